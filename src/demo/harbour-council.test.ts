import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { censusYear, cinRules, makeCensus, validateCensus } from '../exchange/cin/index.ts'
import { eventDefinitions } from '../practice/index.ts'
import { ageOn, day, daysBetween, financialYear, type Day } from '../time/index.ts'
import { harbourCouncil, isLookedAfter, SIZE } from './harbour-council.ts'
import { asSaidOn, returnsUntil } from './returns.ts'
import { stories } from './stories.ts'
import type { ToldChild, ToldFact } from './told.ts'

const today = day('2025-10-16')
const council = harbourCouncil({ today, seed: 1 })
const everyone = [...council.lookedAfter, ...council.inNeed]
const contradicted = new Set(['Otis W.', 'Pearl D.', 'Rafe T.', 'Skye B.', 'Tove H.', 'Una C.', 'Vera S.', 'Dove M.'])
const ordinary = council.lookedAfter.filter((child) => !contradicted.has(child.name))

const episodes = (child: ToldChild): readonly ToldFact[] =>
  child.facts
    .filter((told) => told.type === 'child.episode')
    .toSorted((a, b) => (a.happenedOn < b.happenedOn ? -1 : a.happenedOn > b.happenedOn ? 1 : 0))
const of = (child: ToldChild, type: string): ToldFact | undefined => child.facts.find((told) => told.type === type)
const code = (told: ToldFact | undefined, field: string): string => String(told?.body[field] ?? '')
const digest = (of: unknown): string => createHash('sha256').update(JSON.stringify(of)).digest('hex')

describe('Harbour Council depends on today and the seed alone', () => {
  it('is the same to the byte for the same day and seed', () => {
    expect(digest(harbourCouncil({ today, seed: 1 }))).toBe(digest(council))
  })
  it('is another council for another seed, with the same stories', () => {
    const other = harbourCouncil({ today, seed: 2 })
    expect(digest(other)).not.toBe(digest(council))
    expect(other.lookedAfter.slice(0, 30)).toEqual(council.lookedAfter.slice(0, 30))
  })
  it.each(['2025-04-01', '2026-02-28', '2026-11-23', '2028-02-29', '2027-03-31'])(
    'can be told on any day: %s',
    (on) => {
      const then = harbourCouncil({ today: day(on), seed: 3 })
      expect(then.lookedAfter.filter(isLookedAfter)).toHaveLength(SIZE.lookedAfter)
    },
  )
})

describe('Harbour Council is of the size promised', () => {
  it('looks after 480 children today', () => {
    expect(council.lookedAfter.filter(isLookedAfter)).toHaveLength(480)
  })
  it('helps 2,500 more children in need', () => {
    expect(council.inNeed).toHaveLength(2500)
    expect(council.inNeed.every((child) => of(child, 'child.in-need')?.body['endedOn'] === undefined)).toBe(true)
  })
  it('stays under the 5,000 children of one import', () => {
    expect(council.lookedAfter.length).toBeLessThan(5000)
  })
  it('gives no number twice', () => {
    expect(new Set(everyone.map((child) => child.number)).size).toBe(everyone.length)
  })
  it('gives everybody a pupil number in which the rules of the census find nothing', () => {
    const numbers = everyone.flatMap((child) => of(child, 'child.identity')?.body['upn'] ?? []).map(String)
    const census = makeCensus()
    const known = numbers.filter((upn) => !/^UN[1-7]$/.test(upn))
    known.forEach((UPN, child) => census.add('ChildIdentifiers', { child, details: 0, own: child }, { UPN }))
    const about = cinRules.filter(({ code }) => /^15[1-5]0$/.test(code))
    expect([known.length > 500, about.length]).toEqual([true, 5])
    expect(validateCensus(about, census, censusYear(2026)).issues).toEqual([])
  })
  it('calls nobody by more than a first name and a letter', () => {
    expect(everyone.filter((child) => !/^[A-Z][a-z]+ [A-Z]\.$/.test(child.name))).toEqual([])
  })
  it('says nothing of days to come', () => {
    const later = everyone.flatMap((child) => child.facts.filter((told) => told.happenedOn > today))
    expect(later).toEqual([])
  })
})

const adoptionsIn = (year: number): number =>
  council.lookedAfter.filter((child) =>
    episodes(child).some(
      (told) => /^E1[12]$/.test(code(told, 'reasonEnded')) && financialYear(day(code(told, 'endedOn'))) === year,
    ),
  ).length

