import { describe, expect, it } from 'vitest'
import { defaultDefinitions } from '../../practice/index.ts'
import { aFact, aSubject, episodes, typed } from '../../practice/testing.ts'
import type { Fact } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { childrenAsAt } from '../annex-a/index.ts'
import { assessmentFactors, disabilities, NO_FACTOR } from '../../practice/child/index.ts'
import { sources } from '../../practice/front-door/index.ts'
import { inAnnex } from '../annex-a/from-return.ts'
import { CENSUS, columnsOf } from '../cin/census.ts'
import { codesOf } from '../cin/codes.ts'
import { piecesOf } from '../cin/fixtures.ts'
import {
  censusXml,
  censusYear,
  cinRules,
  isInForceIn,
  makeCensus,
  readCensus,
  tablesOfCensus,
  validateCensus,
  type CensusTable,
} from '../cin/index.ts'
import { addChild, SOURCES } from './add-child.ts'
import { episodesOf } from '../in-need/index.ts'
import { censusAsAt } from './make-census.ts'

const year = { year: 2026, from: day('2025-04-01'), to: day('2026-03-31') }
const told = (facts: readonly Fact[], asAt = '2026-03-31') =>
  childrenAsAt(
    defaultDefinitions,
    day(asAt),
  )({
    ...{ subject: aSubject, number: 'C1', facts, covered: [], hasWithdrawn: false },
  })
const censusOf = (...children: readonly (readonly Fact[])[]) => {
  const tables = makeCensus()
  children.forEach((facts, nth) => addChild(tables, told(facts), `C${String(nth + 1)}`, nth + 1, year))
  return tables
}
/** The rows of a table with what stands in them. */
const rowsIn = (
  tables: ReturnType<typeof makeCensus>,
  table: Parameters<typeof tables.rows>[0],
  ...columns: string[]
) =>
  tables.rows(table).all.map((row) =>
    columns.map((column) => {
      const cell = row[column]
      return typeof cell === 'number' && !Number.isNaN(cell)
        ? new Date(cell * 86_400_000).toISOString().slice(0, 10)
        : Number.isNaN(cell)
          ? null
          : cell
    }),
  )

const identity = aFact('child.identity', '2014-05-06', { sex: 'F', ethnicity: 'MWBA', upn: 'Q211000114012' })
const referral = (on: string, decision?: string, source = 'police') =>
  typed('front-door.referral', on, { source, ...(decision ? { decision } : {}) })
const protectedChild = [
  identity,
  referral('2025-05-06', 'protect', 'health-visitor'),
  typed('child.in-need', '2025-05-06', {
    need: 'N1',
    disabled: true,
    endedOn: '2026-02-20',
  }),
  typed('child.disability', '2025-05-06', { disabilities: ['LD', 'AUT'] }),
  typed('child.assessment', '2025-05-06', {
    ...{ beganOn: '2025-05-07', reviewOn: '2025-05-20', endedOn: '2025-06-11', result: 'protection' },
    factors: ['3B', '16A'],
  }),
  typed('child.plan-version', '2025-05-12', { kind: 'in-need' }),
  typed('protection.strategy-discussion', '2025-05-27', { outcome: 'enquiry' }),
  typed('protection.conference', '2025-06-16', { kind: 'initial', outcome: 'plan' }),
  typed('protection.plan', '2025-06-16', {
    ...{ category: 'neglect', categoryNow: 'multiple', elsewhere: 1, endedOn: '2026-02-20' },
  }),
  typed('protection.conference', '2025-09-08', { kind: 'review', outcome: 'plan' }),
  typed('child.closed', '2026-02-20', { reason: 'other-authority' }),
]

