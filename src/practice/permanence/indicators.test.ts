import { describe, expect, test } from 'vitest'
import type { Fact } from '../../record/index.ts'
import { defaultDefinitions } from '../index.ts'
import { ad1, aFact, decision, episodes, scorecardOf, typed } from '../testing.ts'

interface Case {
  readonly name: string
  readonly facts: readonly Fact[]
  readonly a1: number | string
  readonly a10: number | string
  readonly a2: number | string
  readonly because: string
}

/** A figure's days for the one child, or the reason for leaving the child out. */
function told(facts: readonly Fact[], id: string, definitions = defaultDefinitions): number | string {
  const figure = scorecardOf({ child: facts }, '2018-03-31', 3, definitions)[id]
  const row = figure?.rows[0]
  return row?.days ?? figure?.excluded[0]?.reason ?? 'not there at all'
}

const notPlaced = 'not placed for adoption before the order'

const cases: readonly Case[] = [
  {
    name: 'ordinary, A6',
    facts: [
      ...episodes(
        '2016-01-04 S C1 U6 2016-09-05 X1',
        '2016-09-05 L E1 U6 2017-02-14 X1',
        '2017-02-14 P E1 A6 2017-07-03 E12',
      ),
      ad1('2017-01-10'),
    ],
    a1: 407,
    a10: 407,
    a2: 127,
    because: 'the clock runs from the first episode to the first day in A6, and from the order to the match',
  },
  {
    name: 'matched before the order',
    facts: [
      ...episodes(
        '2016-01-04 S C1 U6 2016-09-05 X1',
        '2016-09-05 L E1 U6 2016-10-03 X1',
        '2016-10-03 P E1 A6 2017-07-03 E12',
      ),
      ad1('2016-08-30'),
    ],
    a1: 273,
    a10: 273,
    a2: 0,
    because: 'a match before court authority counts as no days, and counts',
  },
  {
    name: 'adopted by the foster carer, A5',
    facts: [
      ...episodes(
        '2015-06-01 S C1 U6 2015-09-01 X1',
        '2015-09-01 P C1 U6 2016-05-02 X1',
        '2016-05-02 L E1 U6 2017-03-15 X1',
        '2017-03-15 T E1 A5 2017-09-01 E12',
      ),
      ad1('2017-03-01', { byFosterCarer: '1' }),
    ],
    a1: 653,
    a10: 92,
    a2: 303,
    because: 'A10 stops on the day the child moved in with that family as a foster child',
  },
  {
    name: 'fostering for adoption from day one',
    facts: [
      ...episodes(
        '2016-03-01 S C1 U5 2016-10-03 X1',
        '2016-10-03 L E1 U5 2016-11-15 X1',
        '2016-11-15 T E1 A5 2017-05-01 E12',
      ),
      ad1('2016-11-01'),
    ],
    a1: 259,
    a10: 0,
    a2: 29,
    because: 'the first placement in care was with the adopting carers',
  },
  {
    name: 'adopted by the foster carer, as AD1 says, in A6',
    facts: [
      ...episodes(
        '2016-01-04 S C1 U6 2016-09-05 X1',
        '2016-09-05 L E1 U6 2017-02-14 X1',
        '2017-02-14 P E1 A6 2017-07-03 E12',
      ),
      ad1('2017-01-10', { byFosterCarer: '1' }),
    ],
    a1: 407,
    a10: 'whether the foster carers adopted is contradicted',
    a2: 127,
    because: 'FOSTER_CARE and the placement contradict each other (rule 335): nobody knows where the clock stops',
  },
  {
    name: 'matched after the decision was reversed',
    facts: [
      ...episodes(
        '2016-01-04 S C1 U6 2016-09-05 X1',
        '2016-09-05 L E1 U6 2017-02-14 X1',
        '2017-02-14 P E1 A6 2017-07-03 E12',
      ),
      ...[decision('2016-06-06', { endedOn: '2016-12-01' }), ad1('2017-01-10')],
    ],
    a1: 407,
    a10: 407,
    a2: 'matched while no decision for adoption was in force',
    because: 'a reversed decision is no ground for a match (rules 525 and 558)',
  },
  {
    name: 'relinquished, with consent, A4',
    facts: [...episodes('2016-02-01 S V2 U6 2016-05-23 X1', '2016-05-23 P V2 A4 2016-12-01 E11'), ad1('2016-05-09')],
    a1: 112,
    a10: 112,
    a2: 'no placement order or freeing order',
    because: 'without an order there is no court authority to count from',
  },
  {
    name: 'no adoptive placement before the order',
    facts: [...episodes('2016-02-01 S C1 U6 2016-08-01 X1', '2016-08-01 L E1 U6 2017-06-01 E12'), ad1('2017-01-09')],
    a1: notPlaced,
    a10: notPlaced,
    a2: notPlaced,
    because: 'nothing says when the child moved in',
  },
  {
    name: 'freed for adoption in 2005',
    facts: [
      ...episodes(
        '2016-01-04 S C1 U6 2016-03-01 X1',
        '2016-03-01 L D1 U6 2016-06-01 X1',
        '2016-06-01 P D1 A4 2017-01-03 E11',
      ),
      ad1('2016-04-01'),
    ],
    a1: 149,
    a10: 149,
    a2: 31,
    because: 'a freeing order is court authority too',
  },
  {
    name: 'care began before the files do',
    facts: [...episodes('2016-09-05 L E1 U6 2017-02-14 X1', '2017-02-14 P E1 A6 2017-07-03 E12'), ad1('2017-01-10')],
    a1: 'start of care is not in these files',
    a10: 'start of care is not in these files',
    a2: 127,
    because: 'the first episode seen is no start of care; the order and the match are both there',
  },
  {
    name: 'the order was made before the files begin',
    facts: [...episodes('2016-02-15 P E1 A6 2016-10-03 E12'), ad1('2016-01-18')],
    a1: 'start of care is not in these files',
    a10: 'start of care is not in these files',
    a2: 'the date of the placement order is not in these files',
    because:
      'one year’s files hold only episodes open in it, and the first one seen began with a move, not with an order',
  },
  {
    name: 'two periods of care',
    facts: [
      ...episodes(
        '2013-01-07 S C1 U6 2014-01-06 E4A',
        '2016-01-04 S C1 U6 2016-09-05 X1',
        '2016-09-05 L E1 U6 2017-02-14 X1',
        '2017-02-14 P E1 A6 2017-07-03 E12',
      ),
      ad1('2017-01-10'),
    ],
    a1: 407,
    a10: 407,
    a2: 127,
    because: 'only the latest period of care before the adoption counts',
  },
  {
    name: 'a first adoptive placement that broke down',
    facts: [
      ...episodes(
        '2015-01-05 S C1 U6 2015-06-01 X1',
        '2015-06-01 L E1 U6 2015-09-01 X1',
        '2015-09-01 P E1 A6 2015-12-01 X1',
        '2015-12-01 P E1 U6 2016-12-05 X1',
        '2016-12-05 P E1 A6 2017-06-05 E12',
      ),
      ad1('2016-11-01'),
    ],
    a1: 700,
    a10: 700,
    a2: 519,
    because: 'the final adoptive placement counts, and the match that led to it',
  },
  {
    name: 'in hospital between two stays with the adopting carers',
    facts: [
      ...episodes(
        '2016-01-04 S C1 U5 2016-04-01 X1',
        '2016-04-01 P C1 T1 2016-04-08 X1',
        '2016-04-08 P C1 U5 2016-09-05 X1',
        '2016-09-05 U E1 A5 2017-07-03 E12',
      ),
      ad1('2016-09-01'),
    ],
    a1: 245,
    a10: 0,
    a2: 0,
    because: 'a temporary move is no change of carer (K?, a setting)',
  },
  {
    name: 'in hospital just before moving in with strangers',
    facts: [
      ...episodes(
        '2016-01-04 S E1 U6 2016-09-01 X1',
        '2016-09-01 P E1 T1 2016-09-05 X1',
        '2016-09-05 P E1 A6 2017-07-03 E12',
      ),
      ad1('2016-08-01'),
    ],
    a1: 245,
    a10: 245,
    a2: 210,
    because: 'A6 is not with the current foster carer, whatever lay between',
  },
  {
    name: 'match dated before the decision',
    facts: [
      ...episodes(
        '2016-01-04 S C1 U6 2016-09-05 X1',
        '2016-09-05 L E1 U6 2017-02-14 X1',
        '2017-02-14 P E1 A6 2017-07-03 E12',
      ),
      decision('2016-08-01'),
      ad1('2016-07-10'),
    ],
    a1: 407,
    a10: 407,
    a2: 'matched before the decision that the child should be placed',
    because: 'one of the two dates is wrong, and A2 uses one of them',
  },
  {
    name: 'match dated after moving in',
    facts: [
      ...episodes(
        '2016-01-04 S C1 U6 2016-09-05 X1',
        '2016-09-05 L E1 U6 2017-02-14 X1',
        '2017-02-14 P E1 A6 2017-07-03 E12',
      ),
      ad1('2017-03-10'),
    ],
    a1: 407,
    a10: 407,
    a2: 'matched after moving in',
    because: 'one of the two dates is wrong, and A2 uses one of them',
  },
  {
    name: 'no AD1 row',
    facts: episodes(
      '2016-01-04 S C1 U6 2016-09-05 X1',
      '2016-09-05 L E1 U6 2017-02-14 X1',
      '2017-02-14 P E1 A6 2017-07-03 E12',
    ),
    a1: 407,
    a10: 407,
    a2: 'no match is recorded',
    because: 'the match is only in AD1, or typed',
  },
  {
    name: 'a gap between episodes',
    facts: [
      ...episodes(
        '2016-01-04 S C1 U6 2016-08-05 X1',
        '2016-09-05 L E1 U6 2017-02-14 X1',
        '2017-02-14 P E1 A6 2017-07-03 E12',
      ),
      ad1('2017-01-10'),
    ],
    a1: 'there is a gap between episodes of care',
    a10: 'there is a gap between episodes of care',
    a2: 127,
    because: 'whether this is one period of care is not known; the order and the match are both there',
  },
]