/** Days from entering care to moving in, for the children adopted in a return year. */
const waits = (year: number): number[] =>
  ordinary.flatMap((child) => {
    const [first] = episodes(child)
    const last = episodes(child).at(-1)
    const moved = episodes(child).find((told) => /^A[3-6]$/.test(code(told, 'placement')))
    const adopted = /^E1[12]$/.test(code(last, 'reasonEnded')) && financialYear(day(code(last, 'endedOn'))) === year
    return adopted && first && moved ? [daysBetween(first.happenedOn, moved.happenedOn)] : []
  })
const mean = (days: readonly number[]): number => days.reduce((sum, each) => sum + each, 0) / days.length

describe('ten years of adoption at Harbour Council', () => {
  it('25 to 40 children a year at first, 12 to 20 of late', () => {
    expect([2016, 2017, 2018, 2019, 2020].map(adoptionsIn).every((many) => many >= 25 && many <= 40)).toBe(true)
    expect([2023, 2024, 2025].map(adoptionsIn).every((many) => many >= 12 && many <= 20)).toBe(true)
  })
  it('children wait less until five years ago, and longer since', () => {
    const [early, middle, late] = [mean(waits(2017)), mean(waits(2021)), mean(waits(2025))]
    expect(early).toBeGreaterThan(middle)
    expect(late).toBeGreaterThan(middle)
  })
  it('most move in between 250 and 700 days after entering care', () => {
    const all = Array.from({ length: 10 }, (_, nth) => waits(2016 + nth)).flat()
    expect(all.filter((days) => days >= 250 && days <= 700).length / all.length).toBeGreaterThan(0.75)
  })
})

/** What nobody in the demonstration did: it is rare, or closes a record whose number is promised, or the returns tell it there. */
const untold = [
  ...['child.restricted', 'child.temporary-approval', 'child.early-permanence-notice', 'child.placed-with-parent'],
  ...['child.arranged-by-another', 'child.fewer-visits-agreed', 'child.care-ended', 'child.closed'],
  ...['court.return-notice', 'permanence.moved-in', 'permanence.relinquished', 'permanence.disruption'],
]

it('everything that people record of a child is recorded of somebody, but for what is rare', () => {
  const told = new Set(everyone.flatMap(({ facts }) => facts.map(({ type }) => type)))
  const typedOfChildren = [...eventDefinitions.values()].filter(
    ({ typed, happensTo }) => typed && happensTo.includes('child'),
  )
  const types = typedOfChildren.map(({ type }) => type)
  expect(types.filter((type) => !told.has(type))).toEqual(untold)
})

describe('every stage and every ending is there to be seen', () => {
  const inCare = council.lookedAfter.filter(isLookedAfter)
  const open = (child: ToldChild): ToldFact | undefined =>
    episodes(child).find((told) => told.body['endedOn'] === undefined)
  const decided = (child: ToldChild): boolean => {
    const decision = of(child, 'permanence.adoption-decision')
    return decision !== undefined && decision.body['endedOn'] === undefined
  }
  const adoptive = (child: ToldChild): boolean => /^A[3-6]$/.test(code(open(child), 'placement'))
  const cases: readonly (readonly [string, (child: ToldChild) => boolean])[] = [
    ['becoming looked after', (child) => of(child, 'permanence.plan') === undefined],
    ['adoption planned, authority awaited', (child) => decided(child) && code(open(child), 'legalStatus') !== 'E1'],
    ['family finding', (child) => code(open(child), 'legalStatus') === 'E1' && !of(child, 'permanence.match')],
    ['matched', (child) => of(child, 'permanence.match') !== undefined && !adoptive(child)],
    ['placed', (child) => adoptive(child) && of(child, 'permanence.application') === undefined],
    ['order applied for', (child) => adoptive(child) && of(child, 'permanence.application') !== undefined],
    ['long-term fostering', (child) => of(child, 'permanence.long-term-fostering') !== undefined],
  ]
  it.each(cases)('%s', (_, isIt) => {
    expect(inCare.filter(isIt).length).toBeGreaterThan(0)
  })
  it.each(['E11', 'E12', 'E45', 'E41', 'E4A', 'E4B', 'E13', 'E5', 'E17', 'E3', 'E16'])(
    'care ended with %s',
    (reason) => {
      const ended = council.lookedAfter.filter((child) =>
        episodes(child).some((told) => told.body['reasonEnded'] === reason),
      )
      expect(ended.length).toBeGreaterThan(0)
    },
  )
})

