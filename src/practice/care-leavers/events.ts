import { event, note, ownWords, pastDay, wordFor, type EventDefinition } from '../../record/index.ts'

export const adviser = event('care-leavers.adviser', {
  title: 'Personal adviser',
  describes: 'A personal adviser is appointed for a young person who leaves care, or is about to.',
  rank: 61,
  typed: true,
  happenedOn: pastDay('Adviser from'),
  fields: {
    endedOn: { ...pastDay('Until'), optional: true, notBefore: 'happenedOn' },
    views: ownWords('young person'),
  },
  says: ({ endedOn }) => (endedOn ? 'Had a personal adviser' : 'Personal adviser appointed'),
})

export const needsAssessment = event('care-leavers.needs-assessment', {
  title: 'Needs assessment for leaving care',
  describes:
    'What advice, help and support an eligible child will need (Care Planning Regulations 2010, regulation 42).',
  rank: 62,
  typed: true,
  happenedOn: pastDay('Date it was complete'),
  fields: { views: ownWords('young person'), found: note('What it found') },
  says: () => 'Needs assessment for leaving care complete',
})

export const pathwayReview = event('care-leavers.pathway-review', {
  title: 'Review of the pathway plan',
  describes: 'The pathway plan is looked at together (Care Leavers Regulations 2010, regulation 7).',
  rank: 63,
  typed: true,
  happenedOn: pastDay('Date it was held'),
  fields: {
    tookPart: { kind: 'yes-no', label: 'Did the young person take part?' },
    views: ownWords('young person'),
    decided: note('What was decided'),
  },
  says: () => 'Pathway plan reviewed',
})

const homes = {
  family: 'With family or friends',
  staying: 'Staying put with former foster carers',
  own: 'A tenancy of their own',
  supported: 'Supported lodgings or supported accommodation',
  student: 'Halls or other student housing',
  unregulated: 'Unregulated accommodation',
  custody: 'Custody',
  other: 'Somewhere else',
} as const

export const move = event('care-leavers.move', {
  title: 'Move of a young person who has left care',
  describes:
    'The personal adviser visits within a week of a move, and looks again at unregulated accommodation within 28 days (Care Leavers Regulations 2010, regulation 8).',
  rank: 64,
  typed: true,
  happenedOn: pastDay('Date of the move'),
  fields: {
    to: { kind: 'choice', label: 'Where they moved to', choices: homes },
    suitable: { kind: 'yes-no', label: 'Is it suitable?', optional: true },
    views: ownWords('young person'),
  },
  says: (body) => `Moved: ${wordFor(homes, body['to'], 'place not said').toLowerCase()}`,
})

export const adviserVisit = event('care-leavers.visit', {
  title: 'Personal adviser’s visit',
  describes: 'A visit to a young person who has left care (Care Leavers Regulations 2010, regulation 8).',
  rank: 65,
  typed: true,
  happenedOn: pastDay('Date of the visit'),
  fields: {
    seen: { kind: 'yes-no', label: 'Was the young person seen?' },
    views: ownWords('young person'),
    observed: note('What you saw'),
  },
  says: ({ seen }) => (seen === false ? 'Personal adviser’s visit: not seen' : 'Personal adviser’s visit'),
})

/** Everything that happens to a young person who leaves care. */
export const careLeaverEvents: readonly EventDefinition[] = [
  adviser,
  needsAssessment,
  pathwayReview,
  move,
  adviserVisit,
]
