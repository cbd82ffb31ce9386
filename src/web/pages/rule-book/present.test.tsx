import { renderToString } from 'preact-render-to-string'
import { describe, expect, it, test } from 'vitest'
import { allRules, defaultDefinitions, ruleBook } from '../../../practice/index.ts'
import type { RuleStanding } from '../../../store/index.ts'
import { day } from '../../../time/index.ts'
import { monthsChart } from './months-chart.ts'
import { presentRule } from './present-rule.ts'
import { presentBook } from './present.ts'
import { RulePage } from './rule-view.tsx'
import { firstMonth, monthsOf, percent, standingOf } from './standing.ts'
import { Book } from './view.tsx'

const on = day('2025-10-16')
const book = ruleBook(defaultDefinitions)
const row = (rule: string, month: string | null, counts: Partial<RuleStanding>): RuleStanding => ({
  ...{ rule, month: month === null ? null : day(month), clocks: 0, inTime: 0, atRisk: 0, late: 0 },
  ...counts,
})
const rows = [
  row('child.first-review', null, { clocks: 21, atRisk: 4, late: 3 }),
  row('child.first-review', '2025-08-01', { clocks: 8, inTime: 7 }),
  row('child.first-review', '2025-10-01', { clocks: 2, inTime: 2 }),
  row('permanence.a2', null, { clocks: 1200, late: 2 }),
]
const ruleOf = (id: string) => {
  const found = allRules(defaultDefinitions).find((rule) => rule.id === id)
  if (!found) throw new Error(id)
  return found
}

describe('How a rule’s clocks stand', () => {
  it('is told for twelve months, the last being that of the day, and a month in which none stopped is there', () => {
    expect(firstMonth(on)).toBe('2024-11-01')
    const own = rows.filter(({ rule }) => rule === 'child.first-review')
    expect(standingOf(own)).toEqual({ running: 21, atRisk: 4, late: 3, stopped: 10, inTime: 9 })
    const months = monthsOf(own, on)
    expect(months).toHaveLength(12)
    expect(months.at(-1)).toEqual({ month: '2025-10-01', stopped: 2, inTime: 2 })
    expect(months[0]).toEqual({ month: '2024-11-01', stopped: 0, inTime: 0 })
  })

  test.each<readonly [number, number, number | null, string]>([
    [0, 0, null, 'nothing stopped'],
    [7, 8, 88, '87.5 is rounded up'],
    [1, 3, 33, '33.3 is rounded down'],
    [2, 2, 100, 'all of them'],
  ])('%i of %i in time is %s, because %s', (inTime, stopped, expected) => {
    expect(percent(inTime, stopped)).toBe(expected)
  })

  it('is drawn with a column for each month that has a percentage', () => {
    const { columns, height } = monthsChart([null, 50, 100, 0])
    expect(columns.map((column) => [column.percent, column.y, column.height])).toEqual([
      [50, height / 2, height / 2],
      [100, 0, height],
      [0, height, 0],
    ])
  })
})

