import { describe, expect, test } from 'vitest'
import type { Fact } from '../../record/index.ts'
import { defaultDefinitions } from '../index.ts'
import { decision, episodes, fold, reviews, typed } from '../testing.ts'

/** The review clocks as "rule: from until due", with what became of each. */
const clocks = (facts: readonly Fact[], definitions = defaultDefinitions): string[] =>
  fold(facts, definitions)
    .clocks.filter(({ owner }) => owner.role === 'iro')
    .map(({ rule, startedOn, dueOn, stoppedOn, endedWithoutOn }) => {
      const over = stoppedOn ? `, held ${stoppedOn}` : endedWithoutOn ? `, ended ${endedWithoutOn}` : ''
      return `${rule.replace('child.', '').replace('-review', '')}: ${startedOn} to ${dueOn}${over}`
    })

/** In care from 4 January 2016, an order on 5 September, with the adopters from 14 February 2017. */
const ordered = ['2016-01-04 S C1 U6 2016-09-05 X1', '2016-09-05 L E1 U6']
const placed = [...ordered.slice(0, 1), '2016-09-05 L E1 U6 2017-02-14 X1', '2017-02-14 P E1 A6']
const early = ['2016-01-29', '2016-04-20']

interface Case {
  readonly name: string
  readonly facts: readonly Fact[]
  readonly clocks: readonly string[]
  readonly because: string
}

