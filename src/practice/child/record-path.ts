import { careEnded, episode, review } from './events.ts'
import { noteSeen } from './oversight-events.ts'
import { planOutcome, planVersion } from './plan-events.ts'
import { changeMade } from './voice-events.ts'

/** What is laid out by hand, by its event: the page under the child on which it is recorded. */
const byHand: Readonly<Record<string, string>> = {
  [episode.type]: 'care',
  [careEnded.type]: 'care/end',
  [review.type]: 'review',
  [planVersion.type]: 'plans',
  [planOutcome.type]: 'plans',
  [changeMade.type]: 'voice',
  [noteSeen.type]: 'chronology?view=flagged',
}

/** Whether something is recorded on a page that is laid out by hand, and not on the form of its event. */
export const isByHand = (type: string): boolean => Object.hasOwn(byHand, type)

/** Where something is recorded of a child: on a page that is laid out by hand, or on the form of its event. */
export const recordHref = (child: string, type: string, kind?: string): string =>
  `/children/${child}/${byHand[type] ?? `record/${type}`}${isByHand(type) && kind !== undefined ? `/${kind}` : ''}`
