import { setImmediate as breathe } from 'node:timers/promises'
import { censusYear, cinRules, isInForceIn, tablesOfCensus, validateCensus, type CensusTables } from '../cin/index.ts'
import type { CensusMade } from './make-census.ts'

/** What our rules find in a census before it is sent: by rule, without any child. */
export interface CensusChecked {
  readonly children: number
  readonly withoutNumber: number
  readonly rows: Readonly<Record<string, number>>
  readonly rules: number
  readonly ran: number
  readonly notRun: readonly { readonly rule: string; readonly reason: string }[]
  /** No rows and no children of a rule on the census as a whole. */
  readonly found: readonly { readonly rule: string; readonly rows: number; readonly children: number }[]
}

/** How many rows each module of a census has, in its order; none of a module without rows. */
export const rowsOfCensus = (tables: CensusTables): Readonly<Record<string, number>> =>
  Object.fromEntries(
    tablesOfCensus.flatMap((name) => {
      const { length } = tables.rows(name).all
      return length === 0 || name === 'Header' || name === 'Source' ? [] : [[name, length] as const]
    }),
  )

/** Runs every rule of the year on a census that was made. Throws the signal's reason when it is stopped. */
export async function checkCensus(
  { tables, children, withoutNumber }: CensusMade,
  year: number,
  signal?: AbortSignal,
): Promise<CensusChecked> {
  const inForce = cinRules.filter((rule) => isInForceIn(rule, year))
  const ran = []
  for (const rule of inForce) {
    ran.push(validateCensus([rule], tables, censusYear(year)))
    await breathe() // whoever else is served is served between two rules
    signal?.throwIfAborted()
  }
  const issues = Map.groupBy(
    ran.flatMap((one) => one.issues),
    ({ rule }) => rule,
  )
  const found = [...issues].map(([rule, own]) => {
    const marked = own.filter(({ row }) => row !== null)
    return { rule, rows: marked.length, children: new Set(marked.map(({ child }) => child)).size }
  })
  return {
    ...{ children, withoutNumber, rows: rowsOfCensus(tables), rules: inForce.length },
    ran: ran.reduce((sum, one) => sum + one.ran.length, 0),
    notRun: ran.flatMap((one) => one.notRun),
    found: found.sort((a, b) => b.rows - a.rows || (a.rule < b.rule ? -1 : 1)),
  }
}