describe('A child in the census', () => {
  it('is told with everything from referral to closure that the record holds', () => {
    const tables = censusOf(protectedChild)
    expect(
      rowsIn(
        tables,
        'CINdetails',
        'CINreferralDate',
        'ReferralSource',
        'PrimaryNeedCode',
        'CINclosureDate',
        'ReasonForClosure',
        'ReferralNFA',
      ),
    ).toEqual([['2025-05-06', '3B', 'N1', '2026-02-20', 'RC5', '0']])
    expect(
      rowsIn(
        tables,
        ...(['Assessments', 'AssessmentActualStartDate'] as const),
        ...['AssessmentInternalReviewDate', 'AssessmentAuthorisationDate'],
      ),
    ).toEqual([['2025-05-07', '2025-05-20', '2025-06-11']])
    expect(rowsIn(tables, 'AssessmentFactorsList', 'AssessmentFactors')).toEqual([['3B'], ['16A']])
    expect(rowsIn(tables, 'CINPlanDates', 'CINPlanStartDate', 'CINPlanEndDate')).toEqual([['2025-05-12', '2025-06-16']])
    expect(
      rowsIn(tables, 'Section47', 'S47ActualStartDate', 'InitialCPCtarget', 'DateOfInitialCPC', 'ICPCnotRequired'),
    ).toEqual([['2025-05-27', '2025-06-17', '2025-06-16', '0']])
    expect(
      rowsIn(
        tables,
        'ChildProtectionPlans',
        'CPPstartDate',
        'CPPendDate',
        'LatestCategoryOfAbuse',
        'NumberOfPreviousCPP',
      ),
    ).toEqual([['2025-06-16', '2026-02-20', 'MUL', '1']])
    expect(rowsIn(tables, 'Reviews', 'CPPreviewDate')).toEqual([['2025-09-08']])
    expect(rowsIn(tables, 'Disabilities', 'Disability')).toEqual([['LD'], ['AUT']])
  })

  it('breaks no rule but those on the return as a whole, is as the schema says, and is read back as it was written', async () => {
    const tables = censusOf(protectedChild)
    tables.add(
      'Header',
      { child: 0, details: 0, own: 0 },
      { Collection: 'CIN', Year: '2026', ReferenceDate: censusYear(2026).end },
    )
    tables.add(
      'Source',
      { child: 0, details: 0, own: 0 },
      { SourceLevel: 'L', LEA: '999', SerialNo: '001', DateTime: '2026-05-01T00:00:00' },
    )
    const read = await readCensus('census.xml', piecesOf([...censusXml(tables, 2026)].join('')), 2026)
    expect(read.faults).toEqual([])
    const inForce = cinRules.filter((rule) => isInForceIn(rule, 2026))
    const { issues } = validateCensus(inForce, read.tables, censusYear(2026))
    expect(issues.map(({ rule, row }) => [rule, row])).toEqual([['2887Q', null]])
    const columns = (table: CensusTable) => [...columnsOf(table).keys()].filter((one) => one !== 'GenderCurrent') // until 2024
    for (const table of tablesOfCensus)
      expect(rowsIn(read.tables, table, ...columns(table))).toEqual(rowsIn(tables, table, ...columns(table)))
  })

  it('fills every element of the schema that a fact can tell', () => {
    const transferred = [
      aFact('child.identity', '2010-02-03', { sex: 'M', ethnicity: 'WBRI', upn: 'UN4' }),
      ...episodes('2025-04-10 S V2 U6 2025-09-01 E2'),
      typed('protection.conference', '2025-04-20', { kind: 'initial', outcome: 'no-plan' }),
    ]
    const tables = censusOf(protectedChild, transferred)
    const unfilled = Object.keys(CENSUS).flatMap((table) => {
      const all = tables.rows(table as 'CINdetails').all
      return Object.entries(CENSUS[table as 'CINdetails']).flatMap(([column, part]) =>
        part.is !== 'field' || all.some((row) => row[column] != null && !Number.isNaN(row[column]))
          ? []
          : [`${table}.${column}`],
      )
    })
    expect(unfilled.filter((name) => !/^(Header|Source)\./.test(name))).toEqual([
      'ChildIdentifiers.FormerUPN',
      'ChildIdentifiers.ExpectedPersonBirthDate',
    ])
  })
})

