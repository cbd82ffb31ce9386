import type { EventDefinitions, Fact, FactId, PointRow, SpanRow, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { readStory } from '../child/index.ts'
import { recordPurged } from './events.ts'
import { isHeldBy, isPurgeAskedBy, keptUntil, type KeepingRules } from './retention.ts'
import type { Closing } from './closing.ts'
import { factsInVault, recordsOfUse, useWithout } from './in-vault.ts'

/** Why a record may not be purged on a day. */
export type NotStanding = 'held' | 'too-early' | 'not-asked'

/** Why these facts may not be purged on a day; null where they may: their time is over and nothing holds them. */
export function whyKept(facts: readonly Fact[], rules: KeepingRules, today: Day): 'held' | 'too-early' | null {
  if (facts.some(isHeldBy)) return 'held'
  const { until } = keptUntil(readStory(facts), rules)
  return until === null || until > today ? 'too-early' : null
}

const purgedAs = { type: recordPurged.type, shape: recordPurged.shape, rule: 'records.retention', why: 'time-over' }

/** What the store must be told to purge a record: by which words it is said, what forbids it, and what is left of it. */
export const purgingWords = (
  sealing: {
    readonly closedAs: { readonly type: string; readonly shape: number }
    readonly closing: (
      rows: { readonly points: readonly PointRow[]; readonly spans: readonly SpanRow[] },
      today: Day,
    ) => readonly Closing[]
    readonly reissue: (content: Buffer, records: readonly SubjectId[], standsFor: SubjectId) => Buffer
  },
  rules: KeepingRules,
) => ({
  ...sealing,
  saidAs: purgedAs,
  standing: (facts: readonly Fact[], today: Day): FactId | NotStanding =>
    whyKept(facts, rules, today) ?? facts.find(isPurgeAskedBy)?.id ?? 'not-asked',
})

/** What the store must be told to purge a sealed record out of the vault: how it reads what was sealed, and what forbids it. */
export const sealedPurgingWords = (rules: KeepingRules, definitions: EventDefinitions, today: Day) => ({
  saidAs: purgedAs,
  recordsIn: recordsOfUse,
  without: useWithout,
  whyKept: (content: unknown) => whyKept(factsInVault(content, definitions), rules, today),
})
