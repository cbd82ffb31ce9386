import { event, note, pastDay, shortText, wordFor, yesNoOrNeither, type EventDefinition } from '../../record/index.ts'
import { views } from './views.ts'

const surveys = {
  yearly: 'Yearly survey of looked-after children',
  placement: 'After a placement',
  review: 'After a review',
  help: 'After help or protection',
  leaving: 'Survey of care leavers',
  other: 'Another survey',
} as const

/** With whom a child answers: what a child says alone may differ from what is said beside a carer. */
const helpers = {
  alone: 'Alone',
  advocate: 'With an advocate, or somebody else independent',
  worker: 'With their worker',
  carer: 'With a carer or parent',
} as const

const answered = { kind: 'yes-no', label: 'Did the child answer?' } as const
const helped = {
  kind: 'choice',
  label: 'How the child answered',
  choices: helpers,
  optional: true,
} as const

const HAPPIEST = 10

export const surveyResponse: EventDefinition = event('child.survey-response', {
  title: 'Answer to a survey',
  describes: 'A child was asked in a survey, and answered or chose not to: both count as having been asked.',
  rank: 49,
  typed: true,
  happenedOn: pastDay('Date it was answered, or offered'),
  fields: {
    survey: { kind: 'choice', label: 'Which survey', choices: surveys },
    answered,
    helped,
    rating: {
      kind: 'whole-number',
      label: `How the child finds life, 0 to ${HAPPIEST}`,
      atMost: HAPPIEST,
      optional: true,
    },
    views,
  },
  says: (body) =>
    `${wordFor(surveys, body['survey'], 'Survey')}: ${body['answered'] === false ? 'offered, not answered' : 'answered'}`,
})

export const pledgeResponse: EventDefinition = event('child.pledge-response', {
  title: 'Answer on the council’s pledge',
  describes:
    'What a looked-after child says of the promises that the council made with its children in care council: which are kept for them. Once a year.',
  rank: 49,
  typed: true,
  whileOpen: true,
  happenedOn: pastDay('Date it was answered, or offered'),
  fields: {
    answered,
    helped,
    kept: { kind: 'whole-number', label: 'Promises that the child says are kept', atMost: 'asked', optional: true },
    asked: { kind: 'whole-number', label: 'Promises that were asked about', optional: true },
    notKept: { ...shortText('Promises that are not kept'), rows: 2, hint: 'As the pledge words them' },
    views,
  },
  says: ({ answered: isAnswered, kept, asked }) =>
    isAnswered === false
      ? 'The council’s pledge: asked, not answered'
      : typeof kept === 'number' && typeof asked === 'number'
        ? `The council’s pledge: ${kept} of ${asked} promises kept`
        : 'The council’s pledge: answered',
})

export const changeResults = {
  done: 'What the child asked for was done',
  partly: 'It was done in part',
  not: 'It was not done',
} as const

/** Recorded beside what the child said, on the page of the child's voice. */
export const changeMade: EventDefinition = event('child.change-made', {
  title: 'What changed because of what the child said',
  describes: 'What was done, or why not, because of something that the child said, and whether the child was told.',
  rank: 52,
  typed: true,
  happenedOn: pastDay('Date'),
  fields: {
    because: { kind: 'text', label: 'What was said', isKey: true },
    result: { kind: 'choice', label: 'What came of it', choices: changeResults },
    told: yesNoOrNeither('Was the child told?'),
    change: note('What changed, or why it did not', 'The child may read this as an adult.'),
  },
  says: (body) =>
    body['result'] === 'not' ? 'Not done, of what the child asked for' : 'Changed because of what the child said',
})

/** In what a child is heard besides visits, reviews and assessments. */
export const voiceEvents: readonly EventDefinition[] = [surveyResponse, pledgeResponse, changeMade]
