import { hasReached, isAbsent, isKnown, on } from '../../../engine/ages.ts'
import { rule } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { WHY } from '../why.ts'
import { ADOPTED, isOne, isRespite } from './lists.ts'

const PLACEMENT = ['PLACE', 'PL_POST', 'URN', 'PLACE_PROVIDER'] as const

type Placement = Readonly<Record<(typeof PLACEMENT)[number], string | null>>
const isSamePlacement = (a: Placement, b: Placement): boolean => PLACEMENT.every((field) => a[field] === b[field])

/** How a child's episodes follow one another. */
export const episodes: readonly Rule[] = [
  rule('142', {
    wrong: 'A new episode has started, but this one has no end.',
    why: WHY.order,
    mend: 'Enter the day on which this episode ended and why.',
    marks: { Episodes: ['DEC', 'REC'] },
    sees: { Episodes: ['DECOM'] },
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => {
        const next = isKnown(e.DECOM) ? Episodes.after(e) : undefined
        if (next && isKnown(next.DECOM) && (isAbsent(e.DEC) || e.REC === null)) mark(e)
      }),
  }),
  rule('148', {
    wrong: 'The day on which the episode ended and the reason are not both given.',
    why: WHY.complete,
    mend: 'Enter both, or neither while the episode is open.',
    marks: { Episodes: ['DEC', 'REC'] },
    check: ({ Episodes }, mark) => Episodes.each((e) => e.has('DEC') !== e.has('REC') && mark(e)),
  }),
  rule('353', {
    wrong: 'The episode starts before 14 October 1991.',
    why: 'The Children Act 1989 came into force on that day, so no episode of a return can be older.',
    mend: 'Correct the year in DECOM.',
    marks: { Episodes: ['DECOM'] },
    check: ({ Episodes }, mark) => {
      const childrenAct = on(1991, 10, 14)
      Episodes.each((e) => e.DECOM < childrenAct && mark(e))
    },
  }),
  rule('354', {
    wrong: 'The episode starts after the end of the return’s year.',
    why: 'It belongs to a later return.',
    mend: 'Correct DECOM, or leave the episode for next year’s return.',
    marks: { Episodes: ['DECOM'] },
    check: ({ Episodes, end }, mark) => Episodes.each((e) => e.DECOM > end && mark(e)),
  }),
  rule('355', {
    wrong: 'The episode starts and ends on the same day.',
    why: 'An episode of less than 24 hours is not recorded.',
    mend: 'Correct the dates, or delete the episode and join its neighbours.',
    marks: { Episodes: ['DECOM', 'DEC'] },
    check: ({ Episodes }, mark) => Episodes.each((e) => e.DECOM === e.DEC && mark(e)),
  }),
  rule('356', {
    wrong: 'The episode ends before it starts.',
    why: WHY.order,
    mend: 'Correct DECOM or DEC.',
    marks: { Episodes: ['DECOM', 'DEC'] },
    check: ({ Episodes }, mark) => Episodes.each((e) => e.DEC < e.DECOM && mark(e)),
  }),
  rule('385', {
    wrong: 'The episode ends after the end of the return’s year.',
    why: 'At the end of the year it was still open.',
    mend: 'Clear DEC and REC, or correct the date.',
    marks: { Episodes: ['DEC'] },
    check: ({ Episodes, end }, mark) => Episodes.each((e) => e.DEC > end && mark(e)),
  }),
  rule('357', {
    wrong: 'The child’s first episode in the year does not say that the child started to be looked after.',
    why: 'Either an episode before it is missing, or the start of care is not counted.',
    mend: 'Add the episode before it, or change the reason for new episode to S.',
    marks: { Episodes: ['RNE'] },
    sees: { Episodes: ['DECOM'] },
    check: ({ Episodes, start }, mark) =>
      Episodes.each((e) => e.RNE !== 'S' && e.DECOM >= start && Episodes.first(e.child) === e && mark(e)),
  }),
  rule('388', {
    wrong: 'Whether another episode follows is said one way by the reason and another way by the dates.',
    why: WHY.contradiction,
    mend: 'Use X1 where the next episode starts on the day this one ends, and only there.',
    marks: { Episodes: ['REC'] },
    sees: { Episodes: ['DECOM', 'DEC'] },
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => {
        const continues = Episodes.after(e)?.DECOM === e.DEC
        if (e.REC === 'X1' ? !continues : e.REC !== null && continues) mark(e)
      }),
  }),
  rule('431', {
    wrong: 'The episode says that care started, but the episode before it ended on the same day.',
    why: 'Care that continues must not be counted as a new start.',
    mend: 'Say what changed (L, P, T, B or U) instead of S.',
    marks: { Episodes: ['RNE', 'DECOM'] },
    sees: { Episodes: ['DEC'] },
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => e.RNE === 'S' && Episodes.before(e)?.DEC === e.DECOM && mark(e)),
  }),
  rule('432', {
    wrong: 'Care ended with the episode before, but this one does not say that care started.',
    why: 'A new period of care begins with S, and is counted by it.',
    mend: 'Change the reason for new episode to S, or the reason the episode before ceased to X1.',
    marks: { Episodes: ['RNE'] },
    sees: { Episodes: ['DECOM', 'REC'] },
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => e.RNE !== 'S' && Episodes.before(e)?.REC?.startsWith('E') && mark(e)),
  }),
  rule('433', {
    wrong: 'The episode continues another but does not start on the day on which that one ended.',
    why: 'The child’s whereabouts between the two are not accounted for.',
    mend: 'Make DECOM equal to the DEC before it, or change the reason to S if care had ended.',
    marks: { Episodes: ['RNE', 'DECOM'] },
    sees: { Episodes: ['DEC'] },
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => {
        const before = Episodes.before(e)
        if (before && isKnown(e.DECOM) && isOne(['L', 'P', 'T', 'U', 'B'], e.RNE) && e.DECOM !== before.DEC) mark(e)
      }),
  }),
  rule('434', {
    wrong: 'The reason says that only the legal status changed, but the episode shows something else.',
    why: WHY.contradiction,
    mend: 'Correct the reason for new episode, or what differs from the episode before.',
    marks: { Episodes: ['RNE', 'LS', ...PLACEMENT] },
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => {
        const before = e.RNE === 'L' ? Episodes.before(e) : undefined
        if (before && (before.LS === e.LS || !isSamePlacement(before, e))) mark(e)
      }),
  }),
  rule('435', {
    wrong: 'The reason says that only the placement changed, but the episode shows something else.',
    why: WHY.contradiction,
    mend: 'Correct the reason for new episode, or what differs from the episode before.',
    marks: { Episodes: ['RNE', 'LS', ...PLACEMENT] },
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => {
        const before = e.RNE === 'P' ? Episodes.before(e) : undefined
        if (before && (before.LS !== e.LS || isSamePlacement(before, e))) mark(e)
      }),
  }),
  rule('436', {
    wrong: 'The reason says that placement and legal status both changed, but the episode does not show it.',
    why: WHY.contradiction,
    mend: 'Correct the reason for new episode, or what should differ from the episode before.',
    marks: { Episodes: ['RNE', 'LS', ...PLACEMENT] },
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => {
        const before = e.RNE === 'B' || e.RNE === 'U' ? Episodes.before(e) : undefined
        if (before && (before.LS === e.LS || isSamePlacement(before, e))) mark(e)
      }),
  }),
  rule('437', {
    wrong: 'The child died or was found to be an adult, but further episodes follow.',
    why: WHY.contradiction,
    mend: 'Correct the reason the episode ceased, or remove what follows.',
    marks: { Episodes: ['REC'] },
    sees: { Episodes: ['DECOM'] },
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => {
        const next = isOne(['E2', 'E15'], e.REC) && isKnown(e.DECOM) ? Episodes.after(e) : undefined
        if (next && isKnown(next.DECOM)) mark(e)
      }),
  }),
  rule('501', {
    wrong: 'The episode starts before the one before it has ended.',
    why: 'A child cannot be in two placements at once.',
    mend: 'Correct DECOM, or the DEC of the episode before.',
    marks: { Episodes: ['DECOM'] },
    sees: { Episodes: ['DEC'] },
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => {
        const before = Episodes.before(e)
        if (before && e.DECOM < before.DEC) mark(e)
      }),
  }),
  rule('504', {
    wrong: 'The category of need differs from the one given before in the same period of care.',
    why: 'The Department counts why a child came into care, which does not change afterwards.',
    mend: 'Give every episode of the period the need with which it started.',
    marks: { Episodes: ['CIN'] },
    sees: { Episodes: ['RNE', 'DECOM'] },
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => {
        const before = e.RNE === 'S' ? undefined : Episodes.before(e)
        if (before && before.CIN !== e.CIN) mark(e)
      }),
  }),
  rule('199', {
    wrong: 'The child was adopted from care and yet has a later episode.',
    why: 'An adopted child who comes back into care is a new child to the return, with a new number.',
    mend: 'Check the reason the earlier episode ceased; otherwise give the child a new number.',
    marks: { Episodes: ['REC'] },
    sees: { Episodes: ['DECOM', 'DEC'], Episodes_last: ['REC', 'DEC'] },
    optional: ['Episodes_last'],
    check: ({ Episodes, Episodes_last }, mark) =>
      Episodes.each((e) => {
        const own = Episodes.of(e.child)
        const earlier = [...own.slice(0, own.indexOf(e)), ...Episodes_last.of(e.child)]
        if (earlier.some((other) => isOne(ADOPTED, other.REC) && !(other.DEC > e.DECOM))) mark(e)
      }),
  }),
  rule('426', {
    wrong: 'The child has both kinds of series of short-term breaks (V3 and V4) in one year.',
    why: 'Breaks are recorded one by one (V3) or as an agreement (V4), not both.',
    mend: 'Choose one of the two for the year.',
    marks: { Episodes: ['LS'] },
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => {
        const both = isRespite(e.LS) && ['V3', 'V4'].every((kind) => Episodes.of(e.child).some((o) => o.LS === kind))
        if (both) mark(e)
      }),
  }),
  rule('302', {
    wrong: 'The first episode starts before the child was born.',
    why: WHY.age,
    mend: 'Correct the date of birth or DECOM.',
    marks: { Episodes: ['DECOM'], Header: ['DOB'] },
    check: ({ Episodes, Header }, mark) =>
      Header.each((h) => {
        const first = Episodes.first(h.child)
        if (first && first.DECOM < h.DOB) mark(h, first)
      }),
  }),
  rule('359', {
    wrong: 'The child is looked after beyond the 18th birthday, but not under section 20(5) in a community home.',
    why: WHY.law,
    mend: 'End the care on the 18th birthday, or correct the legal status and the placement.',
    marks: { Episodes: ['DEC', 'LS', 'PLACE'] },
    sees: { Header: ['DOB'] },
    check: ({ Episodes, Header, end }, mark) =>
      Episodes.each((e) => {
        const born = Header.first(e.child)?.DOB ?? Number.NaN
        const until = isKnown(e.DEC) ? e.DEC - 1 : end
        if (hasReached(born, 18, until) && !(e.LS === 'V2' && e.PLACE === 'K2')) mark(e)
      }),
  }),
]
