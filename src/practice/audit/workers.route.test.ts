import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, anApp, type AnApp, type Browser } from '../../../test/an-app.ts'
import { aRecordOf, project } from '../../../test/a-record-of.ts'
import { aChild } from '../../demo/index.ts'
import { verify } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import { eventDefinitions } from '../index.ts'

let app: AnApp
let quality: Browser
let programme = ''
const on = { 'happenedOn-day': '16', 'happenedOn-month': '10', 'happenedOn-year': '2025' }
const due = { 'dueOn-day': '14', 'dueOn-month': '11', 'dueOn-year': '2025' }

/** Two workers of North, with two children and one; one of East; and a child nobody has. */
const given = [
  ['SW00023', 'Safeguarding North'],
  ['SW00023', 'Safeguarding North'],
  ['SW00024', 'Safeguarding North'],
  ['SW00031', 'Safeguarding East'],
] as const

beforeAll(async () => {
  app = await anApp({ person: 'head-of-service' })
  await aRecordOf(
    app.store,
    given.map(([worker, team], n) =>
      aChild(`Child ${n}`, String(100_001 + n))
        .bornOn('2015-05-01')
        .enteredCareOn('2023-08-28')
        .placedWithFosterCarers()
        .inTeam(team, '2023-09-01')
        .withWorker(worker, '2023-09-01'),
    ),
  )
  quality = aBrowser(app.server)
  await quality.signIn('quality-assurance')
})
afterAll(() => app.close())

async function auditsOf() {
  const { rows } = await app.store.inAuthority(HARBOUR, (tx) =>
    sql<{ id: string; child: string | null; worker: string; auditor: string; team: string }>`
      select subject as id, child, worker, auditor, team from audit
      where authority = ${HARBOUR} and generation = 0 and programme = ${programme} order by worker`.execute(tx),
  )
  return rows
}

const draw = async (size: string, auditors: readonly string[]) => {
  await quality.open('/audits/new')
  return quality.send('/audits/new', {
    ...{ ...due, title: 'Supervision, October', tool: 'supervision.2', occasion: 'routine', size, moderateEvery: '0' },
    auditors,
  })
}

describe('A programme that looks at the practice of workers', () => {
  it('draws out of workers, and not out of children', async () => {
    expect((await quality.open('/audits/new')).text).toContain(
      'Supervision Social workers who have a child allocated to them now.',
    )
    expect((await draw('4', ['head-of-service'])).text).toContain(
      'there are 3 social workers who have a child allocated to them now. Enter 3 or fewer',
    )
  })

  it('takes of each team its share by a seed on record, and gives nobody a worker of their own team', async () => {
    const saved = await draw('3', ['team-manager-north', 'head-of-service'])
    programme = /\/audits\/([0-9a-f-]{36})\/close/.exec(saved.html)?.[1] ?? ''
    expect(saved.text).toContain('3 cases were drawn and allotted')
    const audits = await auditsOf()
    expect(audits.map(({ worker, team, child }) => [worker, team, child])).toEqual([
      ['SW00023', 'Safeguarding North', null],
      ['SW00024', 'Safeguarding North', null],
      ['SW00031', 'Safeguarding East', null],
    ])
    expect(audits.filter(({ team }) => team === 'Safeguarding North').map(({ auditor }) => auditor)).toEqual([
      'head-of-service',
      'head-of-service',
    ])
    expect(saved.text).toContain('Social worker SW00031 Safeguarding East')
  })

  it('is drawn again by whoever has the seed: the same workers come out', async () => {
    const page = await quality.open(`/audits/${programme}`)
    const again = /href="(\/audits\/[0-9a-f-]{36}\/again[^"]*)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    await expect
      .poll(async () => (await quality.open(again)).text, { timeout: 20_000, interval: 200 })
      .toContain('The same 3 cases come out. The population is the same: 3 cases')
  })

  it('audits the worker’s practice: it opens no child’s record, asks of no child what they would say, and counts', async () => {
    const east = (await auditsOf()).find(({ worker }) => worker === 'SW00031')
    const href = `/audits/of/${east?.id ?? ''}`
    const auditor = aBrowser(app.server)
    await auditor.signIn(east?.auditor ?? '')
    const page = await auditor.open(href)
    expect(page.heading).toBe('Social worker SW00031')
    expect(page.text).toContain('What is audited The worker’s practice, and no child’s record')
    expect(page.html).not.toContain('/children/')
    for (const domain of ['frequency', 'quality', 'actions']) {
      await auditor.open(`${href}/domains/${domain}`)
      const graded = { q0: 'yes', q1: 'yes', grade: 'good', findings: 'Six notes show it.' }
      expect((await auditor.send(`${href}/domains/${domain}`, graded)).status).toBe(200)
    }
    expect((await auditor.open(`${href}/complete`)).text).not.toContain('What the child would say')
    const done = await auditor.send(`${href}/complete`, {
      ...{ ...on, grade: 'good', theme: 'oversight', why: 'It is held, and it changes things.' },
    })
    expect(done.text).toContain('Overall grade Good, 16 October 2025')
    await quality.open(`${href}/actions/new`)
    const acted = await quality.send(`${href}/actions/new`, { ...on, ...due, what: 'Share it', lead: 'team manager' })
    expect(acted.text).toContain('Share it Team manager')
    await quality.open(`${href}/again`)
    expect((await quality.send(`${href}/again`, { ...on, ...due, auditor: 'iro' })).heading).toBe(
      'Social worker SW00031',
    )
    expect((await quality.open('/improvement/measures/2-m02')).text).toContain('100.0% 1 of 1, October 2025 so far')
  })

  it('is seen by who reaches all or the worker’s team, by its auditor, and by nobody else', async () => {
    const seenBy = async (person: string, worker: string): Promise<number> => {
      const of = (await auditsOf()).find((each) => each.worker === worker)
      const browser = aBrowser(app.server)
      await browser.signIn(person)
      return (await browser.open(`/audits/of/${of?.id ?? ''}`)).status
    }
    expect(await seenBy('quality-assurance', 'SW00023')).toBe(200)
    expect(await seenBy('team-manager-north', 'SW00023')).toBe(200)
    expect(await seenBy('team-manager', 'SW00023')).toBe(404)
    expect(await seenBy('iro', 'SW00023')).toBe(404)
    expect(await seenBy('social-worker', 'SW00023')).toBe(404)
    const manager = aBrowser(app.server)
    await manager.signIn('team-manager')
    const page = await manager.open(`/audits/${programme}`)
    expect(page.text).toContain('A record that you may not open')
    expect(page.text).not.toContain('SW000')
  })

  it('stands in the record as what its facts come to', async () => {
    const rules = { project, definitions: eventDefinitions }
    expect((await verify(app.store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })).faults).toEqual([])
  })
})
