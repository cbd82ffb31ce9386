import { isKnown, isUnder, on } from '../../../engine/ages.ts'
import type { Row, Rows } from '../rows.ts'
import { rule } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { WHY } from '../why.ts'
import { isOne, isRespite } from './lists.ts'

type Episode = Row<'Episodes', 'DECOM' | 'DEC' | 'LS'>

/** Days that an order lasted, from the first of the unbroken episodes under it to the last; open ones to the year's end. */
function daysUnder(Episodes: Rows<Episode>, episode: Episode, end: number): number {
  let first = episode
  let last = episode
  for (let e = Episodes.before(first); e?.LS === episode.LS && e.DEC === first.DECOM; e = Episodes.before(first))
    first = e
  for (let e = Episodes.after(last); e?.LS === episode.LS && e.DECOM === last.DEC; e = Episodes.after(last)) last = e
  return (isKnown(last.DEC) || last.has('DEC') ? last.DEC : end) - first.DECOM
}

interface Limit {
  readonly status: string
  readonly order: string
  readonly days: number
}

const lasts = (code: string, { status, order, days }: Limit): Rule =>
  rule(code, {
    wrong: `The ${order} (${status}) lasted longer than ${days} days.`,
    why: WHY.law,
    mend: 'Check the dates, and whether another legal status followed.',
    marks: { Episodes: ['LS', 'DECOM', 'DEC'] },
    check: ({ Episodes, end }, mark) =>
      Episodes.each((e) => e.LS === status && daysUnder(Episodes, e, end) > days && mark(e)),
  })

