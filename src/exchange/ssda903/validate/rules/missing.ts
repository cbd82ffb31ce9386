import { isAbsent, isKnown } from '../../../engine/ages.ts'
import { isWithin, timesInCare } from '../care.ts'
import type { Row, Rows } from '../rows.ts'
import { rule } from '../rule.ts'
import type { Mark, Rule } from '../rule.ts'
import { WHY } from '../why.ts'
import { endsCare } from './lists.ts'

/** A time away or an order, told by its first and last day. */
interface Spell {
  readonly from: number
  readonly to: number
  readonly isOpen: boolean
}

const areBoth = (a: Spell, b: Spell): boolean => (b.isOpen || a.from < b.to) && (a.isOpen || b.from < a.to)

/**
 * Of two spells that overlap, the one that ends later is to be mended; where one is still open, the other. Two open ones
 * are both marked, save the first to start.
 */
export function overlapsAnother(spell: Spell, others: readonly Spell[]): boolean {
  return others.some((other) => {
    if (other === spell || isAbsent(spell.from) || isAbsent(other.from) || !areBoth(spell, other)) return false
    if (spell.isOpen) return other.isOpen && other.from < spell.from
    return other.isOpen || other.to < spell.to || (other.to === spell.to && other.from < spell.from)
  })
}

type Episode = Row<'Episodes', 'DECOM' | 'DEC'>

/** A spell runs on, or ended, when the child was not looked after: nobody could be missing from a placement then. */
export function outlastsCare(spell: Spell, Episodes: Rows<Episode>, child: number): boolean {
  const times = timesInCare(Episodes, child)
  if (isAbsent(spell.from) || times.length === 0) return false
  if (isKnown(spell.to)) return !times.some((care) => isWithin(care, spell.to))
  const began = times.find((care) => isWithin(care, spell.from))
  return began ? isKnown(began.to) : times.every((care) => isKnown(care.to))
}

type Away = Row<'Missing', 'MIS_START' | 'MIS_END'>
const spellOf = (m: Away): Spell => ({ from: m.MIS_START, to: m.MIS_END, isOpen: !m.has('MIS_END') })

const eachOverlap = (Missing: Rows<Away>, mark: Mark): void => {
  Missing.each((m) => {
    const all = Missing.of(m.child)
    if (all.length < 2 || all[0] !== m) return
    const spells = all.map(spellOf)
    spells.forEach((spell, i) => overlapsAnother(spell, spells) && mark(all[i]))
  })
}