describe('The rule book', () => {
  it('shows first the rules whose clocks run, with how they stand', () => {
    const shown = presentBook(book, rows, on, undefined, true)
    expect(shown.lead).toContain('1,221 clocks run on children: 4 at risk, 5 late.')
    expect(shown.chapters.map(({ title }) => title)).toEqual([
      'Front door and children in need',
      'Child protection',
      'Looked-after children',
      'Permanence and adoption',
      'Prospective adopters',
      'Courts',
      'Fostering',
      'Private fostering',
      'Care leavers',
      'Complaints',
      'Records',
    ])
    expect(shown.chapters[2]?.lines[0]).toEqual({
      href: '/rules/child.first-review',
      title: 'First review',
      says: 'From: the child becomes looked after. Until: the first review is held.',
      source: 'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33(1) (LA7)',
      limit: 'Within 20 working days',
      owner: 'Independent reviewing officer',
      trust: 'Read at the source',
      counts: {
        running: { says: '21', href: '/due?part=all&team=any&role=any&rule=child.first-review' },
        atRisk: { says: '4', href: '/due?part=at-risk&team=any&role=any&rule=child.first-review' },
        late: { says: '3', href: '/due?part=late&team=any&role=any&rule=child.first-review' },
        inTime: '90%',
      },
    })
    expect(shown.filters.filter(({ isCurrent }) => isCurrent).map(({ text }) => text)).toEqual(['Running now'])
  })

  it('leads from its counts to no child for those who see no lists of children', () => {
    const counts = presentBook(book, rows, on, undefined, false).chapters.flatMap(({ lines }) =>
      lines.flatMap((line) => line.counts ?? []),
    )
    expect(
      counts
        .flatMap(({ running, atRisk, late }) => [running.href, atRisk.href, late.href])
        .every((href) => href === null),
    ).toBe(true)
  })

  it('says the limit that the council has set, and that what was unverified is confirmed', () => {
    const set = { ...ruleOf('front-door.in-need-visit'), changes: [{ from: on, count: 15 }] }
    const chapter = { practice: 'front-door', title: 'Front door', running: [set], toCome: [], withoutClock: [] }
    expect(presentBook([chapter], [], on, 'all', true).chapters[0]?.lines[0]?.limit).toBe('Within 15 working days')
    const confirmed = { ...ruleOf('protection.visit'), changes: [{ from: on, isOff: false }] }
    const force = presentRule(confirmed, true, [], on, true).about.find(({ key }) => key === 'In force')
    expect(force?.value).toBe('Confirmed and switched on here')
  })

  it('shows one practice whole, with what does not run yet and the rules without a clock', () => {
    const shown = presentBook(book, rows, on, 'court', true)
    expect(shown.chapters).toHaveLength(1)
    const [court] = shown.chapters
    const notRunning = court?.lines.filter(({ counts }) => counts === null).map(({ title }) => title)
    expect(notRunning).toEqual([
      'Pre-proceedings concluded',
      'Child returned after the agency’s notice to adopters',
      'Child received after the adopters’ notice',
    ])
    expect(court?.lines.find(({ trust }) => trust === 'Unverified: off')?.title).toBe('Pre-proceedings concluded')
    expect(court?.lines.find(({ trust }) => trust === 'Check locally')?.limit).toBe('Within 26 weeks')
    expect(court?.withoutClock.map(({ source, href }) => [/\((\w+)\)$/.exec(source)?.[1], href])).toEqual([
      ['CT6', null],
      ['CT3', '/rules/court.case-management-earliest'],
    ])
    expect(renderToString(<Book shown={shown} />)).toContain('Not before day 12')
  })

  it('shows them all, and falls back to those that run when asked for what is not there', () => {
    const all = presentBook(book, [], on, 'all', true).chapters.flatMap(({ lines }) => lines)
    expect(all).toHaveLength(allRules(defaultDefinitions).filter(({ whyNoClock }) => !whyNoClock).length)
    expect(presentBook(book, [], on, 'letterbox', true)).toEqual(presentBook(book, [], on, undefined, true))
    expect(presentBook(book, [], on, undefined, true).lead).toContain('No clocks run on children')
  })
})

describe('One rule’s page', () => {
  const about = (id: string) =>
    Object.fromEntries(presentRule(ruleOf(id), true, rows, on, true).about.map(({ key, value }) => [key, value]))

  it('says what a person needs to know of it', () => {
    expect(about('adopters.determination')).toMatchObject({
      Limit: 'Within 40 working days. The day that starts it is day 1 (“beginning with”).',
      'In force': 'In force; no date from or to is recorded',
      'May a council set it': 'No: it is the law’s own wording',
      Whose: 'Agency adviser',
    })
    expect(about('adopters.stage-two')).toMatchObject({
      Pauses: 'The adopters ask for it, or circumstances are exceptional',
    })
    expect(about('child.early-permanence-notice')).toMatchObject({
      'In force': 'For clocks that start from 1 July 2013',
      'How far to trust it': 'Check locally: known, and not read again at the source. A council may set it.',
    })
  })

  it('shows its months, its ladder and its examples, with a pause and the flag of 2020', () => {
    const shown = presentRule(ruleOf('child.first-review'), true, rows, on, true)
    expect(shown.months.at(-3)).toEqual(['August 2025', '8', '7', '88%'])
    expect(shown.months.at(-2)).toEqual(['September 2025', '0', '0', '–'])
    expect(shown.ladder[1]).toBe('Team manager: 1 working day late')
    expect(shown.examples[0]?.slice(0, 2)).toEqual(['19 December 2016', '19 January 2017'])
    expect(shown.examples.some(([, , because]) => because.startsWith('Paused from 2 to 15 September'))).toBe(true)
    expect(shown.examples.some(([, due]) => due.endsWith('2020, flagged'))).toBe(true)
    expect(renderToString(<RulePage shown={shown} />)).toContain('88%')
  })

  it('says why where it runs on nobody, and shows no figures', () => {
    const never = presentRule(ruleOf('permanence.six-weeks-old'), false, [], on, true)
    expect(never.lead).toMatch(/^Not before 6 weeks\. It says what may not be done before a day/)
    const shown = presentRule(ruleOf('court.pre-proceedings'), false, [], on, true)
    expect(shown.lead).toContain('no clock of it runs until an administrator confirms it')
    expect([shown.figures, shown.months, shown.chart]).toEqual([null, [], null])
  })

  it('tells those who see no figures what the law says, and nothing of how the clocks stand', () => {
    const shown = presentBook(book, null, on, 'all', false)
    expect(shown.lead).toMatch(/how far to trust it\.$/)
    const html = renderToString(<Book shown={shown} />)
    expect(html).toContain('First review')
    for (const word of ['Running</th>', 'At risk', 'Late</th>', 'In time']) expect(html).not.toContain(word)
    const rule = presentRule(ruleOf('child.first-review'), true, null, on, false)
    expect([rule.figures, rule.months, rule.chart]).toEqual([null, [], null])
    expect(rule.lead).not.toContain('yet')
  })
})
