import type { Fact, Owner, Projection, SubjectId } from '../../record/index.ts'
import { addDays } from '../../time/index.ts'
import { readSupervision, SUPERVISE_EVERY_WEEKS } from './supervision.ts'

/** What the facts of one worker come to: one journey, whose next date is that of the next supervision. Total, without `today`. */
export function supervisionRows(subject: SubjectId, facts: readonly Fact[]): Projection {
  const nothing = { child: null, clocks: [], points: [], spans: [], contradictions: [], searchWords: [] }
  const [first] = facts
  if (!first) return { ...nothing, journeys: [], stageSpans: [] }
  const from = facts.reduce(
    (earliest, { happenedOn }) => (happenedOn < earliest ? happenedOn : earliest),
    first.happenedOn,
  )
  const supervision = readSupervision(facts)
  const owner: Owner = { role: 'team-manager', named: supervision?.team ?? null }
  const key = { subject, practice: 'supervision', nth: 1, startedOn: from, startKnown: true }
  const byStandard = addDays(supervision?.lastOn ?? from, 7 * SUPERVISE_EVERY_WEEKS)
  return {
    ...nothing,
    journeys: [
      {
        ...{ ...key, endedOn: null, ending: null, stage: 'supervised', stageSince: from, owner },
        ...{ nextOn: supervision?.nextOn ?? byStandard, nextWhat: 'Hold supervision' },
      },
    ],
    stageSpans: [{ subject, practice: 'supervision', nth: 1, fromOn: from, toOn: null, stage: 'supervised', owner }],
  }
}
