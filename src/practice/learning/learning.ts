import type { Fact, JourneyRow, Owner, Projection, SubjectId } from '../../record/index.ts'
import { addDays, daysBetween, type Day } from '../../time/index.ts'
import type { Standing } from '../../web/ui/index.ts'
import { dayIn, textIn } from '../child/index.ts'
import type { LearnedHere } from '../complaints/index.ts'
import { agreed, done, dropped, shared } from './events.ts'

/** Something learned, as its facts up to a day tell it. */
export interface Learning {
  readonly source: string | null
  /** The complaint, audit, programme or focus week that it came from: a link for those who may see that. */
  readonly from: SubjectId | null
  readonly isGoodPractice: boolean
  readonly theme: string | null
  readonly said: string
  readonly will: string
  readonly lead: string | null
  readonly agreedOn: Day
  readonly dueOn: Day | null
  readonly done: { readonly on: Day; readonly did: string; readonly changed: string | null } | null
  readonly shared: readonly { readonly on: Day; readonly where: string }[]
  readonly dropped: { readonly on: Day; readonly decidedBy: string; readonly reason: string } | null
}

/** What the facts, in the order of the world, come to; null without any. */
export function readLearning(facts: readonly Fact[]): Learning | null {
  const [first] = facts
  if (!first) return null
  const last = (type: string): Fact | undefined => facts.findLast((fact) => fact.type === type)
  const [made, ended, no] = [last(agreed.type), last(done.type), last(dropped.type)]
  const body = made?.body ?? {}
  return {
    source: textIn(body, 'source'),
    from: textIn(body, 'from') as SubjectId | null, // an id, as the form put it there
    isGoodPractice: textIn(body, 'kind') === 'good-practice',
    theme: textIn(body, 'theme'),
    said: textIn(body, 'said') ?? 'Not said',
    will: textIn(body, 'will') ?? 'Not said',
    lead: textIn(body, 'lead'),
    agreedOn: made?.happenedOn ?? first.happenedOn,
    dueOn: dayIn(body, 'dueOn'),
    done: ended
      ? { on: ended.happenedOn, did: textIn(ended.body, 'did') ?? 'Not said', changed: textIn(ended.body, 'changed') }
      : null,
    shared: facts
      .filter(({ type }) => type === shared.type)
      .map(({ happenedOn, body: of }) => ({ on: happenedOn, where: textIn(of, 'where') ?? 'Not said' })),
    dropped: no
      ? {
          on: no.happenedOn,
          decidedBy: textIn(no.body, 'decidedBy') ?? 'not said',
          reason: textIn(no.body, 'reason') ?? 'not said',
        }
      : null,
  }
}

/** What was learned from one thing, out of everything learned. */
export const learnedHere = (
  all: readonly { readonly subject: SubjectId; readonly facts: readonly Fact[] }[],
  from: SubjectId,
): readonly LearnedHere[] =>
  all.flatMap(({ subject, facts }) => {
    const learning = readLearning(facts)
    return learning?.from === from ? [{ id: subject, says: learning.will }] : []
  })

/** How something learned stands on a day. */
export function learningStands(
  { done: did, dropped: no, dueOn }: Learning,
  on: Day,
): { says: string; standing: Standing } {
  if (did) return { says: 'Done', standing: 'ended' }
  if (no) return { says: 'Dropped', standing: 'ended' }
  if (dueOn === null) return { says: 'No day', standing: 'unknown' }
  const days = daysBetween(on, dueOn)
  const word = Math.abs(days) === 1 ? 'day' : 'days'
  if (days < 0) return { says: `Late by ${-days} ${word}`, standing: 'late' }
  return { says: days === 0 ? 'Due today' : `${days} ${word} left`, standing: days <= 14 ? 'at-risk' : 'on-course' }
}

/** Where nobody said by when, somebody looks after a quarter. Ours. */
const LOOK_AFTER_DAYS = 92

/** What the facts come to: open until it is done or dropped, with its lead as owner and its day as the next one. */
export function learningRows(subject: SubjectId, facts: readonly Fact[]): Projection {
  const learning = readLearning(facts)
  const [first] = facts
  const nothing = { child: null, clocks: [], points: [], spans: [], contradictions: [], searchWords: [] }
  if (!learning || !first) return { ...nothing, journeys: [], stageSpans: [] }
  const from = first.happenedOn
  const end = learning.done?.on ?? learning.dropped?.on ?? null
  const owner: Owner =
    learning.lead === null ? { role: 'duty-manager', named: null } : { role: 'action-lead', named: learning.lead }
  const key = { subject, practice: 'learning', nth: 1, startedOn: from, startKnown: true }
  const journey: JourneyRow =
    end === null
      ? {
          ...{ ...key, endedOn: null, ending: null, stage: 'agreed', stageSince: from, owner },
          ...{ nextOn: learning.dueOn ?? addDays(from, LOOK_AFTER_DAYS), nextWhat: 'Do what was agreed' },
        }
      : {
          ...{ ...key, endedOn: end, ending: learning.done ? 'done' : 'dropped' },
          ...{ stage: null, stageSince: null, owner: null, nextOn: null, nextWhat: null },
        }
  const span = { subject, practice: 'learning', nth: 1, fromOn: from, toOn: end, stage: 'agreed', owner }
  return { ...nothing, journeys: [journey], stageSpans: end === null || end > from ? [span] : [] }
}
