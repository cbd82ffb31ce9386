import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, anApp, type AnApp } from '../../../../test/an-app.ts'
import { aRecordOf } from '../../../../test/a-record-of.ts'
import { aChild } from '../../../demo/index.ts'

let app: AnApp
beforeAll(async () => {
  app = await anApp({ person: 'head-of-service' })
  const taken = (name: string, number: string) =>
    aChild(name, number).bornOn('2021-05-01').enteredCareOn('2022-01-05').placedWithFosterCarers()
  const adopted = ['A', 'B', 'C'].map((name, n) =>
    taken(`Adopted ${name}`, `20000${n}`)
      .decisionOn('2022-06-01')
      .withPlacementOrderOn('2022-08-03')
      .matchedOn('2023-05-09')
      .movedInOn('2023-06-13')
      .adoptedOn('2024-02-22'),
  )
  await aRecordOf(app.store, [...adopted, taken('In care', '200009')])
})
afterAll(() => app.close())

const on = (field: string, year: string, month: string, dayOf: string) => ({
  ...{ [`${field}-day`]: dayOf, [`${field}-month`]: month, [`${field}-year`]: year },
})
const SURVEY = '/improvement/figures/2-m03/say/figure'
const answers = {
  ...{
    ...on('happenedOn', '2025', '9', '30'),
    num: '41',
    den: '50',
    source: 'survey',
    evidence: 'Staff survey, page 3',
  },
}

describe('The scorecard', () => {
  it('has every measure of the plan and what is watched besides, with what it came to', async () => {
    const { text } = await app.browser.open('/improvement/scorecard')
    for (const id of ['1.1-m01', '1.1-m13-10', '1.3-m06', '2-m05', '3-m03-highest', '3-m05-visits', 'w-12'])
      expect(text).toContain(id)
    expect(text).toMatch(/1\.3-m03 Full care order, placed at home with parents 0\.0%\s?0 of 1, October 2025 so far/)
  })

  it('opens a figure to the children behind it, and a child to the record', async () => {
    const { text, html } = await app.browser.open('/improvement/figures/1.3-m03/children?month=2025-10')
    expect(text).toMatch(/Child 200009.*No/)
    const child = /href="(\/children\/[0-9a-f-]+)"/.exec(html)?.[1] ?? ''
    expect((await app.browser.open(child)).status).toBe(200)
    expect((await app.browser.open('/improvement/figures/1.3-m03/children?month=2023-05')).text).toContain(
      '4 times that children count',
    )
    expect((await app.browser.open('/improvement/figures/1.3-m03/children?month=2023-13')).status).toBe(404)
  })

  it('is saved as a file, month by month', async () => {
    const { html } = await app.browser.open('/improvement/scorecard/download')
    expect(html).toContain('1.3-m03,"Full care order, placed at home with parents",,2025-10,0,1,0,Outstanding')
  })
})

describe('A reader who may see no child', () => {
  it('is told no small number on either scorecard, and none in their files', async () => {
    const chair = aBrowser(app.server)
    await chair.signIn('board-chair')
    const { text } = await chair.open('/improvement/scorecard')
    expect(text).toMatch(/1\.3-m03 Full care order, placed at home with parents Not shown ○ Not shown: it tells of few/)
    expect(text).not.toContain('0 of 1')
    const { html: file } = await chair.open('/improvement/scorecard/download')
    expect(file).toContain('2025-10,not shown,not shown,not shown')
    const whole = await app.browser.open('/scorecard')
    expect(whole.text).toContain('3 children')
    const adoption = await chair.open('/scorecard')
    expect(adoption.text).not.toContain('3 children')
    expect(adoption.text).toMatch(/Not shown\s?it tells of few/)
    expect(adoption.html).not.toContain('href="/scorecard/A1')
    expect((await chair.open('/scorecard/download')).html).toMatch(/^A1,[^\n]*,c,days,c,c,/m)
    expect((await chair.open('/improvement/figures/1.3-m03/children')).status).toBe(404)
    expect((await chair.open('/improvement/figures/1.3-m03/by-team')).status).toBe(404)
  })
})

