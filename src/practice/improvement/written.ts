/** A piece of a document that we write. */
export type WrittenPart =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | {
      readonly kind: 'table'
      /** What the table is of, above it. */
      readonly caption?: string
      readonly columns: readonly string[]
      /** A cell of several lines has them apart by line breaks. */
      readonly rows: readonly (readonly string[])[]
      /** Below it: as at when, and where its figures come from. */
      readonly note?: string
      /** Whether its numbers count things and no people: then none of them is a small group. */
      readonly countsNobody?: true
      /** Whether it holds some rows of a longer list: references between them are then left out with intent. */
      readonly isSelection?: true
    }

/** A number as it stands in a cell, such as 1,620, 94.9%, 12 of 40 or 5 (before: 3), or the sign for one that is suppressed. */
const aNumber = /^(c|£?[\d,]+(\.\d+)?%?( of [\d,]+)?( \((as before|before: [\d,.%]+)\))?)$/
const noNumber = /^(|–|None)$/

/** Which columns of a table hold numbers alone: those are set to the right. The first says what its row is. */
export const numberColumns = ({
  columns,
  rows,
}: {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}): readonly boolean[] =>
  columns.map((_, n) => {
    const cells = rows.map((row) => row[n] ?? '')
    return (
      n > 0 &&
      cells.some((cell) => aNumber.test(cell)) &&
      cells.every((cell) => aNumber.test(cell) || noNumber.test(cell))
    )
  })

/** A document to be written as Word. */
export interface WrittenDocument {
  readonly title: string
  /** Tables of more columns than a page is wide for are laid across. */
  readonly isWide: boolean
  readonly parts: readonly WrittenPart[]
}

/** A sheet of a workbook to be written: every cell is text, never a formula. */
export interface WrittenSheet {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}
