import { day, type Day } from '../time/index.ts'
import table from './examples.json' with { type: 'json' }
import type { Pause } from './pauses.ts'

/** One dated example of a clock: from this day it is due on that, because. */
export interface Example {
  readonly from: Day
  readonly due: Day
  readonly because: string
  readonly pauses?: readonly Pause[]
  /** Whether it lies wholly in the window of 2020 in which some instruments were loosened. */
  readonly isCovid?: true
}

export const example = (from: string, due: string, because: string): Example => ({
  from: day(from),
  due: day(due),
  because,
})

interface Written {
  readonly from: string
  readonly due: string
  readonly because: string
  readonly pause?: readonly string[]
  readonly covid?: boolean
}

/** What of a rule its examples depend on. */
interface Exemplified {
  readonly limit: { readonly kind: string; readonly count: number }
  readonly counts?: string
  readonly covid?: true
  readonly examples?: readonly Example[]
}

const keyOf = ({ limit, counts }: Exemplified): string =>
  [limit.kind, limit.count, ...(counts ? [counts] : [])].join(' ')

function read({ from, due, because, pause, covid }: Written): Example {
  const [since, until] = pause ?? []
  return {
    ...example(from, due, because),
    ...(since !== undefined && until !== undefined ? { pauses: [{ from: day(since), to: day(until) }] } : {}),
    ...(covid === true ? { isCovid: true as const } : {}),
  }
}

const byLimit: ReadonlyMap<string, readonly Example[]> = new Map(
  Object.entries<readonly Written[]>(table.limits).map(([key, written]) => [key, written.map(read)]),
)

/**
 * The dated examples of a rule: its own, then those of its limit, which are the same for every rule that is counted alike.
 * Those of the window of 2020 are shown only for instruments that were loosened in it.
 */
export const examplesOf = (rule: Exemplified): readonly Example[] => [
  ...(rule.examples ?? []),
  ...(byLimit.get(keyOf(rule)) ?? []).filter(({ isCovid }) => isCovid !== true || rule.covid === true),
]
