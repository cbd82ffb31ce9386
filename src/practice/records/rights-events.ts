import { event, note, pastDay, shortText, type Body, type EventDefinition, type Field } from '../../record/index.ts'

const later = (label: string): Field => ({ ...pastDay(label), optional: true })

/** Facts about the record and not about the child’s life: of the child, and in no practice’s way. */
const aboutRecord = (type: string, rest: Parameters<typeof event>[1]): EventDefinition =>
  event(type, { ...rest, aboutRecord: true })

export const askers = {
  self: 'The person whom the record is about',
  parent: 'A parent or somebody else with parental responsibility',
  solicitor: 'A solicitor for the person',
  other: 'Somebody else for the person',
} as const

export const waysGiven = {
  hand: 'By hand',
  post: 'By recorded post',
  electronic: 'By a secure electronic way',
} as const

export const accessOutcomes = { given: 'Given', refused: 'Refused', withdrawn: 'Withdrawn by whoever asked' } as const

/** A request for a copy of a record. Each step is its next revision, with who took it and when. */
export const accessRequest = aboutRecord('records.access', {
  title: 'Subject access request',
  describes:
    'The person whom a record is about, or somebody for them, asked for a copy of it. Says when it came, how identity was checked, whether the time was extended, and what was given, by the SHA-256 of each file.',
  rank: 96,
  happenedOn: pastDay('Request received'),
  fields: {
    who: { kind: 'text', label: 'Who asks' },
    standing: { kind: 'choice', label: 'Who that is', choices: askers },
    identityOn: later('Identity checked'),
    identityBy: shortText('How identity was checked'),
    extended: { kind: 'yes-no', label: 'Was the time extended by two months?', optional: true },
    extendedOn: later('Told that the time is extended'),
    endedOn: later('Answered'),
    outcome: { kind: 'choice', label: 'What came of it', choices: accessOutcomes, optional: true },
    way: { kind: 'choice', label: 'How it was given', choices: waysGiven, optional: true },
    page: shortText('SHA-256 of the page that was given'),
    word: shortText('SHA-256 of the Word file that was given'),
    asks: note('What is asked for'),
    extendedWhy: note('Why the time was extended'),
    reason: note('Why it was refused, or what else is to be said'),
  },
  says: () => 'Subject access request',
})

export const correctionOutcomes = {
  accepted: 'Accepted: the fact is to be corrected',
  refused: 'Refused: a note stands beside the fact',
} as const

/**
 * Somebody says that a fact is wrong. What was decided is the next revision, and that it was put right the one after; the
 * correction itself is the fact’s own.
 */
export const correctionRequest = aboutRecord('records.correction', {
  title: 'Request to correct the record',
  describes:
    'The person or a parent says that something in the record is wrong. Accepted, it is followed until somebody says that the correction was made, and what was corrected; refused, what they say stands beside the fact wherever it is shown.',
  rank: 96,
  happenedOn: pastDay('Request received'),
  fields: {
    about: shortText('Which fact'),
    who: { kind: 'text', label: 'Who says that it is wrong' },
    standing: { kind: 'choice', label: 'Who that is', choices: askers },
    endedOn: later('Decided'),
    outcome: { kind: 'choice', label: 'What was decided', choices: correctionOutcomes, optional: true },
    correctedOn: later('Correction made'),
    wrong: note('What is wrong, and what would be right'),
    reason: note('Why it was decided so'),
    note: note('What stands beside the fact'),
    corrected: note('What was corrected'),
  },
  says: () => 'Request to correct the record',
})

/** Whether a request to correct the record was accepted: then it is followed until the correction is made. */
export const isAccepted = (body: Body): boolean => body['outcome'] === 'accepted'

export const holdReasons = {
  inquiry: 'A public inquiry',
  court: 'Court proceedings',
  police: 'A police investigation',
  review: 'A safeguarding practice review',
  complaint: 'A complaint',
  other: 'Something else',
} as const

/** Until it is lifted, a held record is not purged, whatever the day. */
export const legalHold = aboutRecord('records.hold', {
  title: 'Legal hold',
  describes: 'Somebody placed a hold on the record, with a reason: until it is lifted the record is not purged.',
  rank: 96,
  happenedOn: pastDay('Placed'),
  fields: {
    why: { kind: 'choice', label: 'For what', choices: holdReasons },
    endedOn: later('Lifted'),
    reason: note('Why it is held'),
    endedWhy: note('Why it was lifted'),
  },
  says: () => 'Legal hold',
})

/** Where no rule says how long a record is kept, the council decides it of this one; a change of mind is the next revision. */
export const periodDecided = aboutRecord('records.period', {
  title: 'How long the record is kept, decided',
  describes:
    'No rule gives a period for this record, so the council decided until when it is kept, and why. Where a rule gives one, the rule stands.',
  rank: 96,
  happenedOn: pastDay('Decided'),
  fields: {
    untilOn: { kind: 'date', label: 'Kept until' },
    reason: note('Why until then'),
  },
  says: () => 'How long the record is kept, decided',
})

/** Besides what was marked when it was written: somebody looked at an older entry, or at one that was marked too widely. */
export const thirdParty = aboutRecord('records.third-party', {
  title: 'What is about another person',
  describes:
    'Somebody looked at an entry before the record is given to the person whom it is about, and said whether it is about another person and is withheld.',
  rank: 96,
  happenedOn: pastDay('Looked at'),
  fields: {
    about: { kind: 'text', label: 'Which fact' },
    withheld: { kind: 'yes-no', label: 'Is it withheld?' },
    why: note('Why'),
  },
  says: () => 'What is about another person',
})

export const purgeEndings = { refused: 'Refused by a second person', withdrawn: 'Withdrawn' } as const

/** One of two people asks that a record whose time is over be purged; where the other agrees, nothing is left of this. */
export const purgeAsked = aboutRecord('records.purge', {
  title: 'Purge asked for',
  describes: 'Somebody asked that the record be purged, its time to be kept being over. A second person decides.',
  rank: 96,
  happenedOn: pastDay('Asked'),
  fields: {
    endedOn: later('Decided'),
    ending: { kind: 'choice', label: 'How it ended', choices: purgeEndings, optional: true },
    reason: note('Why it may be purged'),
    endedWhy: note('Why not'),
  },
  says: () => 'Purge asked for',
})

export const rightsEvents: readonly EventDefinition[] = [
  accessRequest,
  correctionRequest,
  legalHold,
  periodDecided,
  thirdParty,
  purgeAsked,
]
