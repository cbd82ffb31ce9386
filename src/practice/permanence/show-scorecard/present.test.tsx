import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { indicators, measures, type Rows } from '../../../account/index.ts'
import type { FactId, SubjectId } from '../../../record/index.ts'
import { day } from '../../../time/index.ts'
import { indicatorCsv, scorecardCsv } from './csv.ts'
import { beforeAndNow } from './before-and-now.ts'
import { scorecardOn } from './figures.ts'
import { IndicatorPage } from './indicator-view.tsx'
import type { OpenPeriods } from './ports.ts'
import { childrenShown, presentIndicator } from './present-indicator.ts'
import { presentScorecard, sayLongest } from './present.ts'
import { Scorecard } from './view.tsx'

const child = (name: string): SubjectId => name as SubjectId // any id
const fact = 'f' as FactId // any id
const on = day('2025-10-16')

const adopted = (name: string, adoptedOn: string, from: string, until: string, days: number) => ({
  subject: child(name),
  measure: 'A1',
  onDate: day(adoptedOn),
  fact,
  num: days,
  den: 1,
  fromOn: day(from),
  untilOn: day(until),
  leftOut: null,
})

const rows: Rows<SubjectId> = {
  points: [
    adopted('isla', '2024-06-03', '2022-09-01', '2023-11-01', 426),
    adopted('rowan', '2024-09-02', '2021-01-04', '2024-01-22', 1113),
    adopted('wren', '2025-05-12', '2024-01-02', '2025-01-02', 366),
    {
      ...adopted('noor', '2024-09-02', '2021-01-04', '2024-01-22', 0),
      den: 0,
      leftOut: 'start of care is not in these files',
    },
  ],
  spans: [
    {
      subject: child('jude'),
      measure: measures.waitingForFamily,
      fact,
      fromOn: day('2025-01-06'),
      toOn: null,
      waitFromOn: day('2024-06-03'),
      waitUntilOn: null,
      kind: null,
    },
  ],
}
const names = new Map(
  ['isla', 'rowan', 'wren', 'noor', 'jude'].map((name) => [
    name,
    { subject: child(name), name: name.toUpperCase(), sourceRef: null, team: 'North', siblingGroup: null },
  ]),
)
const shown = scorecardOn(rows, on)

describe('the scorecard page', () => {
  const page = presentScorecard(shown)
  const a1 = page.lines.find(({ id }) => id === 'A1')

  it('says each figure with its denominator, its threshold in a word and a shape, and who still waits', () => {
    expect(a1?.cells.map(({ value, of, verdict }) => [value, of, verdict?.says])).toEqual([
      ['770 days', '2 children', 'Not met'],
      ['770 days', '2 children', 'Not met'],
      ['366 days', '1 child', 'Met'],
    ])
    expect(a1?.threshold).toBe('426 days')
    expect(a1?.better).toBe('lower is better')
    expect(a1?.waiting).toBe('1 waiting, median 500 days so far, 1 past 426')
  })

  it('says the threshold that each is measured against where they changed: 487 days for 2012-15, 426 for the year after', () => {
    const then = presentScorecard(
      scorecardOn(
        {
          points: [],
          spans: rows.spans.map((span) => ({ ...span, fromOn: day('2014-02-03'), waitFromOn: day('2014-02-03') })),
        },
        day('2015-06-01'),
      ),
    ).lines.find(({ id }) => id === 'A1')
    expect(then?.threshold).toBe('487 days, then 426 days')
    expect(then?.waiting).toBe('1 waiting, median 483 days so far, 1 past 426')
  })

  it('says that no threshold is published for A10, and whose A1p and A2p are', () => {
    expect(page.lines.find(({ id }) => id === 'A10')?.threshold).toBe('none published')
    expect(page.lines.filter(({ isOurs }) => isOurs).map(({ id }) => id)).toEqual(['A1p', 'A2p'])
  })

  it('draws each child against the threshold and counts those within it', () => {
    expect(page.chart?.heading).toBe('A1: the 2 children adopted in the three years')
    expect(page.chart?.within?.says).toBe('1 of 2 within 426 days')
  })

  it('has one heading, links from every figure to its children, and the trend as a table', () => {
    const html = renderToString(<Scorecard shown={page} />)
    expect(html).toMatch(/^<h1[^>]*>Adoption scorecard<\/h1>/)
    expect(html).toContain('href="/scorecard/A1?period=three-years"')
    expect(html).toContain('Each indicator for the year that ends with the quarter')
    expect(html).not.toContain('style=')
  })
})

