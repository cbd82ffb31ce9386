import { describe, expect, test } from 'vitest'
import type { Fact } from '../../record/index.ts'
import { ad1, aFact, bornOn, decision, episodes, fold, reviews, typed } from '../testing.ts'

const journeys = (facts: readonly Fact[]) => fold(facts).journeys.filter(({ practice }) => practice === 'permanence')

/** The stages of the way, each with its first day, as they would be read aloud. */
const way = (facts: readonly Fact[]): string[] =>
  fold(facts)
    .stageSpans.filter(({ practice }) => practice === 'permanence')
    .map(({ fromOn, stage }) => `${fromOn} ${stage}`)

const ending = (facts: readonly Fact[]): string =>
  journeys(facts)
    .map(({ endedOn, ending, stage }) => (endedOn === null ? `in ${stage ?? '?'}` : `${endedOn} ${ending ?? '?'}`))
    .join(', ')

const ordinary = [
  ...episodes(
    '2016-01-04 S C1 U6 2016-09-05 X1',
    '2016-09-05 L E1 U6 2017-02-14 X1',
    '2017-02-14 P E1 A6 2017-07-03 E12',
  ),
  decision('2016-06-06'),
  ad1('2017-01-10', { decidedOn: '2016-06-06' }),
]

describe('the stages of a way to permanence', () => {
  const cases: readonly { name: string; facts: readonly Fact[]; stages: readonly string[]; because: string }[] = [
    {
      name: 'an ordinary adoption',
      facts: [...ordinary, typed('permanence.application', '2017-05-02')],
      stages: [
        '2016-01-04 becoming-looked-after',
        '2016-06-06 adoption-planned',
        '2016-09-05 family-finding',
        '2017-01-10 matched',
        '2017-02-14 placed',
        '2017-05-02 order-applied-for',
      ],
      because: 'each step begins the next stage on its own day',
    },
    {
      name: 'twin-track planning before the decision',
      facts: [...episodes('2016-01-04 S C1 U6'), typed('permanence.plan', '2016-04-04', { plan: 'twin-track' })],
      stages: ['2016-01-04 becoming-looked-after', '2016-04-04 adoption-planned'],
      because: 'adoption is one of two plans and authority is awaited',
    },
    {
      name: 'another plan agreed',
      facts: [
        ...episodes('2016-01-04 S C1 U6'),
        typed('permanence.plan', '2016-04-04', { plan: 'special-guardianship' }),
      ],
      stages: ['2016-01-04 becoming-looked-after', '2016-04-04 other-plan'],
      because: 'adoption is not the plan',
    },
    {
      name: 'a child of whom the return says nothing but reviews',
      facts: [...episodes('2016-01-04 S C1 U6'), ...reviews('2016-01-29', '2016-04-20', '2016-10-18')],
      stages: ['2016-01-04 becoming-looked-after', '2016-04-20 other-plan'],
      because: 'a plan must be agreed by the second review, and nothing points to adoption',
    },
    {
      name: 'an adoption plan agreed late',
      facts: [...episodes('2016-01-04 S C1 U6'), ...reviews('2016-01-29', '2016-04-20'), decision('2016-06-06')],
      stages: ['2016-01-04 becoming-looked-after', '2016-06-06 adoption-planned'],
      because: 'what came after the second review shows that no other plan had been agreed',
    },
    {
      name: 'a full care order without a placement order',
      facts: episodes('2016-01-04 S C1 U6 2016-07-11 X1', '2016-07-11 L C2 U6'),
      stages: ['2016-01-04 becoming-looked-after', '2016-07-11 other-plan'],
      because: 'the court has approved a care plan that is not adoption',
    },
    {
      name: 'the decision reversed, and made again a year later',
      facts: [
        ...episodes('2016-01-04 S C1 U6 2016-09-05 X1', '2016-09-05 L E1 U6'),
        decision('2016-06-06', { endedOn: '2017-03-01', reasonEnded: 'RD3' }),
        decision('2018-03-05'),
      ],
      stages: [
        '2016-01-04 becoming-looked-after',
        '2016-06-06 adoption-planned',
        '2016-09-05 family-finding',
        '2017-03-01 other-plan',
        '2018-03-05 family-finding',
      ],
      because: 'the placement order was never revoked',
    },
    {
      name: 'fostering for adoption',
      facts: [
        ...episodes('2016-03-01 S C1 U5 2016-10-03 X1', '2016-10-03 L E1 U5 2016-11-15 X1', '2016-11-15 T E1 A5'),
        decision('2016-08-01'),
        typed('permanence.match', '2016-11-01'),
      ],
      stages: [
        '2016-03-01 becoming-looked-after',
        '2016-08-01 adoption-planned',
        '2016-10-03 family-finding',
        '2016-11-01 matched',
        '2016-11-15 placed',
      ],
      because: 'living with the family as a foster child is not yet placement for adoption',
    },
    {
      name: 'a relinquished baby',
      facts: [
        ...episodes('2016-02-01 S V2 U6 2016-05-23 X1', '2016-05-23 P V2 A4'),
        decision('2016-03-14'),
        typed('permanence.match', '2016-05-09'),
      ],
      stages: [
        '2016-02-01 becoming-looked-after',
        '2016-03-14 family-finding',
        '2016-05-09 matched',
        '2016-05-23 placed',
      ],
      because: 'with the parents’ consent no order is awaited',
    },
    {
      name: 'a relinquished baby not yet placed',
      facts: [
        ...episodes('2016-02-01 S V2 U6'),
        typed('permanence.adoption-decision', '2016-03-14', { byConsent: true }),
      ],
      stages: ['2016-02-01 becoming-looked-after', '2016-03-14 family-finding'],
      because: 'a person recorded the consent',
    },
    {
      name: 'a placement that broke down',
      facts: [
        ...episodes(
          '2016-01-04 S C1 U6 2016-09-05 X1',
          '2016-09-05 L E1 U6 2017-02-14 X1',
          '2017-02-14 P E1 A6 2017-05-01 X1',
          '2017-05-01 P E1 U6',
        ),
        decision('2016-06-06'),
      ],
      stages: [
        '2016-01-04 becoming-looked-after',
        '2016-06-06 adoption-planned',
        '2016-09-05 family-finding',
        '2017-02-14 placed',
        '2017-05-01 family-finding',
      ],
      because: 'the decision and the order stand, so a family is sought again',
    },
    {
      name: 'a respite stay while placed',
      facts: [
        ...episodes(
          '2016-01-04 S E1 U6 2017-02-14 X1',
          '2017-02-14 P E1 A6 2017-05-01 X1',
          '2017-05-01 P E1 T1 2017-05-08 X1',
          '2017-05-08 P E1 A6',
        ),
      ],
      stages: ['2016-01-04 family-finding', '2017-02-14 placed'],
      because: 'a temporary move ends no placement',
    },
    {
      name: 'matched before the order',
      facts: [
        ...episodes('2016-01-04 S C1 U6 2016-09-05 X1', '2016-09-05 L E1 U6'),
        decision('2016-06-06'),
        typed('permanence.match', '2016-08-30'),
      ],
      stages: ['2016-01-04 becoming-looked-after', '2016-06-06 adoption-planned', '2016-08-30 matched'],
      because: 'the order changes nothing for a child who has a family',
    },
    {
      name: 'a worker who changed',
      facts: [
        ...episodes('2024-05-06 S C1 U6'),
        aFact('child.worker', '2024-05-06', { worker: 'SW00012', endedOn: '2024-06-03' }),
        aFact('child.worker', '2024-06-03', { worker: 'SW00031' }),
      ],
      stages: ['2024-05-06 becoming-looked-after', '2024-06-03 becoming-looked-after'],
      because: 'a stretch has one owner',
    },
    {
      name: 'a typed order and no care on record',
      facts: [typed('permanence.placement-order', '2016-09-05')],
      stages: ['2016-09-05 family-finding'],
      because: 'a fold never refuses',
    },
    {
      name: 'one delay and nothing else',
      facts: [typed('permanence.delay', '2016-09-05', { cause: 'medical' })],
      stages: ['2016-09-05 becoming-looked-after'],
      because: 'there is always a last resort',
    },
  ]

  test.each(cases)('$name, because $because', ({ facts, stages }) => {
    expect(way(facts)).toEqual(stages)
    expect(way([...facts].reverse())).toEqual(stages)
  })
})

