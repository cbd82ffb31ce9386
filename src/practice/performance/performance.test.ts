import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { aFact, bornOn, episodes, fold, typed } from '../testing.ts'
import { cutBy, united } from './stretches.ts'
import { day, addDays, type Day } from '../../time/index.ts'
import type { Fact, FactId, PointRow, SpanRow } from '../../record/index.ts'
import { countedFigures, HEARD_AT_REVIEWS } from './index.ts'

const pointsOf = (id: string, facts: readonly Fact[]): readonly PointRow[] =>
  fold(facts).points.filter(({ measure }) => measure === `month:${id}`)
const spansOf = (id: string, facts: readonly Fact[]): readonly SpanRow[] =>
  fold(facts).spans.filter(({ measure }) => measure === `month:${id}`)

const counts = (id: string, facts: readonly Fact[]) =>
  pointsOf(id, facts).map(({ onDate, num, den }) => [onDate, num, den])
/** Whether the child counts on a day, and whether above the line. */
const on = (id: string, asAt: string, facts: readonly Fact[]) =>
  spansOf(id, facts)
    .filter(({ fromOn, toOn }) => fromOn <= asAt && (toOn === null || asAt < toOn))
    .map(({ kind }) => kind)

const inNeed = typed('child.in-need', '2017-01-02')

describe('Assessments', () => {
  const assessment = (from: string, to: string, body = {}) => typed('child.assessment', from, { endedOn: to, ...body })

  it('count in the month in which they are signed off, in time or not, by 15, 35 and 45 working days', () => {
    const facts = [inNeed, assessment('2017-05-02', '2017-06-01')] // 22 working days, two bank holidays aside
    expect(counts('1.1-m02', facts)).toEqual([['2017-06-01', 0, 1]])
    expect(counts('1.1-m03', facts)).toEqual([['2017-06-01', 1, 1]])
    expect(counts('1.1-m04', facts)).toEqual([['2017-06-01', 1, 1]])
  })

  it('that nobody has signed off count nowhere', () => {
    expect(counts('1.1-m04', [inNeed, typed('child.assessment', '2017-05-02')])).toEqual([])
  })

  it('that lead to nothing are a share of those of which it was said what they lead to', () => {
    const facts = [
      inNeed,
      assessment('2017-05-02', '2017-06-01', { result: 'none' }),
      assessment('2017-07-03', '2017-08-01', { result: 'in-need' }),
      assessment('2017-09-01', '2017-10-02'),
    ]
    expect(counts('1.1-m05', facts)).toEqual([
      ['2017-06-01', 1, 1],
      ['2017-08-01', 0, 1],
    ])
  })
})

describe('A child to be seen within ten days of the referral', () => {
  const referred = typed('child.assessment', '2017-05-02')
  it('counts on the day on which the ten days ran out, seen or not', () => {
    expect(
      counts('1.1-m13-10', [
        inNeed,
        referred,
        typed('child.visit', '2017-05-10', { seen: true, seenAlone: true, place: 'home' }),
      ]),
    ).toEqual([['2017-05-16', 1, 1]])
    expect(counts('1.1-m13-10', [inNeed, referred])).toEqual([['2017-05-16', 0, 1]])
  })

  it('counts as missed where the assessment ended first without the child being seen', () => {
    const ended = typed('child.assessment', '2017-05-02', { endedOn: '2017-05-05' })
    expect(counts('1.1-m13-10', [inNeed, ended])).toEqual([['2017-05-16', 0, 1]])
  })
})

describe('Protection plans', () => {
  const plan = (from: string, endedOn: string | null = null) =>
    typed('protection.plan', from, { category: 'neglect', ...(endedOn === null ? {} : { endedOn }) })

  it('for a second time are those of a child who had one before, however long ago', () => {
    expect(counts('1.1-m12', [inNeed, plan('2010-03-01', '2011-01-05'), plan('2017-05-02')])).toEqual([
      ...[
        ['2010-03-01', 0, 1],
        ['2017-05-02', 1, 1],
      ],
    ])
  })

  it('that end with an assessment in the three months before count above the line', () => {
    const assessed = (endedOn: string) => typed('child.assessment', '2017-01-03', { endedOn })
    expect(counts('1.1-m09', [inNeed, plan('2016-05-03', '2017-05-02'), assessed('2017-02-02')])).toEqual([
      ['2017-05-02', 1, 1],
    ])
    expect(counts('1.1-m09', [inNeed, plan('2016-05-03', '2017-05-02'), assessed('2017-02-01')])).toEqual([
      ['2017-05-02', 0, 1],
    ])
  })
})

describe('Referrals again within twelve months', () => {
  const referral = (onDay: string, decision: string) =>
    typed('front-door.referral', onDay, { source: 'school', decision, decidedOn: onDay })
  it('count those taken on, each against the one before', () => {
    const facts = [
      referral('2016-05-03', 'assess'),
      referral('2016-12-01', 'inform'),
      referral('2017-05-03', 'assess'),
      referral('2017-05-10', 'protect'),
    ]
    expect(counts('2-m05', facts)).toEqual([
      ['2016-05-03', 0, 1],
      ['2017-05-03', 0, 1],
      ['2017-05-10', 1, 1],
    ])
  })
})

