import { mayHold } from './codes.ts'
import type { Problem } from './problem.ts'
import type { Noticed } from './row.ts'
import type { Table } from './tables.ts'

/** How many codes of a column are named before the rest is only counted. */
const NAMED = 5

/** Codes in a table that a return of this year does not know: the rows are kept as they are. */
export function codeNotes(file: string, table: Table, noticed: Noticed, year: number): readonly Problem[] {
  return table.columns.flatMap((column) => {
    const codes = column.codes
    const counts = codes && noticed.codes.get(column)
    if (!codes || !counts) return []
    const unknown = [...counts].filter(([code]) => !mayHold(codes, code, year)).sort((a, b) => b[1] - a[1])
    if (unknown.length === 0) return []
    const named = unknown
      .slice(0, NAMED)
      .map(([code, rows]) => `“${code.slice(0, 20)}” (${rows} ${rows === 1 ? 'row' : 'rows'})`)
    const more = unknown.length > NAMED ? ` and ${unknown.length - NAMED} more` : ''
    const says = `not among the codes of ${year}: ${named.join(', ')}${more}. The rows were kept as they are.`
    return [{ severity: 'note' as const, file, line: null, column: column.name, says }]
  })
}