/** Legal statuses and what the law allows under them. */
export const legalStatus: readonly Rule[] = [
  lasts('361', { status: 'L1', order: 'police protection', days: 3 }),
  lasts('362', { status: 'L2', order: 'emergency protection order', days: 21 }),
  lasts('363', { status: 'L3', order: 'child assessment order', days: 7 }),
  lasts('364', { status: 'J2', order: 'detention under the Police and Criminal Evidence Act', days: 4 }),
  rule('365', {
    wrong: 'A single short-term break lasted longer than 17 days.',
    why: WHY.law,
    mend: 'Check the dates; a longer stay is not a short-term break.',
    marks: { Episodes: ['LS', 'DECOM', 'DEC'] },
    check: ({ Episodes, end }, mark) =>
      Episodes.each((e) => e.LS === 'V3' && (isKnown(e.DEC) ? e.DEC : end) - e.DECOM > 17 && mark(e)),
  }),
  rule('366', {
    wrong: 'A placement changes in the course of a short-term break.',
    why: 'Each break is one episode with one placement.',
    mend: 'Make each break an episode that starts with S.',
    marks: { Episodes: ['RNE'] },
    sees: { Episodes: ['LS'] },
    check: ({ Episodes }, mark) => Episodes.each((e) => e.LS === 'V3' && e.RNE !== 'S' && mark(e)),
  }),
  rule('367', {
    wrong: 'The child’s short-term breaks add up to more than 75 days in the year.',
    why: WHY.law,
    mend: 'Check the dates; beyond 75 days the child is looked after under a single period of accommodation.',
    marks: { Episodes: ['LS', 'DECOM', 'DEC'] },
    check: ({ Episodes, start, end }, mark) => {
      const daysOf = (e: Episode): number => {
        const days = Math.min(isKnown(e.DEC) ? e.DEC : end, end) - Math.max(e.DECOM, start)
        return e.LS === 'V3' && days > 0 ? days : 0
      }
      Episodes.each((e) => {
        if (daysOf(e) > 0 && Episodes.of(e.child).reduce((sum, each) => sum + daysOf(each), 0) > 75) mark(e)
      })
    },
  }),
  rule('358', {
    wrong: 'The child is under 10, the age of criminal responsibility, but has a youth justice legal status.',
    why: WHY.age,
    mend: 'Correct the legal status or the date of birth.',
    marks: { Episodes: ['DECOM', 'LS'], Header: ['DOB'] },
    check: ({ Episodes, Header }, mark) =>
      Episodes.each((e) => {
        if (!isOne(['J1', 'J2', 'J3'], e.LS)) return
        for (const h of Header.of(e.child)) if (isUnder(h.DOB, 10, e.DECOM)) mark(e, h)
      }),
  }),
  rule('378', {
    wrong: 'The child is placed with parents while accommodated under section 20.',
    why: 'A child at home with parents is not accommodated by the authority.',
    mend: 'Correct the placement, or end the care.',
    marks: { Episodes: ['PLACE', 'LS'] },
    check: ({ Episodes }, mark) => Episodes.each((e) => e.PLACE === 'P1' && e.LS === 'V2' && mark(e)),
  }),
  rule('382', {
    wrong: 'A child in a series of short-term breaks is in a temporary placement.',
    why: 'A break is itself temporary: there is no usual placement to return to.',
    mend: 'Enter the placement in which the break is taken.',
    marks: { Episodes: ['LS', 'PLACE'] },
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => isRespite(e.LS) && isOne(['T0', 'T1', 'T2', 'T3', 'T4'], e.PLACE) && mark(e)),
  }),
  rule('384', {
    wrong: 'A child in a series of short-term breaks is in a long-term foster placement.',
    why: WHY.contradiction,
    mend: 'Correct the placement type or the legal status.',
    marks: { Episodes: ['PLACE', 'LS'] },
    check: ({ Episodes }, mark) => Episodes.each((e) => isRespite(e.LS) && isOne(['U1', 'U4'], e.PLACE) && mark(e)),
  }),
  rule('398', {
    wrong: 'A postcode is given for a child in a series of short-term breaks.',
    why: WHY.notAsked,
    mend: 'Clear both postcodes.',
    marks: { Episodes: ['LS', 'HOME_POST', 'PL_POST'] },
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => isRespite(e.LS) && (e.HOME_POST !== null || e.PL_POST !== null) && mark(e)),
  }),
  rule('214', {
    wrong: 'Where the child is placed is given for a child in a series of short-term breaks.',
    why: WHY.notAsked,
    mend: 'Clear the postcode of the placement and the Ofsted number.',
    marks: { Episodes: ['PL_POST', 'URN'] },
    sees: { Episodes: ['LS'] },
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => isRespite(e.LS) && (e.PL_POST !== null || e.URN !== null) && mark(e)),
  }),
  rule('399', {
    wrong: 'Motherhood or a review is recorded for a child whose care is a series of short-term breaks.',
    why: WHY.notAsked,
    mend: 'Clear these fields, or correct the legal status.',
    marks: { Episodes: ['LS'], Header: ['MOTHER'], Reviews: ['REVIEW', 'REVIEW_CODE'] },
    check: ({ Episodes, Header, Reviews }, mark) =>
      Episodes.each((e) => {
        if (!isRespite(e.LS) || Episodes.of(e.child).some((o) => !isRespite(o.LS))) return
        for (const h of Header.of(e.child)) if (h.MOTHER !== null) mark(e, h)
        for (const r of Reviews.of(e.child)) if (r.has('REVIEW') || r.REVIEW_CODE !== null) mark(e, r)
      }),
  }),
  rule('445', {
    wrong: 'A freeing order (D1) is recorded for an episode that starts after December 2005.',
    why: 'The Adoption and Children Act 2002 replaced freeing orders with placement orders on 30 December 2005.',
    mend: 'Use E1 for a placement order.',
    until: 2024,
    marks: { Episodes: ['LS', 'DECOM'] },
    check: ({ Episodes }, mark) => Episodes.each((e) => e.LS === 'D1' && e.DECOM > on(2005, 12, 31) && mark(e)),
  }),
  rule('446', {
    wrong: 'A placement order (E1) is recorded for an episode that starts before December 2005.',
    why: 'The Adoption and Children Act 2002 brought placement orders in on 30 December 2005.',
    mend: 'Correct DECOM or the legal status.',
    marks: { Episodes: ['LS', 'DECOM'] },
    check: ({ Episodes }, mark) => Episodes.each((e) => e.LS === 'E1' && e.DECOM < on(2005, 12, 1) && mark(e)),
  }),
  rule('451', {
    wrong: 'The child is still freed for adoption (D1), although such orders ended in 2005.',
    why: 'No child can still be under an order that the law no longer knows.',
    mend: 'Correct the legal status, or end the episode.',
    until: 2024,
    marks: { Episodes: ['DEC', 'REC', 'LS'] },
    check: ({ Episodes }, mark) => Episodes.each((e) => e.LS === 'D1' && !e.has('DEC') && e.REC === null && mark(e)),
  }),
]
