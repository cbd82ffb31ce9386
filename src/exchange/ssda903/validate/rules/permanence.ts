import { isKnown, on } from '../../../engine/ages.ts'
import { UNREADABLE, dayNumberOf, readDay } from '../../../engine/days.ts'
import { rule } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { WHY } from '../why.ts'
import { isPartialDate, isRespite } from './lists.ts'

/** Since when previous permanence is asked for. */
const ASKED_SINCE = on(2016, 4, 1)

/** The earliest day that a date with unknown parts can mean; NaN where nothing can be said. */
function earliestOf(date: string): number {
  const [day, month, year] = date.split('/')
  const known = (part: string | undefined, otherwise: number): number => {
    const number = Number(part)
    return Number.isNaN(number) ? otherwise : number
  }
  if (Number.isNaN(Number(year))) return Number.NaN
  const earliest = dayNumberOf(Number(year), known(month, 1), known(day, 1))
  return earliest === UNREADABLE ? Number.NaN : earliest
}

/** A day of the calendar, or parts of one that each could be. */
function isDate(date: string): boolean {
  if (!isPartialDate(date)) return false
  if (!/z/i.test(date)) return readDay(date) !== UNREADABLE
  const [day, month] = date.split('/').map(Number)
  const mayBe = (part: number | undefined, most: number): boolean => !(part !== undefined && (part < 1 || part > most))
  return mayBe(day, 31) && mayBe(month, 12)
}

/** What the child came back from: adoption, guardianship or another permanence option (PrevPerm). */
export const permanence: readonly Rule[] = [
  rule('630', {
    wrong: 'Care started in the year, but what the child came back from is not answered in full.',
    why: 'The Department counts how often adoption and guardianship end with a return to care.',
    mend: 'Enter Z1 for none; otherwise the option, the authority and the date of the order.',
    marks: { Episodes: ['RNE'] },
    sees: { Episodes: ['DECOM', 'LS'], PrevPerm: ['PREV_PERM', 'LA_PERM', 'DATE_PERM'] },
    check: ({ Episodes, PrevPerm, start }, mark) =>
      Episodes.each((e) => {
        if (e.RNE !== 'S' || !(e.DECOM >= start) || isRespite(e.LS)) return
        const isAnswered = PrevPerm.of(e.child).some(
          (p) => p.PREV_PERM === 'Z1' || (p.PREV_PERM !== null && p.LA_PERM !== null && p.DATE_PERM !== null),
        )
        if (!isAnswered) mark(e)
      }),
  }),
  rule('632', {
    wrong: 'The date of the previous permanence order is no date, or lies after care started.',
    why: WHY.date,
    mend: 'Enter DD/MM/YYYY, with zz for a part that is not known.',
    marks: { PrevPerm: ['DATE_PERM'] },
    sees: { Episodes: ['DECOM', 'RNE'] },
    check: ({ PrevPerm, Episodes }, mark) =>
      PrevPerm.each((p) => {
        if (p.DATE_PERM === null) return
        const start = Episodes.of(p.child).findLast((e) => e.RNE === 'S' && isKnown(e.DECOM))
        if (!isDate(p.DATE_PERM) || (start && earliestOf(p.DATE_PERM) > start.DECOM)) mark(p)
      }),
  }),
  rule('634', {
    wrong: 'A previous permanence option is given, but care started before 1 April 2016.',
    why: WHY.notAsked,
    mend: 'Clear the previous permanence option.',
    marks: { PrevPerm: ['PREV_PERM', 'LA_PERM', 'DATE_PERM'], Episodes: ['DECOM'] },
    check: ({ PrevPerm, Episodes }, mark) =>
      PrevPerm.each((p) => {
        if (p.PREV_PERM === null && p.LA_PERM === null && p.DATE_PERM === null) return
        const all = Episodes.of(p.child).filter((e) => isKnown(e.DECOM))
        if (all.length > 0 && all.every((e) => e.DECOM < ASKED_SINCE)) mark(p, ...all)
      }),
  }),
  rule('635', {
    wrong: 'There was no previous permanence option (Z1), but the authority and the date of an order are given.',
    why: WHY.contradiction,
    mend: 'Clear the authority and the date, or correct the option.',
    marks: { PrevPerm: ['PREV_PERM', 'LA_PERM', 'DATE_PERM'] },
    check: ({ PrevPerm }, mark) =>
      PrevPerm.each((p) => p.PREV_PERM === 'Z1' && p.LA_PERM !== null && p.DATE_PERM !== null && mark(p)),
  }),
]
