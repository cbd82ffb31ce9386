import type { Field } from './definition.ts'

/** A day that has been: today at the latest. */
export const pastDay = (label: string): Field => ({ kind: 'date', label, notAfter: 'today' })

/** A day that has been and is not before what happened; it may be left empty until it is known. */
export const laterDay = (label: string): Field => ({ ...pastDay(label), optional: true, notBefore: 'happenedOn' })

/** Long words, which may be left empty. */
export const note = (label: string, hint?: string): Field => ({
  ...{ kind: 'long-text', label, optional: true },
  ...(hint === undefined ? {} : { hint }),
})

/** What the person whom the record is about said, who may read it one day. */
export const ownWords = (whose: 'child' | 'young person'): Field =>
  note(
    `What the ${whose} said`,
    whose === 'child'
      ? 'In the child’s own words. The child may read this as an adult.'
      : 'In their own words. They may read this.',
  )

/** Yes, no, or not said. */
export const yesNoOrNeither = (label: string): Field => ({ kind: 'yes-no', label, optional: true })

/** Any number of choices; none where nothing was said. */
export const several = (label: string, choices: Readonly<Record<string, string>>, alone?: string): Field => ({
  ...{ kind: 'several', label, choices, optional: true },
  ...(alone === undefined ? {} : { alone }),
})

/** A short text, which may be left empty. */
export const shortText = (label: string): Field => ({ kind: 'text', label, optional: true })

/** Asked of a visit on which the child was seen. */
export const seenAlone: Field = {
  ...{ kind: 'yes-no', label: 'Was the child seen alone?', ifYesTo: 'seen' },
  hint: 'Leave this empty if the child was not seen',
}
