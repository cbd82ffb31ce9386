import type { Day } from '../../time/index.ts'
import { aChild, type ChildStory } from '../builders.ts'

/** What stories are told with: days counted back from today, and children who get the next number. */
export interface Teller {
  readonly today: Day
  readonly ago: (days: number) => Day
  readonly child: (name: string) => ChildStory
}

/** A teller for a day; children are numbered in the order in which they are told of. */
export const makeTeller = (today: Day, ago: (days: number) => Day, nextNumber: () => string): Teller => ({
  today,
  ago,
  child: (name) => aChild(name, nextNumber()),
})

/** What goes with care as a matter of course: reviews in time, one social worker, no earlier permanence, a team. */
export const lookedAfterWell = (story: ChildStory, from: Day, until: Day, worker: string, team: string): ChildStory =>
  story.reviewedRegularly(from, until).withWorker(worker, from, { reason: 'FCONTA' }).inTeam(team, from)
