import type { Fact, FactId, SubjectId } from '../../record/index.ts'
import { dayIn, textIn } from '../child/index.ts'
import type { Day } from '../../time/index.ts'
import { lastDayOfMonth, type Due } from './due.ts'
import {
  actionAgreed,
  blocker,
  blockersCleared,
  completed,
  dateMoved,
  documentKept,
  embedded,
  evidence,
  leadsViews,
  moveAsked,
  moveRefused,
  progressUpdate,
} from './events.ts'
import type { Moved } from './brag.ts'
import { milestoneIn, type Milestone } from './milestones.ts'

export type LeadsView = keyof typeof leadsViews

/** A date that was moved, with who approved it and why. */
export interface MovedFor extends Moved {
  readonly approvedBy: string
  readonly reason: string
  /** Why it was approved; null where nobody said. */
  readonly approval: string | null
}

/** A later date that was asked for, and what was decided of it. */
export interface MoveRequest {
  readonly fact: FactId
  readonly askedOn: Day
  readonly to: Day
  readonly reason: string
  readonly decided: 'approved' | { readonly on: Day; readonly refusedBy: string; readonly reason: string } | null
}

/** What is known of one action, from its facts. */
export interface Action {
  /** The plan that it belongs to, by its number on record; null where no agreed action says so. */
  readonly plan: SubjectId | null
  readonly ref: string
  readonly priority: string
  readonly action: string
  /** A role. */
  readonly lead: string | null
  /** A partner who leads it beside the lead, who answers for it. */
  readonly jointLead: string | null
  readonly support: string | null
  readonly startsOn: Day | null
  /** Its reference in an earlier plan. */
  readonly oldRef: string | null
  /** The fact that it was agreed, which a correction revises; null where no fact says so. */
  readonly agreement: Fact | null
  /** The day of the first fact, and whether that is the day on which it was agreed. */
  readonly from: Day
  readonly isAgreed: boolean
  readonly due: Due | null
  readonly moved: readonly MovedFor[]
  readonly moveRequests: readonly MoveRequest[]
  readonly milestones: readonly Milestone[]
  readonly answers: readonly string[]
  readonly measures: readonly string[]
  readonly asPrinted: string | null
  readonly updates: readonly { readonly on: Day; readonly view: LeadsView | null }[]
  /** How many pieces of evidence are named or kept. */
  readonly evidence: number
  /** What is in the way and was not cleared. */
  readonly blockers: readonly { readonly on: Day; readonly what: string; readonly contingency: string | null }[]
  readonly doneOn: Day | null
  readonly embeddedOn: Day | null
  /** The last day on which anything happened. */
  readonly lastOn: Day
}

/** Numbers in a text, apart by spaces or commas. */
export const listIn = (text: string | null): readonly string[] =>
  text?.split(/[\s,;]+/).filter((each) => each !== '') ?? []

const isView = (text: string | null): text is LeadsView => text !== null && Object.hasOwn(leadsViews, text)

function dueIn({ body }: Fact): Due | null {
  const on = dayIn(body, 'dueOn')
  if (on === null) return null
  return textIn(body, 'dueIs') === 'month' ? { on: lastDayOfMonth(on), isMonth: true } : { on, isMonth: false }
}

function movedIn({ body, happenedOn }: Fact): readonly MovedFor[] {
  const on = dayIn(body, 'movedToOn')
  if (on === null) return []
  const said = {
    approvedBy: textIn(body, 'approvedBy') ?? 'not said',
    reason: textIn(body, 'reason') ?? 'not said',
    approval: textIn(body, 'approval'),
  }
  return [{ approvedOn: happenedOn, to: { on, isMonth: false }, ...said }]
}

/** Of several decisions on one request the first stands: two who decide at once move a date once. */
function firstDecisions(facts: readonly Fact[]): readonly Fact[] {
  const decided = new Set<string>()
  return facts.filter(({ body }) => {
    const request = textIn(body, 'request')
    const isFirst = request === null || !decided.has(request)
    if (request !== null) decided.add(request)
    return isFirst
  })
}