describe('A figure that the record cannot count', () => {
  it('out of 0 is refused, in words that say what to do', async () => {
    await app.browser.open(SURVEY)
    const refused = await app.browser.send(SURVEY, { ...answers, den: '0', num: '0' })
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('Out of 0 there is no share. If nobody was asked, audited or in post, enter nothing')
    expect(refused.html).toContain('value="Staff survey, page 3"')
  })

  it('cannot count more than it is out of, nor a target that no percentage reaches', async () => {
    expect((await app.browser.send(SURVEY, { ...answers, num: '51' })).text).toContain('There cannot be 51 out of 50')
    const TARGET = '/improvement/figures/2-m03/say/target'
    const target = { ...on('happenedOn', '2025', '9', '30'), ...on('byOn', '2026', '3', '31'), agreedBy: 'the board' }
    await app.browser.open(TARGET)
    expect((await app.browser.send(TARGET, { ...target, value: '180' })).text).toContain(
      'its value must be from 0 to 100',
    )
    expect((await app.browser.send(TARGET, { ...target, value: 'most' })).text).toContain(
      'must be a number, such as 81.5',
    )
    expect((await app.browser.send(TARGET, { ...target, value: '85' })).text).toMatch(
      /Target 85\.0% by 31 March 2026, agreed by the board/,
    )
  })

  it('stands on its measure with its evidence, its band, and what it is held against', async () => {
    await app.browser.open(SURVEY)
    const saved = await app.browser.send(SURVEY, answers)
    expect(saved.text).toMatch(/82\.0% 41 of 50, September 2025 ● Good/)
    expect(saved.text).toContain('30 September 2025: 41 of 50. Staff survey, page 3')
    expect(saved.text).toContain('◆ Not reached')
    const BASELINE = '/improvement/figures/2-m03/say/baseline'
    await app.browser.open(BASELINE)
    const { text } = await app.browser.send(BASELINE, {
      ...on('happenedOn', '2024', '9', '30'),
      value: '62.5',
      source: 'The survey before',
    })
    expect(text).toContain('Baseline 62.5% on 30 September 2024. The survey before')
  })

  it('is compared with a named neighbour, and a list of neighbours is dated', async () => {
    const COMPARATOR = '/improvement/figures/2-m03/say/comparator'
    await app.browser.open(COMPARATOR)
    const neighbour = {
      ...on('happenedOn', '2025', '3', '31'),
      with: 'neighbour',
      value: '71.2',
      source: 'A benchmark of the region',
    }
    expect((await app.browser.send(COMPARATOR, neighbour)).text).toContain('Say which council it is')
    const { text } = await app.browser.send(COMPARATOR, { ...neighbour, council: 'Port Council' })
    expect(text).toContain('Port Council 71.2% for 31 March 2025. A benchmark of the region')
  })

  it('takes England and its neighbours from a table of the Department’s, with the row that each stands in', async () => {
    await app.browser.open('/improvement/scorecard/neighbours')
    const listed = {
      ...on('happenedOn', '2025', '4', '1'),
      councils: 'Port Council; Mill Council',
      source: 'The Department',
    }
    await app.browser.send('/improvement/scorecard/neighbours', listed)
    const LOAD = '/improvement/figures/2-m03/load-comparators'
    await app.browser.open(LOAD)
    const table = [
      'time_period,geographic_level,region_name,la_name,share',
      '2025,National,,,68.4',
      '2025,Local authority,North West,Port Council,70.5',
      '2025,Local authority,North West,Mill Council,c',
    ].join('\n')
    const file = { field: 'table', name: 'workforce.csv', content: table }
    const asked = { ...on('happenedOn', '2025', '9', '30'), column: 'share', period: '2025', source: 'Workforce table' }
    const none = await app.browser.upload(LOAD, [], asked)
    expect(none.text).toContain('Choose the table')
    const wrong = await app.browser.upload(LOAD, [file], { ...asked, column: 'shares' })
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain('The table has no column “shares”. It has share')
    expect(wrong.html).toContain('value="shares"')
    const { text } = await app.browser.upload(LOAD, [file], asked)
    expect(text).toContain('Loaded: 2 comparators. Left out: Mill Council: “c” is no number')
    expect(text).toContain('England 68.4% for 30 September 2025. Workforce table (workforce.csv, share, row 2)')
    expect(text).toContain('Port Council 70.5% for 30 September 2025. Workforce table (workforce.csv, share, row 3)')
  })

  it('is corrected, not deleted; of two who correct it at once neither loses what they typed', async () => {
    const { html } = await app.browser.open('/improvement/measures/2-m03')
    const correct = /href="(\/improvement\/facts\/[0-9a-f-]+\/correct)"/.exec(html)?.[1] ?? ''
    const other = aBrowser(app.server)
    await other.signIn('performance-analyst')
    const { html: form } = await app.browser.open(correct)
    const revision = /name="revision" value="(\d+)"/.exec(form)?.[1] ?? ''
    await other.open(correct)
    const saved = await app.browser.send(correct, { ...answers, num: '40', revision })
    expect(saved.text).toMatch(/80\.0% 40 of 50/)
    const second = await other.send(correct, { ...answers, num: '39', revision })
    expect(second.status).toBe(409)
    expect(second.text).toContain('Somebody else corrected this after you opened the form')
    expect(second.html).toContain('value="39"')
  })

  it('is not entered where the record counts it', async () => {
    expect((await app.browser.open('/improvement/figures/1.3-m03/say/figure')).text).toContain(
      'The record makes this figure itself',
    )
  })
})