describe('no child but those told as contradictions breaks the rules of the return', () => {
  const breaking = (isBroken: (child: ToldChild) => boolean): string[] =>
    ordinary.filter(isBroken).map((child) => child.name)
  const pairs = (child: ToldChild): (readonly [ToldFact, ToldFact])[] => {
    const all = episodes(child)
    return all.slice(1).flatMap((next, nth) => {
      const before = all[nth]
      return before ? [[before, next] as const] : []
    })
  }

  it('each episode begins on the day on which the one before it ended with X1', () => {
    const broken = breaking((child) =>
      pairs(child).some(([a, b]) => a.body['endedOn'] !== b.happenedOn || a.body['reasonEnded'] !== 'X1'),
    )
    expect(broken).toEqual([])
  })
  it('the first episode alone begins with S', () => {
    expect(
      breaking((child) => episodes(child).some((told, nth) => (nth === 0) !== (code(told, 'reasonStarted') === 'S'))),
    ).toEqual([])
  })
  it('the reason for a new episode is what changed', () => {
    const broken = breaking((child) =>
      pairs(child).some(([a, b]) => {
        const statusChanged = code(a, 'legalStatus') !== code(b, 'legalStatus')
        return statusChanged !== /[LBU]/.test(code(b, 'reasonStarted'))
      }),
    )
    expect(broken).toEqual([])
  })
  it('A5 and A6 only under a placement order (rule 408)', () => {
    expect(
      breaking((child) =>
        episodes(child).some((told) => /^A[56]$/.test(code(told, 'placement')) && code(told, 'legalStatus') !== 'E1'),
      ),
    ).toEqual([])
  })
  it('A3 and A5 only with the foster carer the child lived with (rules 217 and 336)', () => {
    const broken = breaking((child) =>
      pairs(child).some(
        ([a, b]) =>
          /^A[35]$/.test(code(b, 'placement')) &&
          (!/[TU]/.test(code(b, 'reasonStarted')) || !/^(U|A[3-6])/.test(code(a, 'placement'))),
      ),
    )
    expect(broken).toEqual([])
  })
  it('care began, then the decision, the match, and the move (rules 331, 334, 521, 1003)', () => {
    const broken = breaking((child) => {
      const inOrder = [
        episodes(child)[0]?.happenedOn,
        of(child, 'permanence.adoption-decision')?.happenedOn,
        of(child, 'permanence.adopters')?.happenedOn,
        episodes(child).find((told) => /^A[3-6]$/.test(code(told, 'placement')))?.happenedOn,
      ].filter((on): on is Day => on !== undefined)
      return inOrder.join() !== inOrder.toSorted().join()
    })
    expect(broken).toEqual([])
  })
  it('nobody is looked after past the eighteenth birthday', () => {
    const broken = breaking((child) => {
      const born = of(child, 'child.identity')?.happenedOn
      const last = episodes(child).at(-1)
      const until = code(last, 'endedOn') === '' ? today : day(code(last, 'endedOn'))
      return (
        born !== undefined && ageOn(born, until) >= 18 && born.slice(5) !== until.slice(5) && ageOn(born, until) > 18
      )
    })
    expect(broken).toEqual([])
  })
})

describe('the stories', () => {
  const told = stories(today, () => '1')
  it('are short enough to know each child', () => {
    expect(told.length).toBeGreaterThanOrEqual(25)
    expect(told.length).toBeLessThan(40)
  })
  it('are told of children with names of their own', () => {
    expect(new Set(told.map((child) => child.name)).size).toBe(told.length)
  })
})

describe('what the returns say grows with the days on which they are made', () => {
  const bram = council.lookedAfter.find((child) => child.name === 'Bram O.')
  const decision = (on: string): string | undefined =>
    bram && asSaidOn(bram, day(on)).facts.find((fact) => fact.type === 'permanence.adoption-decision')?.happenedOn

  it('ten years as at 31 March, the end of last month, and today', () => {
    const returns = returnsUntil(today)
    expect(returns).toHaveLength(12)
    expect(returns.slice(-3)).toEqual([
      { year: 2025, asAt: '2025-03-31' },
      { year: 2026, asAt: '2025-09-30' },
      { year: 2026, asAt: '2025-10-16' },
    ])
  })
  it('a wrong date is returned until the day on which it was put right', () => {
    expect([decision('2025-09-24'), decision('2025-09-25'), decision('2025-10-16')]).toEqual([
      '2025-04-09',
      '2025-03-30',
      '2025-03-30',
    ])
  })
})