describe('how a way to permanence ends', () => {
  const born = bornOn('2001-05-20')
  const leaves = (code: string, on = '2017-07-03') => episodes(`2016-01-04 S C2 U6 ${on} ${code}`)
  test.each([
    ['E11', 'adopted'],
    ['E12', 'adopted'],
    ['E45', 'special-guardianship'],
    ['E43', 'special-guardianship'],
    ['E41', 'child-arrangements'],
    ['E4A', 'returned-home'],
    ['E13', 'returned-home'],
    ['E2', 'died'],
    ['E9', 'other'],
    ['E99', 'other'],
  ])('%s is %s', (code, expected) => {
    expect(ending([born, ...leaves(code)])).toBe(`2017-07-03 ${expected}`)
  })

  test('whoever is 18 has grown up, whatever the code says, unless adopted', () => {
    expect(ending([born, ...leaves('E5', '2019-05-20')])).toBe('2019-05-20 adulthood')
    expect(ending([born, ...leaves('E4A', '2019-05-20')])).toBe('2019-05-20 adulthood')
    expect(ending([born, ...leaves('E11', '2019-05-20')])).toBe('2019-05-20 adopted')
  })

  test('long-term fostering ends it while care goes on, and a new plan for adoption begins another journey', () => {
    const facts = [
      ...episodes('2016-01-04 S C1 U6 2016-07-11 X1', '2016-07-11 L C2 U6 2016-10-03 X1', '2016-10-03 P C2 U4'),
    ]
    expect(ending(facts)).toBe('2016-10-03 long-term-fostering')
    expect(ending([...facts, decision('2018-02-05')])).toBe('2016-10-03 long-term-fostering, in adoption-planned')
  })

  test('a long-term placement that ended is permanence no longer', () => {
    const facts = episodes('2016-01-04 S C2 U6 2016-10-03 X1', '2016-10-03 P C2 U4 2019-06-03 X1', '2019-06-03 P C2 K2')
    expect(ending(facts)).toBe('2016-10-03 long-term-fostering, in other-plan')
  })

  test('each period of care has its own journey', () => {
    const facts = episodes('2013-01-07 S C1 U6 2014-01-06 E4A', '2016-01-04 S C1 U6')
    expect(ending(facts)).toBe('2014-01-06 returned-home, in becoming-looked-after')
  })
})

