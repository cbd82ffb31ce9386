import { monthly } from '../../account/index.ts'
import type { PointRow, SubjectId } from '../../record/index.ts'
import { readUntil, type Audit } from './audit.ts'
import { isGoodOrBetter, toolNamed, tools, type Grade } from './tools.ts'

/** Every measure that a domain of some tool counts for. */
export const auditMeasureRefs: readonly string[] = [
  ...new Set(tools.flatMap(({ domains }) => domains.flatMap(({ measure }) => measure ?? []))),
].sort()

/** Audits by their overall grade, for papers: those graded good or better, of all. */
export const AUDITS_GRADED = 'audits-graded'

/** The grade that stands in a domain: the moderator’s where there is one, else the auditor’s. */
const gradeIn = ({ domains, moderated }: Audit, domain: string): Grade | null =>
  moderated?.grades.get(domain) ?? domains.get(domain)?.grade ?? null

/**
 * What an audit counts for in measures of the scorecard: in each domain that a measure follows, whether it is graded good or
 * better; and by its overall grade. It counts from the day on which its grades stood, so that no grade is given away before the moderator has given theirs.
 */
export function auditPoints(subject: SubjectId, audit: Audit): readonly PointRow[] {
  const { completed, moderated } = audit
  const onDate = readUntil(audit)
  if (completed === null || onDate === null || audit.withdrawn !== null) return []
  const point = (id: string, grade: Grade): PointRow => ({
    ...{ subject, measure: monthly(id), onDate, fact: (moderated ?? completed).fact },
    ...{ num: isGoodOrBetter(grade) ? 1 : 0, den: 1, fromOn: null, untilOn: null, leftOut: null },
  })
  const overall = moderated?.grade ?? completed.grade
  return [
    ...(overall === null ? [] : [point(AUDITS_GRADED, overall)]),
    ...(toolNamed(audit.tool)?.domains ?? []).flatMap(({ id, measure }) => {
      const grade = gradeIn(audit, id)
      return measure === null || grade === null ? [] : [point(measure, grade)]
    }),
  ]
}

/** The domains of an audit that a measure follows. */
export const domainsOf = (tool: string, measure: string): readonly { readonly id: string; readonly title: string }[] =>
  (toolNamed(tool)?.domains ?? []).filter((domain) => domain.measure === measure)
