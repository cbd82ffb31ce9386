import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApp, type AnApp, type Seen } from '../../../test/an-app.ts'
import { isStill, untilPage } from '../../../test/until.ts'
import { aRecordOf, type OnRecord } from '../../../test/a-record-of.ts'
import { aChild, type ChildStory } from '../../demo/index.ts'
import { firstAndLastPosition } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'

/** Adopted this year: 315 days from entering care to moving in, as first told. */
const rowan = aChild('Rowan A.', '100001')
  .bornOn('2023-05-01', { sex: 'M' })
  .enteredCareOn('2024-03-01')
  .placedWithFosterCarers()
  .decisionOn('2024-06-01')
  .withPlacementOrderOn('2024-09-02')
  .matchedOn('2024-12-02')
  .movedInOn('2025-01-10')
  .adoptedOn('2025-06-02')
/** Waits for a family: 441 days since entering care, as first told. */
const wren = aChild('Wren B.', '100002')
  .bornOn('2023-05-20', { sex: 'F' })
  .enteredCareOn('2024-08-01')
  .placedWithFosterCarers()
  .decisionOn('2024-12-02')
  .withPlacementOrderOn('2025-06-02')

let app: AnApp
let on: ReadonlyMap<string, OnRecord>
let before = 0
const child = (name: string): string => `/children/${on.get(name)?.subject ?? ''}`

/** The fact of a story that is an episode which began on a day. */
const episodeOf = (story: ChildStory, day: string): string => {
  const at = story.facts.findIndex(({ type, happenedOn }) => type === 'child.episode' && happenedOn === day)
  return on.get(story.name)?.facts[at] ?? ''
}

/** What the form of a page holds, as the browser would send it again. */
const heldIn = (html: string): Record<string, string> => ({
  ...Object.fromEntries(
    [...html.matchAll(/<input[^>]*type="text"[^>]*>/g)].map(([input]) => [
      /name="([^"]*)"/.exec(input)?.[1] ?? '',
      /value="([^"]*)"/.exec(input)?.[1] ?? '',
    ]),
  ),
  ...Object.fromEntries(
    [...html.matchAll(/<input[^>]*type="radio"[^>]*checked[^>]*>/g)].map(([input]) => [
      /name="([^"]*)"/.exec(input)?.[1] ?? '',
      /value="([^"]*)"/.exec(input)?.[1] ?? '',
    ]),
  ),
  ...Object.fromEntries(
    [...html.matchAll(/<select[^>]*name="([^"]*)"[\s\S]*?<\/select>/g)].map(([select, name]) => [
      name ?? '',
      /<option(?=[^>]*selected)[^>]*value="([^"]*)"/.exec(select)?.[1] ?? '',
    ]),
  ),
})

/** A person puts the first day of an episode right, in the form of the page. */
async function putRight(story: ChildStory, was: string, is: string): Promise<void> {
  const address = `${child(story.name)}/facts/${episodeOf(story, was)}/correct`
  const form = await app.browser.open(address)
  const [year = '', month = '', dayOf = ''] = is.split('-')
  const fields = { 'happenedOn-day': dayOf, 'happenedOn-month': month, 'happenedOn-year': year }
  const saved = await app.browser.send(address, {
    ...heldIn(form.html),
    ...fields,
    reason: 'The order was read again',
  })
  expect(saved.text).toContain('Corrected: Episode of care')
}

/** A page as the record was known at a position, once that is prepared. */
const asKnownThen = (address: string): Promise<Seen> =>
  untilPage(app.browser, `${address}?known=${String(before)}`, isStill)

beforeAll(async () => {
  app = await anApp({ person: 'adoption-lead' })
  on = await aRecordOf(app.store, [rowan, wren])
  before = (await firstAndLastPosition(app.store, HARBOUR))?.last.position ?? 0
})
afterAll(() => app.close())

describe('After a date was put right, what was known before it still shows the old figure', () => {
  it('as it stands first', async () => {
    expect((await app.browser.open('/permanence')).text).toContain('A1 441 days')
    expect((await app.browser.open('/scorecard/A1?period=this-year')).text).toContain('315 days 1 child')
    expect((await app.browser.open(child(wren.name))).text).toContain('441 days since entering care on 1 August 2024')
    await putRight(wren, '2024-08-01', '2024-09-01')
    await putRight(rowan, '2024-03-01', '2024-04-01')
  })

  it('on the tracker', async () => {
    expect((await app.browser.open('/permanence')).text).toContain('A1 410 days')
    const then = await asKnownThen('/permanence')
    expect(then.text).toContain('As known at')
    expect(then.text).toContain('A1 441 days')
    expect(then.text).not.toContain('410 days')
  })

  it('on the scorecard, and behind its figure', async () => {
    expect((await app.browser.open('/scorecard')).text).toContain('284 days')
    const then = await asKnownThen('/scorecard')
    expect(then.text).toContain('315 days')
    expect(then.text).not.toContain('284 days')
    const behind = await app.browser.open(`/scorecard/A1?period=this-year&known=${String(before)}`)
    expect(behind.text).toContain('1 Mar 2024 10 Jan 2025 315')
    const now = await app.browser.open('/scorecard/A1?period=this-year')
    expect(now.text).toContain('1 Apr 2024 10 Jan 2025 284')
  })

  it('on the child’s page, with what was put right since left out', async () => {
    const now = await app.browser.open(child(wren.name))
    expect(now.text).toContain('410 days since entering care on 1 September 2024')
    expect(now.text).toContain('Corrected once: episode began was 1 August 2024 until')
    const then = await asKnownThen(child(wren.name))
    expect(then.text).toContain('441 days since entering care on 1 August 2024')
    expect(then.text).not.toContain('1 September 2024')
    expect(then.text).not.toContain('Corrected')
  })
})

describe('On a past day the thresholds of that day are the measure', () => {
  const pearl = aChild('Pearl D.', '100003')
    .bornOn('2012-05-01', { sex: 'F' })
    .enteredCareOn('2013-03-01')
    .placedWithFosterCarers()
    .decisionOn('2013-07-01')
    .withPlacementOrderOn('2013-11-01')

  it('457 days were in time in 2014-15, when 487 were allowed, and late a year later', async () => {
    await aRecordOf(app.store, [pearl])
    const inTime = await app.browser.open('/permanence?on=2014-06-01')
    expect(inTime.text).toContain('The dashed line is the 487-day threshold')
    expect(inTime.text).toContain('A1 457 days')
    expect(inTime.text).toContain('no legacy cases')
    // 150 days on 31 March 2014 were within the 152 of that year, and over the 121 from the next day on.
    expect(inTime.text).toContain('A2 late by 62 days')
    const before = await app.browser.open('/permanence?on=2014-03-31')
    expect(before.text).toContain('The dashed line is the 547-day threshold')
    expect(before.text).toContain('A2 150 days')
    expect(before.text).not.toMatch(/A[12] late by/)
    const late = await app.browser.open('/permanence?on=2014-07-02')
    expect(late.text).toContain('1 legacy case')
  })
})