describe('owner and next date of an open journey', () => {
  test('the allocated worker, or the duty manager while nobody is named', () => {
    const open = episodes('2024-05-06 S C1 U6')
    expect(journeys(open)[0]?.owner).toEqual({ role: 'duty-manager', named: null })
    const allocated = [...open, aFact('child.worker', '2024-05-06', { worker: 'SW00012' })]
    expect(journeys(allocated)[0]?.owner).toEqual({ role: 'social-worker', named: 'SW00012' })
  })

  test.each([
    [
      'becoming looked after: 122 days for a plan (LA11)',
      episodes('2016-01-04 S C1 U6'),
      '2016-05-05',
      'Agree the plan for permanence',
    ],
    [
      'family finding: 121 days from the order (A2)',
      [...episodes('2016-01-04 S C1 U6 2016-09-05 X1', '2016-09-05 L E1 U6'), decision('2016-08-22')],
      '2017-01-04',
      'Find a family and decide the match',
    ],
    [
      'matched: 28 days, a local wait',
      [
        ...ordinary.slice(0, 1),
        ...episodes('2016-09-05 L E1 U6'),
        decision('2016-06-06'),
        typed('permanence.match', '2017-01-10'),
      ],
      '2017-02-07',
      'Complete introductions and move in',
    ],
    [
      'care began before the files: half a year from the first day seen, since nothing is measured from a start not known',
      episodes('2016-01-04 P C2 U6'),
      '2016-07-04',
      'Review progress of the permanence plan',
    ],
  ])('%s', (_, facts, nextOn, nextWhat) => {
    expect(journeys(facts)[0]).toMatchObject({ nextOn, nextWhat })
  })
})

