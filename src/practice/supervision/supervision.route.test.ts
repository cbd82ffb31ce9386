import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, anApp, type AnApp, type Browser } from '../../../test/an-app.ts'
import { aRecordOf } from '../../../test/a-record-of.ts'
import { aChild } from '../../demo/index.ts'

let app: AnApp
const people: Record<string, Browser> = {}
const as = async (person: string): Promise<Browser> => {
  const known = people[person]
  if (known) return known
  const browser = (people[person] = aBrowser(app.server))
  await browser.signIn(person)
  return browser
}
beforeAll(async () => {
  app = await anApp({ person: 'team-manager-north' })
  const inCare = (name: string, number: string, worker: string, team: string) =>
    aChild(name, number)
      .bornOn('2020-11-02', { sex: 'M' })
      .enteredCareOn('2024-12-06')
      .placedWithFosterCarers()
      .inTeam(team, '2024-12-06')
      .withWorker(worker, '2024-12-06')
  await aRecordOf(app.store, [
    inCare('Wren A.', '100001', 'SW00023', 'Safeguarding North'),
    inCare('Jude P.', '100002', 'SW00104', 'Safeguarding North'),
    inCare('Ada B.', '100003', 'SW00031', 'Safeguarding East'),
  ])
})
afterAll(() => app.close())

const on = (day: string, month: string, field = 'happenedOn') => ({
  [`${field}-day`]: day,
  [`${field}-month`]: month,
  [`${field}-year`]: '2025',
})
const WORKER = '/supervision/SW00023'
const session = { heldBy: 'Team manager, Safeguarding North', kind: 'individual', reflective: 'yes' }

describe('a worker’s own supervision', () => {
  it('of whom none is recorded stands first on caseloads and in the clinic, until it is recorded', async () => {
    const before = await app.browser.open('/caseloads')
    expect(before.text).toContain('0 of 2 social workers had supervision within the local standard: every 4 weeks')
    await app.browser.open(`${WORKER}/held`)
    const saved = await app.browser.send(`${WORKER}/held`, {
      ...{ ...session, discussed: 'A full month', ...on('2', '10') },
      ...on('30', '10', 'nextOn'),
    })
    expect(saved.text).toContain('Saved: Supervision held')
    expect(saved.text).toContain('Next one 30 October 2025')
    expect(saved.text).toContain('A full month')
    const listedOn = async (address: string) => {
      const { html, text } = await app.browser.open(address)
      expect(text).toContain('1 of 2 social workers had supervision within the local standard')
      return [...html.matchAll(/href="\/supervision\/(\w+)"/g)].map(([, worker]) => worker)
    }
    expect(await listedOn('/caseloads')).toEqual(['SW00104', 'SW00023'])
    expect(await listedOn('/clinic')).toEqual(['SW00104'])
  })

  it('has actions, each with who does it and by when, until somebody says that it is done', async () => {
    await app.browser.open(`${WORKER}/action`)
    const asked = { what: 'Shadow a conference', lead: 'social worker', ...on('2', '10'), ...on('1', '10', 'dueOn') }
    const early = await app.browser.send(`${WORKER}/action`, asked)
    expect(early.text).toContain('“Day by which it is done” must not be before the date on which it was agreed')
    const page = await app.browser.send(`${WORKER}/action`, { ...asked, ...on('10', '10', 'dueOn') })
    expect(page.text).toContain('Shadow a conference')
    expect((await app.browser.open('/caseloads')).text).toContain('1 open, 1 late')
    const done = /href="(\/supervision\/SW00023\/done\/[0-9a-f-]{36})"/.exec(page.html)?.[1] ?? ''
    await app.browser.open(done)
    const before = await app.browser.send(done, { shownBy: 'Notes', ...on('1', '10') })
    expect(before.text).toContain('It was agreed on 2 October 2025: the date must not be before that')
    const over = await app.browser.send(done, { shownBy: 'Notes are in the file', ...on('13', '10') })
    expect(over.text).toContain('Done 13 Oct 2025')
    expect((await app.browser.open(done)).status).toBe(403)
    expect((await app.browser.open('/caseloads')).text).toContain('None open')
  })

  it('is not recorded twice of one day, nor of a day to come, and loses nothing that was typed', async () => {
    await app.browser.open(`${WORKER}/held`)
    const twice = await app.browser.send(`${WORKER}/held`, { ...session, discussed: 'Again', ...on('2', '10') })
    expect([twice.status, twice.text.includes('Supervision on 2 October 2025 is recorded already')]).toEqual([
      400,
      true,
    ])
    expect(twice.html).toContain('Again')
    const later = await app.browser.send(`${WORKER}/held`, { ...session, discussed: 'Soon', ...on('17', '10') })
    expect(later.text).toContain('Date of supervision must be today or in the past')
  })

  it('is corrected with a reason, and withdrawn with one; what was said before is shown', async () => {
    const page = await app.browser.open(WORKER)
    const correct = /href="([^"]*\/facts\/[0-9a-f-]{36}\/correct)"[^>]*>[^<]*<span[^>]*>: Supervision held/.exec(
      page.html,
    )
    const address = correct?.[1] ?? 'not on the page'
    const form = await app.browser.open(address)
    const revision = /name="revision" value="(\d+)"/.exec(form.html)?.[1] ?? ''
    const typed = { ...session, discussed: 'A full month', ...on('3', '10'), revision, correction: 'The wrong day' }
    expect((await app.browser.send(address, typed)).text).toContain('Why: The wrong day')
    const withdraw = address.replace('/correct', '/withdraw')
    const again = /name="revision" value="(\d+)"/.exec((await app.browser.open(withdraw)).html)?.[1] ?? ''
    const gone = await app.browser.send(withdraw, { revision: again, reason: 'It was a meeting' })
    expect(gone.text).toContain('Withdrawn: Supervision held')
    expect(gone.text).toContain('It was a meeting')
    expect((await app.browser.open('/caseloads')).text).toContain('0 of 2 social workers had supervision')
  })
})

