import { sayDate, type Day } from '../../time/index.ts'
import { dueNow } from './action.ts'
import { sayDue } from './due.ts'
import { isMissed, isReached } from './milestones.ts'
import type { ActionOn, PlanAt } from './plans.ts'
import { sayBrag, sayView } from './words.ts'

/** What happened to one action between two days, each in a sentence. */
export interface ActionChanges {
  readonly each: ActionOn
  /** It was not in the plan on the first day. */
  readonly isNew: boolean
  readonly says: readonly string[]
}

const text = (value: string | null): string => value ?? 'nobody'

/** Since a day, exclusive: what two board meetings have between them. */
const since = <Each>(from: Day, all: readonly Each[], on: (each: Each) => Day): readonly Each[] =>
  all.filter((each) => on(each) > from)

function signedSince({ action: before }: ActionOn, { action }: ActionOn): readonly string[] {
  return [
    ...(action.doneOn !== null && before.doneOn === null ? [`Signed as done on ${sayDate(action.doneOn)}.`] : []),
    ...(action.embeddedOn !== null && before.embeddedOn === null
      ? [`Signed as embedded on ${sayDate(action.embeddedOn)}.`]
      : []),
  ]
}

function movedSince(from: Day, { action }: ActionOn): readonly string[] {
  const asked = since(from, action.moveRequests, ({ askedOn }) => askedOn)
  const refused = action.moveRequests.flatMap(({ to, decided }) =>
    decided !== null && decided !== 'approved' && decided.on > from
      ? [`Later date, ${sayDate(to)}, refused by the ${decided.refusedBy}: ${decided.reason}.`]
      : [],
  )
  return [
    ...asked.map(({ to, reason }) => `Later date asked for, ${sayDate(to)}: ${reason}.`),
    ...refused,
    ...movedTo(from, action),
  ]
}

function movedTo(from: Day, action: ActionOn['action']): readonly string[] {
  return since(from, action.moved, ({ approvedOn }) => approvedOn).map(
    ({ to, approvedBy, reason }) => `Date moved to ${sayDue(to)}, approved by the ${approvedBy}: ${reason}.`,
  )
}

function blockedSince({ action: before }: ActionOn, { action }: ActionOn): readonly string[] {
  const wasOpen = new Set(before.blockers.map(({ on, what }) => `${on} ${what}`))
  const isOpen = new Set(action.blockers.map(({ on, what }) => `${on} ${what}`))
  const cleared = before.blockers.filter(({ on, what }) => !isOpen.has(`${on} ${what}`))
  const come = action.blockers.filter(({ on, what }) => !wasOpen.has(`${on} ${what}`))
  return [
    ...come.map(({ what }) => `Something came in the way: ${what}.`),
    ...cleared.map(({ what }) => `No longer in the way: ${what}.`),
  ]
}

function seenOtherwise(before: ActionOn, after: ActionOn): readonly string[] {
  const [was, is] = [before.standing, after.standing]
  return [
    ...(was.rated.brag === is.rated.brag
      ? []
      : [`By the rule: from ${sayBrag(was.rated.brag).says} to ${sayBrag(is.rated.brag).says}.`]),
    ...(was.view === is.view
      ? []
      : [`The lead’s own view: from ${sayView(was.view).says} to ${sayView(is.view).says}.`]),
    ...(was.slow.length === 0 && is.slow.length > 0 ? ['Became slow to progress.'] : []),
    ...(was.slow.length > 0 && is.slow.length === 0 && after.action.doneOn === null
      ? ['No longer slow to progress.']
      : []),
  ]
}

function milestonesSince(from: Day, to: Day, { action }: ActionOn): readonly string[] {
  return [
    ...since(from, action.milestones, ({ agreedOn }) => agreedOn).map(
      ({ what, dueOn }) => `New milestone, by ${sayDate(dueOn)}: ${what}.`,
    ),
    ...action.milestones
      .filter((each) => isReached(each, to) && !isReached(each, from))
      .map(({ what }) => `Milestone reached: ${what}.`),
    ...action.milestones
      .filter((each) => isMissed(each, to) && !isMissed(each, from))
      .map(({ what, dueOn }) => `Milestone not reached by ${sayDate(dueOn)}: ${what}.`),
  ]
}

function changesOf(from: Day, to: Day, before: ActionOn, after: ActionOn): readonly string[] {
  const updates = after.action.updates.length - before.action.updates.length
  const evidence = after.action.evidence - before.action.evidence
  return [
    ...signedSince(before, after),
    ...movedSince(from, after),
    ...milestonesSince(from, to, after),
    ...seenOtherwise(before, after),
    ...blockedSince(before, after),
    ...(before.action.lead === after.action.lead
      ? []
      : [`Lead: from ${text(before.action.lead)} to ${text(after.action.lead)}.`]),
    ...(updates > 0 ? [updates === 1 ? 'One progress update.' : `${updates} progress updates.`] : []),
    ...(evidence > 0 ? [evidence === 1 ? 'One piece of evidence.' : `${evidence} pieces of evidence.`] : []),
  ]
}

function sayNew({ action }: ActionOn): string {
  const due = dueNow(action)
  return `New: ${due === null ? 'without a date' : `due ${sayDue(due)}`}, led by ${text(action.lead)}.`
}

export interface PlanComparison {
  readonly changed: readonly ActionChanges[]
  /** Actions of which nothing was recorded and that stand as they stood. */
  readonly unchanged: readonly ActionOn[]
}

/** What changed in a plan between two days: both as the record is known now. `before` is null where it was not agreed yet. */
export function comparePlans(
  { from, to }: { readonly from: Day; readonly to: Day },
  before: PlanAt | null,
  after: PlanAt,
): PlanComparison {
  const was = new Map((before?.actions ?? []).map((each) => [each.id, each]))
  const all = after.actions.map((each): ActionChanges => {
    const earlier = was.get(each.id)
    return earlier
      ? { each, isNew: false, says: changesOf(from, to, earlier, each) }
      : { each, isNew: true, says: [sayNew(each)] }
  })
  return {
    changed: all.filter(({ says }) => says.length > 0),
    unchanged: all.filter(({ says }) => says.length === 0).map(({ each }) => each),
  }
}
