import type { Fact, SubjectId } from '../../record/index.ts'
import { addMonths, daysBetween, sayDate, type Day } from '../../time/index.ts'
import { dayIn, textIn } from '../child/index.ts'
import type { Said } from './words.ts'
import { promiseCarried, promiseDropped, promiseKept, promiseMade, promisedTo } from './promise-events.ts'
import type { OfImprovement } from './ports.ts'

/** What became of a promise, or of one time that it was due. */
export type Became =
  | { readonly as: 'kept'; readonly on: Day; readonly dueOn: Day | null; readonly says: string }
  | { readonly as: 'carried'; readonly on: Day; readonly to: Day; readonly says: string }
  | { readonly as: 'dropped'; readonly on: Day; readonly says: string }

/** A promise, as its facts up to a day tell it. */
export interface Promised {
  readonly what: string
  readonly to: string
  readonly madeIn: string
  readonly who: string | null
  readonly madeOn: Day
  /** How many months after one day it is due again; null for what is due once. */
  readonly everyMonths: number | null
  /** When it is due next; null where it is over, or nobody said. */
  readonly dueOn: Day | null
  readonly became: readonly Became[]
  readonly ended: { readonly on: Day; readonly as: 'kept' | 'dropped' } | null
}

const monthsIn = (fact: Fact | undefined): number | null => {
  const months = fact?.body['everyMonths']
  return typeof months === 'number' && months > 0 ? months : null
}

/**
 * What a promise's facts, in the order of the world, come to; null without any. What recurs is due by whole months after
 * its first day, however late or early it was kept: after 31 March quarterly come 30 June, 30 September and 31 December.
 */
export function readPromise(facts: readonly Fact[]): Promised | null {
  const [first] = facts
  if (!first) return null
  const made = facts.findLast(({ type }) => type === promiseMade.type)
  const said = (field: string): string | null => (made ? textIn(made.body, field) : null)
  const every = monthsIn(made)
  const firstDue = made ? dayIn(made.body, 'dueOn') : null
  const became: Became[] = []
  let times = 0
  let dueOn = firstDue
  let ended: Promised['ended'] = null
  for (const { type, happenedOn: on, body } of facts) {
    if (ended !== null) continue
    const text = (field: string): string => textIn(body, field) ?? 'not said'
    if (type === promiseKept.type) {
      became.push({ as: 'kept', on, dueOn, says: text('shownBy') })
      times += 1
      if (every === null) ended = { on, as: 'kept' }
      else dueOn = firstDue === null ? null : addMonths(firstDue, every * times)
    } else if (type === promiseCarried.type) {
      const to = dayIn(body, 'carriedToOn')
      if (to === null) continue
      became.push({ as: 'carried', on, to, says: `agreed by the ${text('agreedBy')}: ${text('reason')}` })
      dueOn = to
    } else if (type === promiseDropped.type) {
      became.push({ as: 'dropped', on, says: `decided by the ${text('decidedBy')}: ${text('reason')}` })
      ended = { on, as: 'dropped' }
    }
  }
  const to = said('to')
  return {
    what: said('what') ?? 'A promise that nobody has described',
    to: to !== null && Object.hasOwn(promisedTo, to) ? promisedTo[to as keyof typeof promisedTo] : 'Not said', // just looked at
    madeIn: said('madeIn') ?? 'not said',
    who: said('who'),
    madeOn: first.happenedOn,
    everyMonths: every,
    dueOn: ended === null ? dueOn : null,
    became,
    ended,
  }
}

/** How a promise stands on a day, as a clock: a word, a shape, and how many days. */
export function standingOf({ dueOn, ended }: Promised, on: Day): Said {
  if (ended) return { says: ended.as === 'kept' ? 'Kept' : 'Dropped', standing: 'ended' }
  if (dueOn === null) return { says: 'No day', standing: 'unknown' }
  const days = daysBetween(on, dueOn)
  const word = Math.abs(days) === 1 ? 'day' : 'days'
  if (days < 0) return { says: `Late by ${-days} ${word}`, standing: 'late' }
  return {
    says: days === 0 ? 'Due today' : `${days} ${word} left`,
    standing: days <= SOON_DAYS ? 'at-risk' : 'on-course',
  }
}

/** Within so many days something is due soon. Ours. */
const SOON_DAYS = 14

export interface PromiseOn {
  readonly id: SubjectId
  readonly promise: Promised
  readonly facts: readonly Fact[]
}

/** Promises that are open by the day on which they are due, the earliest first; then those that are over, the last first. */
export function promisesOn(all: readonly OfImprovement[]): readonly PromiseOn[] {
  const read = all.flatMap(({ kind, subject, facts }): readonly PromiseOn[] => {
    const promise = kind === 'promise' ? readPromise(facts) : null
    return promise ? [{ id: subject, promise, facts }] : []
  })
  const open = read.filter(({ promise }) => promise.ended === null)
  const over = read.filter(({ promise }) => promise.ended !== null)
  const by = (key: (each: PromiseOn) => string) => (a: PromiseOn, b: PromiseOn) =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id < b.id ? -1 : 1
  return [
    ...open.toSorted(by(({ promise }) => promise.dueOn ?? '9999')),
    ...over.toSorted(by(({ promise }) => promise.ended?.on ?? '')).reverse(),
  ]
}

export const sayDueDay = ({ dueOn }: Pick<Promised, 'dueOn'>): string => (dueOn === null ? 'No day' : sayDate(dueOn))

/** "every 3 months from then"; null where it is due once. */
export const sayEvery = ({ everyMonths }: Pick<Promised, 'everyMonths'>): string | null =>
  everyMonths === null ? null : `every ${everyMonths === 1 ? 'month' : `${everyMonths} months`} from then`

/** "30 June 2013, and every 3 months from then", or the day. */
export const sayDueOf = (promise: Promised): string =>
  [sayDueDay(promise), sayEvery(promise)].filter((says) => says !== null).join(', and ')
