/** A published fact: these unknown counts, none below nought, add up to so many. */
export interface Sum {
  readonly of: readonly string[]
  readonly count: number
}

/** What a reader can work out of a sum of unknown counts: no less, and no more. `most` is endless where nothing bounds it. */
export interface Range {
  readonly least: number
  readonly most: number
  /** Whether whole numbers were found for every unknown that reach the least, and the most: the proof that it can be so. */
  readonly isLeastWhole: boolean
  readonly isMostWhole: boolean
}

const TINY = 1e-7
/** A table's columns are its unknowns, and at last the right side. */
type Row = number[]

interface Tableau {
  readonly rows: Row[]
  /** Of each row, the unknown that it gives the value of. */
  readonly basis: number[]
}

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6

const at = (row: Row, n: number): number => row[n] ?? 0

function pivot(rows: readonly Row[], at_: { readonly row: number; readonly column: number }): void {
  const chosen = rows[at_.row]
  if (!chosen) return
  const by = at(chosen, at_.column)
  for (let n = 0; n < chosen.length; n += 1) chosen[n] = at(chosen, n) / by
  for (const row of rows) {
    const factor = at(row, at_.column)
    if (row === chosen || Math.abs(factor) < TINY) continue
    for (let n = 0; n < row.length; n += 1) row[n] = at(row, n) - factor * at(chosen, n)
  }
}

/**
 * Minimises by the simplex method with Bland's rule, which never goes round in circles. `costs` is changed: its right
 * side ends as minus the least value. False where there is no least value.
 */
function minimise({ rows, basis }: Tableau, costs: Row, unknowns: number): boolean {
  const all = [...rows, costs]
  for (;;) {
    let column = 0
    while (column < unknowns && at(costs, column) >= -TINY) column += 1
    if (column === unknowns) return true
    let chosen = -1
    let smallest = Infinity
    rows.forEach((row, n) => {
      const by = at(row, column)
      if (by <= TINY) return
      const ratio = at(row, row.length - 1) / by
      const isFirst = Math.abs(ratio - smallest) <= TINY && (basis[n] ?? 0) < (basis[chosen] ?? Infinity)
      if (ratio < smallest - TINY || isFirst) {
        smallest = ratio
        chosen = n
      }
    })
    if (chosen < 0) return false
    pivot(all, { row: chosen, column })
    basis[chosen] = column
  }
}

/** Numbers for which all sums hold; null where they contradict each other. */
function feasible(sums: readonly Sum[], index: ReadonlyMap<string, number>): Tableau | null {
  const unknowns = index.size
  const width = unknowns + sums.length
  const rows = sums.map(({ of, count }, n) => {
    const row: Row = Array.from({ length: width + 1 }, () => 0)
    for (const each of of) row[index.get(each) ?? 0] = 1
    row[unknowns + n] = 1
    row[width] = count
    return row
  })
  const tableau: Tableau = { rows, basis: sums.map((_, n) => unknowns + n) }
  const costs: Row = Array.from({ length: width + 1 }, (_, n) =>
    n >= unknowns && n < width ? 0 : -rows.reduce((total, row) => total + at(row, n), 0),
  )
  minimise(tableau, costs, unknowns)
  if (at(costs, width) < -TINY) return null
  // Helpers that are still in the basis stand at nought: they go, or their row says nothing new.
  const kept = tableau.rows.flatMap((row, n): { row: Row; basis: number }[] => {
    if ((tableau.basis[n] ?? 0) < unknowns) return [{ row, basis: tableau.basis[n] ?? 0 }]
    const column = row.findIndex((value, column_) => column_ < unknowns && Math.abs(value) > TINY)
    if (column < 0) return []
    pivot(tableau.rows, { row: n, column })
    return [{ row, basis: column }]
  })
  return {
    rows: kept.map(({ row }) => [...row.slice(0, unknowns), at(row, width)]),
    basis: kept.map(({ basis }) => basis),
  }
}

/** What a reader knows: everything that is published, and that no count is below nought. */
export interface Knowledge {
  /** What they can work out of a sum of unknowns. */
  readonly rangeOf: (of: readonly string[]) => Range
  /** Counts that such a sum has in tables of whole numbers that were found to fit already: quicker, and maybe narrower. */
  readonly seenOf: (of: readonly string[]) => Pick<Range, 'least' | 'most'>
}

