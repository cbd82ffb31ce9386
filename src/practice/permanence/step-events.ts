import {
  event,
  laterDay,
  note,
  ownWords,
  pastDay,
  wordFor,
  yesNoOrNeither,
  type EventDefinition,
} from '../../record/index.ts'

const views = ownWords('child')

const report = event('permanence.report', {
  title: 'Child’s permanence report',
  describes:
    'The report on which the panel or the decision-maker decides (Adoption Agencies Regulations 2005, regulation 17). It is with them within six weeks of being complete.',
  rank: 62,
  typed: true,
  happenedOn: pastDay('Date it was complete'),
  fields: { receivedOn: laterDay('Received by the panel or decision-maker on'), views },
  says: ({ receivedOn }) => (receivedOn ? 'Permanence report received' : 'Permanence report complete'),
})

const papersAbout = {
  adoption: 'Whether the child should be placed',
  match: 'A match',
  other: 'Something else',
} as const

const decisionPapers = event('permanence.decision-papers', {
  title: 'Papers with the agency decision-maker',
  describes:
    'The panel’s recommendation and final minutes or, without a panel, complete papers. The decision follows within seven working days; it is told within two and confirmed in writing within five.',
  rank: 63,
  typed: true,
  happenedOn: pastDay('Date the decision-maker received them'),
  fields: {
    about: { kind: 'choice', label: 'What is to be decided', choices: papersAbout },
    decidedOn: laterDay('Decided on'),
    toldOn: laterDay('Parents or adopters told by word of mouth on'),
    writtenOn: laterDay('Letter sent on'),
    reasons: note('Reasons for the decision'),
  },
  says: (body) =>
    `${wordFor(papersAbout, body['about'], 'Agency decision')}: ${body['decidedOn'] ? 'decided' : 'with the decision-maker'}`,
})

const relinquished = event('permanence.relinquished', {
  title: 'Adoption asked for by the parents of a child under 6 months',
  describes:
    'The decision that such a child should be placed: the match is to be decided within three months. A mother’s consent is valid once the child is six weeks old.',
  rank: 64,
  typed: true,
  happenedOn: pastDay('Date of the decision that the child should be placed'),
  fields: { consentOn: laterDay('Consent given on'), reasons: note('What the parents said') },
  says: () => 'Adoption asked for by the parents',
})

const placementReport = event('permanence.placement-report', {
  title: 'Adoption placement report sent to the adopters',
  describes: 'They have ten working days to comment on it (Adoption Agencies Regulations 2005, regulation 31).',
  rank: 65,
  typed: true,
  happenedOn: pastDay('Date it was sent'),
  fields: { commentedOn: laterDay('Comments received on'), comments: note('What they said') },
  says: ({ commentedOn }) => (commentedOn ? 'Adopters commented on the placement report' : 'Placement report sent'),
})

const searched = { local: 'Linked here', elsewhere: 'Referred for matching elsewhere' } as const

const familySearch = event('permanence.family-search', {
  title: 'Family searched for',
  describes: 'The child is linked with a family here, or referred for matching elsewhere.',
  rank: 66,
  typed: true,
  happenedOn: pastDay('Date'),
  fields: { where: { kind: 'choice', label: 'What was done', choices: searched }, views, note: note('How it goes') },
  says: (body) => wordFor(searched, body['where'], 'Family searched for'),
})

const ceremony = event('permanence.ceremony', {
  title: 'Adoption ceremony',
  describes:
    'After the adoption order. The life story book is complete and the later life letter sent within ten working days (Adoption National Minimum Standards 2014, standard 2).',
  rank: 67,
  typed: true,
  happenedOn: pastDay('Date of the ceremony'),
  fields: {
    bookOn: laterDay('Life story book handed over on'),
    letterOn: laterDay('Later life letter sent on'),
    views,
  },
  says: () => 'Adoption ceremony',
})

const support = event('permanence.support', {
  title: 'Financial support after adoption',
  describes: 'Reviewed at least yearly while it lasts (Adoption Support Services Regulations 2005).',
  rank: 68,
  typed: true,
  happenedOn: pastDay('Support from'),
  fields: { endedOn: laterDay('Until'), agreed: note('What was agreed') },
  says: ({ endedOn }) => (endedOn ? 'Had financial support after adoption' : 'Financial support after adoption'),
})

const supportReview = event('permanence.support-review', {
  title: 'Review of financial support after adoption',
  describes: 'Whether the support goes on as it is (Adoption Support Services Regulations 2005).',
  rank: 69,
  typed: true,
  happenedOn: pastDay('Date of the review'),
  fields: { goesOn: yesNoOrNeither('Does it go on?'), found: note('What it found') },
  says: () => 'Financial support after adoption reviewed',
})

const disruption = event('permanence.disruption', {
  title: 'Placement for adoption ended',
  describes: 'The placement disrupts: those concerned meet to learn from it.',
  rank: 70,
  typed: true,
  happenedOn: pastDay('Date the placement ended'),
  fields: { metOn: laterDay('Disruption meeting held on'), views, learned: note('What was learned') },
  says: ({ metOn }) => (metOn ? 'Disruption meeting held' : 'Placement for adoption ended'),
})

/** What comes after the order, when the child is no longer looked after. */
export const afterTheOrder: ReadonlySet<string> = new Set([ceremony, support, supportReview].map(({ type }) => type))

/** Steps on the way to adoption that start and stop clocks, and move no stage. */
export const stepEvents: readonly EventDefinition[] = [
  report,
  decisionPapers,
  relinquished,
  placementReport,
  familySearch,
  ceremony,
  support,
  supportReview,
  disruption,
]
