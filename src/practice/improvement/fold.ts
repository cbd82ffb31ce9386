import type { Fact, JourneyRow, Owner, Projection, StageSpanRow, SubjectId, SubjectKind } from '../../record/index.ts'
import { addDays, addMonths, type Day } from '../../time/index.ts'
import { dueNow, readAction, type Action } from './action.ts'

const practice = 'improvement'

/** Without an update for so many days an action is looked at: a quarter, as both notices ask for quarterly progress. Ours. */
export const QUIET_AFTER_DAYS = 92
/** Whether what was done lasts is looked at half a year later. Ours. */
const EMBEDDED_AFTER_MONTHS = 6
/** A plan is reported on at least every six months, as the notice of 2021 has it reviewed. */
const REPORTED_EVERY_MONTHS = 6

const nothing: Omit<Projection, 'journeys' | 'stageSpans'> = {
  ...{ child: null, clocks: [], points: [], spans: [], contradictions: [], searchWords: [] },
}

interface Stay {
  readonly stage: string
  readonly from: Day
  readonly to: Day | null
}

const earlier = (a: Day, b: Day): Day => (a < b ? a : b)

/** In hand until it is done, done until it is found embedded. A stage that lasted no day is left out. */
function staysOf({ from, doneOn, embeddedOn }: Action): readonly Stay[] {
  const done = doneOn === null ? null : embeddedOn === null ? doneOn : earlier(doneOn, embeddedOn)
  const stays: readonly Stay[] = [
    { stage: 'in-hand', from, to: done },
    ...(done === null ? [] : [{ stage: 'done', from: done < from ? from : done, to: embeddedOn }]),
  ]
  return stays.filter((stay) => stay.to === null || stay.to > stay.from)
}

function nextOf(action: Action): { readonly nextOn: Day; readonly nextWhat: string } {
  if (action.doneOn !== null)
    return { nextOn: addMonths(action.doneOn, EMBEDDED_AFTER_MONTHS), nextWhat: 'Show whether it is embedded' }
  const due = dueNow(action)
  return due === null
    ? { nextOn: addDays(action.lastOn, QUIET_AFTER_DAYS), nextWhat: 'Say how it goes' }
    : { nextOn: due.on, nextWhat: 'Finish it or look at it again' }
}

const ownerOf = ({ lead }: Action): Owner =>
  lead === null ? { role: 'duty-manager', named: null } : { role: 'action-lead', named: lead }

function rowsOf(
  subject: SubjectId,
  stays: readonly Stay[],
  owner: Owner,
  about: Pick<JourneyRow, 'startedOn' | 'startKnown'> & {
    readonly ended: { readonly on: Day; readonly as: string } | null
    readonly next: { readonly nextOn: Day; readonly nextWhat: string }
  },
): Projection {
  const key = { subject, practice, nth: 1, startedOn: about.startedOn, startKnown: about.startKnown }
  const last = stays.at(-1)
  const journey: JourneyRow =
    about.ended === null && last
      ? { ...key, endedOn: null, ending: null, stage: last.stage, stageSince: last.from, owner, ...about.next }
      : {
          ...key,
          ...{ endedOn: about.ended?.on ?? about.startedOn, ending: about.ended?.as ?? 'closed' },
          ...{ stage: null, stageSince: null, owner: null, nextOn: null, nextWhat: null },
        }
  const stageSpans = stays.map(({ stage, from, to }): StageSpanRow => ({
    subject,
    practice,
    nth: 1,
    fromOn: from,
    toOn: to,
    stage,
    owner,
  }))
  return { ...nothing, journeys: [journey], stageSpans }
}

function actionRows(subject: SubjectId, facts: readonly Fact[]): Projection {
  const action = readAction(facts)
  if (action === null) return { ...nothing, journeys: [], stageSpans: [] }
  const { from, isAgreed, embeddedOn } = action
  return rowsOf(subject, staysOf(action), ownerOf(action), {
    startedOn: embeddedOn === null ? from : earlier(from, embeddedOn),
    startKnown: isAgreed,
    ended: embeddedOn === null ? null : { on: embeddedOn, as: 'embedded' },
    next: nextOf(action),
  })
}

function planRows(subject: SubjectId, facts: readonly Fact[]): Projection {
  const [first] = facts
  if (!first) return { ...nothing, journeys: [], stageSpans: [] }
  const from = first.happenedOn
  const owner: Owner = { role: 'plan-lead', named: null }
  return rowsOf(subject, [{ stage: 'running', from, to: null }], owner, {
    startedOn: from,
    startKnown: true,
    ended: null,
    next: { nextOn: addMonths(from, REPORTED_EVERY_MONTHS), nextWhat: 'Report progress' },
  })
}

/** What the facts of a plan or of an action come to: one journey, with exactly one stage, owner and next date while it is open. */
export const improvementRows = (subject: SubjectId, kind: SubjectKind, facts: readonly Fact[]): Projection =>
  kind === 'plan' ? planRows(subject, facts) : actionRows(subject, facts)