/** Children missing, or away from their placement without authorisation. */
export const missing: readonly Rule[] = [
  rule('564', {
    wrong: 'The child was missing or away, but since when is blank.',
    why: WHY.complete,
    mend: 'Enter the first day.',
    marks: { Missing: ['MISSING', 'MIS_START'] },
    check: ({ Missing }, mark) => Missing.each((m) => m.MISSING !== null && !m.has('MIS_START') && mark(m)),
  }),
  rule('565', {
    wrong: 'Whether the child was missing or away is blank.',
    why: WHY.complete,
    mend: 'Enter M for missing or A for away.',
    marks: { Missing: ['MISSING', 'MIS_START'] },
    check: ({ Missing }, mark) => Missing.each((m) => m.MISSING === null && m.has('MIS_START') && mark(m)),
  }),
  rule('566', {
    wrong: 'The child is back, but whether the child was missing or away is blank.',
    why: WHY.complete,
    mend: 'Enter M for missing or A for away.',
    marks: { Missing: ['MISSING', 'MIS_END'] },
    check: ({ Missing }, mark) => Missing.each((m) => m.MISSING === null && m.has('MIS_END') && mark(m)),
  }),
  rule('567', {
    wrong: 'The child was back before going missing.',
    why: WHY.order,
    mend: 'Correct one of the two days.',
    marks: { Missing: ['MIS_START', 'MIS_END'] },
    check: ({ Missing }, mark) => Missing.each((m) => m.MIS_END < m.MIS_START && mark(m)),
  }),
  rule('570', {
    wrong: 'The child went missing after the year ended.',
    why: WHY.order,
    mend: 'Correct the day, or leave it for next year’s return.',
    marks: { Missing: ['MIS_START'] },
    check: ({ Missing, end }, mark) => Missing.each((m) => m.MIS_START > end && mark(m)),
  }),
  rule('571', {
    wrong: 'The child was back before the year began, or after it ended.',
    why: WHY.order,
    mend: 'Correct the day; a child still missing at the end of the year has none.',
    marks: { Missing: ['MIS_END'] },
    check: ({ Missing, start, end }, mark) => Missing.each((m) => (m.MIS_END < start || m.MIS_END > end) && mark(m)),
  }),
  rule('574', {
    wrong: 'Two times of being missing or away overlap.',
    why: 'A child cannot go missing while missing.',
    mend: 'Correct the days, or join the two.',
    marks: { Missing: ['MIS_START', 'MIS_END'] },
    check: ({ Missing }, mark) => eachOverlap(Missing, mark),
  }),
  rule('575', {
    wrong: 'The placement from which the child is missing has ended, but the time of being missing has not.',
    why: WHY.contradiction,
    mend: 'End it with the placement; if the child is still missing from the next one, enter a new time.',
    marks: { Missing: ['MIS_END'] },
    sees: { Missing: ['MIS_START'], Episodes: ['DECOM', 'DEC'] },
    check: ({ Missing, Episodes }, mark) =>
      Missing.each((m) => {
        if (m.has('MIS_END') || isAbsent(m.MIS_START)) return
        if (Episodes.of(m.child).some((e) => e.DECOM <= m.MIS_START && e.DEC > m.MIS_START)) mark(m)
      }),
  }),
  rule('577', {
    wrong: 'The child is no longer looked after, but is still said to be missing.',
    why: WHY.contradiction,
    mend: 'End the time of being missing on the day on which care ended.',
    marks: { Missing: ['MIS_END'] },
    sees: { Missing: ['MIS_START'], Episodes: ['DECOM', 'DEC'] },
    check: ({ Missing, Episodes }, mark) => Missing.each((m) => outlastsCare(spellOf(m), Episodes, m.child) && mark(m)),
  }),
  rule('578', {
    wrong: 'The child went missing on a day on which the child was not looked after.',
    why: WHY.order,
    mend: 'Correct the day, or the episodes.',
    marks: { Missing: ['MIS_START'] },
    sees: { Episodes: ['DECOM', 'DEC'] },
    check: ({ Missing, Episodes }, mark) =>
      Missing.each((m) => {
        const times = timesInCare(Episodes, m.child)
        if (isAbsent(m.MIS_START) || times.length === 0) return
        if (!times.some((care) => isWithin(care, m.MIS_START))) mark(m)
      }),
  }),
  rule('580', {
    wrong: 'The child was missing when care ended, but the reason is not “any other” (E8).',
    why: WHY.contradiction,
    mend: 'Use E8, or correct the time of being missing.',
    marks: { Episodes: ['REC'] },
    sees: { Episodes: ['DEC'], Missing: ['MIS_START', 'MIS_END'] },
    check: ({ Episodes, Missing }, mark) =>
      Episodes.each((e) => {
        if (!endsCare(e.REC) || e.REC === 'E8') return
        const isMissing = Missing.of(e.child).some(
          (m) => m.MIS_START <= e.DEC && (m.MIS_END >= e.DEC || !m.has('MIS_END')),
        )
        if (isMissing) mark(e)
      }),
  }),
  rule('581', {
    wrong: 'The child went missing before care started.',
    why: WHY.order,
    mend: 'Correct the day, or the start of care.',
    marks: { Missing: ['MIS_START'] },
    sees: { Episodes: ['DECOM'] },
    check: ({ Missing, Episodes }, mark) =>
      Missing.each((m) => {
        const first = Episodes.first(m.child)
        if (first && m.MIS_START < first.DECOM) mark(m)
      }),
  }),
  rule('586', {
    wrong: 'The child went missing before being born.',
    why: WHY.age,
    mend: 'Correct the day or the date of birth.',
    marks: { Missing: ['MIS_START'] },
    sees: { Missing: ['DOB', 'MIS_END'] },
    check: ({ Missing }, mark) => Missing.each((m) => (m.MIS_START < m.DOB || m.MIS_END < m.DOB) && mark(m)),
  }),
]
