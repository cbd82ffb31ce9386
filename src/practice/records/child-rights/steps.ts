import type { Body, EventDefinition, Field } from '../../../record/index.ts'
import { HAPPENED_ON } from '../../child/index.ts'
import {
  accessRequest,
  correctionOutcomes,
  correctionRequest,
  legalHold,
  periodDecided,
  purgeAsked,
  thirdParty,
} from '../rights-events.ts'
import type { RightsFact } from '../rights.ts'

/** One form: the beginning of something about a record, or its next step. */
export interface StepForm {
  readonly of: EventDefinition
  readonly heading: string
  readonly about: string
  readonly button: string
  /** Which field the day that is asked for fills; null: no day is asked for, it is today. */
  readonly dates: { readonly field: string; readonly label: string } | null
  /** Fields of the event that are asked for, in their order; each must be answered unless it may be left out. */
  readonly asks: readonly string[]
  readonly mayLeaveOut?: readonly string[]
  /** The field with the day before which the step was not taken, where that is not when it began. */
  readonly after?: string
  /** What the step says besides. */
  readonly sets: Body
  /** The last word on it: the day of the step is the day on which it ended. */
  readonly done: string
}

/** What may be begun of a record as a whole. */
export const beginnings = {
  access: {
    of: accessRequest,
    heading: 'Record a request for a copy of the record',
    about:
      'The time to answer runs from the day on which the request came. Of an adoption record much is exempt from access (Data Protection Act 2018, schedule 4): look at that before anything is given.',
    button: 'Record the request',
    dates: { field: HAPPENED_ON, label: 'Request received' },
    asks: ['who', 'standing', 'asks'],
    mayLeaveOut: ['asks'],
    sets: {},
    done: 'The request is recorded',
  },
  hold: {
    of: legalHold,
    heading: 'Hold the record',
    about: 'Until somebody lifts the hold, the record is not purged, whatever the day.',
    button: 'Place the hold',
    dates: { field: HAPPENED_ON, label: 'Placed' },
    asks: ['why', 'reason'],
    sets: {},
    done: 'The record is held',
  },
  purge: {
    of: purgeAsked,
    heading: 'Ask for the record to be purged',
    about: 'A second person looks at it and decides. Until then nothing happens.',
    button: 'Ask for the purge',
    dates: null,
    asks: ['reason'],
    sets: {},
    done: 'A second person must approve it: the head of service or the director',
  },
  period: {
    of: periodDecided,
    heading: 'Decide how long the record is kept',
    about:
      'No rule gives a period for this record: the council decides. Whatever the day, nothing is purged by itself, and two people are needed.',
    button: 'Save the decision',
    dates: null,
    asks: ['untilOn', 'reason'],
    sets: {},
    done: 'It is decided until when the record is kept',
  },
} as const satisfies Readonly<Record<string, StepForm>>

export type Beginning = keyof typeof beginnings

export const isBeginning = (word: string): word is Beginning => Object.hasOwn(beginnings, word)

/** What may be said of one fact. */
export const aboutFacts = {
  wrong: {
    of: correctionRequest,
    heading: 'Somebody says that this is wrong',
    about: 'From now on it stands beside the entry, wherever it is shown, that somebody says so.',
    button: 'Record it',
    dates: { field: HAPPENED_ON, label: 'Request received' },
    asks: ['who', 'standing', 'wrong'],
    sets: {},
    done: 'The request is recorded',
  },
  'third-party': {
    of: thirdParty,
    heading: 'Is it about another person?',
    about:
      'What is withheld is left out of the copy that the person is given, and marked so. Here and on the child’s page it stays as it is.',
    button: 'Save',
    dates: null,
    asks: ['withheld', 'why'],
    sets: {},
    done: 'Saved',
  },
} as const satisfies Readonly<Record<string, StepForm>>

export type AboutFact = keyof typeof aboutFacts

export const isAboutFact = (word: string): word is AboutFact => Object.hasOwn(aboutFacts, word)

/** A step that something takes which was begun: what it is called in its address, and when it may be taken. */
export interface NextStep extends StepForm {
  readonly text: string
  readonly may: (fact: RightsFact) => boolean
}

const isOpen = ({ isOpen: open }: RightsFact): boolean => open
const says = ({ fact }: RightsFact, field: string): boolean => (fact.body[field] ?? null) !== null

