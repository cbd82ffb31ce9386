import { partsOfModule } from './census.ts'
import type { TableName } from './census.ts'
import type { Element } from './element.ts'
import type { Keys, Tables } from './tables.ts'

/** Puts the modules of a census into its tables, one child at a time. */
export interface Filling {
  readonly header: (element: Element) => void
  readonly child: (element: Element) => void
}

const WITH_ROWS_OF_THEIR_OWN: readonly string[] = ['Assessments', 'ChildProtectionPlans']

/** Starts to fill tables. Joins follow the nesting of the XML, so that two children of one number stay apart. */
export function fillTables(tables: Tables): Filling {
  let children = 0
  let episodes = 0
  let owners = 0

  function addModule(element: Element, table: TableName, above: Keys): void {
    const keys = {
      child: above.child,
      details: table === 'CINdetails' ? ++episodes : above.details,
      own: WITH_ROWS_OF_THEIR_OWN.includes(table) ? ++owners : above.own,
    }
    const parts = partsOfModule(table)
    const cells: Record<string, string | null> = {}
    for (const inner of element.inside)
      if (parts[inner.name]?.is === 'field') cells[inner.name] ??= inner.text === '' ? null : inner.text
    if (Object.values(parts).some((part) => part.is === 'field')) tables.add(table, keys, cells)
    if (table === 'ChildIdentifiers') tables.nameChild(keys.child, cells['LAchildID'] ?? '')
    for (const inner of element.inside) {
      const part = parts[inner.name]
      if (part && part.is !== 'field') addBelow(inner, part.is, part.table as TableName, keys) // tables are named in CENSUS
    }
  }

  function addBelow(element: Element, is: 'module' | 'list', table: TableName, keys: Keys): void {
    if (is === 'module') return addModule(element, table, keys)
    for (const inner of element.inside)
      if (inner.name in partsOfModule(table))
        tables.add(table, keys, { [inner.name]: inner.text === '' ? null : inner.text })
  }

  const nobody: Keys = { child: 0, details: 0, own: 0 }
  return {
    header: (element) => {
      // The two groups of a header have no children.
      for (const inner of element.inside)
        if (inner.name === 'CollectionDetails') addModule(inner, 'Header', nobody)
        else if (inner.name === 'Source') addModule(inner, 'Source', nobody)
    },
    child: (element) => addModule(element, 'Child' as TableName, { ...nobody, child: ++children }), // has no row, only modules
  }
}