describe('Three placements in twelve months', () => {
  const care = [
    bornOn('2010-01-04'),
    ...episodes(
      '2016-01-04 S C2 U6 2016-06-01 X1',
      '2016-06-01 P C2 U6 2016-09-01 X1',
      '2016-09-01 L C1 U6 2016-10-03 X1',
      '2016-10-03 P C1 K2 -',
    ),
  ]
  it('begin with the third and last until a year after the first ended', () => {
    expect(on('1.3-m02', '2016-10-02', care)).toEqual(['out'])
    expect(on('1.3-m02', '2016-10-03', care)).toEqual(['in'])
    expect(on('1.3-m02', '2017-05-31', care)).toEqual(['in'])
    expect(on('1.3-m02', '2017-06-01', care)).toEqual(['out'])
  })

  it('are not made by a change of legal status, nor of a temporary placement', () => {
    const quiet = [
      bornOn('2010-01-04'),
      ...episodes(
        '2016-01-04 S C2 U6 2016-06-01 X1',
        '2016-06-01 L C1 U6 2016-07-01 X1',
        '2016-07-01 P C1 T0 2016-07-08 X1',
        '2016-07-08 P C1 U6 -',
      ),
    ]
    expect(on('1.3-m02', '2016-08-01', quiet)).toEqual(['out'])
  })
})

describe('At home with parents on a full care order', () => {
  it('are looked-after children too, of whom those at home count above the line', () => {
    const care = [
      bornOn('2010-01-04'),
      ...episodes('2016-01-04 S C1 U6 2016-06-01 X1', '2016-06-01 B C2 P1 2017-01-10 E4A'),
    ]
    expect(on('1.3-m03', '2016-05-31', care)).toEqual(['out'])
    expect(on('1.3-m03', '2016-06-01', care)).toEqual(['in'])
    expect(on('1.3-m03', '2017-01-10', care)).toEqual([])
  })
})

describe('Health checks in the last twelve months', () => {
  it('count from a year in care on; under five a check holds half a year', () => {
    const care = (born: string) => [
      bornOn(born),
      ...episodes('2015-01-05 S C2 U6 -'),
      typed('child.health', '2016-02-01', { kind: 'assessment' }),
    ]
    expect(on('1.3-m08', '2016-01-20', care('2014-01-06'))).toEqual([])
    expect(on('1.3-m08', '2016-07-31', care('2014-01-06'))).toEqual(['in'])
    expect(on('1.3-m08', '2016-08-01', care('2014-01-06'))).toEqual(['out'])
    expect(on('1.3-m08', '2016-08-01', care('2008-01-07'))).toEqual(['in'])
  })
})

describe('A caseload', () => {
  it('counts a child for whoever has them, while they are in need or in care', () => {
    const facts = [
      inNeed,
      typed('child.worker', '2017-01-02', { worker: 'SW00001', endedOn: '2017-03-01' }),
      typed('child.worker', '2017-03-01', { worker: 'SW00002' }),
    ]
    expect(spansOf('3-m03', facts).map(({ worker, fromOn, toOn }) => [worker, fromOn, toOn])).toEqual([
      ...[
        ['SW00001', '2017-01-02', '2017-03-01'],
        ['SW00002', '2017-03-01', null],
      ],
    ])
  })
})

describe('Care leavers in suitable accommodation', () => {
  it('count on the last day of the return’s year, by the code’s last figure', () => {
    const year = (accommodation: string) => aFact('child.care-leaver-year', '2016-04-01', { accommodation })
    expect(counts('1.3-m09', [bornOn('1998-01-05'), year('U1')])).toEqual([['2017-03-31', 1, 1]])
    expect(counts('1.3-m09', [bornOn('1998-01-05'), year('U2')])).toEqual([['2017-03-31', 0, 1]])
  })
})

describe('Stretches cut by others', () => {
  const stretch = fc
    .tuple(fc.nat(60), fc.option(fc.integer({ min: 1, max: 30 }), { nil: null }))
    .map(([from, length]) => ({
      from: addDays(day('2017-01-01'), from),
      to: length === null ? null : addDays(day('2017-01-01'), from + length),
      fact: 'f' as FactId, // any
    }))
  const holds = (all: readonly { from: Day; to: Day | null }[], at: Day) =>
    all.some(({ from, to }) => from <= at && (to === null || at < to))

  it('cover the same days, each once, and are in exactly where the others hold', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 6 }), fc.array(stretch, { maxLength: 6 }), (whole, within) => {
        const parts = cutBy(united(whole), united(within))
        for (let n = 0; n < 100; n += 1) {
          const at = addDays(day('2017-01-01'), n)
          const here = parts.filter(({ from, to }) => from <= at && (to === null || at < to))
          expect(here.length).toBe(holds(whole, at) ? 1 : 0)
          if (here[0]) expect(here[0].isIn).toBe(holds(within, at))
        }
      }),
    )
  })
})

describe('Reviews at which children were heard', () => {
  const review = (on: string, participation?: string) =>
    typed('child.review', on, participation === undefined ? {} : { participation })

  it('are those at which the child spoke or their views were told, of those of four and older whose part is recorded', () => {
    const facts = [
      inNeed,
      ...[review('2017-03-01', 'PN0'), review('2017-04-03', 'PN1'), review('2017-05-02', 'PN4')],
      ...[review('2017-06-01', 'PN6'), review('2017-07-03', 'PN7'), review('2017-08-01')],
    ]
    expect(counts(HEARD_AT_REVIEWS, facts)).toEqual([
      ['2017-04-03', 1, 1],
      ['2017-05-02', 0, 1],
      ['2017-06-01', 1, 1],
      ['2017-07-03', 0, 1],
    ])
  })
})

describe('Every figure', () => {
  it('says who counts and when, in a sentence', () => {
    for (const { id, counts: says } of countedFigures.values()) expect(says, id).toMatch(/^[A-Z].*\.$/)
  })
})
