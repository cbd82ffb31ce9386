import { isKnown } from '../../../engine/ages.ts'
import { codeLists, codesIn } from '../../codes.ts'
import { dayNumberOf, partsOf } from '../../../engine/days.ts'
import { lastEpisode } from '../care.ts'
import { rule } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { WHY } from '../why.ts'
import { isOne, isRespite } from './lists.ts'

/** First day of the year for which workers are reported: from 2025 the return asks for the year before as well. */
export const workersSince = (start: number, year: number): number =>
  year >= 2025 ? dayNumberOf(partsOf(start)[0] - 1, 4, 1) : start

/** Ended in the last five days of the year: a gap short enough to be a hand-over. */
const HAND_OVER = 4

/** Social workers of a child (SWEpisodes), from return year 2024. */
export const workers: readonly Rule[] = [
  rule('SW01STG1', {
    wrong: 'The child was looked after on 31 March, but no social worker is recorded.',
    why: WHY.worker,
    mend: 'Enter the child’s social workers.',
    from: 2024,
    until: 2024,
    marks: { Episodes: ['DEC'] },
    sees: { Episodes: ['DECOM', 'LS'], SWEpisodes: [] },
    check: ({ Episodes, SWEpisodes, end }, mark) =>
      Episodes.each((e) => {
        const isInCare = (!e.has('DEC') || e.DEC > end) && !isRespite(e.LS)
        if (isInCare && lastEpisode(Episodes, e.child) === e && SWEpisodes.of(e.child).length === 0) mark(e)
      }),
  }),
  rule('SW12STG2', {
    wrong: 'The child was looked after, but no social worker is recorded for that time.',
    why: WHY.worker,
    mend: 'Enter every social worker of the reporting year, also from before care started.',
    from: 2024,
    marks: { Episodes: ['DECOM'] },
    sees: { Episodes: ['DEC', 'LS'], SWEpisodes: ['SW_DECOM', 'SW_DEC'] },
    check: ({ Episodes, SWEpisodes, start, end, year }, mark) => {
      const since = year >= 2025 ? workersSince(start, year) : end
      Episodes.each((e) => {
        if (isRespite(e.LS) || lastEpisode(Episodes, e.child) !== e) return
        if (e.has('DEC') && !(e.DEC >= since)) return
        const hasWorker = SWEpisodes.of(e.child).some(
          (s) => s.SW_DECOM >= e.DECOM || (SWEpisodes.carries('SW_DEC') && (s.SW_DEC > e.DECOM || !s.has('SW_DEC'))),
        )
        if (!hasWorker) mark(e)
      })
    },
  }),
  rule('SW03STG1', {
    wrong: 'The worker’s number, first day or reason of the change is blank.',
    why: WHY.complete,
    mend: 'Fill in all three.',
    from: 2024,
    until: 2024,
    marks: { SWEpisodes: ['SW_ID', 'SW_DECOM', 'SW_REASON'] },
    check: ({ SWEpisodes }, mark) =>
      SWEpisodes.each((s) => (s.SW_ID === null || !s.has('SW_DECOM') || s.SW_REASON === null) && mark(s)),
  }),
  rule('SW01aSTG1', {
    wrong: 'The worker’s first day is blank.',
    why: WHY.complete,
    mend: 'Enter the first day.',
    from: 2025,
    until: 2025,
    marks: { SWEpisodes: ['SW_DECOM', 'SW_ID'] },
    check: ({ SWEpisodes }, mark) => SWEpisodes.each((s) => !s.has('SW_DECOM') && mark(s)),
  }),
  rule('SW01bSTG1', {
    wrong: 'The worker’s number, first day or (for a change in the reporting year) reason is blank.',
    why: WHY.complete,
    mend: 'Fill in all three.',
    from: 2025,
    until: 2025,
    marks: { SWEpisodes: ['SW_DECOM', 'SW_ID', 'SW_REASON'] },
    check: ({ SWEpisodes, start, year }, mark) =>
      SWEpisodes.each((s) => {
        const needsReason = s.SW_DECOM >= workersSince(start, year)
        if (s.SW_ID === null || !s.has('SW_DECOM') || (needsReason && s.SW_REASON === null)) mark(s)
      }),
  }),
  rule('SW13STG1', {
    wrong: 'The reason for the change of worker is not a code, or is blank for a change in the reporting year.',
    why: WHY.code,
    mend: `Enter one of ${Object.keys(codeLists.workerReason).join(', ')}.`,
    from: 2024,
    marks: { SWEpisodes: ['SW_REASON'] },
    sees: { SWEpisodes: ['SW_DECOM'] },
    check: ({ SWEpisodes, start, year }, mark) => {
      const known = codesIn(codeLists.workerReason, year)
      SWEpisodes.each((s) => {
        const mayBeBlank = year >= 2025 && !(s.SW_DECOM >= workersSince(start, year))
        if (s.SW_REASON === null ? !mayBeBlank : !isOne(known, s.SW_REASON)) mark(s)
      })
    },
  }),
  rule('SW15STG2', {
    wrong: 'The reason for the change of worker is blank.',
    why: WHY.complete,
    mend: 'Enter the reason.',
    withdrawn: true,
    marks: { SWEpisodes: ['SW_REASON'] },
    check: ({ SWEpisodes }, mark) => SWEpisodes.each((s) => s.SW_REASON === null && mark(s)),
  }),
  rule('SW06STG2', {
    wrong: 'The worker’s first day lies after the end of the year.',
    why: WHY.order,
    mend: 'Correct the day, or leave the change for next year’s return.',
    from: 2024,
    marks: { SWEpisodes: ['SW_DECOM'] },
    check: ({ SWEpisodes, end }, mark) => SWEpisodes.each((s) => s.SW_DECOM > end && mark(s)),
  }),
  rule('SW07STG2', {
    wrong: 'The worker’s last day lies before the reporting year, or after its end.',
    why: WHY.order,
    mend: 'Correct the day, or remove the row.',
    from: 2024,
    marks: { SWEpisodes: ['SW_DEC'] },
    check: ({ SWEpisodes, start, end, year }, mark) => {
      const since = workersSince(start, year)
      SWEpisodes.each((s) => (s.SW_DEC < since || s.SW_DEC > end) && mark(s))
    },
  }),
  rule('SW08STG2', {
    wrong: 'Another worker has taken over, but this one’s time has no end.',
    why: WHY.worker,
    mend: 'Enter the last day.',
    from: 2024,
    marks: { SWEpisodes: ['SW_DEC'] },
    sees: { SWEpisodes: ['SW_DECOM'] },
    check: ({ SWEpisodes }, mark) =>
      SWEpisodes.each((s) => {
        const next = !s.has('SW_DEC') && isKnown(s.SW_DECOM) ? SWEpisodes.after(s) : undefined
        if (next && isKnown(next.SW_DECOM)) mark(s)
      }),
  }),
  rule('SW09STG2', {
    wrong: 'The worker’s time starts and ends on the same day.',
    why: WHY.order,
    mend: 'Correct the days, or remove the row.',
    from: 2024,
    marks: { SWEpisodes: ['SW_DECOM', 'SW_DEC'] },
    check: ({ SWEpisodes }, mark) => SWEpisodes.each((s) => s.SW_DECOM === s.SW_DEC && mark(s)),
  }),
  rule('SW10STG2', {
    wrong: 'The worker starts before the one before has ended.',
    why: 'The Department asks for the one worker who holds the case.',
    mend: 'Correct the first day, or the last day of the worker before.',
    from: 2024,
    marks: { SWEpisodes: ['SW_DECOM'] },
    sees: { SWEpisodes: ['SW_DEC'] },
    check: ({ SWEpisodes }, mark) =>
      SWEpisodes.each((s) => {
        const before = SWEpisodes.before(s)
        if (before && s.SW_DECOM < before.SW_DEC) mark(s)
      }),
  }),
  ...(
    [
      ['SW11aSTG2', 2024],
      ['SW11bSTG2', 2027],
    ] as const
  ).map(([code, until]) =>
    rule(code, {
      wrong:
        code === 'SW11aSTG2'
          ? 'The worker’s time ended before the last days of March and nobody took over.'
          : 'The worker’s time ended in the last days of March and nobody took over.',
      why: WHY.worker,
      mend: 'Enter the worker who took over, or clear the last day.',
      from: 2024,
      until,
      marks: { SWEpisodes: ['SW_DEC'] },
      sees: { SWEpisodes: ['SW_DECOM'] },
      check: ({ SWEpisodes, end }, mark) =>
        SWEpisodes.each((s) => {
          const isLate = s.SW_DEC >= end - HAND_OVER
          if (SWEpisodes.last(s.child) !== s || !(s.SW_DEC <= end)) return
          if (isLate === (code === 'SW11bSTG2')) mark(s)
        }),
    }),
  ),
  rule('SW14STG2', {
    wrong: 'The worker’s last day is blank.',
    why: WHY.worker,
    mend: 'Enter the last day, or confirm that this is still the child’s worker.',
    from: 2024,
    until: 2024,
    marks: { SWEpisodes: ['SW_DEC'] },
    check: ({ SWEpisodes }, mark) => SWEpisodes.each((s) => !s.has('SW_DEC') && mark(s)),
  }),
  rule('SW17STG2', {
    wrong: 'No worker’s time is open on 31 March.',
    why: WHY.worker,
    mend: 'Clear the last day of the worker who still holds the case, or enter the one who took over.',
    from: 2026,
    marks: { SWEpisodes: ['SW_DEC', 'SW_DECOM'] },
    check: ({ SWEpisodes, end }, mark) =>
      SWEpisodes.each((s) => {
        if (SWEpisodes.last(s.child) !== s) return
        if (!SWEpisodes.of(s.child).some((o) => !o.has('SW_DEC') || o.SW_DEC > end)) mark(s)
      }),
  }),
  ...(
    [
      ['SW16aSTG2', 'SW_ID', 'number'],
      ['SW16bSTG2', 'SW_DECOM', 'first day'],
      ['SW16cSTG2', 'SW_REASON', 'reason'],
    ] as const
  ).map(([code, field, called]) =>
    rule(code, {
      wrong: `The worker’s ${called} is not that of the worker with whom last year ended.`,
      why: WHY.lastYear,
      mend: 'Begin this year with the worker with whom last year ended.',
      withdrawn: true,
      marks: { SWEpisodes: [field] },
      sees: { SWEpisodes: ['SW_DECOM'], SWEpisodes_last: ['SW_ID', 'SW_DECOM', 'SW_DEC', 'SW_REASON'] },
      check: ({ SWEpisodes, SWEpisodes_last }, mark) =>
        SWEpisodes.each((s) => {
          const last = SWEpisodes_last.last(s.child)
          if (SWEpisodes.first(s.child) !== s || !last || last.has('SW_DEC')) return
          if (s[field] !== last[field]) mark(s)
        }),
    }),
  ),
]
