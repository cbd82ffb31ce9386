import { note, type Problem } from './problem.ts'
import type { Noticed } from './row.ts'
import type { Table } from './tables.ts'

/** What the dates of one file show: American order, and cells that were read past. */
export function dateNotes(file: string, table: Table, noticed: Noticed): readonly Problem[] {
  const { dayFirst, monthFirst } = noticed.order
  if (monthFirst > 0 && dayFirst === 0)
    return [
      {
        ...note(
          file,
          `the dates of ${table.name} stand month first, as Americans write them: ${monthFirst} have a “month” over 12 and none a day over 12. Nothing was read. Write them as DD/MM/YYYY.`,
        ),
        severity: 'stop',
      },
    ]
  return [...noticed.leftOut].map(([column, count]) => ({
    ...note(
      file,
      `${count} ${count === 1 ? 'cell is' : 'cells are'} no date; the ${count === 1 ? 'row was' : 'rows were'} read without.`,
    ),
    column: column.name,
  }))
}