describe('What people choose', () => {
  it('are the factors and disabilities of the census, each of them and no other', () => {
    expect(Object.keys(assessmentFactors).sort()).toEqual([...codesOf('assessmentFactor')].sort())
    expect(Object.keys(disabilities)).toEqual(codesOf('disability'))
    expect(assessmentFactors[NO_FACTOR]).toMatch(/^None/)
  })

  it('of who referred has a code of the census and one of Annex A, and leaves out only that it is unknown', () => {
    expect([...Object.values(SOURCES), '10'].sort()).toEqual([...codesOf('referralSource')].sort())
    expect(Object.keys(SOURCES).sort()).toEqual(Object.keys(sources).sort())
    expect(Object.keys(sources).filter((source) => inAnnex('source', source) === null)).toEqual([])
  })

  it('of an assessment that is not over is in no census yet', () => {
    const going = typed('child.assessment', '2025-05-07', { factors: ['3B'] })
    const facts = [identity, referral('2025-05-06', 'assess'), going]
    expect(rowsIn(censusOf(facts), 'AssessmentFactorsList', 'AssessmentFactors')).toEqual([])
  })

  it.each([
    [{ disabled: false }, [], [['NONE']], 'it was said that there is none'],
    [{ disabled: true }, [], [], 'it was not said which'],
    [{ disabled: false }, ['VIS'], [['VIS']], 'what was said later stands'],
    [{}, ['NONE'], [['NONE']], 'it was said that there is none'],
  ])('of disability: %j, then %j', (body, later, codes, because) => {
    const facts = [
      ...[identity, referral('2025-05-06', 'assess'), typed('child.in-need', '2025-05-06', body)],
      ...(later.length > 0 ? [typed('child.disability', '2025-06-06', { disabilities: later })] : []),
    ]
    expect(rowsIn(censusOf(facts), 'Disabilities', 'Disability'), because).toEqual(codes)
  })
})

describe('Episodes of need', () => {
  it('are one from help through care to leaving it, and a referral meanwhile begins no other', () => {
    const inCare = [
      identity,
      referral('2025-05-01', 'assess'),
      typed('child.in-need', '2025-05-01'),
      referral('2025-05-20', 'none'),
      ...episodes('2025-06-01 S C2 U4'),
    ]
    expect(episodesOf(told(inCare))).toMatchObject([{ referredOn: '2025-05-01', closedOn: null, isNfa: false }])
  })

  it.each([
    ['inform', true],
    ['help', true],
    ['none', true],
    ['assess', false],
  ])('of a referral on which was decided “%s” are without further action: %s', (decision, isNfa) => {
    expect(episodesOf(told([identity, referral('2025-05-01', decision)]))).toMatchObject([{ isNfa }])
  })

  it('end where an assessment led to nothing', () => {
    const assessed = typed('child.assessment', '2025-05-01', { endedOn: '2025-06-02', result: 'early-help' })
    const facts = [identity, referral('2025-05-01', 'assess'), assessed]
    expect(episodesOf(told(facts))).toMatchObject([{ closedOn: '2025-06-02' }])
    expect(rowsIn(censusOf(facts), 'CINdetails', 'ReasonForClosure')).toEqual([['RC9']])
  })

  it('that lie outside the year are not in it', () => {
    const before = [identity, typed('child.in-need', '2024-05-01', { endedOn: '2025-03-31' })]
    expect(rowsIn(censusOf(before), 'ChildIdentifiers', 'LAchildID')).toEqual([])
  })
})

describe('The census of a year', () => {
  it.each([
    [2026, '2026-05-01', '2026-03-31'],
    [2026, '2025-10-16', '2025-10-16'],
    [2026, '2025-03-31', null],
    [2022, '2026-05-01', null],
  ])('%i, on %s, is as at %s', (asked, today, asAt) => {
    expect(censusAsAt(asked, day(today))?.to ?? null).toBe(asAt)
  })
})
