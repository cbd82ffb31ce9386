import { age, example, months, workingDays, years, type ClockRule, type RuleWithoutClock } from '../../clocks/index.ts'

const careRegulation50 =
  'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 50; its Welsh twin was read'
const access = 'UK GDPR, article 12(3)'
const owner = 'records-custodian' as const

/** How long records are kept. */
export interface KeptDefinitions {
  readonly lookedAfter: ClockRule
  readonly afterDeath: ClockRule
  readonly adoption: ClockRule
}

export const keptDefinitions: KeptDefinitions = {
  lookedAfter: {
    id: 'records.case-record-kept',
    title: 'Looked-after case record kept',
    ref: 'RC1',
    source: careRegulation50,
    trust: 'K',
    limit: age(75),
    sense: 'not-before',
    starts: 'The child is born',
    stops: 'Whether to destroy the record is considered',
    exceptions: 'Fifteen years from death where the child dies before 18',
    owner,
    next: 'Consider whether to destroy the record',
    whyNoClock:
      'The record says until when it is kept, and the list of records that fall due to be purged brings it up: nobody is late before.',
    examples: [
      example('2004-02-29', '2079-03-01', 'somebody born on 29 February has the birthday on 1 March in a common year'),
      example('2010-10-16', '2085-10-16', 'the 75th birthday'),
      example('2016-12-25', '2091-12-25', 'birthdays fall on holidays too'),
    ],
  },
  afterDeath: {
    id: 'records.case-record-kept-after-death',
    title: 'Looked-after case record kept after a child’s death',
    ref: 'RC1',
    source: careRegulation50,
    trust: 'K',
    limit: years(15),
    sense: 'not-before',
    onlyWhere: 'the child died before 18',
    starts: 'The child dies',
    stops: 'Whether to destroy the record is considered',
    owner,
    next: 'Consider whether to destroy the record',
    whyNoClock:
      'The record says until when it is kept, and the list of records that fall due to be purged brings it up: nobody is late before.',
  },
  adoption: {
    id: 'records.adoption-record-kept',
    title: 'Adoption record kept after the order',
    ref: 'RC2',
    source:
      'Disclosure of Adoption Information (Post-Commencement Adoptions) Regulations 2005, regulation 6; its Welsh twin was read',
    trust: 'V2',
    limit: years(100),
    sense: 'not-before',
    starts: 'The adoption order',
    stops: 'Whether to destroy the record is considered',
    owner,
    next: 'Consider whether to destroy the record',
    whyNoClock:
      'The record says until when it is kept, and the list of records that fall due to be purged brings it up: nobody is late before.',
  },
}

/** The rules that keep records, as they stand under what an authority has set. */
export const keptRules = ({ lookedAfter, afterDeath, adoption }: KeptDefinitions): readonly ClockRule[] => [
  lookedAfter,
  afterDeath,
  adoption,
]

/** How soon requests about a record are answered. */
export interface RightsDefinitions {
  readonly access: ClockRule
  /** Instead of it, where the time was extended. */
  readonly extended: ClockRule
  readonly correction: ClockRule
  /** After a request to correct the record was accepted. */
  readonly corrected: ClockRule
}

export const rightsDefinitions: RightsDefinitions = {
  access: {
    id: 'records.subject-access',
    title: 'Subject access request answered',
    ref: 'RC4',
    source: access,
    trust: 'K',
    limit: months(1),
    starts: 'The request is received',
    stops: 'The records are disclosed, or refused with reasons',
    exceptions:
      'Two months more where requests are complex or many; adoption records are largely exempt (Data Protection Act 2018, schedule 4)',
    owner,
    next: 'Answer the request',
  },
  extended: {
    id: 'records.subject-access-extended',
    title: 'Subject access request answered, time extended',
    ref: 'RC4',
    source: access,
    trust: 'K',
    limit: months(3),
    onlyWhere: 'the time was extended by two months',
    starts: 'The request is received',
    stops: 'The records are disclosed, or refused with reasons',
    owner,
    next: 'Answer the request',
  },
  correction: {
    id: 'records.correction-decided',
    title: 'Request to correct the record decided',
    ref: 'RC4',
    source: 'UK GDPR, article 12(3), as for subject access: it speaks of every request under articles 15 to 22',
    trust: 'K',
    limit: months(1),
    starts: 'The request is received',
    stops: 'It is decided, with reasons',
    owner,
    next: 'Decide whether the record is corrected',
  },
  corrected: {
    id: 'records.correction-made',
    title: 'Accepted correction made',
    ref: null,
    source:
      'Local, and ten working days as shipped are ours: no time was read within which a correction that was accepted is made',
    trust: 'local',
    limit: workingDays(10),
    starts: 'A request to correct the record is accepted',
    stops: 'It is recorded that the correction was made, and what was corrected',
    owner,
    next: 'See that the correction is made, and record it',
    examples: [
      example('2025-10-16', '2025-10-30', 'Thursday the 16th is accepted, and two working weeks later is a Thursday'),
      example('2025-12-15', '2025-12-31', 'Christmas Day and Boxing Day are no working days'),
      example('2026-03-27', '2026-04-14', 'Good Friday and Easter Monday lie between'),
    ],
  },
}

/** The timescales of requests, as they stand under what an authority has set. */
export const rightsRules = ({ access, extended, correction, corrected }: RightsDefinitions): readonly ClockRule[] => [
  access,
  extended,
  correction,
  corrected,
]

export const recordsWithoutClock: readonly RuleWithoutClock[] = [
  {
    ref: 'RC3',
    title: 'Adoption case record where no order was made',
    source: 'Adoption Agencies Regulations 2005, regulation 40',
    trust: 'V',
    says: 'Kept for such time as the agency thinks appropriate. Nothing fixes it.',
  },
]
