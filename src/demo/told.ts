import { day, type Day } from '../time/index.ts'
import type { Body, FieldValue, Voice } from '../record/index.ts'

/** One thing that a story says happened, before any file or form has said it. */
export interface ToldFact {
  readonly type: string
  readonly happenedOn: Day
  readonly body: Body
  readonly voice: Voice
  /** What the child had said that it answers. */
  readonly because?: ToldFact
  /** What was written at length, by field. */
  readonly texts?: Readonly<Record<string, string>>
  /** The first day on which any file or form says it; null where it is said in good time. */
  readonly saidFrom: Day | null
  /** What was said of it until it was put right, and the day on which it was. */
  readonly mistake: { readonly until: Day; readonly happenedOn: Day; readonly body: Body } | null
}

/** Everything that a story says of one child. */
export interface ToldChild {
  /** The child's number in the return. */
  readonly number: string
  readonly name: string
  readonly facts: readonly ToldFact[]
}

/** What a story has said so far; `open` is the place in `facts` of the episode of care that is still open. */
export interface Telling extends ToldChild {
  readonly open: number | null
  readonly bornOn: Day | null
  readonly matchedOn: Day | null
}

/** Leaves out what is not said, so that a body holds only what a file or form would. */
export const said = (fields: Readonly<Record<string, FieldValue | undefined>>): Body =>
  Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, FieldValue] => entry[1] !== undefined && entry[1] !== ''),
  )

/** A fact told in good time. */
export const fact = (type: string, on: Day | string, body: Body, voice: Voice = 'ssda903'): ToldFact => ({
  type,
  happenedOn: day(on),
  body,
  voice,
  saidFrom: null,
  mistake: null,
})

export const add = (telling: Telling, ...facts: readonly ToldFact[]): Telling => ({
  ...telling,
  facts: [...telling.facts, ...facts],
})

/** The telling with one of its facts told anew. */
export const retold = (telling: Telling, at: number, change: (before: ToldFact) => ToldFact): Telling => ({
  ...telling,
  facts: telling.facts.map((told, place) => (place === at ? change(told) : told)),
})