describe('the clocks', () => {
  const clock = (facts: readonly Fact[], rule: string) => fold(facts).clocks.find((row) => row.rule === rule)

  test('A1 runs 426 days from entering care, is at risk for its last fifth, and stops on the day of moving in', () => {
    expect(clock(ordinary, 'permanence.a1')).toMatchObject({
      startedOn: '2016-01-04',
      warnOn: '2016-12-10',
      dueOn: '2017-03-05',
      stoppedOn: '2017-02-14',
    })
  })

  test('A2 runs 121 days from the order, and is at risk with fewer than 42 days left', () => {
    expect(clock(ordinary, 'permanence.a2')).toMatchObject({
      startedOn: '2016-09-05',
      warnOn: '2016-11-24',
      dueOn: '2017-01-04',
      stoppedOn: '2017-01-10',
    })
  })

  test('matched before the order, A2 stops on the day it starts', () => {
    const facts = [
      ...episodes('2016-01-04 S C1 U6 2016-09-05 X1', '2016-09-05 L E1 U6'),
      decision('2016-06-06'),
      typed('permanence.match', '2016-08-30'),
    ]
    expect(clock(facts, 'permanence.a2')).toMatchObject({ startedOn: '2016-09-05', stoppedOn: '2016-09-05' })
  })

  test('a child who moved in without a recorded match is waiting for none: A2 ends without it', () => {
    const facts = [
      ...episodes('2016-01-04 S C1 U6 2016-09-05 X1', '2016-09-05 L E1 U6 2017-02-14 X1', '2017-02-14 P E1 A6'),
      decision('2016-06-06'),
    ]
    expect(clock(facts, 'permanence.a2')).toMatchObject({ stoppedOn: null, endedWithoutOn: '2017-02-14' })
  })

  test('a change of plan ends A1 and A2 without what they waited for', () => {
    const facts = [
      ...episodes('2016-01-04 S C1 U6 2016-09-05 X1', '2016-09-05 L E1 U6'),
      decision('2016-06-06', { endedOn: '2017-03-01' }),
    ]
    expect(clock(facts, 'permanence.a1')).toMatchObject({ stoppedOn: null, endedWithoutOn: '2017-03-01' })
    expect(clock(facts, 'permanence.a2')).toMatchObject({ stoppedOn: null, endedWithoutOn: '2017-03-01' })
  })

  test('a new decision takes A1 up again from entering care', () => {
    const facts = [
      ...episodes('2016-01-04 S C1 U6 2016-09-05 X1', '2016-09-05 L E1 U6'),
      decision('2016-06-06', { endedOn: '2017-03-01' }),
      decision('2018-03-05'),
    ]
    expect(clock(facts, 'permanence.a1')).toMatchObject({ startedOn: '2016-01-04', endedWithoutOn: null })
  })

  test('a placement that broke down has not stopped A1', () => {
    const facts = [
      ...episodes('2016-01-04 S E1 U6 2017-02-14 X1', '2017-02-14 P E1 A6 2017-05-01 X1', '2017-05-01 P E1 U6'),
    ]
    expect(clock(facts, 'permanence.a1')).toMatchObject({ stoppedOn: null, endedWithoutOn: null })
  })

  test('a child without a plan for adoption has neither', () => {
    const rules = fold(episodes('2016-01-04 S C2 U6')).clocks.map(({ rule }) => rule)
    expect(rules).not.toContain('permanence.a1')
    expect(rules).not.toContain('permanence.a2')
  })

  test('nothing is measured from a start that the files do not hold', () => {
    const facts = [...episodes('2016-01-04 P E1 U6'), decision('2016-06-06')]
    expect(clock(facts, 'permanence.a1')).toBeUndefined()
  })
})

