import { UNREADABLE, dayText } from '../../engine/days.ts'
import { columnsOf } from './schema.ts'
import type { BaseTable } from './schema.ts'
import type { Tables } from './tables.ts'

/** A table as people read it: the columns that it has, and what stands in the cells of a row, empty where blank. */
export interface Reader {
  readonly fields: readonly string[]
  readonly cellsOf: (row: number) => readonly string[]
  readonly childOf: (row: number) => string
}

/** Makes the reader of a table. */
export function readerOf(tables: Tables, name: BaseTable): Reader {
  const table = tables.table(name)
  const kinds = columnsOf(name)
  const columns = [...table.columns]
  const unreadable = new Map(table.unreadable.map((cell) => [`${cell.row} ${cell.field}`, cell.value]))
  return {
    fields: columns.map(([field]) => field),
    childOf: (row) => tables.childName(table.children[row] ?? 0),
    cellsOf: (row) =>
      columns.map(([field, cells]) => {
        const cell = cells[row] ?? 0
        if (kinds[field] === 'text') return tables.words.texts[cell] ?? ''
        return cell > UNREADABLE ? dayText(cell) : (unreadable.get(`${row} ${field}`) ?? '')
      }),
  }
}
