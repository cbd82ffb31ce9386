import type { AuditRow } from '../../record/index.ts'
import { addMonths, type Day } from '../../time/index.ts'
import { isGoodOrBetter, isGrade, toolNamed, tools } from './tools.ts'

/** What audits say of one measure of the scorecard: graded good or better, out of those graded. */
export interface AuditMeasureValue {
  readonly measureRef: string
  /** In per cent, not rounded; null where nothing was graded. */
  readonly value: number | null
  readonly numerator: number
  readonly denominator: number
  readonly asAt: Day
}

type Graded = Pick<AuditRow, 'tool' | 'completedOn' | 'grades' | 'moderatedGrades'>

/** Every measure that a domain of some tool counts for. */
export const auditMeasureRefs: readonly string[] = [
  ...new Set(tools.flatMap(({ domains }) => domains.flatMap(({ measure }) => measure ?? []))),
].sort()

/** The moderator’s grade where there is one, else the auditor’s. */
function gradeOf({ grades, moderatedGrades }: Graded, domain: string): string | undefined {
  const of = (all: readonly string[]) => all.find((each) => each.startsWith(`${domain}=`))?.slice(domain.length + 1)
  return of(moderatedGrades) ?? of(grades)
}

/** What audits that were completed in the twelve months that end on a day say of each measure. Pure; the same rows give the same. */
export function auditMeasureValues(audits: readonly Graded[], asAt: Day): readonly AuditMeasureValue[] {
  const since = addMonths(asAt, -12)
  const counted = audits.filter(({ completedOn }) => completedOn !== null && completedOn > since && completedOn <= asAt)
  const graded = counted.flatMap((audit) =>
    (toolNamed(audit.tool)?.domains ?? []).flatMap(({ id, measure }) => {
      const grade = gradeOf(audit, id)
      return measure !== null && isGrade(grade) ? [{ measure, isGood: isGoodOrBetter(grade) }] : []
    }),
  )
  return auditMeasureRefs.map((measureRef) => {
    const of = graded.filter(({ measure }) => measure === measureRef)
    const numerator = of.filter(({ isGood }) => isGood).length
    const denominator = of.length
    return {
      measureRef,
      value: denominator === 0 ? null : (100 * numerator) / denominator,
      numerator,
      denominator,
      asAt,
    }
  })
}
