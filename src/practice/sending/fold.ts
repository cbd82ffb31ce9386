import type { Fact, JourneyRow, Owner, Projection, SubjectId } from '../../record/index.ts'
import { addDays } from '../../time/index.ts'
import { answered } from './events.ts'

const practice = 'sending'
const owner: Owner = { role: 'agency-adviser', named: null }

/** Whoever received something says within a week what becomes of it. Ours. */
const ANSWER_WITHIN_DAYS = 7

/** What the facts of something received come to: it waits until it is answered. Total, without `today`. */
export function receivedRows(subject: SubjectId, facts: readonly Fact[]): Projection {
  const nothing = { child: null, clocks: [], points: [], spans: [], contradictions: [], searchWords: [] }
  const [first] = facts
  if (!first) return { ...nothing, journeys: [], stageSpans: [] }
  const from = first.happenedOn
  const to = facts.findLast(({ type }) => type === answered.type)?.happenedOn ?? null
  const key = { subject, practice, nth: 1 }
  const started = { ...key, startedOn: from, startKnown: true }
  const journey: JourneyRow =
    to === null
      ? {
          ...{ ...started, endedOn: null, ending: null, stage: 'received', stageSince: from, owner },
          ...{ nextOn: addDays(from, ANSWER_WITHIN_DAYS), nextWhat: 'Say what becomes of it' },
        }
      : {
          ...{ ...started, endedOn: to, ending: 'answered', stage: null, stageSince: null, owner: null },
          ...{ nextOn: null, nextWhat: null },
        }
  const stays = to === null || to > from ? [{ ...key, fromOn: from, toOn: to, stage: 'received', owner }] : []
  return { ...nothing, journeys: [journey], stageSpans: stays }
}
