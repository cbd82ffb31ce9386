import type { Fact, JourneyRow, Owner, Projection, StageSpanRow, SubjectId, SubjectKind } from '../../record/index.ts'
import { dayIn } from '../child/index.ts'
import { addDays, addMonths, type Calendar, type Day } from '../../time/index.ts'
import { dueNow, readAction, type Action } from './action.ts'
import { againBy, type AgainUnder } from './again.ts'
import { planAccepted, planReturned, planSubmitted } from './plan-events.ts'
import { enteredPoints } from './figures/entered.ts'
import { readPromise } from './promise.ts'
import type { ImprovementDefinitions } from './rules.ts'
import { readVerdicts, type Verdict } from './verdict.ts'

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

/** Stages one after the other, each until the next begins. One that lasted no day is left out. */
const inTurn = (begun: readonly Omit<Stay, 'to'>[]): readonly Stay[] =>
  begun
    .map((stay, n): Stay => ({ ...stay, to: begun[n + 1]?.from ?? null }))
    .filter((stay) => stay.to === null || stay.to > stay.from)

const planStages: Readonly<Record<string, string>> = {
  [planSubmitted.type]: 'submitted',
  [planReturned.type]: 'returned',
  [planAccepted.type]: 'running',
}

function planRows(subject: SubjectId, facts: readonly Fact[], under: AgainUnder): Projection {
  const [first] = facts
  if (!first) return { ...nothing, journeys: [], stageSpans: [] }
  const from = first.happenedOn
  const owner: Owner = { role: 'plan-lead', named: null }
  const moves = facts.flatMap(({ type, happenedOn }) => {
    const stage = planStages[type]
    return stage === undefined ? [] : [{ stage, from: happenedOn }]
  })
  const last = facts.findLast(({ type }) => planStages[type] !== undefined)
  const againOn =
    last?.type === planReturned.type
      ? againBy({ on: last.happenedOn, againOn: dayIn(last.body, 'againOn') }, under)
      : null
  return rowsOf(subject, inTurn([{ stage: 'running', from }, ...moves]), owner, {
    startedOn: from,
    startKnown: true,
    ended: null,
    next:
      againOn === null
        ? { nextOn: addMonths(from, REPORTED_EVERY_MONTHS), nextWhat: 'Report progress' }
        : { nextOn: againOn, nextWhat: under.submitAgain.next },
  })
}

/** A requirement that was decided on is open until the last word is that it is met. */
function requirementRows(subject: SubjectId, facts: readonly Fact[]): Projection {
  const verdicts = readVerdicts(facts)
  const [first] = facts
  const last = verdicts.at(-1)
  if (!first) return { ...nothing, journeys: [], stageSpans: [] }
  const isMet = last?.verdict === 'met'
  const changes = verdicts.filter(({ verdict }, n) => verdict !== verdicts[n - 1]?.verdict)
  const begun = changes.map(({ verdict, on }: Verdict) => ({ stage: verdict, from: on }))
  const stays = inTurn(begun.length === 0 ? [{ stage: 'not-yet', from: first.happenedOn }] : begun)
  return rowsOf(
    subject,
    isMet ? stays.slice(0, -1) : stays,
    { role: 'plan-lead', named: null },
    {
      startedOn: first.happenedOn,
      startKnown: true,
      ended: isMet ? { on: changes.at(-1)?.on ?? last.on, as: 'met' } : null,
      next: {
        nextOn: addMonths(last?.on ?? first.happenedOn, REPORTED_EVERY_MONTHS),
        nextWhat: 'Decide again whether it is met',
      },
    },
  )
}

/** A promise is open until it is kept or dropped; one that recurs until it is dropped. */
function promiseRows(subject: SubjectId, facts: readonly Fact[]): Projection {
  const promise = readPromise(facts)
  if (promise === null) return { ...nothing, journeys: [], stageSpans: [] }
  const { madeOn, ended, who, dueOn } = promise
  const stay: Stay = { stage: 'promised', from: madeOn, to: ended?.on ?? null }
  const owner: Owner = who === null ? { role: 'duty-manager', named: null } : { role: 'promise-owner', named: who }
  return rowsOf(subject, stay.to === null || stay.to > stay.from ? [stay] : [], owner, {
    startedOn: madeOn,
    startKnown: true,
    ended,
    next: { nextOn: dueOn ?? addDays(madeOn, QUIET_AFTER_DAYS), nextWhat: 'Do what was promised' },
  })
}

/** A measure is looked at every quarter. What was entered of it counts in its month, as audits and surveys do. */
function measureRows(subject: SubjectId, facts: readonly Fact[]): Projection {
  const [first] = facts
  const last = facts.at(-1)
  if (!first || !last) return { ...nothing, journeys: [], stageSpans: [] }
  const stay: Stay = { stage: 'watched', from: first.happenedOn, to: null }
  const rows = rowsOf(
    subject,
    [stay],
    { role: 'plan-lead', named: null },
    {
      startedOn: first.happenedOn,
      startKnown: true,
      ended: null,
      next: { nextOn: addDays(last.happenedOn, QUIET_AFTER_DAYS), nextWhat: 'Look at the measure' },
    },
  )
  return { ...rows, points: enteredPoints(subject, facts) }
}

/** What the facts of a plan, an action, a requirement, a promise or a measure come to: one journey, with exactly one stage, owner and next date while it is open. */
export function improvementRows(
  subject: SubjectId,
  kind: SubjectKind,
  facts: readonly Fact[],
  { submitAgain }: ImprovementDefinitions,
  calendar: Calendar,
): Projection {
  if (kind === 'plan') return planRows(subject, facts, { submitAgain, calendar })
  if (kind === 'promise') return promiseRows(subject, facts)
  if (kind === 'measure') return measureRows(subject, facts)
  return kind === 'requirement' ? requirementRows(subject, facts) : actionRows(subject, facts)
}
