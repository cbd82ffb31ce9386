import { isAbsent, isKnown } from '../../../engine/ages.ts'
import { rule } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { WHY } from '../why.ts'
import { ADOPTERS, isAny } from './adoption.ts'
import { ADOPTED, ADOPTIVE, endsCare, isOne, isRespite } from './lists.ts'

/** The decision that a child should be placed for adoption (PlacedAdoption). */
export const decisions: readonly Rule[] = [
  rule('117', {
    wrong: 'A decision on placing for adoption is dated after the year, or after the child left care.',
    why: WHY.order,
    mend: 'Correct the day of the decision.',
    marks: { PlacedAdoption: ['DATE_PLACED', 'DATE_PLACED_CEASED'], Episodes: ['DEC', 'REC'] },
    check: ({ PlacedAdoption, Episodes, end }, mark) =>
      PlacedAdoption.each((p) => {
        const all = Episodes.of(p.child)
        const ended = all
          .filter((e) => endsCare(e.REC) && isKnown(e.DEC))
          .reduce<(typeof all)[number] | undefined>((last, e) => (last && last.DEC >= e.DEC ? last : e), undefined)
        const isBack = all.some((e) => !e.has('DEC') && e.REC === null)
        const isLate = (on: number): boolean => on > end || (ended !== undefined && !isBack && on > ended.DEC)
        if (isLate(p.DATE_PLACED) || isLate(p.DATE_PLACED_CEASED)) mark(p, ended)
      }),
  }),
  rule('118', {
    wrong: 'The decision was reversed before the year began, or before the child came into care.',
    why: WHY.order,
    mend: 'Correct the day of the reversal; a decision reversed before the year is not part of this return.',
    marks: { PlacedAdoption: ['DATE_PLACED_CEASED'], Episodes: ['DECOM', 'LS'] },
    check: ({ PlacedAdoption, Episodes, start }, mark) =>
      PlacedAdoption.each((p) => {
        const first = Episodes.of(p.child).find((e) => !isRespite(e.LS))
        if (first && (p.DATE_PLACED_CEASED < start || p.DATE_PLACED_CEASED < first.DECOM)) mark(p, first)
      }),
  }),
  rule('119', {
    wrong: 'Of the day on which the decision was reversed and the reason, only one is given.',
    why: WHY.complete,
    mend: 'Enter both, or clear both if the decision stands.',
    marks: { PlacedAdoption: ['DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'] },
    check: ({ PlacedAdoption }, mark) =>
      PlacedAdoption.each((p) => p.has('DATE_PLACED_CEASED') !== p.has('REASON_PLACED_CEASED') && mark(p)),
  }),
  rule('184', {
    wrong: 'The decision to place for adoption is dated before the child was born.',
    why: WHY.age,
    mend: 'Correct the day of the decision or the date of birth.',
    marks: { PlacedAdoption: ['DATE_PLACED'], Header: ['DOB'] },
    check: ({ PlacedAdoption, Header }, mark) =>
      PlacedAdoption.each((p) => {
        for (const h of Header.of(p.child)) if (p.DATE_PLACED < h.DOB) mark(p, h)
      }),
  }),
  rule('1003', {
    wrong: 'The decision to place for adoption is dated before the child started to be looked after.',
    why: WHY.order,
    mend: 'Correct the day of the decision, or the start of care.',
    marks: { PlacedAdoption: ['DATE_PLACED'], Episodes: ['DECOM', 'RNE'] },
    check: ({ PlacedAdoption, Episodes }, mark) =>
      PlacedAdoption.each((p) => {
        const start = Episodes.of(p.child).findLast((e) => e.RNE === 'S' && isKnown(e.DECOM))
        if (start && p.DATE_PLACED < start.DECOM) mark(p, start)
      }),
  }),
  rule('522', {
    wrong: 'The decision was reversed before it was made.',
    why: WHY.order,
    mend: 'Correct one of the two days.',
    marks: { PlacedAdoption: ['DATE_PLACED', 'DATE_PLACED_CEASED'] },
    check: ({ PlacedAdoption }, mark) => PlacedAdoption.each((p) => p.DATE_PLACED > p.DATE_PLACED_CEASED && mark(p)),
  }),
  rule('523', {
    wrong: 'The decision to place for adoption has one date here and another among the adoption fields.',
    why: WHY.contradiction,
    mend: 'Give DATE_PLACED and DATE_INT the same day.',
    marks: { PlacedAdoption: ['DATE_PLACED'], AD1: ['DATE_INT'] },
    check: ({ PlacedAdoption, AD1 }, mark) =>
      AD1.each((a) => {
        const latest = PlacedAdoption.of(a.child).findLast((p) => isKnown(p.DATE_PLACED))
        if (latest && isKnown(a.DATE_INT) && latest.DATE_PLACED !== a.DATE_INT) mark(a, latest)
      }),
  }),
  rule('525', {
    wrong: 'The decision was reversed, and yet adoption fields are filled in.',
    why: WHY.contradiction,
    mend: 'Clear the reversal, or the adoption fields.',
    marks: { PlacedAdoption: ['DATE_PLACED_CEASED'], AD1: ADOPTERS },
    check: ({ PlacedAdoption, AD1 }, mark) =>
      PlacedAdoption.each((p) => {
        if (!p.has('DATE_PLACED_CEASED')) return
        for (const a of AD1.of(p.child)) if (isAny(a)) mark(p, a)
      }),
  }),
  rule('551', {
    wrong: 'The child is placed for adoption, but no decision to do so is recorded.',
    why: 'Time from decision to placement is one of the adoption scorecard’s figures.',
    mend: 'Enter the day of the decision that the child should be placed for adoption.',
    marks: { Episodes: ['PLACE'] },
    sees: { PlacedAdoption: ['DATE_PLACED'] },
    check: ({ Episodes, PlacedAdoption }, mark) =>
      Episodes.each((e) => {
        if (isOne(ADOPTIVE, e.PLACE) && !PlacedAdoption.of(e.child).some((p) => p.has('DATE_PLACED'))) mark(e)
      }),
  }),
  rule('552', {
    wrong: 'The decision to place for adoption is dated after the child was placed.',
    why: WHY.order,
    mend: 'Correct the day of the decision, or the start of the placement.',
    marks: { PlacedAdoption: ['DATE_PLACED'], Episodes: ['DECOM', 'PLACE'] },
    check: ({ Episodes, PlacedAdoption }, mark) =>
      Episodes.each((e) => {
        if (!isOne(ADOPTIVE, e.PLACE)) return
        for (const p of PlacedAdoption.of(e.child)) if (p.DATE_PLACED > e.DECOM) mark(e, p)
      }),
  }),
  ...(
    [
      ['553', 'E1', 'placement order', undefined],
      ['555', 'D1', 'freeing order', 2024],
    ] as const
  ).map(([code, status, order, until]) =>
    rule(code, {
      wrong: `The child is under a ${order}, but no complete decision to place for adoption is recorded.`,
      why: WHY.contradiction,
      mend: 'Enter the day of the decision; if it was reversed, both the day and the reason.',
      ...(until === undefined ? {} : { until }),
      marks: {
        Episodes: ['LS', 'DEC'],
        PlacedAdoption: ['DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
      },
      check: ({ Episodes, PlacedAdoption }, mark) =>
        Episodes.each((e) => {
          if (e.LS !== status) return
          const made = PlacedAdoption.of(e.child)
          const isComplete = (p: (typeof made)[number]): boolean =>
            p.has('DATE_PLACED') && p.has('DATE_PLACED_CEASED') === p.has('REASON_PLACED_CEASED')
          if (made.length === 0) mark(e)
          else if (!e.has('DEC') && !made.some(isComplete)) mark(...made)
        }),
    }),
  ),
  rule('554', {
    wrong: 'The decision to place for adoption is dated after the placement order.',
    why: WHY.order,
    mend: 'Correct the day of the decision, or the episode in which the order was granted.',
    marks: { PlacedAdoption: ['DATE_PLACED'], Episodes: ['DECOM', 'LS'] },
    check: ({ Episodes, PlacedAdoption }, mark) =>
      PlacedAdoption.each((p) => {
        const order = Episodes.of(p.child).find((e) => e.LS === 'E1')
        if (order && p.DATE_PLACED > order.DECOM) mark(p, order)
      }),
  }),
  rule('556', {
    wrong: 'The decision to place for adoption is dated after the freeing order.',
    why: WHY.order,
    mend: 'Correct the day of the decision, or the episode in which the order was granted.',
    until: 2024,
    marks: { Episodes: ['DECOM', 'LS'] },
    sees: { PlacedAdoption: ['DATE_PLACED'] },
    check: ({ Episodes, PlacedAdoption }, mark) =>
      PlacedAdoption.each((p) => {
        const order = Episodes.of(p.child).find((e) => e.LS === 'D1')
        if (order && p.DATE_PLACED > order.DECOM) mark(order)
      }),
  }),
  rule('557', {
    wrong: 'The child left care without being adopted, but the decision to place for adoption was not reversed.',
    why: 'Children with a standing decision are counted as waiting for adoption.',
    mend: 'Enter the day and the reason of the reversal.',
    marks: { Episodes: ['PLACE', 'LS', 'REC'], PlacedAdoption: ['DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'] },
    check: ({ Episodes, PlacedAdoption, year }, mark) =>
      Episodes.each((e) => {
        const forAdoption = isOne(ADOPTIVE, e.PLACE) || e.LS === 'E1' || (year <= 2024 && e.LS === 'D1')
        if (!forAdoption || e.REC === null || e.REC === 'X1' || isOne(ADOPTED, e.REC)) return
        const made = PlacedAdoption.of(e.child)
        const reversed = made.some((p) => p.has('DATE_PLACED_CEASED') && p.has('REASON_PLACED_CEASED'))
        if (!reversed) mark(e, ...made)
      }),
  }),
  rule('558', {
    wrong: 'The child was adopted, and yet the decision to place for adoption is said to have been reversed.',
    why: WHY.contradiction,
    mend: 'Clear the day and the reason of the reversal, or enter the later decision that led to the adoption.',
    marks: { Episodes: ['REC'] },
    sees: { PlacedAdoption: ['DATE_PLACED_CEASED'] },
    check: ({ Episodes, PlacedAdoption }, mark) =>
      Episodes.each((e) => {
        const made = isOne(ADOPTED, e.REC) ? PlacedAdoption.of(e.child) : []
        if (made.length > 0 && made.every((p) => p.has('DATE_PLACED_CEASED'))) mark(e)
      }),
  }),
  rule('563', {
    wrong: 'The decision is said to have been reversed, but the day on which it was made is missing.',
    why: WHY.complete,
    mend: 'Enter the day of the decision.',
    marks: { PlacedAdoption: ['DATE_PLACED', 'REASON_PLACED_CEASED', 'DATE_PLACED_CEASED'] },
    check: ({ PlacedAdoption }, mark) =>
      PlacedAdoption.each(
        (p) => (p.has('DATE_PLACED_CEASED') || p.REASON_PLACED_CEASED !== null) && !p.has('DATE_PLACED') && mark(p),
      ),
  }),
  rule('579', {
    wrong: 'A new decision is dated before the one before it was reversed.',
    why: 'Only one decision can stand at a time.',
    mend: 'Enter the reversal of the earlier decision, or correct the dates.',
    marks: { PlacedAdoption: ['DATE_PLACED', 'DATE_PLACED_CEASED'] },
    check: ({ PlacedAdoption }, mark) =>
      PlacedAdoption.each((p) => {
        const before = isAbsent(p.DATE_PLACED) ? undefined : PlacedAdoption.before(p)
        if (before && (!before.has('DATE_PLACED_CEASED') || p.DATE_PLACED < before.DATE_PLACED_CEASED)) mark(p)
      }),
  }),
  rule('583', {
    wrong: 'A later decision to place for adoption is recorded, but this one was not reversed.',
    why: 'Only one decision can stand at a time.',
    mend: 'Enter the day and the reason of the reversal, or remove the decision that was not made.',
    marks: { PlacedAdoption: ['DATE_PLACED', 'DATE_PLACED_CEASED'] },
    check: ({ PlacedAdoption }, mark) =>
      PlacedAdoption.each((p) => {
        const isOpen = isKnown(p.DATE_PLACED) && !p.has('DATE_PLACED_CEASED')
        if (isOpen && PlacedAdoption.of(p.child).some((other) => other.DATE_PLACED > p.DATE_PLACED)) mark(p)
      }),
  }),
]
