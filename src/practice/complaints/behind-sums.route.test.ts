import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, anApp, TODAY, type AnApp, type Browser } from '../../../test/an-app.ts'
import { aRecordOf, project } from '../../../test/a-record-of.ts'
import { demonstrationPeople, seesOf, type Person, type Sees } from '../../access/index.ts'
import { aChild, recordBoards, recordPlans } from '../../demo/index.ts'
import { readMonthSums, readRuleStanding } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import type { SubjectId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { complaintFigures, receivedOf } from './index.ts'

const ABOUT = 'How a meeting about money was led'
let app: AnApp
let complaint = ''
let child = ''
/** Complained of, and answers for all of it. */
let head: Browser

beforeAll(async () => {
  app = await anApp({ person: 'head-of-service' })
  head = app.browser
  const watch = { today: TODAY, progress: () => undefined }
  await recordPlans(app.store, HARBOUR, project, watch)
  await recordBoards(app.store, HARBOUR, 'Harbour Council', project, watch)
  const all = await aRecordOf(app.store, [
    aChild('Oriel L.', '500001').bornOn('2009-02-03').enteredCareOn('2025-03-03').placedWithFosterCarers(),
  ])
  child = all.get('Oriel L.')?.subject ?? ''
  const manager = aBrowser(app.server)
  await manager.signIn('complaints-manager')
  await manager.open('/complaints/new')
  const saved = await manager.send('/complaints/new', {
    ...{ 'happenedOn-day': '12', 'happenedOn-month': '5', 'happenedOn-year': '2025', kind: 'complaint' },
    ...{ sender: 'child', about: ABOUT, words: 'She did not listen.', theme: 'voice', number: '500001' },
    against: 'head-of-service',
  })
  complaint = /href="(\/complaints\/[0-9a-f-]{36})\/record/.exec(saved.html)?.[1] ?? ''
  await manager.open(complaint)
}, 240_000)
afterAll(() => app.close())

const personOf = (id: string): Person => {
  const person = demonstrationPeople.find((each) => each.id === id)
  if (!person) throw new Error('One of the demonstration')
  return person
}
const complainedOf = (): Person => ({
  ...personOf('head-of-service'),
  complained: [complaint.slice(-36) as SubjectId], // as its address says
})

/** An address without what tells one page of a kind from another. */
const kindOf = (address: string): string =>
  (address.split('?')[0] ?? '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replaceAll(/\d[\w.-]*/g, ':n')

const OF_A_KIND = 2

/** Every page that links lead somebody to, two of each kind; the addresses of those that show something of the complaint. */
async function showing(person: string): Promise<{ readonly kinds: ReadonlySet<string>; readonly found: string[] }> {
  const browser = aBrowser(app.server)
  await browser.signIn(person)
  const seen = new Map<string, number>()
  const found: string[] = []
  const led = new Set(['/', '/due?part=all&team=any&role=any', '/complaints?show=all', '/rules', '/improvement/boards'])
  for (const address of led) {
    const kind = kindOf(address)
    if (/^\/(settings|assets)\//.test(kind)) continue
    const times = seen.get(kind) ?? 0
    if (times >= OF_A_KIND) continue
    seen.set(kind, times + 1)
    const { html } = await browser.open(address)
    if (html.includes(ABOUT) || html.includes(complaint)) found.push(kind)
    for (const [, to = ''] of html.matchAll(/href="(\/[^"#]*)"/g)) led.add(to.replaceAll('&amp;', '&'))
  }
  return { kinds: new Set(seen.keys()), found }
}

describe('Sums of papers, packs and boards', () => {
  it('count every complaint, whoever reads them: a paper says the same to all', async () => {
    const ask = { ids: complaintFigures, byWorker: [], from: day('2025-04-01') }
    const sumsFor = async (sees: Sees) =>
      (await readMonthSums(app.store)({ authority: HARBOUR, generation: 0, on: TODAY, sees }, ask)).sums
    const theirs = await sumsFor(seesOf(complainedOf()))
    expect(theirs).toEqual(await sumsFor(seesOf(personOf('director'))))
    expect(theirs.find(({ id, month }) => id === receivedOf('complaint') && month === '2025-05-01')).toMatchObject({
      num: 1,
      den: 1,
    })
  })

  it('open to no row of a complaint for whom it complains of, on any page that any link leads to', async () => {
    const { kinds, found } = await showing('head-of-service')
    expect(found).toEqual([])
    for (const kind of ['complaints', 'due', 'packs', 'boards/:id', 'meetings/:id', 'papers/:id', 'published/:id'])
      expect([...kinds].filter((each) => each.endsWith(`/${kind}`))).toHaveLength(1)
    // The same walk finds it where it may be seen.
    expect((await showing('director')).found).toContain('/complaints')
  }, 240_000)

  it('are without it where they are counted for the reader, as the list behind the count is', async () => {
    const runningFor = async (sees: Sees) =>
      (await readRuleStanding(app.store)({ authority: HARBOUR, generation: 0, on: TODAY, sees }, day('2025-10-01')))
        .filter(({ rule }) => rule === 'complaints.stage-one')
        .map(({ clocks, late }) => [clocks, late])
    expect(await runningFor(seesOf(personOf('director')))).toEqual([[1, 1]])
    expect(await runningFor(seesOf(complainedOf()))).toEqual([])
  })
})

describe('Who read a record', () => {
  it('does not say to whom a complaint about the child complains of that it was read', async () => {
    const reads = `/children/${child}/reads`
    const director = aBrowser(app.server)
    await director.signIn('director')
    await director.open(complaint)
    expect((await director.open(reads)).text).toContain('A complaint about the child')
    const theirs = await head.open(reads)
    expect([theirs.status, theirs.text.includes('A complaint'), theirs.text.includes('complaint')]).toEqual([
      ...[200, false, false],
    ])
  })
})
