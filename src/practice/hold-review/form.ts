import type { Body, EventDefinition, FactId, Field, NewRevision, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { dayTyped, isEmptyDate, typedDate, typedText, type FieldError, type Form } from '../../web/ui/index.ts'
import { readTyped, reviewDecisions, type Standing } from '../child/index.ts'

/** The field of the form that holds the day on which the decisions were sent. */
const SENT_ON = 'sentOn'

const again = (definition: EventDefinition, name: string, more: Partial<Field>): Field => {
  const field = definition.fields[name]
  if (!field) throw new Error(`${definition.type} has lost the field ${name}, for which this form asks`)
  return { ...field, ...more }
}

/** The form of a review: how the child took part and what they said, and what was decided, where it is sent already. */
export const reviewForm = (review: EventDefinition): EventDefinition => ({
  ...review,
  fields: {
    ...review.fields,
    decisions: again(reviewDecisions, 'decisions', {
      optional: true,
      label: 'What was decided',
      hint: 'Each with who does it and by when. Leave it empty where the decisions are still to be sent: that has a clock of its own',
    }),
    [SENT_ON]: { kind: 'date', label: 'Decisions sent on', notAfter: 'today', notBefore: 'happenedOn', optional: true },
  },
})

/** A review as it was typed, and the decisions that were sent with it. Usable only where there is no error. */
export interface TypedReview {
  readonly on: Day | null
  readonly body: Body
  readonly texts: Readonly<Record<string, string>>
  /** Null where the decisions are still to be sent. */
  readonly sent: { readonly on: Day; readonly decisions: string } | null
  readonly errors: readonly FieldError[]
}

/** Reads the form of a review: decisions and the day on which they were sent are said together, or neither. Pure. */
export function readReview(
  definition: EventDefinition,
  form: Form,
  bounds: { readonly today: Day; readonly bornOn: Day | null; readonly known: Standing },
): TypedReview {
  const { happenedOn, body, texts, errors } = readTyped(definition, form, bounds)
  const { [SENT_ON]: _, ...own } = body
  const { decisions = '', ...said } = texts
  const sentOn = typedDate(form, SENT_ON)
  const hasDecisions = typedText(form, 'decisions').trim() !== ''
  const isSent = !isEmptyDate(sentOn)
  const lacking: FieldError[] = [
    ...(hasDecisions && !isSent
      ? [
          {
            field: `${SENT_ON}-day`,
            says: 'Enter the day on which the decisions were sent, or leave both empty until they are',
          },
        ]
      : []),
    ...(isSent && !hasDecisions
      ? [{ field: 'decisions', says: 'Enter what was decided, or leave both empty until it is sent' }]
      : []),
  ]
  const on = dayTyped(sentOn)
  return {
    ...{ on: happenedOn, body: own, texts: said },
    sent: hasDecisions && on !== null ? { on, decisions } : null,
    errors: [...errors, ...lacking],
  }
}

/** What is saved of a review, in one entry: the review, and its decisions where they were sent. */
export function revisionsOf(
  { body, texts, sent }: TypedReview,
  about: {
    readonly review: EventDefinition
    readonly on: Day
    readonly subject: SubjectId
    readonly newFact: () => FactId
  },
): readonly NewRevision[] {
  const fact = (
    { type, shape }: EventDefinition,
    happenedOn: Day,
    own: Body,
    said: NewRevision['texts'],
  ): NewRevision => ({
    ...{ fact: about.newFact(), revision: 0, type, shape, subjects: [about.subject], happenedOn, body: own },
    texts: Object.fromEntries(Object.entries(said).filter(([, text]) => text !== '')),
  })
  return [
    fact(about.review, about.on, body, texts),
    ...(sent === null ? [] : [fact(reviewDecisions, sent.on, {}, { decisions: sent.decisions })]),
  ]
}
