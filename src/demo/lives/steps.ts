import type { Day } from '../../time/index.ts'
import type { ChildStory } from '../builders.ts'

/** Something that happens in a life on a day: told only if the day has come. */
export interface Step {
  readonly on: Day
  readonly tell: (story: ChildStory) => ChildStory
}

/** An invented life: who the child is, and what happens, whether or not it has happened yet. */
export interface Life {
  readonly bornOn: Day
  readonly enteredOn: Day
  /** The day care ends; null where no end is in sight. */
  readonly leftOn: Day | null
  readonly kind: LifeKind
  /** The days on which the authority was authorised to place for adoption and did so: reviews begin afresh on each. */
  readonly reviewedAnewFrom?: readonly Day[]
  readonly steps: readonly Step[]
}

export type LifeKind =
  | 'adoption'
  | 'plan-changed'
  | 'special-guardianship'
  | 'child-arrangements'
  | 'home'
  | 'eighteen'
  | 'elsewhere'
  | 'long-term-fostering'
  | 'relatives'
  | 'childrens-home'
  | 'supported'
  | 'unaccompanied'
  | 'with-parents'
  | 'proceedings'

export const step = (on: Day, tell: (story: ChildStory) => ChildStory): Step => ({ on, tell })

/** Tells what has happened by a day, in the order in which it happened. */
export const tellUntil = (story: ChildStory, steps: readonly Step[], today: Day): ChildStory =>
  steps
    .filter((happens) => happens.on <= today)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .reduce((told, happens) => happens.tell(told), story)
