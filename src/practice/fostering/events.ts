import { event, laterDay, note, pastDay, wordFor, type EventDefinition } from '../../record/index.ts'

const happensTo = ['foster-home'] as const

export const application = event('fostering.application', {
  title: 'Application to foster',
  describes: 'A household applies to foster. A panel considers the full assessment within eight months.',
  happensTo,
  rank: 20,
  typed: true,
  happenedOn: pastDay('Date of the application'),
  fields: {
    called: {
      kind: 'text',
      label: 'What the household is called here',
      hint: 'A reference or surnames, as on your own list',
    },
    panelOn: laterDay('The panel considered it on'),
  },
  says: ({ panelOn }) => (panelOn ? 'Application to foster: considered by the panel' : 'Application to foster'),
})

export const stageOneInformation = event('fostering.stage-one', {
  title: 'Stage one information complete',
  describes:
    'Where the service refuses at this stage, it says so within ten working days (Fostering Services Regulations 2011, regulation 26).',
  happensTo,
  rank: 21,
  typed: true,
  happenedOn: pastDay('Date it was complete'),
  fields: {
    refused: { kind: 'yes-no', label: 'Does the service refuse?' },
    notifiedOn: laterDay('They were told on'),
    reasons: note('Reasons'),
  },
  says: ({ refused }) => `Stage one information complete${refused === true ? ': refused' : ''}`,
})

const decided = { approved: 'Approved', no: 'Not approved' } as const

export const recommendation = event('fostering.recommendation', {
  title: 'Panel’s recommendation',
  describes: 'The decision follows within seven working days of the recommendation and the final minutes.',
  happensTo,
  rank: 22,
  typed: true,
  happenedOn: pastDay('Date on which both were received'),
  fields: {
    decidedOn: laterDay('Decided on'),
    outcome: { kind: 'choice', label: 'What was decided', choices: decided, optional: true },
    terms: note('Terms of the approval'),
  },
  says: (body) =>
    body['decidedOn']
      ? `Decision: ${wordFor(decided, body['outcome'], 'made').toLowerCase()}`
      : 'Panel’s recommendation received',
})

export const determination = event('fostering.determination', {
  title: 'Refusal, or change of the approval, proposed',
  describes:
    'A qualifying determination. The carers may answer it, or ask for the independent review, within 28 days (Fostering Services Regulations 2011, regulations 27 and 28).',
  happensTo,
  rank: 23,
  typed: true,
  happenedOn: pastDay('Date of the notice'),
  fields: {
    answeredOn: laterDay('They made representations on'),
    reviewOn: laterDay('They asked for the independent review on'),
    reasons: note('Reasons'),
  },
  says: () => 'A refusal or change of the approval was proposed',
})

export const independentReview = event('fostering.independent-review', {
  title: 'Independent review asked for',
  describes:
    'The papers are sent within ten working days of the notice (Fostering Services Regulations 2011, regulation 29).',
  happensTo,
  rank: 24,
  typed: true,
  happenedOn: pastDay('Date of the notice'),
  fields: { sentOn: laterDay('Papers sent on') },
  says: ({ sentOn }) => (sentOn ? 'Papers sent to the independent review' : 'Independent review asked for'),
})

export const review = event('fostering.review', {
  title: 'Approval reviewed',
  describes: 'Each year, the first by the panel (Fostering Services Regulations 2011, regulation 28).',
  happensTo,
  rank: 25,
  typed: true,
  happenedOn: pastDay('Date of the decision after the review'),
  fields: {
    stands: { kind: 'yes-no', label: 'Does the approval stand?' },
    byPanel: { kind: 'yes-no', label: 'Did the panel consider it?', optional: true },
    found: note('What it found'),
  },
  says: ({ stands }) => `Approval reviewed${stands === false ? ': it does not stand' : ''}`,
})

export const unannounced = event('fostering.unannounced-visit', {
  title: 'Unannounced visit',
  describes: 'At least one each year (Fostering National Minimum Standards 2011, standard 21).',
  happensTo,
  rank: 26,
  typed: true,
  happenedOn: pastDay('Date of the visit'),
  fields: { observed: note('What was seen') },
  says: () => 'Unannounced visit',
})

const ways = { resigned: 'They resigned', ended: 'The approval was ended', withdrew: 'They withdrew' } as const

export const ended = event('fostering.ended', {
  title: 'Fostering ended',
  describes: 'The household fosters no longer, or withdrew before it began.',
  happensTo,
  rank: 27,
  typed: true,
  happenedOn: pastDay('Date'),
  fields: { how: { kind: 'choice', label: 'How it ended', choices: ways }, reasons: note('Reasons') },
  says: (body) => wordFor(ways, body['how'], 'Fostering ended'),
})

/** Everything that happens to a household that fosters or would. */
export const fosteringEvents: readonly EventDefinition[] = [
  ...[application, stageOneInformation, recommendation, determination, independentReview],
  ...[review, unannounced, ended],
]