describe('the page behind a figure', () => {
  const indicator = indicators[0]
  const figure = shown.figures['three-years'][0]
  if (!indicator || !figure) throw new Error('A1 is the first indicator')
  const page = presentIndicator(indicator, figure, shown, { period: 'three-years', page: 1, names })

  it('lists the children, the longest wait first, with the dates that their days lie between', () => {
    expect(page.lines.map(({ child: { called }, cells, verdict }) => [called, ...cells, verdict?.says])).toEqual([
      ['ROWAN', '4 Jan 2021', '22 Jan 2024', '1,113', 'Over by 687 days'],
      ['ISLA', '1 Sep 2022', '1 Nov 2023', '426', 'Within'],
    ])
  })

  it('lists who is left out, why, and who still waits', () => {
    expect(page.excluded).toMatchObject([{ child: { called: 'NOOR' }, reason: 'start of care is not in these files' }])
    expect(page.waiting?.heading).toBe('1 child still waiting for a family, not in the figure')
    expect(page.waiting?.lines[0]?.verdict?.says).toBe('Over by 74 days')
  })

  it('reads the names of exactly these children', () => {
    expect([...childrenShown(figure, shown, 1)].sort()).toEqual(['isla', 'jude', 'noor', 'rowan'])
  })

  it('reads well as HTML, with the random id and never the name in an address', () => {
    const html = renderToString(<IndicatorPage shown={page} />)
    expect(html).toContain('A1: Entering care to moving in with the adoptive family</h1>')
    expect(html).toContain('<a class="govuk-link" href="/children/rowan">ROWAN</a>')
    expect(html).toContain('Left out: 1, with the reason on each')
  })

  it('is the same in the file', () => {
    const csv = indicatorCsv(figure, shown.waitingForFamily, names)
    expect(csv).toContain('ROWAN,North,2021-01-04,2024-01-22,2024-09-02,1113,yes,')
    expect(csv).toContain('JUDE,North,,,,500,still waiting,')
    expect(csv).toContain('NOOR,North,,,,,left out,start of care is not in these files')
  })
})

it('writes every figure of every period into one file', () => {
  expect(scorecardCsv(shown)).toContain(
    'A1,Entering care to moving in with the adoptive family,2022-04-01,2025-03-31,770,days,1539,2,426,no,1',
  )
})

describe('the longest waits', () => {
  it.each([
    [[100, 100, 100, 200, 300], 'The two longest waits, 200 and 300 days, add 60 days to the average.'],
    [[100, 100, 100, 100, 100], null],
    [[1, 900], null],
  ])('%j: %s', (days, says) => {
    expect(sayLongest(days)).toBe(says)
  })
})

describe('An indicator before and now', () => {
  const a1 = (open: OpenPeriods | null) => beforeAndNow(shown, open).find(({ id }) => id === 'A1')
  const none: ReadonlySet<string> = new Set()

  it('is the last whole year and this year so far, each with how many children it is made of', () => {
    expect(a1(null)).toEqual({
      id: 'A1',
      before: { value: 769.5, of: 2, until: '2025-03-31', says: '770 days (2 children). Year to 31 March 2025' },
      now: {
        ...{ value: 366, of: 1, until: '2025-10-16' },
        says: '366 days (1 child). This year so far: 1 April 2025 to 16 October 2025',
      },
    })
  })

  it('is not told of few to whoever may see no child', () => {
    const open = { 'three-years': none, 'last-year': new Set(['A1']), 'this-year': none }
    expect(a1(open)).toMatchObject({
      before: { value: 769.5 },
      now: { value: null, says: 'Not shown: it tells of few. This year so far: 1 April 2025 to 16 October 2025' },
    })
  })
})
