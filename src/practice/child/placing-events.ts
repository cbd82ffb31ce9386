import { event, laterDay, note, pastDay, wordFor, type EventDefinition, type Field } from '../../record/index.ts'
import { views } from './views.ts'

const until: Field = laterDay('Until')

const temporaryApproval = event('child.temporary-approval', {
  title: 'Temporary approval of a connected person',
  describes:
    'The nominated officer approves a relative or friend for up to sixteen weeks, extended once by up to eight (Care Planning Regulations 2010, regulations 24 and 25).',
  rank: 70,
  typed: true,
  whileOpen: true,
  happenedOn: pastDay('Approved from'),
  fields: {
    extendedFromOn: {
      kind: 'date',
      label: 'Extended from, the day on which it would have ended',
      notBefore: 'happenedOn',
      optional: true,
    },
    approvedOn: laterDay('Carer fully approved on'),
    endedOn: { ...until, label: 'Placement ended on' },
    reasons: note('Why this is still the best placement'),
    views,
  },
  says: (body) =>
    body['approvedOn']
      ? 'Temporary approval: the carer was fully approved'
      : body['endedOn']
        ? 'Temporary approval ended'
        : 'Temporary approval of a connected person',
})

const carersNotice = event('child.early-permanence-notice', {
  title: 'Notice by carers who foster for adoption',
  describes:
    'Prospective adopters approved for one child say that they do not wish to go on: their approval ends 28 days later (regulation 25A).',
  rank: 71,
  typed: true,
  whileOpen: true,
  happenedOn: pastDay('Date of the notice'),
  fields: { endedOn: { ...until, label: 'Placement ended on' }, reasons: note('Reasons') },
  says: () => 'Carers who foster for adoption gave notice',
})

const placedWithParent = event('child.placed-with-parent', {
  title: 'Placed with a parent before assessment',
  describes:
    'The parent is assessed within ten working days, and the placement confirmed or ended within ten more; visits are weekly until the first review (regulations 19 and 28).',
  rank: 72,
  typed: true,
  whileOpen: true,
  happenedOn: pastDay('Placed on'),
  fields: {
    assessedOn: laterDay('Assessment of the parent completed on'),
    decidedOn: laterDay('Placement confirmed or ended on'),
    endedOn: { ...until, label: 'Placement ended on' },
    reasons: note('Why it could not wait'),
    views,
  },
  says: ({ assessedOn }) => (assessedOn ? 'Placed with a parent: assessed' : 'Placed with a parent before assessment'),
})

const arrangedByAnother = event('child.arranged-by-another', {
  title: 'Somebody else arranges where the child lives',
  describes:
    'A child in care for whose living arrangements another is responsible, such as a hospital or custody: visited within a week, then as regulation 28(6) asks.',
  rank: 73,
  typed: true,
  whileOpen: true,
  happenedOn: pastDay('Arranged so from'),
  fields: { endedOn: until, who: note('Who arranges it, and where') },
  says: ({ endedOn }) =>
    endedOn ? 'Somebody else had arranged where to live' : 'Somebody else arranges where to live',
})

const visitsAgreed = event('child.fewer-visits-agreed', {
  title: 'Fewer visits agreed in a long-term foster placement',
  describes:
    'A child who understands agrees to visits every six months after the first year (regulation 28, as amended 2015).',
  rank: 74,
  typed: true,
  whileOpen: true,
  happenedOn: pastDay('Agreed on'),
  fields: { endedOn: until, views },
  says: ({ endedOn }) => (endedOn ? 'Fewer visits were agreed' : 'Fewer visits agreed'),
})

const schooling = {
  begun: 'Personal education plan begun',
  'no-place': 'Without a school place since a move',
  'on-roll': 'On the roll of a school',
  reviewed: 'Personal education plan reviewed for the term',
  excluded: 'Excluded or suspended',
} as const

const education = event('child.education', {
  title: 'Education',
  describes:
    'What happens with school: the personal education plan begun within ten working days and reviewed each term, and a school place within twenty days of a move.',
  rank: 75,
  typed: true,
  happenedOn: pastDay('Date'),
  fields: { kind: { kind: 'choice', label: 'What happened', choices: schooling }, note: note('More about it'), views },
  says: (body) => wordFor(schooling, body['kind'], 'Education'),
})

/** Placements that run clocks of their own, and what happens with school. */
export const placingEvents: readonly EventDefinition[] = [
  temporaryApproval,
  carersNotice,
  placedWithParent,
  arrangedByAnother,
  visitsAgreed,
  education,
]
