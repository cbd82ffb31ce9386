import { monthly } from '../../account/index.ts'
import type { ClockRow, FactId, PointRow, SubjectId } from '../../record/index.ts'
import type { Complaint } from './complaint.ts'
import { kinds, themes, type KindOf } from './words.ts'

/** Everything received of a kind, by the day of receipt: what children, young people and care leavers sent, of all. */
export const receivedOf = (kind: KindOf): string => `received-${kind}`

/** Everything received that has a theme, likewise. */
export const themed = (theme: string): string => `received-about-${theme}`

/** Replies at stage 1, by the day on which they were due: those that were sent by then, of all that were due. */
export const STAGE_ONE = 'stage-one-replies'

/** Everything that complaints count for. */
export const complaintFigures: readonly string[] = [
  ...(Object.keys(kinds) as readonly KindOf[]).map(receivedOf), // its keys are the kinds
  ...Object.keys(themes).map(themed),
  STAGE_ONE,
]

const children: ReadonlySet<string | null> = new Set(['child', 'care-leaver'])

/** What a complaint counts for in papers. Total, without `today`: a day that is still to come counts when it comes. */
export function complaintPoints(
  subject: SubjectId,
  { kind, receivedOn, sender, theme }: Complaint,
  clocks: readonly ClockRow[],
  fact: FactId,
): readonly PointRow[] {
  const point = (id: string, onDate: PointRow['onDate'], isIn: boolean): PointRow => ({
    ...{ subject, measure: monthly(id), onDate, fact, num: isIn ? 1 : 0, den: 1 },
    ...{ fromOn: null, untilOn: null, leftOut: null },
  })
  const isByChild = children.has(sender)
  return [
    point(receivedOf(kind), receivedOn, isByChild),
    ...(theme === null ? [] : [point(themed(theme), receivedOn, isByChild)]),
    ...clocks
      .filter(({ rule, endedWithoutOn }) => rule.startsWith('complaints.stage-one') && endedWithoutOn === null)
      .map(({ dueOn, stoppedOn }) => point(STAGE_ONE, dueOn, stoppedOn !== null && stoppedOn <= dueOn)),
  ]
}
