import type { Fact, FactId, SubjectId } from '../../record/index.ts'
import { addDays, daysBetween, sayShortDate, type Day } from '../../time/index.ts'
import { sayCount, type Standing } from '../../web/ui/index.ts'
import { dayIn, textIn } from '../child/index.ts'
import { action, actionDone, held } from './events.ts'

/** What was agreed in supervision. */
export interface SupervisionAction {
  readonly fact: FactId
  readonly agreedOn: Day
  readonly what: string
  readonly lead: string
  readonly dueOn: Day | null
  readonly doneOn: Day | null
}

/** A worker's supervision, as their facts up to a day tell it. */
export interface Supervision {
  readonly worker: string
  /** The team in which the last one was held. */
  readonly team: string | null
  readonly lastOn: Day | null
  readonly heldBy: string | null
  /** The day agreed for the next one, where one was. */
  readonly nextOn: Day | null
  readonly actions: readonly SupervisionAction[]
}

/** Weeks after which a worker is supervised again at the latest, where nobody has set otherwise. Not stated by any source, chosen. */
export const SUPERVISE_EVERY_WEEKS = 4

/** What the facts of one worker, in the order of the world, come to; null where they name none. */
export function readSupervision(facts: readonly Fact[]): Supervision | null {
  const worker = facts.map(({ body }) => textIn(body, 'worker')).find((number) => number !== null)
  if (worker === undefined) return null
  const last = facts
    .filter(({ type }) => type === held.type)
    .reduce<Fact | null>((latest, fact) => (latest && latest.happenedOn > fact.happenedOn ? latest : fact), null)
  const done = new Map(
    facts.flatMap(({ type, body, happenedOn }) =>
      type === actionDone.type ? [[textIn(body, 'action'), happenedOn] as const] : [],
    ),
  )
  return {
    worker,
    team: last && textIn(last.body, 'team'),
    lastOn: last?.happenedOn ?? null,
    heldBy: last && textIn(last.body, 'heldBy'),
    nextOn: last && dayIn(last.body, 'nextOn'),
    actions: facts
      .filter(({ type }) => type === action.type)
      .map(({ id, happenedOn, body }) => ({
        ...{ fact: id, agreedOn: happenedOn, what: textIn(body, 'what') ?? 'Not said' },
        ...{ lead: textIn(body, 'lead') ?? 'Nobody yet', dueOn: dayIn(body, 'dueOn'), doneOn: done.get(id) ?? null },
      })),
  }
}

/** A worker of a list. */
export interface Supervised {
  readonly worker: string
  readonly team: string | null
  /** Whether they have a child now. */
  readonly hasChildren: boolean
  /** None where nothing of their supervision is recorded; more than one where two people recorded the first at once. */
  readonly subjects: readonly SubjectId[]
  readonly supervision: Supervision | null
}

/** How a worker's supervision stands on a day by the local standard. */
export interface SupervisionStands {
  readonly says: string
  readonly standing: Standing
  /** The last day within the standard; null where none was ever recorded. */
  readonly dueOn: Day | null
}

const SOON_DAYS = 7

/** For so long a worker without a child stays on the list: whoever left is not late for ever. Ours. */
const LISTED_FOR_DAYS = 84

/** Whether a worker stands on the list of a day. */
export const isListed = ({ hasChildren, supervision }: Supervised, on: Day): boolean =>
  hasChildren ||
  (supervision !== null && supervision.lastOn !== null && daysBetween(supervision.lastOn, on) <= LISTED_FOR_DAYS)

/** Whether a worker is without supervision for longer than the standard allows, or nearly. */
export function supervisionStands(supervision: Supervision | null, on: Day, everyWeeks: number): SupervisionStands {
  const lastOn = supervision?.lastOn ?? null
  if (lastOn === null) return { says: 'None recorded', standing: 'unknown', dueOn: null }
  const dueOn = addDays(lastOn, 7 * everyWeeks)
  const left = daysBetween(on, dueOn)
  if (left < 0) return { says: `Late by ${sayCount(-left, 'day', 'days')}`, standing: 'late', dueOn }
  const next = supervision?.nextOn ?? null
  if (next !== null && next < on)
    return { says: `Agreed for ${sayShortDate(next)} and not recorded`, standing: 'at-risk', dueOn }
  return { says: 'Within the standard', standing: left <= SOON_DAYS ? 'at-risk' : 'on-course', dueOn }
}

/** What was agreed and is not done, those first that are due first. */
export const openActions = ({ actions }: Supervision): readonly SupervisionAction[] =>
  actions
    .filter(({ doneOn }) => doneOn === null)
    .toSorted((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : (a.dueOn ?? '') > (b.dueOn ?? '') ? 1 : 0))

const urgency: Readonly<Partial<Record<Standing, number>>> = { unknown: 0, late: 1, 'at-risk': 2 }

/** Those without supervision first, then those who wait the longest for it. */
export const longestFirst = (workers: readonly Supervised[], on: Day, everyWeeks: number): readonly Supervised[] =>
  workers
    .map((each) => ({ each, stands: supervisionStands(each.supervision, on, everyWeeks) }))
    .toSorted((a, b) => {
      const [first, second] = [urgency[a.stands.standing] ?? 3, urgency[b.stands.standing] ?? 3]
      if (first !== second) return first - second
      const [due, other] = [a.stands.dueOn ?? '', b.stands.dueOn ?? '']
      return due < other ? -1 : due > other ? 1 : a.each.worker < b.each.worker ? -1 : 1
    })
    .map(({ each }) => each)
