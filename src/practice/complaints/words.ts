/** What was received. A representation is any view or wish about a service; the same regulations hold for it. */
export const kinds = {
  complaint: 'Complaint',
  representation: 'Representation',
  compliment: 'Compliment',
  ombudsman: 'Enquiry of the Ombudsman',
} as const

/** Who spoke. A word for what they are, and never who. */
export const senders = {
  child: 'A child or young person',
  'care-leaver': 'A care leaver',
  parent: 'A parent',
  relative: 'Another relative',
  carer: 'A foster carer, or an adopter',
  professional: 'A professional',
  other: 'Somebody else',
} as const

/** What things are about: the same words for complaints, audits and what is learned from either. Ours. */
export const themes = {
  communication: 'Being told and answered',
  delay: 'Delay',
  decisions: 'Decisions, and how they were made',
  voice: 'Being listened to',
  staff: 'How somebody behaved',
  changes: 'Changes of worker',
  'family-time': 'Time with family',
  placement: 'Where a child lives',
  support: 'Help and support',
  assessment: 'Assessment of need and risk',
  planning: 'Plans, and following them',
  recording: 'What is on the record',
  oversight: 'Supervision and management oversight',
  other: 'Something else',
} as const

/** What was found, at each stage. */
export const outcomes = {
  upheld: 'Upheld',
  partly: 'Partly upheld',
  'not-upheld': 'Not upheld',
} as const

export const advocacy = {
  'already-has': 'They have an advocate',
  accepted: 'Offered, and wanted',
  declined: 'Offered, and not wanted',
  'not-offered': 'Not offered yet',
} as const

export const stages = {
  received: 'Received',
  'stage-one': 'Stage 1',
  'answered-one': 'Answered at stage 1',
  'stage-two': 'Stage 2',
  'answered-two': 'Answered at stage 2',
  'stage-three': 'Stage 3',
  'answered-three': 'Answered at stage 3',
  ombudsman: 'With the Ombudsman',
  'ombudsman-decided': 'Decided by the Ombudsman',
  mistaken: 'Recorded by mistake',
} as const

export type KindOf = keyof typeof kinds
export type Stage = keyof typeof stages
export type Outcome = keyof typeof outcomes

export const isKind = (word: unknown): word is KindOf => typeof word === 'string' && Object.hasOwn(kinds, word)
export const isOutcome = (word: unknown): word is Outcome => typeof word === 'string' && Object.hasOwn(outcomes, word)
