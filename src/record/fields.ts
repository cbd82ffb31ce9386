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

/** Yes, no, or not said. */
export const yesNoOrNeither = (label: string): Field => ({ kind: 'yes-no', label, optional: true })

/** Any number of choices; none where nothing was said. */
export const several = (label: string, choices: Readonly<Record<string, string>>, alone?: string): Field => ({
  ...{ kind: 'several', label, choices, optional: true },
  ...(alone === undefined ? {} : { alone }),
})

/** A short text, which may be left empty. */
export const shortText = (label: string): Field => ({ kind: 'text', label, optional: true })