const accessSteps: Readonly<Record<string, NextStep>> = {
  identity: {
    of: accessRequest,
    text: 'Identity was checked',
    heading: 'Identity was checked',
    about: 'Nothing is given before whoever asks has shown who they are, and for whom they may ask.',
    button: 'Save',
    dates: { field: 'identityOn', label: 'Identity checked' },
    asks: ['identityBy'],
    sets: {},
    done: 'Saved: identity was checked',
    may: (fact) => isOpen(fact) && !says(fact, 'identityOn'),
  },
  extend: {
    of: accessRequest,
    text: 'Extend the time by two months',
    heading: 'Extend the time by two months',
    about: 'Where requests are complex or many. Whoever asks must be told within the first month, and why.',
    button: 'Extend the time',
    dates: { field: 'extendedOn', label: 'Told that the time is extended' },
    asks: ['extendedWhy'],
    sets: { extended: true },
    done: 'The time is extended',
    may: (fact) => isOpen(fact) && fact.fact.body['extended'] !== true,
  },
  give: {
    of: accessRequest,
    text: 'Give the copy',
    heading: 'The copy was given',
    about:
      'The copy that was prepared last is kept exactly as it was given. Look through it first: what is about another person must be withheld.',
    button: 'Save that it was given',
    dates: { field: 'endedOn', label: 'Given on' },
    asks: ['way', 'reason'],
    mayLeaveOut: ['reason'],
    sets: { outcome: 'given' },
    done: 'Saved: what was given is kept as it was given',
    may: (fact) => isOpen(fact) && says(fact, 'identityOn'),
  },
  refuse: {
    of: accessRequest,
    text: 'Refuse the request',
    heading: 'Refuse the request',
    about: 'Whoever asked must be told why, and that they may complain.',
    button: 'Refuse it',
    dates: { field: 'endedOn', label: 'Refused on' },
    asks: ['reason'],
    sets: { outcome: 'refused' },
    done: 'Saved: the request was refused',
    may: isOpen,
  },
  withdraw: {
    of: accessRequest,
    text: 'It was withdrawn',
    heading: 'The request was withdrawn',
    about: 'By whoever asked. The clock ends.',
    button: 'Save',
    dates: { field: 'endedOn', label: 'Withdrawn on' },
    asks: ['reason'],
    mayLeaveOut: ['reason'],
    sets: { outcome: 'withdrawn' },
    done: 'Saved: the request was withdrawn',
    may: isOpen,
  },
}

const correctionSteps: Readonly<Record<string, NextStep>> = {
  decide: {
    of: correctionRequest,
    text: 'Decide',
    heading: 'Decide on the request',
    about: `${correctionOutcomes.accepted}, by whoever records for the child, as any other, and the request waits until that is done. ${correctionOutcomes.refused}, wherever it is shown: what they say in their own words, or what is agreed with them.`,
    button: 'Save the decision',
    dates: { field: 'endedOn', label: 'Decided on' },
    asks: ['outcome', 'reason', 'note'],
    mayLeaveOut: ['note'],
    sets: {},
    done: 'Saved: the request is decided',
    may: (fact) => isOpen(fact) && !says(fact, 'endedOn'),
  },
  made: {
    of: correctionRequest,
    text: 'The correction was made',
    heading: 'The correction was made',
    about:
      'Whoever records for the child corrects the entry, and the entry shows it. Here it is said that this was done and what was corrected: then nothing waits any more.',
    button: 'Save that it was made',
    dates: { field: 'correctedOn', label: 'Correction made' },
    after: 'endedOn',
    asks: ['corrected'],
    sets: {},
    done: 'Saved: the correction was made',
    may: (fact) => isOpen(fact) && says(fact, 'endedOn'),
  },
}

const holdSteps: Readonly<Record<string, NextStep>> = {
  lift: {
    of: legalHold,
    text: 'Lift the hold',
    heading: 'Lift the hold',
    about: 'The record is then purged no sooner than its time is over, and never by itself.',
    button: 'Lift it',
    dates: { field: 'endedOn', label: 'Lifted' },
    asks: ['endedWhy'],
    sets: {},
    done: 'The hold is lifted',
    may: isOpen,
  },
}

const periodSteps: Readonly<Record<string, NextStep>> = {
  change: {
    ...beginnings.period,
    text: 'Decide otherwise',
    heading: 'Decide otherwise how long the record is kept',
    may: isOpen,
  },
}

const purgeSteps: Readonly<Record<string, NextStep>> = {
  withdraw: {
    of: purgeAsked,
    text: 'Withdraw it',
    heading: 'Withdraw what was asked',
    about: 'Nothing was purged, and nothing will be.',
    button: 'Withdraw it',
    dates: { field: 'endedOn', label: 'Withdrawn on' },
    asks: ['endedWhy'],
    sets: { ending: 'withdrawn' },
    done: 'Withdrawn',
    may: isOpen,
  },
}

/** By type of fact: the steps that it may take, by their word in the address. */
export const nextSteps: Readonly<Record<string, Readonly<Record<string, NextStep>>>> = {
  [accessRequest.type]: accessSteps,
  [correctionRequest.type]: correctionSteps,
  [legalHold.type]: holdSteps,
  [periodDecided.type]: periodSteps,
  [purgeAsked.type]: purgeSteps,
}

/** The event as a form asks for it: the fields of the step and no other, each to be answered unless it may be left out. */
export function askedOf({ of, dates, asks, mayLeaveOut = [] }: StepForm): EventDefinition {
  const fields = asks.flatMap((name): [string, Field][] => {
    const field = of.fields[name]
    return field ? [[name, { ...field, optional: mayLeaveOut.includes(name) }]] : []
  })
  return {
    ...of,
    happenedOn: {
      kind: 'date',
      label: dates?.label ?? of.happenedOn.label,
      notAfter: 'today',
      optional: dates === null,
    },
    fields: Object.fromEntries(fields),
  }
}

/** A body that says nothing yet: every field of the event that is no long text. */
export const emptyBody = ({ fields }: EventDefinition): Body =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, { kind }]) => kind !== 'long-text')
      .map(([name]) => [name, null]),
  )
