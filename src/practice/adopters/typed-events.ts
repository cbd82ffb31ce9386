import { event, laterDay, note, pastDay, wordFor, type EventDefinition } from '../../record/index.ts'

const happensTo = ['adopter'] as const

export const enquiry = event('adopters.enquiry', {
  title: 'Enquiry',
  describes:
    'Somebody asks the agency about adopting. Information is sent within five working days and a meeting offered within ten.',
  happensTo,
  rank: 20,
  typed: true,
  happenedOn: pastDay('Date of the enquiry'),
  fields: {
    called: {
      kind: 'text',
      label: 'What the household is called here',
      hint: 'A reference or surnames, as on your own list',
    },
    sentOn: laterDay('Information sent on'),
    offeredOn: laterDay('Session, visit, call or meeting offered on'),
  },
  says: ({ offeredOn }) => (offeredOn ? 'Enquiry: a meeting was offered' : 'Enquiry'),
})

const accepted = { yes: 'Accepted', no: 'Declined, with a reason' } as const

export const registration = event('adopters.registration', {
  title: 'Registration of interest',
  describes: 'The household registers its interest, and the agency accepts or declines within five working days.',
  happensTo,
  rank: 21,
  typed: true,
  happenedOn: pastDay('Date it was received'),
  fields: {
    decidedOn: laterDay('Decided on'),
    outcome: { kind: 'choice', label: 'What was decided', choices: accepted, optional: true },
    reasons: note('Reasons'),
  },
  says: ({ outcome }) => `Registration of interest${outcome === 'no' ? ': declined' : ''}`,
})

const wentOn = { 'go-on': 'May go on to stage two', no: 'Not suitable to go on' } as const

export const stageOne = event('adopters.stage-one', {
  title: 'Stage one',
  describes: 'Training, checks and references (Adoption Agencies Regulations 2005, regulation 27): two months.',
  happensTo,
  rank: 22,
  typed: true,
  happenedOn: pastDay('Date on which the agency told them that it goes ahead'),
  fields: {
    decidedOn: laterDay('Decision notified on'),
    outcome: { kind: 'choice', label: 'What was decided', choices: wentOn, optional: true },
    reasons: note('Reasons'),
  },
  says: (body) =>
    body['decidedOn'] ? `Stage one: ${wordFor(wentOn, body['outcome'], 'decided').toLowerCase()}` : 'Stage one began',
})

const suitable = { approved: 'Suitable to adopt', no: 'Not suitable to adopt' } as const

export const stageTwo = event('adopters.stage-two', {
  title: 'Stage two, or fast track',
  describes:
    'The assessment, until the decision-maker decides on suitability (Adoption Agencies Regulations 2005, regulations 30B and 30F): four months.',
  happensTo,
  rank: 23,
  typed: true,
  happenedOn: pastDay('Date on which their notice was received'),
  fields: {
    fastTrack: { kind: 'yes-no', label: 'Is it fast track: approved foster carers, or adopted before?' },
    decidedOn: laterDay('Decided on'),
    outcome: { kind: 'choice', label: 'What was decided', choices: suitable, optional: true },
    reasons: note('Reasons'),
  },
  says: (body) =>
    body['decidedOn'] ? `Decision: ${wordFor(suitable, body['outcome'], 'made').toLowerCase()}` : 'Stage two began',
})

const askers = {
  adopters: 'The adopters asked for it',
  agency: 'Another good reason, or exceptional circumstances',
} as const

export const pause = event('adopters.pause', {
  title: 'Assessment paused',
  describes: 'The time of a stage does not run while the adopters have asked for more, or for another good reason.',
  happensTo,
  rank: 24,
  typed: true,
  happenedOn: pastDay('Paused from'),
  fields: {
    goesOnOn: laterDay('Goes on from'),
    why: { kind: 'choice', label: 'Why it is paused', choices: askers },
    reasons: note('Reasons'),
  },
  says: ({ goesOnOn }) => (goesOnOn ? 'The assessment was paused' : 'The assessment is paused'),
})

export const report = event('adopters.report', {
  title: 'Prospective adopter’s report given to them',
  describes: 'They may comment within ten working days (Adoption Agencies Regulations 2005, regulation 30).',
  happensTo,
  rank: 25,
  typed: true,
  happenedOn: pastDay('Date it was given'),
  fields: { commentedOn: laterDay('They commented on') },
  says: () => 'Report given to the adopters',
})

export const refusal = event('adopters.refusal', {
  title: 'Refusal proposed',
  describes:
    'The agency sends a qualifying determination. The adopters may answer it, or ask for the independent review, within 40 working days.',
  happensTo,
  rank: 26,
  typed: true,
  happenedOn: pastDay('Date it was sent'),
  fields: {
    answeredOn: laterDay('They made representations on'),
    reviewOn: laterDay('They asked for the independent review on'),
    reasons: note('Reasons'),
  },
  says: () => 'A refusal was proposed',
})

export const independentReview = event('adopters.independent-review', {
  title: 'Independent review asked for',
  describes:
    'The agency sends the papers within ten working days of the notice (Adoption Agencies Regulations 2005, regulation 30C).',
  happensTo,
  rank: 27,
  typed: true,
  happenedOn: pastDay('Date of the notice'),
  fields: { sentOn: laterDay('Papers sent on') },
  says: ({ sentOn }) => (sentOn ? 'Papers sent to the independent review' : 'Independent review asked for'),
})

export const matchingPlan = event('adopters.matching-plan', {
  title: 'Matching plan',
  describes: 'How a child is looked for, and whether the household is put on a register.',
  happensTo,
  rank: 28,
  typed: true,
  happenedOn: pastDay('Date of the plan'),
  fields: {
    register: { kind: 'yes-no', label: 'Were they put on a register?', optional: true },
    plan: note('What is planned'),
  },
  says: () => 'Matching plan made',
})

export const approvalReview = event('adopters.approval-review', {
  title: 'Approval reviewed',
  describes: 'Each year until a child is placed (Adoption Agencies Regulations 2005, regulation 30D).',
  happensTo,
  rank: 29,
  typed: true,
  happenedOn: pastDay('Date of the review'),
  fields: { stands: { kind: 'yes-no', label: 'Does the approval stand?' }, found: note('What it found') },
  says: ({ stands }) => `Approval reviewed${stands === false ? ': it does not stand' : ''}`,
})

export const checks = event('adopters.checks', {
  title: 'Criminal records checks',
  describes: 'The results for every member of the household of 18 or over.',
  happensTo,
  rank: 30,
  typed: true,
  happenedOn: pastDay('Date of the last result'),
  fields: { clear: { kind: 'yes-no', label: 'Are all the results clear?' } },
  says: () => 'Criminal records checks renewed',
})

const ways = {
  matched: 'Matched with a child',
  placed: 'Child placed',
  adopted: 'Adoption order made',
  left: 'Left the process',
} as const

export const step = event('adopters.step', {
  title: 'Matched, placed, adopted or left',
  describes: 'What became of the household. The child’s own record tells of the match and the placement too.',
  happensTo,
  rank: 31,
  typed: true,
  happenedOn: pastDay('Date'),
  fields: { what: { kind: 'choice', label: 'What happened', choices: ways }, reasons: note('Reasons') },
  says: (body) => wordFor(ways, body['what'], 'A step of the household'),
})

/** What people record of a household that adopts or would. */
export const adopterTypedEvents: readonly EventDefinition[] = [
  ...[enquiry, registration, stageOne, stageTwo, pause, report, refusal, independentReview, matchingPlan],
  ...[approvalReview, checks, step],
]
