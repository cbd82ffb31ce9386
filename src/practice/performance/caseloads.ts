import type { FactId, SpanRow } from '../../record/index.ts'
import { spanOf, type CountedHow, type Told } from './told.ts'

/** Children and whose they are: a caseload is how many one worker has on a day. */
export const caseloadFigure: CountedHow = {
  id: '3-m03',
  counts:
    'Children in care or in need at the end of the month whom a social worker has: how many to a worker, and the most that one has.',
  caution: 'Whole-time equivalents are not recorded: part-time workers count as one.',
}

/** Officers with children: the denominator of alerts to an officer. */
export const officersFigure = 'officers'

const isCase = (stage: string): boolean => stage === 'open' || stage === 'looked-after'

export function caseloadSpans(told: Told): readonly SpanRow[] {
  const [fact] = told.story.events
  const ofWorkers = told.stays.flatMap(({ stage, owner, fromOn, toOn }): readonly SpanRow[] =>
    isCase(stage) && owner.role === 'social-worker' && owner.named !== null
      ? [
          spanOf(
            told,
            caseloadFigure.id,
            { from: fromOn, to: toOn, fact: anyFact(told, fact?.fact) },
            true,
            owner.named,
          ),
        ]
      : [],
  )
  const ofOfficers = told.story.officers.map(({ from, to, worker }) =>
    spanOf(told, officersFigure, { from, to, fact: anyFact(told, fact?.fact) }, true, worker),
  )
  return [...ofWorkers, ...ofOfficers]
}

/** A stay stands on many facts: the first of the child stands for them. */
const anyFact = ({ story, subject }: Told, first: FactId | undefined): FactId =>
  first ?? story.firstFact?.fact ?? (subject as string as FactId) // a child with a stay has a fact
