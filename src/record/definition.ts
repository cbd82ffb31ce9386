import type { Body, FieldValue, SubjectKind } from './fact.ts'

/** How a field is asked for, checked, stored and shown: said once, for forms, checks, timeline, API and dictionary. */
export interface Field {
  /** `several`: any number of its choices, stored as a list of their codes. */
  readonly kind: 'date' | 'choice' | 'several' | 'text' | 'long-text' | 'whole-number' | 'yes-no'
  readonly label: string
  readonly hint?: string
  readonly optional?: boolean
  /** For choices: code to words. For a text: what it says where it is one of these codes. */
  readonly choices?: Readonly<Record<string, string>>
  /** For several with many choices: headings, each over the codes that a form shows under it. Every code is under one. */
  readonly groups?: Readonly<Record<string, readonly string[]>>
  /** For several: the code that stands alone, because it says that there is none. */
  readonly alone?: string
  /** For several: codes that are said of the child, with the age from which they can be. */
  readonly fromAge?: Readonly<Record<string, number>>
  /** For texts: the words by which the record knows people, who are looked up and chosen. */
  readonly names?: 'people'
  /** For whole numbers: refuse more than this, or than the number in another field. */
  readonly atMost?: number | string
  /** A name by which the record knows something else: no form asks for it, and no page shows it. */
  readonly isKey?: true
  /** For texts that may take more than a line: how many lines the form shows. */
  readonly rows?: number
  /** For yes or no: the other question without a yes to which this one is not asked, and cannot be yes. */
  readonly ifYesTo?: string
  /** The other field that must be answered where this one is: a decision has its day, and the day its decision. */
  readonly needs?: string
  /** For dates: refuse a day after today. */
  readonly notAfter?: 'today'
  /** For dates: refuse a day before the fact's own. An `endedOn` is always refused one. */
  readonly notBefore?: 'happenedOn'
}

/** How widely a fact may be read: a stored row carries the highest label of the facts it came from. */
export type Label = 'ordinary' | 'restricted'

/** One kind of thing that can happen. `happenedOn` is the fact's own date: never a second one in the body. */
export interface EventDefinition {
  readonly type: string
  readonly practice: string
  readonly title: string
  /** What it is and where it comes from in law or in the return, in one or two sentences. */
  readonly describes: string
  readonly happensTo: readonly SubjectKind[]
  readonly label: Label
  /** Orders facts of one day: lower comes first. */
  readonly rank: number
  /** The number of today's shape of the body; older shapes are upcast when read. */
  readonly shape: number
  readonly happenedOn: Field
  readonly fields: Readonly<Record<string, Field>>
  /** Whether it can happen only while the council works with the child: a form then refuses days before and after. */
  readonly whileOpen: boolean
  /** Whether a form refuses a second one on the same day. */
  readonly oncePerDay: boolean
  /** Whether a person may record it in a form. */
  readonly typed: boolean
  /** It is about the record and not about what happened: no practice takes anybody through it. */
  readonly aboutRecord: boolean
  /** Tables that every return gives afresh each year do not show that something happened to the child. */
  readonly yearly: boolean
  /** The heading of its entry in the timeline. */
  readonly says: (body: Body) => string
  /** From an older shape to the next; index 0 takes shape 1 to shape 2. */
  readonly upcasts: readonly ((body: Body) => Body)[]
}

/** Declares an event; what is left unsaid is the common case. */
export function event(
  type: string,
  rest: Omit<
    EventDefinition,
    | (
        | 'type'
        | 'practice'
        | 'label'
        | 'shape'
        | 'typed'
        | 'yearly'
        | 'upcasts'
        | 'happensTo'
        | 'whileOpen'
        | 'oncePerDay'
      )
    | 'aboutRecord'
  > &
    Partial<EventDefinition>,
): EventDefinition {
  return {
    label: 'ordinary',
    shape: 1,
    typed: false,
    whileOpen: false,
    oncePerDay: false,
    aboutRecord: false,
    yearly: false,
    upcasts: [],
    happensTo: ['child'],
    practice: type.slice(0, type.indexOf('.')),
    ...rest,
    type,
  }
}

/** A choice in words, as a body gives its code; what is said instead where the code is none of them. */
export function wordFor(
  choices: Readonly<Record<string, string>>,
  code: FieldValue | undefined,
  otherwise: string,
): string {
  return typeof code === 'string' && Object.hasOwn(choices, code) ? (choices[code] ?? otherwise) : otherwise
}
