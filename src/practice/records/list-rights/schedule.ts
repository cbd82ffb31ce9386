import { explainTrust, sayLimit, type ClockRule, type Trust } from '../../../clocks/index.ts'
import { keptRules, recordsWithoutClock } from '../rules.ts'

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

const byRule = (what: string, rule: ClockRule): Kept => ({
  ...{ what, long: sayLimit(rule), from: rule.starts, source: rule.source, trust: explainTrust[rule.trust] },
  ends: TWO_PEOPLE,
})

const own = (what: string, long: string, from: string, ends: string, source = 'Ours', trust: Trust = 'ours'): Kept => ({
  ...{ what, long, from, ends, source, trust: explainTrust[trust] },
})

/** How long each kind of record is kept, from when, and where that comes from. */
export const schedule: readonly Kept[] = [
  byRule('Record of a looked-after child', keptRules.lookedAfter),
  byRule('Record of a looked-after child who died before 18', keptRules.afterDeath),
  byRule('Adoption record, sealed or not', keptRules.adoption),
  ...recordsWithoutClock.map(({ title, says, source, trust }) =>
    own(title, says, 'The agency’s own decision', 'Not here: no day is fixed', source, trust),
  ),
  own(
    'Record of a child who was never looked after',
    'No period was read in law. It is kept until the council sets one',
    'Not fixed',
    'Not here: no day is fixed',
  ),
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
