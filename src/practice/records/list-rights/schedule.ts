import { explainTrust, ruleOn, sayLimit, type ClockRule, type Trust } from '../../../clocks/index.ts'
import type { SubjectKind } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'
import { capital } from '../../../web/ui/index.ts'
import { recordsWithoutClock, type KeptDefinitions } from '../rules.ts'

/** How long one kind of record is kept. */
export interface Kept {
  readonly what: string
  readonly long: string
  readonly from: string
  readonly source: string
  readonly trust: string
  /** What ends it: two people, or the service by itself. */
  readonly ends: string
}

const TWO_PEOPLE = 'Two people, after the day and with no hold. Nothing by itself'

const byRule = (what: string, rule: ClockRule, today: Day): Kept => ({
  ...{
    what,
    long: capital(sayLimit(ruleOn(rule, today))),
    from: rule.starts,
    source: rule.source,
    trust: explainTrust[rule.trust],
  },
  ends: TWO_PEOPLE,
})

const own = (what: string, long: string, from: string, ends: string, source = 'Ours', trust: Trust = 'ours'): Kept => ({
  ...{ what, long, from, ends, source, trust: explainTrust[trust] },
})

/**
 * By kind of subject: what is kept of it without a period, because none was read and a purge is of a child’s record. Null:
 * it says nothing of a person, or has a line of its own above.
 */
const withoutPeriod: Readonly<Record<SubjectKind, string | null>> = {
  child: null,
  'closed-adoption': null,
  sealing: null,
  authority: null,
  plan: null,
  action: null,
  requirement: null,
  measure: null,
  pack: null,
  adopter: 'Record of prospective adopters',
  'foster-home': 'Record of foster carers',
  complaint: 'Complaint about a child’s case',
  learning: 'What was learned from complaints and reviews',
  'audit-programme': 'Programme of audits',
  audit: 'Audit of a case',
  panel: 'Panel: agendas, minutes, recommendations',
  received: 'What another authority sent',
  worker: 'Supervision of a social worker',
  person: 'Account of somebody who works here, and what was decided of it',
  promise: 'What was promised to children',
  board: 'Board and its members',
  meeting: 'Meeting of a board',
  report: 'Report to a board',
  paper: 'Paper for a board',
  room: 'Room of evidence and its guests',
}

/** How long each kind of record is kept, from when, and where that comes from. */
export const scheduleOf = (kept: KeptDefinitions, today: Day): readonly Kept[] => [
  byRule('Record of a looked-after child', kept.lookedAfter, today),
  byRule('Record of a looked-after child who died before 18', kept.afterDeath, today),
  byRule('Adoption record, sealed or not', kept.adoption, today),
  ...recordsWithoutClock.map(({ title, says, source, trust }) =>
    own(title, says, 'The agency’s own decision', 'Not here: no day is fixed', source, trust),
  ),
  own(
    'Record of a child who was never looked after',
    'No period known: decide. The council decides it of each record',
    'Its decision',
    TWO_PEOPLE,
  ),
  ...Object.values(withoutPeriod)
    .flatMap((what) => what ?? [])
    .map((what) => ({
      ...{ what, long: 'No period known: decide', from: 'Not fixed', source: 'None was read' },
      ...{ trust: 'Look in the council’s own schedule.', ends: 'Not here: kept until a period is known' },
    })),
  own(
    'A copy of a record that was given to somebody',
    'As long as the record',
    'The day on which it was given',
    'With the record',
  ),
  own('A copy that was prepared and not given', 'Until the request is answered', 'When it was prepared', 'By itself'),
  own(
    'The log of who read what',
    'As long as the records that it names',
    'The reading',
    'What it says of a record goes with it',
  ),
  own('Published editions of figures', 'Without end', 'Publication', 'Never. A purged child is taken out of them'),
  own('Forms that were typed and not saved', '30 days', 'The last word typed', 'By itself'),
  own('Files of returns that were made', '7 days', 'When they were made', 'By itself'),
]
