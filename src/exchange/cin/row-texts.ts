import { isIn, partsOfModule } from './census.ts'
import type { TableName } from './census.ts'
import type { Tables } from './tables.ts'
import { rowsBelow, textOf } from './write-xml.ts'

/** A module as people read it: the elements that it may have, and what stands in them, empty where blank. */
export interface ModuleReader {
  readonly fields: readonly string[]
  readonly cellsOf: (row: number) => readonly string[]
  readonly childOf: (row: number) => string
}

/** Makes the reader of a module in the census of a year. A list stands in one cell: "MOB, LD". */
export function moduleReader(tables: Tables, module: TableName, year: number): ModuleReader {
  const parts = Object.entries(partsOfModule(module)).filter(([, part]) => part.is !== 'module' && isIn(part, year))
  const { all } = tables.rows(module)
  return {
    fields: parts.map(([name]) => name),
    childOf: (at) => tables.childName(all[at]?.child ?? 0),
    cellsOf: (at) => {
      const row = all[at]
      if (!row) return []
      return parts.map(([name, part]) => {
        if (part.is === 'field') return textOf(row, name) ?? ''
        const list = part.table as TableName // lists are tables with one column
        const [column = ''] = Object.keys(partsOfModule(list))
        return rowsBelow(tables, list, row)
          .map((one) => textOf(one, column) ?? '')
          .join(', ')
      })
    },
  }
}
