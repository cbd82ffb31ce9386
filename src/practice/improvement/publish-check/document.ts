import { namesSomebody } from './person-names.ts'

/** A paper as it would be published: its paragraphs and tables, in order, each with where it stands. */
export interface Paper {
  readonly parts: readonly Part[]
}

export type Part = Text | PaperTable

/** A paragraph, a heading, a line of a header or foot, or a property of the file. */
export interface Text {
  readonly kind: 'text'
  readonly where: string
  readonly text: string
}

/** A table as rows of cells; its first row holds the headings. A cell that is merged is said once and empty otherwise. */
export interface PaperTable {
  readonly kind: 'table'
  readonly where: string
  readonly rows: readonly (readonly string[])[]
  /** Whether its numbers are known to count no people: then none of them is a small group. */
  readonly countsNobody?: boolean
  /** Whether it is known to hold some rows of a longer list: references are then left out with intent. */
  readonly isSelection?: boolean
}

/** What may have slipped through. */
export type FindingKind =
  | 'leftover-template-words'
  | 'impossible-year'
  | 'refs-out-of-order'
  | 'name'
  | 'total-does-not-add'
  | 'small-group'
  | 'one-family'

/** One thing to look at before publishing. `why` repeats no name. */
export interface Finding {
  readonly finding: FindingKind
  readonly where: string
  readonly why: string
}

/** A paragraph or a cell, with where it stands and under which heading. */
export interface Passage {
  readonly where: string
  readonly text: string
  readonly heading: string
}

export const tablesOf = ({ parts }: Paper): readonly PaperTable[] => parts.filter((part) => part.kind === 'table')

/** Where a cell stands: "table 2, row 3, column Review Date". Rows are counted with the headings, as a person counts. */
export function cellAt({ where, rows }: PaperTable, row: number, column: number): string {
  const heading = row > 0 ? (rows[0]?.[column]?.trim() ?? '') : ''
  return `${where}, row ${row + 1}, column ${isHeading(heading) ? heading : column + 1}`
}

/** Whether a first row's cell can name its column: what is long, or holds a name, is no heading to repeat. */
const isHeading = (cell: string): boolean =>
  cell !== '' && cell.length < 40 && !cell.includes('@') && !namesSomebody(cell)

export const rowAt = ({ where }: PaperTable, row: number): string => `${where}, row ${row + 1}`

/** Every paragraph and every cell that says something. */
export const passagesOf = ({ parts }: Paper): readonly Passage[] =>
  parts
    .flatMap((part): readonly Passage[] =>
      part.kind === 'text'
        ? [{ where: part.where, text: part.text, heading: '' }]
        : part.rows.flatMap((cells, row) =>
            cells.map((text, column) => ({
              where: cellAt(part, row, column),
              text,
              heading: row === 0 ? '' : (part.rows[0]?.[column] ?? ''),
            })),
          ),
    )
    .filter(({ text }) => text.trim() !== '')

/** A cell as a number: thousands may be parted by commas, money has its sign, its share may stand behind it, `3 (25%)`. Null for percentages and everything else. */
export function numberIn(cell: string | undefined): number | null {
  const bare = (cell ?? '')
    .trim()
    .replace(/^£\s*/, '')
    .replace(/\s*\(\d+(\.\d+)?\s*%\)$/, '')
  return /^-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/.test(bare) ? Number(bare.replaceAll(',', '')) : null
}
