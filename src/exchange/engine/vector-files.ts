/** One version of a rule's vectors: the ruleset that it was written for, and those in which it still holds. */
export interface VersionOf<Vector> {
  readonly ruleset: string
  readonly active_in: readonly string[]
  readonly vectors: readonly Vector[]
}

/** A file of test vectors of one rule. */
export interface VectorFileOf<Vector> {
  readonly code: string
  readonly versions: readonly VersionOf<Vector>[]
}

/** The year in a ruleset's name: `lac2025_26` is 2026. */
const yearOfRuleset = (ruleset: string): number => 2000 + Number(/_(\d\d)$/.exec(ruleset)?.[1] ?? Number.NaN)

/** The years for which a version speaks. */
export const yearsOf = ({ ruleset, active_in }: Omit<VersionOf<unknown>, 'vectors'>): readonly number[] =>
  (active_in.length > 0 ? active_in : [ruleset]).map(yearOfRuleset)

/** The table of ours that a vector calls by this name, whatever its capitals. */
export const tableNamed = <Table extends string>(tables: readonly Table[], name: string): Table | undefined =>
  tables.find((table) => table.toLowerCase() === name.toLowerCase())

/** Whether two lists name the same rows. */
export function areSameRows(a: Iterable<number>, b: Iterable<number>): boolean {
  const [one, other] = [new Set(a), new Set(b)]
  return one.size === other.size && [...one].every((row) => other.has(row))
}
