import type { Body, FactId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'

/** Something that happened to a plan's action, as a story tells it. */
export interface ToldStep {
  readonly type: string
  readonly on: Day
  readonly body: Body
  readonly texts: Readonly<Record<string, string>>
  /** Who recorded it, where it was not the head of service. */
  readonly by?: string
  /** How later steps of the same action name it. */
  readonly called?: string
  /** The fact, where something else names it, and the file that it holds the digest of. */
  readonly fact?: FactId
  readonly file?: Buffer
}

export interface ToldAction {
  /** What the action says of itself; its plan is added when it is recorded. */
  readonly agreed: Body
  readonly steps: readonly ToldStep[]
}

/** What was decided of a requirement, and told of it. */
export interface ToldRequirement {
  /** How actions name it. */
  readonly id: string
  readonly steps: readonly ToldStep[]
}

/** Somebody who holds a role of a plan, by their post. */
export interface ToldHolder {
  readonly role: string
  readonly holder: string
  readonly from: Day
  readonly endedOn?: Day
}

/** A plan as a story tells it. `recordedOn`: the day on which all of it was recorded; null where each step was on its own day. */
export interface ToldPlan {
  readonly agreedOn: Day
  readonly recordedOn: Day | null
  readonly plan: Body
  /** What became of it: when it was submitted, returned, accepted. */
  readonly steps: readonly ToldStep[]
  /** What good looks like for each part that somebody said it of. */
  readonly ambitions: readonly { readonly part: string; readonly good: string }[]
  /** Who holds which role, from when until when: posts, never names. */
  readonly holders: readonly ToldHolder[]
  readonly actions: readonly ToldAction[]
  readonly requirements: readonly ToldRequirement[]
}