interface Extreme {
  readonly value: number
  readonly isWhole: boolean
}

/** What can be worked out from sums that hang together. */
interface Part {
  readonly holds: (unknown: string) => boolean
  readonly seen: (of: readonly string[], sign: 1 | -1) => number
  readonly extreme: (of: readonly string[], sign: 1 | -1) => Extreme
}

function partOf(sums: readonly Sum[]): Part | null {
  const index = new Map([...new Set(sums.flatMap(({ of }) => of))].map((each, n) => [each, n]))
  const start = feasible(sums, index)
  if (start === null) return null
  /** Whole numbers that fit, found on the way. */
  const worlds: (readonly number[])[] = []
  const keep = ({ rows, basis }: Tableau): boolean => {
    const world = Array.from({ length: index.size }, () => 0)
    rows.forEach((row, n) => (world[basis[n] ?? 0] = at(row, row.length - 1)))
    const fits = world.every(isWhole)
    if (fits) worlds.push(world)
    return fits
  }
  keep(start)
  const seen = (of: readonly string[], sign: 1 | -1): number =>
    Math.min(...worlds.map((world) => sign * of.reduce((total, each) => total + (world[index.get(each) ?? 0] ?? 0), 0)))
  const extreme = (of: readonly string[], sign: 1 | -1): Extreme => {
    const tableau: Tableau = { rows: start.rows.map((row) => [...row]), basis: [...start.basis] }
    const costs: Row = Array.from({ length: index.size + 1 }, () => 0)
    for (const each of of) costs[index.get(each) ?? 0] = sign
    tableau.rows.forEach((row, n) => {
      const factor = at(costs, tableau.basis[n] ?? 0)
      if (factor !== 0) for (let m = 0; m < costs.length; m += 1) costs[m] = at(costs, m) - factor * at(row, m)
    })
    if (!minimise(tableau, costs, index.size)) return { value: Infinity, isWhole: true }
    const value = sign * -at(costs, index.size)
    return { value, isWhole: keep(tableau) }
  }
  return { holds: (unknown) => index.has(unknown), seen, extreme }
}

/** Sums that share unknowns, directly or by others, hang together; each such lot can be looked at by itself. */
function lotsOf(sums: readonly Sum[]): readonly (readonly Sum[])[] {
  const lot = new Map<string, Sum[]>()
  for (const sum of sums) {
    const met = new Set(sum.of.flatMap((each) => lot.get(each) ?? []))
    const joined = [...met, sum]
    for (const each of joined.flatMap(({ of }) => of)) lot.set(each, joined)
  }
  return [...new Set(lot.values())]
}

/** What follows from sums that are published; null where they contradict each other, as after a correction of the record. */
export function knowledgeOf(sums: readonly Sum[]): Knowledge | null {
  const parts: Part[] = []
  if (sums.some(({ of, count }) => of.length === 0 && count !== 0)) return null
  for (const lot of lotsOf(sums)) {
    const part = partOf(lot)
    if (part === null) return null
    parts.push(part)
  }
  const together = (of: readonly string[], sign: 1 | -1): Extreme => {
    const each = parts.flatMap((part) => {
      const own = of.filter(part.holds)
      return own.length === 0 ? [] : [part.extreme(own, sign)]
    })
    return { value: each.reduce((total, { value }) => total + value, 0), isWhole: each.every((one) => one.isWhole) }
  }
  const isKnown = (each: string): boolean => parts.some((part) => part.holds(each))
  const seenTogether = (of: readonly string[], sign: 1 | -1): number =>
    parts.reduce((total, part) => {
      const own = of.filter(part.holds)
      return own.length === 0 ? total : total + part.seen(own, sign)
    }, 0)
  return {
    seenOf: (of) => ({ least: seenTogether(of, 1), most: of.every(isKnown) ? -seenTogether(of, -1) : Infinity }),
    rangeOf: (of) => {
      const known = of.filter(isKnown)
      const least = together(known, 1)
      const most = known.length === of.length ? together(known, -1) : { value: Infinity, isWhole: true }
      return { least: least.value, most: most.value, isLeastWhole: least.isWhole, isMostWhole: most.isWhole }
    },
  }
}
