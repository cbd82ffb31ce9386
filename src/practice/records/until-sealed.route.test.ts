import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf } from '../../../test/a-record-of.ts'
import { aBrowser, anApp, type AnApp, type Browser } from '../../../test/an-app.ts'
import { aChild } from '../../demo/index.ts'

const story = (name: string, number: string) =>
  aChild(name, number)
    .bornOn('2021-11-17')
    .enteredCareOn('2022-01-05')
    .placedWithFosterCarers()
    .inTeam('Safeguarding North', '2022-01-09')
    .withWorker('SW00023', '2022-01-09')
    .decisionOn('2022-06-01')
    .withPlacementOrderOn('2022-08-03')
    .matchedOn('2023-05-09')
    .movedInOn('2023-06-13')

let app: AnApp
let adopted = ''
const people = new Map<string, Browser>()
const as = async (person: string): Promise<Browser> => {
  const known = people.get(person)
  if (known) return known
  const browser = aBrowser(app.server)
  await browser.signIn(person)
  people.set(person, browser)
  return browser
}

beforeAll(async () => {
  app = await anApp()
  const on = await aRecordOf(app.store, [
    story('Quillfeather, Rosalind', '770077').adoptedOn('2025-06-10'),
    story('Birchwood, Two', '100002'),
  ])
  adopted = on.get('Quillfeather, Rosalind')?.subject ?? ''
})
afterAll(() => app.close())

/** Whether somebody finds the child: in the list, by searching, by the address, and in the file of a figure. */
async function finds(person: string) {
  const browser = await as(person)
  const list = await browser.open('/children?standing=any')
  expect([person, list.text.includes('Birchwood, Two')]).toEqual([person, true])
  const search = await browser.send('/children/search', { text: 'quillfeather', standing: 'any' })
  const page = await browser.open(`/children/${adopted}`)
  return [list.html.includes(adopted), search.html.includes(adopted), page.status === 200]
}

describe('From an adoption order until it is sealed a record', () => {
  it.each(['performance-analyst', 'adoption-lead', 'head-of-service', 'director', 'social-worker'])(
    'is there for whoever’s work it is: %s',
    async (person) => expect(await finds(person)).toEqual([true, true, true]),
  )

  it.each(['iro-manager', 'mash', 'social-worker-same-team', 'quality-assurance', 'court-case-manager'])(
    'is nowhere for others, without anybody having restricted it: %s',
    async (person) => expect(await finds(person)).toEqual([false, false, false]),
  )

  it('counts in the figures for everybody', async () => {
    const shown = async (person: string) =>
      (await (await as(person)).open('/scorecard/download')).bytes.toString('utf8')
    expect(await shown('iro')).toBe(await shown('director'))
  })

  it('says so to the custodian; the manager of the team is told that work is hidden, and whom to ask', async () => {
    expect((await (await as('custodian')).open('/adoption-records?which=waiting')).text).toContain(
      'Restricted by the order',
    )
    const manager = await (await as('team-manager-north')).open('/children')
    expect(manager.html).not.toContain(adopted)
    expect(manager.text).toContain('Some of Safeguarding North’s work is hidden from you')
    expect(manager.text).toContain('Ask the head of service')
  })

  it('opens in an emergency to whoever asks with a reason', async () => {
    const mash = await as('mash')
    await mash.open('/emergency')
    await mash.send('/emergency', { record: '770077', reason: 'Police at the door' })
    expect((await mash.open(`/children/${adopted}`)).text).toContain('You opened this record in an emergency')
  })
})
