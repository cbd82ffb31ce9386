import type { RowOf } from '../../engine/rule.ts'
import type { UnreadableIn } from '../../engine/run.ts'
import { BLANK, UNREADABLE } from '../../engine/days.ts'
import type { Words } from './words.ts'
import { columnsOf, ORDER, baseOf } from './schema.ts'
import type { CellOf, ColumnOf, TableName } from './schema.ts'

/** A row of this year's return or of last year's. */
export type AnyRow = RowOf<TableName>

/**
 * One row as a rule sees it. A date is a day number, NaN where it is blank or cannot be read, so that an absent date is
 * neither before nor after any other. Anything else is its text, null where it is blank.
 */
export type Row<T extends TableName, C extends ColumnOf<T>> = AnyRow & { readonly [K in C]: CellOf<T, K> } & {
  /** Something stands in the cell, readable or not. */
  readonly has: (column: C) => boolean
  /** What stands in a date cell that is no date; null where it is blank or a date. */
  readonly unreadable: (column: C) => string | null
  /** The same as the property of that name, for rules that take a column as a parameter. */
  readonly cell: (column: C) => string | number | null
}

/** The rows of one table. Those of one child come in the order in which they began. */
export interface Rows<R extends AnyRow> {
  readonly all: readonly R[]
  /** The file has this column, whatever its cells hold. */
  readonly carries: (column: string) => boolean
  readonly each: (visit: (row: R) => unknown) => void
  readonly of: (child: number) => readonly R[]
  readonly before: (row: R) => R | undefined
  readonly after: (row: R) => R | undefined
  readonly first: (child: number) => R | undefined
  readonly last: (child: number) => R | undefined
}

/** A table as it was read: one array of numbers a column (days, or words), and what could not be read. */
export interface Table {
  readonly name: TableName
  readonly length: number
  readonly children: Int32Array
  readonly columns: ReadonlyMap<string, Int32Array>
  readonly unreadable: readonly Unreadable[]
}

export type Unreadable = UnreadableIn<TableName>

export type FullRow = AnyRow & Record<string, unknown>

const none: readonly never[] = []

/** One accessor for a column, made once: the columns stay arrays of numbers and a rule reads words and days. */
function accessor(kind: 'date' | 'text', numbers: Int32Array | undefined, words: Words): PropertyDescriptor {
  if (!numbers) return { value: kind === 'date' ? Number.NaN : null }
  const { texts } = words
  if (kind === 'text')
    return {
      get(this: AnyRow) {
        return texts[numbers[this.at] ?? 0] ?? null
      },
    }
  return {
    get(this: AnyRow) {
      const day = numbers[this.at] ?? BLANK
      return day > UNREADABLE ? day : Number.NaN
    },
  }
}

function rowsOf(table: Table, words: Words): FullRow[] {
  const kinds = columnsOf(table.name)
  const unread = new Map(table.unreadable.map((cell) => [`${cell.row} ${cell.field}`, cell.value]))
  const columns = new Map(
    [...table.columns].map(([column, cells]) => [column, { cells, isDate: kinds[column] === 'date' }]),
  )
  const { texts } = words
  const shape: PropertyDescriptorMap = {
    table: { value: table.name },
    has: {
      value(this: AnyRow, column: string) {
        const found = columns.get(column)
        return found !== undefined && found.cells[this.at] !== (found.isDate ? BLANK : 0)
      },
    },
    cell: {
      value(this: AnyRow, column: string) {
        const found = columns.get(column)
        if (!found) return kinds[column] === 'date' ? Number.NaN : null
        const number = found.cells[this.at] ?? 0
        if (!found.isDate) return texts[number] ?? null
        return number > UNREADABLE ? number : Number.NaN
      },
    },
    unreadable: {
      value(this: AnyRow, column: string) {
        const isUnread = columns.get(column)?.cells[this.at] === UNREADABLE
        return isUnread ? (unread.get(`${this.at} ${column}`) ?? null) : null
      },
    },
  }
  for (const [column, kind] of Object.entries(kinds)) shape[column] = accessor(kind, table.columns.get(column), words)
  const prototype: object = Object.defineProperties({}, shape)
  function MadeRow(this: { at: number; child: number }, at: number): void {
    this.at = at
    this.child = table.children[at] ?? 0
  }
  MadeRow.prototype = prototype
  const Make = MadeRow as unknown as new (at: number) => FullRow // one hidden shape for all rows of a table keeps reading fast
  return Array.from({ length: table.length }, (_, at) => new Make(at))
}

/** Earlier begun first, earlier ended first, an absent date last; where all dates are equal, by what the cells hold. */
function inOrder(table: Table, words: Words): (a: AnyRow, b: AnyRow) => number {
  const kinds = columnsOf(table.name)
  const dates = (ORDER[baseOf(table.name)] ?? []).flatMap((column) => table.columns.get(column) ?? [])
  const others = [...table.columns].flatMap(([column, cells]) => (kinds[column] === 'text' ? [cells] : []))
  const text = (cells: Int32Array, row: AnyRow): string => words.texts[cells[row.at] ?? 0] ?? ''
  return (a, b) => {
    for (const days of dates) {
      const one = days[a.at] ?? BLANK
      const other = days[b.at] ?? BLANK
      if (one === other) continue
      if (one <= UNREADABLE) return 1
      return other <= UNREADABLE ? -1 : one - other
    }
    for (const cells of others) {
      if (cells[a.at] === cells[b.at]) continue
      return text(cells, a) < text(cells, b) ? -1 : 1
    }
    return a.at - b.at
  }
}

function byChild(rows: readonly FullRow[], table: Table, words: Words): (FullRow[] | undefined)[] {
  // A child of other tables alone leaves a hole.
  const groups: (FullRow[] | undefined)[] = []
  for (const row of rows) {
    const group = groups[row.child]
    if (group) group.push(row)
    else groups[row.child] = [row]
  }
  const compare = inOrder(table, words)
  for (const group of groups) if (group && group.length > 1) group.sort(compare)
  return groups
}

/** The rows of a table; grouping by child is made when a rule first asks for it, and shared by all rules. */
export function makeRows(table: Table, words: Words): Rows<FullRow> {
  const all = rowsOf(table, words)
  let groups: (FullRow[] | undefined)[] | undefined
  let places: Int32Array | undefined
  const of = (child: number): readonly FullRow[] =>
    child === 0 ? none : ((groups ??= byChild(all, table, words))[child] ?? none)
  const placeOf = (row: FullRow): number => {
    if (!places) {
      places = new Int32Array(all.length)
      of(1)
      for (const group of groups ?? none) group?.forEach((each, place) => places && (places[each.at] = place))
    }
    return places[row.at] ?? 0
  }
  return {
    all,
    carries: (column) => table.columns.has(column),
    each: (visit) => {
      for (const row of all) visit(row)
    },
    of,
    before: (row) => of(row.child)[placeOf(row) - 1],
    after: (row) => of(row.child)[placeOf(row) + 1],
    first: (child) => of(child)[0],
    last: (child) => of(child).at(-1),
  }
}