describe('A1, A10 and A2 of one adopted child', () => {
  test.each(cases)('$name: A1 $a1, A10 $a10, A2 $a2, because $because', ({ facts, a1, a10, a2 }) => {
    expect({ a1: told(facts, 'A1'), a10: told(facts, 'A10'), a2: told(facts, 'A2') }).toEqual({ a1, a10, a2 })
  })

  test('respite is a change of carer where the setting says so', () => {
    const found = cases.find(({ name }) => name.startsWith('in hospital between'))
    const settings = { ...defaultDefinitions.permanence.settings, respiteKeepsCarer: false }
    const definitions = { ...defaultDefinitions, permanence: { ...defaultDefinitions.permanence, settings } }
    expect(told(found?.facts ?? [], 'A10', definitions)).toBe(95)
  })

  test('an order that was revoked and made again: by default the one in force when matched counts', () => {
    const facts = [
      ...episodes(
        '2015-01-05 S C1 U6 2015-06-01 X1',
        '2015-06-01 L E1 U6 2015-09-01 X1',
        '2015-09-01 L C2 U6 2016-10-03 X1',
        '2016-10-03 L E1 U6 2016-12-05 X1',
        '2016-12-05 P E1 A6 2017-06-05 E12',
      ),
      ad1('2016-11-01'),
    ]
    const settings = { ...defaultDefinitions.permanence.settings, courtAuthority: 'first-in-care' as const }
    const first = { ...defaultDefinitions, permanence: { ...defaultDefinitions.permanence, settings } }
    expect(told(facts, 'A2')).toBe(29)
    expect(told(facts, 'A2', first)).toBe(519)
  })

  test('a typed day of moving in stands over the episode’s, and the difference is listed on the child', () => {
    const facts = [...(cases[0]?.facts ?? []), typed('permanence.moved-in', '2017-02-10')]
    expect(told(facts, 'A1')).toBe(403)
  })

  test('a typed placement order gives the day of the order where the episode began later', () => {
    const facts = [...(cases[0]?.facts ?? []), typed('permanence.placement-order', '2016-09-02')]
    expect(told(facts, 'A2')).toBe(130)
  })

  test('an adoption that a person recorded before the return did counts at once', () => {
    const facts = [
      ...episodes('2016-01-04 S C1 U6 2016-09-05 X1', '2016-09-05 L E1 U6 2017-02-14 X1', '2017-02-14 P E1 A6'),
      typed('permanence.match', '2017-01-10'),
      typed('child.care-ended', '2017-07-03', { ending: 'adopted' }),
    ]
    expect([told(facts, 'A1'), told(facts, 'A2')]).toEqual([407, 127])
  })
})