it('of which all is withdrawn is as if none had been recorded', async () => {
  const other = '/supervision/SW00104'
  await app.browser.open(`${other}/held`)
  const saved = await app.browser.send(`${other}/held`, { ...session, discussed: 'Mistaken', ...on('2', '10') })
  const withdraw = /href="([^"]*\/facts\/[0-9a-f-]{36}\/withdraw)"/.exec(saved.html)?.[1] ?? 'not on the page'
  const revision = /name="revision" value="(\d+)"/.exec((await app.browser.open(withdraw)).html)?.[1] ?? ''
  expect((await app.browser.send(withdraw, { revision, reason: 'Another worker' })).status).toBe(200)
  expect((await app.browser.open('/caseloads')).text).toContain('0 of 2 social workers had supervision')
})

describe('who reads it', () => {
  it('the worker, who finds it from their own work and records nothing; no colleague and no other team’s manager', async () => {
    const worker = await as('social-worker')
    expect((await worker.open('/due')).html).toContain(`href="${WORKER}"`)
    const own = await worker.open(WORKER)
    expect([own.status, own.html.includes('/held')]).toEqual([200, false])
    const { text } = await worker.open('/caseloads')
    expect([text.includes('0 of 1 social worker had supervision'), text.includes('SW00104')]).toEqual([true, false])
    expect((await worker.open('/supervision/SW00104')).status).toBe(404)
    expect((await worker.open(`${WORKER}/held`)).status).toBe(404)
    const colleague = await as('social-worker-same-team')
    expect((await colleague.open(WORKER)).status).toBe(404)
    expect((await colleague.open('/caseloads')).text).not.toContain('local standard')
    expect((await (await as('team-manager')).open(WORKER)).status).toBe(404)
    expect((await (await as('performance-analyst')).open(WORKER)).status).toBe(404)
    expect((await app.browser.open('/supervision/SW00031')).status).toBe(404)
  })

  it('whoever answers for every team, and names no child on it', async () => {
    const head = await as('head-of-service')
    const page = await head.open(WORKER)
    expect([page.status, page.html.includes('/held')]).toEqual([200, true])
    expect(/Wren|Jude|Ada/.test(page.text)).toBe(false)
    expect((await head.open('/supervision/SW00031')).status).toBe(200)
    expect((await head.open('/supervision/SW99999')).status).toBe(404)
  })
})
