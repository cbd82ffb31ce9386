import { event, type EventDefinition } from '../../record/index.ts'

const person = { kind: 'text', label: 'Which person, by the word that the record knows them by' } as const

/** What an administrator says of somebody: all of it in every revision, so that each says what held from then on. */
export const accountSet: EventDefinition = event('people.account', {
  title: 'An account was added or changed',
  describes:
    'Somebody may sign in or no longer may; with which roles besides those of their groups, for which team, and under which social worker numbers of the returns.',
  happensTo: ['person'],
  rank: 10,
  happenedOn: { kind: 'date', label: 'When it was set' },
  fields: {
    person,
    name: { kind: 'text', label: 'Name' },
    roles: { kind: 'text', label: 'Roles given here' },
    team: { kind: 'text', label: 'Team', optional: true },
    workers: { kind: 'text', label: 'Social worker numbers in the returns' },
    homePostcode: { kind: 'text', label: 'Home postcode', optional: true },
    state: { kind: 'choice', label: 'May they sign in?', choices: { active: 'Yes', disabled: 'No' } },
    reason: { kind: 'long-text', label: 'Why' },
  },
  says: ({ state }) => (state === 'disabled' ? 'An account was disabled' : 'An account was added or changed'),
})

export const accessReviewed: EventDefinition = event('people.access-reviewed', {
  title: 'Access was reviewed',
  describes: 'Somebody looked at what a person may see and do, and found that they should still see and do it.',
  happensTo: ['person'],
  rank: 20,
  happenedOn: { kind: 'date', label: 'When it was reviewed' },
  fields: { person, reason: { kind: 'long-text', label: 'What was found', optional: true } },
  says: () => 'Access was reviewed',
})

export const sessionsEnded: EventDefinition = event('people.sessions-ended', {
  title: 'Somebody was signed out everywhere',
  describes: 'An administrator ended every session of a person.',
  happensTo: ['person'],
  rank: 30,
  happenedOn: { kind: 'date', label: 'When they were signed out' },
  fields: { person, reason: { kind: 'long-text', label: 'Why' } },
  says: () => 'Signed out everywhere',
})

/** Taken back as a whole (a revision without a date), it ends at once. */
export const casesGranted: EventDefinition = event('people.review-grant', {
  title: 'Cases were granted to a reviewer',
  describes:
    'A named person may read named or sampled cases for a named review, from one day to another. The notice of 2021 entitles a reviewer to case files.',
  happensTo: ['person'],
  rank: 40,
  happenedOn: { kind: 'date', label: 'From when' },
  fields: {
    person,
    review: { kind: 'text', label: 'Which review' },
    untilOn: { kind: 'date', label: 'Until when, that day included' },
    children: { kind: 'text', label: 'Which cases' },
    sampled: { kind: 'text', label: 'How they were sampled; empty where each was named', optional: true },
    reason: { kind: 'long-text', label: 'Why' },
  },
  says: () => 'Cases were granted to a reviewer',
})

/** Everything that can happen to somebody who uses the service. */
export const peopleEvents: readonly EventDefinition[] = [accountSet, accessReviewed, sessionsEnded, casesGranted]