describe('new placement orders', () => {
  const of = (facts: readonly Fact[]) => scorecardOf({ child: facts }, '2017-03-31', 1)['A16']

  test('the first order of a period of care counts once, whatever episodes follow under it', () => {
    const facts = episodes(
      '2016-01-04 S C1 U6 2016-09-05 X1',
      '2016-09-05 L E1 U6 2016-12-05 X1',
      '2016-12-05 P E1 U6 2017-01-09 X1',
      '2017-01-09 P E1 A6',
    )
    expect(of(facts)?.rows).toEqual([{ child: 'child', on: '2016-09-05' }])
  })

  test('an order of a date that is not in the files is no new order of the year', () => {
    const found = of(episodes('2016-09-05 P E1 A6'))
    expect(found?.value).toBe(0)
    expect(found?.excluded).toEqual([
      { child: 'child', reason: 'the date of the placement order is not in these files' },
    ])
  })
})

/** The child of the 2016-17 committee pack who was fostered to adopt: moved in under regulation 25A on 8 January 2017. */
const fosteredToAdopt = [
  ...episodes(
    '2016-10-31 S C1 U6 2017-01-08 X1',
    '2017-01-08 P C1 U5 2017-04-18 X1',
    '2017-04-18 L E1 U5 2017-05-22 X1',
    '2017-05-22 T E1 A5 2017-11-01 E12',
  ),
  aFact('permanence.adopters', '2017-05-17'),
]

describe('the fostering-to-adopt child', () => {
  test('A2 is 29 days and not the 30 printed, because 18 April to 17 May is a subtraction and does not count both ends', () => {
    expect(told(fosteredToAdopt, 'A2')).toBe(29)
  })
  test('A1 is 203 and A10 is 69, because the child had lived there since 8 January', () => {
    expect([told(fosteredToAdopt, 'A1'), told(fosteredToAdopt, 'A10')]).toEqual([203, 69])
  })
})
