import type { ClockRule } from '../../clocks/index.ts'
import type { FieldValue } from '../../record/index.ts'

/** Facts of one kind, with some of their fields; `at`: the day in a field of theirs instead of their own. */
export interface Moment {
  readonly event: string
  readonly where?: Readonly<Record<string, FieldValue | readonly FieldValue[]>>
  readonly at?: string
}

/** What a child is in for a stretch of time, told by the facts. */
export type StateName =
  | 'in-care'
  | 'short-breaks'
  | 'placement'
  | 'six-weekly'
  | 'settled'
  | 'home-interim-to-review'
  | 'home-interim-reviewed'
  | 'home-full'
  | 'home-on-order'
  | 'adoptive'
  | 'adoptive-to-review'
  | 'section-20'
  | 'section-20-agreed'
  | 'in-need'
  | 'disabled-in-need'
  | 'with-parent-to-review'
  | 'with-parent-reviewed'
  | 'arranged-by-another'
  | 'arranged-by-another-first-year'
  | 'arranged-by-another-later'
  | 'fewer-visits'
  | 'protection-plan'
  | 'high-risk'
  | 'eligible'
  | 'leaving-care'
  | 'private-fostering'
  | 'private-fostering-first-year'
  | 'private-fostering-later'

/** The beginning of a state. */
export interface Begins {
  readonly begins: StateName
}

/** A day in a field of the very fact that started the clock. */
export interface Own {
  readonly own: string
}

/** Another fact that answers the very one that started the clock: which it is stands in a field of its. */
export interface Answered {
  readonly answeredBy: string
  readonly by: string
  /** The part of the child’s page under which it is recorded. */
  readonly at: string
}

/** Kinds of casework that a council keeps here or elsewhere. */
export const kinds = {
  visits: 'Visits to children',
  'in-need': 'Reviews of child in need plans',
  health: 'Health assessments',
  dental: 'Dental checks',
  questionnaires: 'Strengths and difficulties questionnaires',
  education: 'Personal education plans',
  plans: 'Care plans and placement plans',
  permanence: 'Plans for permanence',
  reviewing: 'Reviewing officers, their midway checks, and the papers of reviews',
  interviews: 'Return interviews after going missing',
  gateway: 'Legal gateway meetings',
  pathway: 'Needs assessments for leaving care',
  surveys: 'Answers on the council’s pledge',
} as const

export type Kind = keyof typeof kinds

export const nothingKept = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, null])) as Record<Kind, null> // its keys are the kinds

/** Conditions that some clocks hold under, by the child's age. */
export type Given =
  'under-5-when-due' | '5-or-over-at-six-months' | 'from-3-to-17' | 'from-4-to-16-when-due' | 'from-5-when-due'

/**
 * A timescale and what runs it. Each start that holds starts one clock, which stops with the first stop from then on:
 * strictly after it, where the start is a stop itself, as one visit stops a clock and starts the next.
 */
export interface CaseworkClock {
  readonly rule: ClockRule
  readonly starts: readonly (Moment | Begins)[]
  readonly stops: readonly (Moment | Begins | Own | Answered)[]
  /** The state in which it starts, and with whose end it ends. */
  readonly during?: StateName
  /** Where it must start, if that is not the whole of `during`: a child past the first year of a placement, say. */
  readonly startsIn?: StateName
  /** What ends it without what it waited for. The closing of the case always does. */
  readonly ends?: readonly (Moment | Own)[]
  /** Whether each fact starts one of its own, though two are of one day: from the day on which it was recorded, where that is later. */
  readonly perFact?: true
  /** Whether the next start ends it: conferences are counted from the last strategy discussion. */
  readonly onlyLast?: true
  /** A field of the fact that starts it which says by when, over the rule's limit. */
  readonly dueIn?: string
  /**
   * A field of the fact that starts it from which its days are counted instead: a hearing that the court lists today is
   * counted back from the day for which it is listed.
   */
  readonly countedFrom?: string
  readonly given?: Given
  /**
   * What the clock depends on the council keeping here. It runs from the day on which the authority says that it keeps
   * it, and for a child of whom one is recorded from the first on; never before.
   */
  readonly kept?: Kind
  /** Whether a child who is in the state on that day is counted from it: what came before is recorded elsewhere. */
  readonly resumes?: true
  /** What pauses it, from each such fact's day to the `to` in a field of its. */
  readonly pausedBy?: readonly { readonly moment: Moment; readonly to: string }[]
}