describe('what contradicts', () => {
  const codes = (facts: readonly Fact[]): string[] => fold(facts).contradictions.map(({ code }) => code)
  const born = bornOn('2015-12-01')
  test.each([
    [
      'a match before the decision',
      [born, ...ordinary.slice(0, 3), decision('2016-08-01'), ad1('2016-07-10')],
      ['match-before-decision'],
    ],
    ['a match after moving in', [born, ...ordinary.slice(0, 3), ad1('2017-03-10')], ['match-after-moving-in']],
    [
      'an adoption order with no adoptive placement',
      [born, ...episodes('2016-01-04 S C1 U6 2017-07-03 E12')],
      ['no-adoptive-placement'],
    ],
    [
      'A6 without a placement order',
      [born, ...episodes('2016-01-04 S C1 U6 2016-09-05 X1', '2016-09-05 P C2 A6')],
      ['placed-without-order'],
    ],
    [
      'a decision reversed before it was made',
      [born, ...episodes('2016-01-04 S C1 U6'), decision('2016-06-06', { endedOn: '2016-05-01' })],
      ['reversed-before-decided'],
    ],
    [
      'two decisions at once',
      [born, ...episodes('2016-01-04 S C1 U6'), decision('2016-06-06'), decision('2016-07-04')],
      ['decisions-overlap'],
    ],
    [
      'an order before the decision',
      [born, ...episodes('2016-01-04 S E1 U6'), decision('2016-06-06')],
      ['order-before-decision'],
    ],
    [
      'AD1 with another day for the decision',
      [born, ...ordinary.slice(0, 3), decision('2016-06-06'), ad1('2017-01-10', { decidedOn: '2016-06-16' })],
      ['decisions-differ'],
    ],
    [
      'a step outside care',
      [born, ...episodes('2016-01-04 S C1 U6 2016-06-01 E4A'), decision('2016-08-01')],
      ['outside-care'],
    ],
    [
      'a typed match on another day than the return’s',
      [born, ...ordinary, typed('permanence.match', '2017-01-12')],
      ['sources-differ'],
    ],
    [
      'a match after the decision was reversed, and an adoption all the same',
      [
        born,
        ...episodes(
          '2016-01-04 S C1 U6 2016-09-05 X1',
          '2016-09-05 L E1 U6 2017-02-14 X1',
          '2017-02-14 P E1 A6 2017-07-03 E12',
        ),
        ...[decision('2016-06-06', { endedOn: '2016-12-01' }), ad1('2017-01-10')],
      ],
      ['adopted-after-reversal', 'match-after-reversal'],
    ],
    [
      'an adoption by foster carers in a placement with others',
      [born, ...ordinary, ad1('2017-01-10', { byFosterCarer: '1' })],
      ['foster-carer-differs'],
    ],
    ['nothing', [born, ...ordinary], []],
    [
      'a ceremony and support after the order, which are where they should be',
      [born, ...ordinary, typed('permanence.ceremony', '2018-01-10'), typed('permanence.support-review', '2018-02-01')],
      [],
    ],
  ])('%s', (_, facts, expected) => {
    expect(codes(facts)).toEqual(expected)
  })

  test('it is said in one plain sentence without a number or a name', () => {
    const [row] = fold([...ordinary.slice(0, 3), ad1('2017-03-10'), born]).contradictions
    expect(row?.says).toBe('The match is dated after the child moved in with the adoptive family.')
  })
})