function requestsIn(asked: readonly Fact[], decisions: readonly Fact[]): readonly MoveRequest[] {
  return asked.flatMap(({ id, body, happenedOn }): readonly MoveRequest[] => {
    const to = dayIn(body, 'movedToOn')
    if (to === null) return []
    const by = decisions.find((fact) => textIn(fact.body, 'request') === id)
    const refused = by && {
      on: by.happenedOn,
      refusedBy: textIn(by.body, 'refusedBy') ?? 'not said',
      reason: textIn(by.body, 'reason') ?? 'not said',
    }
    const decided = by?.type === dateMoved.type ? 'approved' : (refused ?? null)
    return [{ fact: id, askedOn: happenedOn, to, reason: textIn(body, 'reason') ?? 'not said', decided }]
  })
}

function openBlockers(facts: readonly Fact[]): Action['blockers'] {
  const cleared = facts.findLastIndex(({ type }) => type === blockersCleared.type)
  return facts
    .slice(cleared + 1)
    .flatMap(({ type, happenedOn, body }) =>
      type === blocker.type
        ? [{ on: happenedOn, what: textIn(body, 'what') ?? 'not said', contingency: textIn(body, 'contingency') }]
        : [],
    )
}

/**
 * What an action's facts, in the order of the world, come to; null without any. Of several agreements the last stands.
 * What is embedded was done, whether or not anybody signed that first.
 */
export function readAction(facts: readonly Fact[]): Action | null {
  const [first] = facts
  const last = facts.at(-1)
  if (!first || !last) return null
  const of = (type: string): readonly Fact[] => facts.filter((fact) => fact.type === type)
  const agreed = of(actionAgreed.type).at(-1)
  const said = (field: string): string | null => (agreed ? textIn(agreed.body, field) : null)
  const embeddedOn = of(embedded.type)[0]?.happenedOn ?? null
  const decisions = firstDecisions(facts.filter(({ type }) => type === dateMoved.type || type === moveRefused.type))
  return {
    plan: said('plan') as SubjectId | null, // the field holds the number of a plan
    ref: said('ref') ?? '–',
    priority: said('priority') ?? 'Not in a plan',
    action: said('action') ?? 'An action that nobody has described',
    lead: said('lead'),
    jointLead: said('jointLead'),
    support: said('support'),
    startsOn: agreed ? dayIn(agreed.body, 'startsOn') : null,
    oldRef: said('oldRef'),
    agreement: agreed ?? null,
    from: first.happenedOn,
    isAgreed: agreed !== undefined,
    due: agreed ? dueIn(agreed) : null,
    moved: decisions.filter(({ type }) => type === dateMoved.type).flatMap(movedIn),
    moveRequests: requestsIn(of(moveAsked.type), decisions),
    milestones: facts.flatMap(milestoneIn),
    answers: listIn(said('answers')),
    measures: listIn(said('measures')),
    asPrinted: said('asPrinted'),
    updates: of(progressUpdate.type).map(({ happenedOn, body }) => {
      const view = textIn(body, 'view')
      return { on: happenedOn, view: isView(view) ? view : null }
    }),
    evidence: of(evidence.type).length + of(documentKept.type).length,
    blockers: openBlockers(facts),
    doneOn: of(completed.type)[0]?.happenedOn ?? embeddedOn,
    embeddedOn,
    lastOn: last.happenedOn,
  }
}

/** The date that now holds: the last one that it was moved to, else the first; null where there is none. */
export const dueNow = ({ due, moved }: Pick<Action, 'due' | 'moved'>): Due | null => moved.at(-1)?.to ?? due

/** A later date that was asked for and on which nobody has decided; null where there is none. */
export const undecidedMove = ({ moveRequests, doneOn }: Action): MoveRequest | null =>
  doneOn === null ? (moveRequests.findLast(({ decided }) => decided === null) ?? null) : null
