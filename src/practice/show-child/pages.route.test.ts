import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApp, type AnApp } from '../../../test/an-app.ts'
import { aRecordOf, type OnRecord } from '../../../test/a-record-of.ts'
import { aChild } from '../../demo/index.ts'

const rowan = aChild('Rowan A.', '100001')
  .bornOn('2021-05-01', { sex: 'M' })
  .enteredCareOn('2023-08-28')
  .placedWithFosterCarers()
  .inTeam('Permanence team', '2023-09-01')
  .withSiblings('R', '2023-09-01')
  .withWorker('SW00012', '2023-08-28')
  .decisionOn('2024-02-01')
  .withPlacementOrderOn('2024-03-15')
const wren = aChild('Wren A.', '100002')
  .bornOn('2023-05-20', { sex: 'F' })
  .enteredCareOn('2024-01-27')
  .placedWithFosterCarers()
  .inTeam('North', '2024-02-01')
  .withSiblings('R', '2024-02-01')
  .decisionOn('2024-06-01')
const maya = aChild('Maya S.', '200003')
  .bornOn('2022-01-01')
  .enteredCareOn('2022-02-01')
  .placedWithFosterCarers()
  .decisionOn('2022-06-01')
  .withPlacementOrderOn('2022-08-01')
  .matchedOn('2022-10-03')
  .movedInOn('2022-11-01')
  .adoptedOn('2023-05-02')

let app: AnApp
let on: ReadonlyMap<string, OnRecord>
beforeAll(async () => {
  app = await anApp({ person: 'adoption-lead' })
})
afterAll(() => app.close())

describe('before anything is loaded', () => {
  it.each([
    ['/permanence', 'Permanence tracker', 'No child stands here on this day'],
    ['/scorecard', 'Adoption scorecard', 'None'],
    ['/scorecard/A1', 'A1: Entering care to moving in with the adoptive family', 'No child counts in this period'],
    ['/children', 'Children', 'No child stands here on this day'],
    ['/children?standing=any', 'Children', 'There are no children in the record yet'],
  ])('%s says so in plain words', async (address, heading, says) => {
    const page = await app.browser.open(address)
    expect([page.status, page.heading]).toEqual([200, heading])
    expect(page.text).toContain(says)
  })
})

describe('with children on record', () => {
  beforeAll(async () => {
    on = await aRecordOf(app.store, [rowan, wren, maya])
  })

  it('the tracker groups brothers and sisters and counts each view', async () => {
    const page = await app.browser.open('/permanence')
    expect(page.text).toContain('2 children with, or heading for, a plan for adoption')
    expect(page.text).toMatch(/All 2 Late 2 At risk 0 Legacy 2 No order yet 1/)
    expect(page.text).toMatch(/Rowan A\. ?4 years, with Wren A\..*Wren A\. ?2 years, with Rowan A\./)
    expect(page.text).toContain('▲ A2 late by 459 days')
    expect(page.text).toContain('cause of delay not recorded')
    expect(page.text).toContain('Social worker SW00012, not yet linked')
  })

  it('the tracker narrows by view and team, names a sibling in another team, and opens every looked-after child', async () => {
    expect((await app.browser.open('/permanence?show=no-order')).text).not.toMatch(/Rowan A\. ?4 years/)
    const north = await app.browser.open('/permanence?team=North')
    expect(north.text).toMatch(/Wren A\. ?2 years, with Rowan A\./)
    expect((await app.browser.open('/permanence?who=all')).text).toContain('2 children looked after')
    expect((await app.browser.open('/permanence?team=Nowhere&page=9')).text).toContain(
      'No child stands here on this day',
    )
  })

  it('the tracker can be seen as at a past date', async () => {
    const page = await app.browser.open('/permanence?on=2022-09-15')
    expect(page.text).toContain('As it was on Thursday 15 September 2022')
    expect(page.text).toContain('1 child with, or heading for')
    expect(page.html).toMatch(/href="\/children\/[^"]*\?on=2022-09-15"/)
  })

  it.each([
    [
      '/permanence/download',
      'permanence-tracker-2025-10-16.csv',
      'Rowan A.,Permanence team,R,2021-05-01,Family finding',
    ],
    ['/scorecard/download', 'adoption-scorecard-2025-10-16.csv', 'A1,Entering care to moving in'],
    [
      '/scorecard/A1/download?period=three-years',
      'A1-three-years-2025-10-16.csv',
      'Child 200003,,2022-02-01,2022-11-01,2023-05-02,273,yes,',
    ],
  ])('%s is a file', async (address, name, holds) => {
    const file = await app.browser.open(address)
    expect(file.headers['content-disposition']).toContain(name)
    expect(file.html).toContain(holds)
  })

  it('the scorecard shows figures with their children', async () => {
    const page = await app.browser.open('/scorecard')
    expect(page.text).toContain('273 days')
    expect(page.text).toContain('2 waiting, median 704 days so far, 2 past 426')
    const a1 = await app.browser.open('/scorecard/A1')
    expect(a1.text).toContain('Child 200003 1 Feb 2022 1 Nov 2022 273')
    expect(a1.text).toContain('2 children still waiting for a family, not in the figure')
    expect((await app.browser.open('/scorecard/A99')).status).toBe(404)
  })

  it('a search is sent, kept under a random id, and never written into an address', async () => {
    await app.browser.open('/children')
    const sent = await app.browser.send('/children/search', { text: 'rowan' })
    expect(sent.text).toContain('2 children match your search.')
    expect(sent.text).toMatch(/Rowan A\..*Wren A\.2 yearsFound by how it sounds/)
    const page = await app.browser.open('/children')
    const csrf = /name="csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? ''
    const answer = await app.browser.post('/children/search', { text: 'Wren 20/5/2023', csrf })
    expect(answer.location).toMatch(/^\/children\/search\/[0-9a-f-]{36}$/)
    expect((await app.browser.open(answer.location ?? '')).text).toContain('1 child matches your search.')
    await app.browser.open('/children')
    expect((await app.browser.send('/children/search', { text: 'zzz' })).text).toContain(
      'No child matches, nor sounds or is spelt alike.',
    )
  })

  it('a child’s page names no child in its title or address', async () => {
    const page = await app.browser.open(`/children/${on.get('Rowan A.')?.subject ?? ''}`)
    expect([page.heading, page.title]).toEqual(['Rowan A.', 'One child – Throughline'])
    expect(page.text).toContain('1 social worker')
    expect((await app.browser.open('/children/not-an-id')).status).toBe(404)
    expect((await app.browser.open('/children/00000000-0000-4000-8000-000000000000')).status).toBe(404)
  })
})
