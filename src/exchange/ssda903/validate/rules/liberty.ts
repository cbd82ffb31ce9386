import { isKnown } from '../../../engine/ages.ts'
import type { Row, Rows } from '../rows.ts'
import { rule } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { WHY } from '../why.ts'
import { isOne } from './lists.ts'
import { outlastsCare, overlapsAnother } from './missing.ts'

type Order = Row<'DoLo', 'DOLO_START' | 'DOLO_END'>
const spellOf = (d: Order): { from: number; to: number; isOpen: boolean } => ({
  from: d.DOLO_START,
  to: d.DOLO_END,
  isOpen: !d.has('DOLO_END'),
})

type Placed = Row<'Episodes', 'DECOM' | 'DEC' | 'PLACE'>

/** Episodes during which an order, both of whose days are known, was in force. */
const during = (Episodes: Rows<Placed>, d: Order): readonly Placed[] =>
  Episodes.of(d.child).filter((e) => (d.DOLO_START < e.DEC || !e.has('DEC')) && e.DECOM < d.DOLO_END)

const FORBIDDEN = ['K1', 'P1', 'R5', 'K3', 'H5'] as const
const EXPECTED = ['K2', 'R1', 'R2', 'R3', 'S1', 'Z1', 'Z11', 'Z12', 'Z13', 'Z14', 'T0', 'T1', 'T2', 'T3', 'T4'] as const

const inPlacement = (code: string, wrong: string, isWrong: (place: string) => boolean): Rule =>
  rule(code, {
    wrong,
    why: 'The High Court authorises deprivation of liberty where the placement itself does not.',
    mend: 'Check the placement type and the days of the order.',
    from: 2027,
    marks: { DoLo: ['DOLO_START'], Episodes: ['PLACE'] },
    sees: { DoLo: ['DOLO_END'], Episodes: ['DECOM', 'DEC'] },
    check: ({ DoLo, Episodes }, mark) =>
      DoLo.each((d) => {
        for (const e of during(Episodes, d)) if (e.PLACE !== null && isWrong(e.PLACE)) mark(d, e)
      }),
  })

/** Orders that deprive a child of liberty (DoLo), from return year 2027. */
export const liberty: readonly Rule[] = [
  rule('702', {
    wrong: 'The order ends before it starts.',
    why: WHY.order,
    mend: 'Correct one of the two days.',
    from: 2027,
    marks: { DoLo: ['DOLO_START', 'DOLO_END'] },
    check: ({ DoLo }, mark) => DoLo.each((d) => d.DOLO_END < d.DOLO_START && mark(d)),
  }),
  rule('703', {
    wrong: 'The order starts after the year ended.',
    why: WHY.order,
    mend: 'Correct the day, or leave the order for next year’s return.',
    from: 2027,
    marks: { DoLo: ['DOLO_START'] },
    check: ({ DoLo, end }, mark) => DoLo.each((d) => d.DOLO_START > end && mark(d)),
  }),
  rule('704', {
    wrong: 'The order ended before the year began, or after it ended.',
    why: WHY.order,
    mend: 'Correct the day; an order still in force has none.',
    from: 2027,
    marks: { DoLo: ['DOLO_END'] },
    check: ({ DoLo, start, end }, mark) => DoLo.each((d) => (d.DOLO_END < start || d.DOLO_END > end) && mark(d)),
  }),
  rule('705', {
    wrong: 'Two orders overlap.',
    why: 'One order ends when the next takes its place.',
    mend: 'Enter the end of the earlier order, or correct the days.',
    from: 2027,
    marks: { DoLo: ['DOLO_START', 'DOLO_END'] },
    check: ({ DoLo }, mark) =>
      DoLo.each((d) => {
        const all = DoLo.of(d.child)
        const spells = all.map(spellOf)
        const own = spells[all.indexOf(d)]
        if (own && overlapsAnother(own, spells)) mark(d)
      }),
  }),
  rule('706', {
    wrong: 'An order was in force at the end of last year, and this year’s return does not have it.',
    why: WHY.lastYear,
    mend: 'Enter the order with the day on which it ended, or still open.',
    from: 2027,
    marks: { DoLo: ['DOLO_START'] },
    sees: { DoLo_last: ['DOLO_START', 'DOLO_END'] },
    check: ({ DoLo, DoLo_last }, mark) =>
      DoLo_last.each((l) => {
        if (l.has('DOLO_END') || !isKnown(l.DOLO_START)) return
        const now = DoLo.of(l.child)
        if (!now.some((d) => d.DOLO_START === l.DOLO_START)) mark(now[0] ?? l)
      }),
  }),
  rule('707', {
    wrong: 'The child is no longer looked after, but the order is still in force.',
    why: WHY.contradiction,
    mend: 'End the order on the day on which care ended.',
    from: 2027,
    marks: { DoLo: ['DOLO_END'] },
    sees: { DoLo: ['DOLO_START'], Episodes: ['DECOM', 'DEC'] },
    check: ({ DoLo, Episodes }, mark) => DoLo.each((d) => outlastsCare(spellOf(d), Episodes, d.child) && mark(d)),
  }),
  rule('708', {
    wrong: 'The order is dated before the child was born.',
    why: WHY.age,
    mend: 'Correct the day or the date of birth.',
    from: 2027,
    marks: { DoLo: ['DOLO_START'] },
    sees: { DoLo: ['DOB', 'DOLO_END'] },
    check: ({ DoLo }, mark) => DoLo.each((d) => (d.DOLO_START < d.DOB || d.DOLO_END < d.DOB) && mark(d)),
  }),
  inPlacement(
    '709',
    'The child’s placement is of a kind in which such orders are not expected.',
    (place) => !isOne(FORBIDDEN, place) && !isOne(EXPECTED, place),
  ),
  inPlacement('710', 'The child’s placement is of a kind in which there can be no such order.', (place) =>
    isOne(FORBIDDEN, place),
  ),
]
