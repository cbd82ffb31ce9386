import { countedFigures, officersFigure, type CountedHow } from '../../performance/index.ts'
import { allMeasures, type Measure } from '../measures.ts'

/** How the value of a line is summed from the months. */
export type LineAs = 'month' | 'month-end' | 'caseload' | 'highest' | 'per-officer' | 'recording' | 'entered'

/** One line of the scorecard: a measure, or one of the several that a printed row is. */
export interface Line {
  /** The id in addresses: the measure's, or its part's. */
  readonly id: string
  readonly measure: Measure
  /** Which part, in words; null where the measure is one. */
  readonly part: string | null
  readonly as: LineAs
  /** The figure that is summed; a type of event where the days to its recording are. */
  readonly figure: string
  readonly how: CountedHow
}

/** The ids of the parts, in the order in which the row names them. */
const parts: Readonly<Record<string, readonly string[]>> = {
  '1.1-m13': ['5', '10'],
  '1.1-m19': ['lead', 'meeting'],
  '1.2-m01': ['statutory', 'in-need'],
  '3-m03': ['average', 'highest'],
  '3-m05': ['assessments', 'plans', 'visits'],
}

const recorded: Readonly<Record<string, string>> = {
  '3-m05-assessments': 'child.assessment',
  '3-m05-plans': 'child.plan-version',
  '3-m05-visits': 'child.visit',
}

const recordingHow = (id: string): CountedHow => ({
  id,
  counts: 'What people recorded in the month: the days from its happening to its recording, in the mean.',
  caution: 'What files brought is left out; corrections are not counted again.',
})

const enteredHow = ({ id, isAudit }: Measure): CountedHow =>
  isAudit
    ? {
        id,
        counts:
          'Audits whose grades stood in the month: graded good or better, of those graded. Figures of audits that were entered with their evidence are added.',
        caution:
          'An audit counts once its moderator has graded, by the moderator’s grade. Enter nothing that an audit on record counts already.',
      }
    : {
        id,
        counts: 'What was entered with its evidence, such as a survey or a register.',
        caution: 'The record does not make this figure: it is as good as its evidence.',
      }

function lineOf(measure: Measure, id: string, part: string | null): Line {
  const line = { id, measure, part }
  const type = recorded[id]
  if (type !== undefined) return { ...line, as: 'recording', figure: type, how: recordingHow(id) }
  if (measure.unit === 'caseload') {
    const how = countedFigures.get(measure.id) ?? enteredHow(measure)
    return { ...line, as: part === 'highest' ? 'highest' : 'caseload', figure: measure.id, how }
  }
  const counted = countedFigures.get(measure.duplicateOf ?? id)
  return counted
    ? { ...line, as: counted.as, figure: counted.id, how: counted }
    : { ...line, as: 'entered', figure: measure.duplicateOf ?? id, how: enteredHow(measure) }
}

const linesOfMeasure = (measure: Measure): readonly Line[] => {
  const own = parts[measure.id]
  if (own === undefined) return [lineOf(measure, measure.id, null)]
  return own.map((part, n) => lineOf(measure, `${measure.id}-${part}`, measure.parts[n] ?? part))
}

/** Every line, in the order of print. */
export const lines: readonly Line[] = allMeasures.flatMap(linesOfMeasure)

export const linesOf = (measure: Measure): readonly Line[] => lines.filter((line) => line.measure.id === measure.id)

/** What must be read for all lines. */
export const asked = {
  ids: [
    ...new Set(
      lines.flatMap(({ as, figure }) => (as === 'recording' || as === 'caseload' || as === 'highest' ? [] : [figure])),
    ),
  ],
  byWorker: ['3-m03', officersFigure],
} as const

/** Whether a line can be told apart by team and by worker, and opened to its children. */
export const opensToChildren = ({ as }: Line): boolean => as !== 'recording' && as !== 'entered'

/** What is behind a line, and whether this reader may open it: children, or audits; null where nothing is. */
export function opensTo(
  line: Line,
  may: { readonly mayOpen: boolean; readonly mayAudits: boolean },
): 'children' | 'audits' | null {
  if (line.measure.isAudit) return may.mayAudits ? 'audits' : null
  return may.mayOpen && opensToChildren(line) ? 'children' : null
}

/** Where what is behind a line in one month is listed. */
export const hrefBehind = ({ id }: Line, what: 'children' | 'audits', month: string): string =>
  `${what === 'audits' ? `/audits/behind/${id}` : `/improvement/figures/${id}/children`}?month=${month.slice(0, 7)}`
