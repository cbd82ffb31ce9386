/** A table of a file as it stands there: a sheet of a workbook, or a table of a document. */
export interface GivenTable {
  /** How a person finds it: "sheet Plan", "table 2". */
  readonly where: string
  /** The line of text above it, or the sheet's name; null where there is none. */
  readonly title: string | null
  /** Cells as text, a day as `2017-10-31`. A cell merged into another is empty. */
  readonly rows: readonly (readonly string[])[]
}

/** A file as it was sent: kept until it is loaded or forgotten. */
export interface GivenPlanFile {
  readonly name: string
  readonly tables: readonly GivenTable[]
}
