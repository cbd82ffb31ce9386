import { event, type EventDefinition } from '../../record/index.ts'
import { rightsEvents } from './rights-events.ts'

/** What entries name of what they emptied: places and digests, and nothing of what was said. */
const emptied = {
  rule: { kind: 'text', label: 'Under which rule' },
  events: { kind: 'text', label: 'Which events were emptied, by entry and number' },
  reads: { kind: 'text', label: 'Which reads were emptied' },
  redacted: { kind: 'text', label: 'Which reads of several records lost this one, and their new commitments' },
  files: { kind: 'text', label: 'Which editions were issued again, and their new SHA-256' },
} as const

/**
 * A record was sealed. The reason that was typed lies in the vault: here it could name the child. The store empties what
 * this names and nothing else.
 */
export const recordSealed: EventDefinition = event('records.sealed', {
  title: 'A record was sealed',
  describes:
    'The custodian moved a record into the vault. Says under which rule, what was emptied, and what the vault then was; of whom, it does not say.',
  happensTo: ['sealing'],
  rank: 10,
  happenedOn: { kind: 'date', label: 'When it was sealed' },
  fields: {
    why: { kind: 'text', label: 'Why, as a word' },
    ...emptied,
    vault: { kind: 'text', label: 'SHA-256 over the vault as it then was' },
  },
  says: () => 'A record was sealed',
})

/** A record whose time was over was purged. What was said in asking for it went with the record: it could name the child. */
export const recordPurged: EventDefinition = event('records.purged', {
  title: 'A record was purged',
  describes:
    'A record whose time to be kept was over was emptied for good, by two people. Says who asked, under which rule and what was emptied; of whom, it does not say.',
  happensTo: ['sealing'],
  rank: 10,
  happenedOn: { kind: 'date', label: 'When it was purged' },
  fields: {
    why: { kind: 'text', label: 'Why, as a word' },
    ...emptied,
    askedBy: { kind: 'text', label: 'Who asked for it' },
    vault: {
      kind: 'text',
      label: 'SHA-256 over the vault as it then was, where it was purged out of it',
      optional: true,
    },
  },
  says: () => 'A record was purged',
})

export const vaultUses = {
  opened: 'The vault was opened',
  'release-asked': 'A release was asked for',
  'purge-asked': 'A purge was asked for',
  approved: 'A release was approved',
  refused: 'A release or a purge was refused',
} as const

/** The vault was used. What for, and why, lies under its key; a purge that is approved is its own fact. */
export const vaultUsed: EventDefinition = event('records.vault-used', {
  title: 'The vault was used',
  describes:
    'Somebody opened the vault, asked for a release or a purge, or decided on one. Says which use, by its number; of whom and why, it does not say.',
  happensTo: ['sealing'],
  rank: 10,
  happenedOn: { kind: 'date', label: 'When it was used' },
  fields: {
    use: { kind: 'text', label: 'Which use' },
    did: { kind: 'choice', label: 'What was done', choices: vaultUses },
  },
  says: () => 'The vault was used',
})

/** One contribution of a sealed record to the figures: how many days, in which year to 31 March, and no other date. */
export const closingFigure: EventDefinition = event('records.closing-figure', {
  title: 'What a sealed record counts for in the figures',
  describes:
    'How a child whose record is sealed counts in one indicator of one year. Dated on the 31 March on which the year ends, whenever in it the thing happened.',
  happensTo: ['closed-adoption'],
  rank: 10,
  happenedOn: { kind: 'date', label: 'The year’s last day' },
  fields: {
    measure: { kind: 'text', label: 'Which indicator or measure' },
    kind: { kind: 'choice', label: 'A point or a span', choices: { point: 'A point', span: 'A span' } },
    num: { kind: 'whole-number', label: 'Its number: days, or 1', optional: true },
    den: { kind: 'whole-number', label: 'Whether it counts', optional: true },
    months: { kind: 'whole-number', label: 'Whole months waited, at most', optional: true },
    leftOut: { kind: 'text', label: 'Why it is left out', optional: true },
    atYearEnd: { kind: 'yes-no', label: 'Whether it held on the year’s last day', optional: true },
  },
  says: () => 'What a sealed record counts for in the figures',
})

/** Everything that can happen to a record as such. */
export const recordsEvents: readonly EventDefinition[] = [
  recordSealed,
  recordPurged,
  vaultUsed,
  closingFigure,
  ...rightsEvents,
]