const cases: readonly Case[] = [
  {
    name: 'authorised and not placed',
    facts: [...episodes(...ordered), ...reviews(...early, '2016-12-01')],
    clocks: [
      'first: 2016-01-04 to 2016-02-01, held 2016-01-29',
      'second: 2016-01-29 to 2016-04-29, held 2016-04-20',
      'later: 2016-04-20 to 2016-10-20, ended 2016-09-05',
      'unplaced-first: 2016-09-05 to 2016-12-05, held 2016-12-01',
      'unplaced-later: 2016-12-01 to 2017-06-01',
    ],
    because: 'three months from the order, then six from the review; the six of ordinary care end with the order',
  },
  {
    name: 'placed',
    facts: [...episodes(...placed), ...reviews(...early, '2016-12-01', '2017-03-13', '2017-06-30')],
    clocks: [
      'first: 2016-01-04 to 2016-02-01, held 2016-01-29',
      'second: 2016-01-29 to 2016-04-29, held 2016-04-20',
      'later: 2016-04-20 to 2016-10-20, ended 2016-09-05',
      'unplaced-first: 2016-09-05 to 2016-12-05, held 2016-12-01',
      'unplaced-later: 2016-12-01 to 2017-06-01, ended 2017-02-14',
      'placed-first: 2017-02-14 to 2017-03-14, held 2017-03-13',
      'placed-second: 2017-03-13 to 2017-06-13, held 2017-06-30',
      'placed-later: 2017-06-30 to 2017-12-30',
    ],
    because: 'four weeks, three months from the first, six months from the second although that was late',
  },
  {
    name: 'adopted',
    facts: episodes(...placed.slice(0, 2), '2017-02-14 P E1 A6 2017-03-01 E12'),
    clocks: [
      'first: 2016-01-04 to 2016-02-01, ended 2016-09-05',
      'unplaced-first: 2016-09-05 to 2016-12-05, ended 2017-02-14',
      'placed-first: 2017-02-14 to 2017-03-14, ended 2017-03-01',
    ],
    because: 'the order of adoption ends the reviews',
  },
  {
    name: 'a review on the day of the order',
    facts: [...episodes(...ordered), ...reviews(...early, '2016-09-05')],
    clocks: [
      'first: 2016-01-04 to 2016-02-01, held 2016-01-29',
      'second: 2016-01-29 to 2016-04-29, held 2016-04-20',
      'later: 2016-04-20 to 2016-10-20, held 2016-09-05',
      'unplaced-first: 2016-09-05 to 2016-12-05',
    ],
    because: 'it answers the clock that ran until then, and the order starts its own',
  },
  {
    name: 'a placement that broke down while the order stands',
    facts: [
      ...episodes(...placed.slice(0, 2), '2017-02-14 P E1 A6 2017-05-02 X1', '2017-05-02 P E1 U6'),
      ...reviews(...early, '2016-12-01', '2017-03-13'),
    ],
    clocks: [
      'first: 2016-01-04 to 2016-02-01, held 2016-01-29',
      'second: 2016-01-29 to 2016-04-29, held 2016-04-20',
      'later: 2016-04-20 to 2016-10-20, ended 2016-09-05',
      'unplaced-first: 2016-09-05 to 2016-12-05, held 2016-12-01',
      'unplaced-later: 2016-12-01 to 2017-06-01, ended 2017-02-14',
      'placed-first: 2017-02-14 to 2017-03-14, held 2017-03-13',
      'placed-second: 2017-03-13 to 2017-06-13, ended 2017-05-02',
      'unplaced-later: 2017-03-13 to 2017-09-13',
    ],
    because: 'the authority is not new, so six months from the last review',
  },
  {
    name: 'an order that was revoked',
    facts: [
      ...episodes(ordered[0] ?? '', '2016-09-05 L E1 U6 2017-01-09 X1', '2017-01-09 L C2 U6'),
      ...reviews(...early, '2016-12-01'),
    ],
    clocks: [
      'first: 2016-01-04 to 2016-02-01, held 2016-01-29',
      'second: 2016-01-29 to 2016-04-29, held 2016-04-20',
      'later: 2016-04-20 to 2016-10-20, ended 2016-09-05',
      'unplaced-first: 2016-09-05 to 2016-12-05, held 2016-12-01',
      'unplaced-later: 2016-12-01 to 2017-06-01, ended 2017-01-09',
      'later: 2016-12-01 to 2017-06-01',
    ],
    because: 'the care planning regulations hold again, six months from the last review',
  },
  {
    name: 'placed by consent',
    facts: [
      ...episodes('2016-01-04 S V2 U6 2016-05-09 X1', '2016-05-09 P V2 A4'),
      decision('2016-04-01', { byConsent: true }),
      ...reviews(...early),
    ],
    clocks: [
      'first: 2016-01-04 to 2016-02-01, held 2016-01-29',
      'second: 2016-01-29 to 2016-04-29, held 2016-04-20',
      'later: 2016-04-20 to 2016-10-20, ended 2016-05-09',
      'placed-first: 2016-05-09 to 2016-06-06',
    ],
    because: 'no return tells the day of a parent’s consent, so nothing runs from it',
  },
  {
    name: 'an order from before the files begin',
    facts: [...episodes('2016-09-05 P E1 U6'), ...reviews('2016-12-01')],
    clocks: ['later: 2016-12-01 to 2017-06-01'],
    because: 'the day of the order is not known',
  },
  {
    name: 'an order that a person recorded',
    facts: [...episodes('2016-01-04 S C1 U6'), ...reviews(...early), typed('permanence.placement-order', '2016-06-06')],
    clocks: [
      'first: 2016-01-04 to 2016-02-01, held 2016-01-29',
      'second: 2016-01-29 to 2016-04-29, held 2016-04-20',
      'later: 2016-04-20 to 2016-10-20, ended 2016-06-06',
      'unplaced-first: 2016-06-06 to 2016-09-06',
    ],
    because: 'a person’s word counts before a return says so',
  },
  {
    name: 'an earlier order that comes up again',
    facts: [
      ...episodes('2016-01-04 S C1 U6', '2016-09-05 B D1 A6', '2016-09-06 L C1 U6'),
      typed('permanence.placement-order', '2016-06-06'),
    ],
    clocks: [
      'first: 2016-01-04 to 2016-02-01, ended 2016-06-06',
      'unplaced-first: 2016-06-06 to 2016-09-06, ended 2016-09-05',
      'placed-first: 2016-09-05 to 2016-10-03, ended 2016-09-06',
      'unplaced-later: 2016-09-06 to 2017-03-06',
    ],
    because:
      'the child was under that order before the stay and the freeing order that ended: nothing is authorised anew',
  },
]

describe('reviews once a child may be placed for adoption', () => {
  test.each(cases)('$name: $because', ({ facts, clocks: expected }) => {
    expect(clocks(facts)).toEqual(expected)
  })

  test('are the ordinary ones where a council has set that they do not replace them', () => {
    const child = { ...defaultDefinitions.child, adoptionReviewsReplace: false }
    const facts = [...episodes(...ordered), ...reviews(...early, '2016-12-01')]
    expect(clocks(facts, { ...defaultDefinitions, child }).slice(2)).toEqual([
      'later: 2016-04-20 to 2016-10-20, held 2016-12-01',
      'later: 2016-12-01 to 2017-06-01',
    ])
  })

  test('the next step of the child is the review of adoption', () => {
    const child = fold([...episodes(...placed), ...reviews(...early)]).journeys.find(
      ({ practice }) => practice === 'child',
    )
    expect(child).toMatchObject({ nextOn: '2017-03-14', nextWhat: 'First review of the adoptive placement' })
  })
})
