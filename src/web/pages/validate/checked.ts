import type { Of } from './collections.ts'
import type { FileSeen, Whose } from './files.ts'

export { UNREADABLE_RULE as UNREADABLE } from '../../../exchange/ssda903/validate/index.ts'

/** One row that a rule finds wrong, the file as a whole, or one cell that could not be read. */
export interface Finding {
  readonly rule: string
  readonly table: string
  /** Counted from 0, as the command line counts; null where the whole file is at fault. */
  readonly row: number | null
  readonly child: string
  readonly fields: readonly string[]
}

export interface RuleWords {
  readonly wrong: string
  readonly why: string
  readonly mend: string
}

/** The rows of a table in which something was found, by row number, each cell as text. */
export interface RowsShown {
  readonly fields: readonly string[]
  readonly cells: ReadonlyMap<number, readonly string[]>
}

/** A finding of an earlier check, that this one does not have. */
export interface Gone {
  readonly rule: string
  readonly table: string
  readonly child: string
  readonly cells: string
}

/** What became of the findings of an earlier check. */
export interface Compared {
  /** For each finding, in order: whether the earlier check had it. */
  readonly isNew: readonly boolean[]
  readonly mended: readonly Gone[]
  /** Their rules did not run this time, so nobody knows. */
  readonly notKnown: readonly Gone[]
}

/** What one check came to. It is sent from the worker to the page as it stands. */
export interface Checked {
  readonly of: Of
  readonly year: number
  readonly rules: number
  readonly ran: number
  readonly notRun: readonly { readonly rule: string; readonly reason: string }[]
  /** Rules in the order in which they ran; unreadable cells last. */
  readonly findings: readonly Finding[]
  readonly words: Readonly<Record<string, RuleWords>>
  readonly rows: Readonly<Record<string, RowsShown>>
  readonly whose: ReadonlyMap<string, Whose> | null
  readonly compared: Compared | null
  readonly files: readonly FileSeen[]
  /** Sentences on the whole, such as dates of another year. */
  readonly notes: readonly string[]
  /** Where a file is not built as its schema says: a sentence for each kind of fault. */
  readonly structure: readonly string[]
}

/** The headings of a saved list of findings by which it is known again. */
export const HEADINGS = { rule: 'Rule', table: 'Table', child: 'Child', cells: 'Cells' } as const

/** The marked cells of a finding in one line: "SEX X, DOB blank". */
export function sayCells({ rows }: Pick<Checked, 'rows'>, { table, row, fields }: Finding): string {
  if (row === null) return `${fields.join(', ')} in the whole file`
  const shown = rows[table]
  const cells = shown?.cells.get(row)
  return fields.map((field) => `${field} ${cells?.[shown?.fields.indexOf(field) ?? -1] || 'blank'}`).join(', ')
}

/** The team that has a finding's child; empty where nobody said. */
export const teamOf = ({ whose }: Pick<Checked, 'whose'>, child: string): string => whose?.get(child)?.team ?? ''
