import annexA from './lists.json' with { type: 'json' }

/** A code as it is written, and other forms of it that are met. */
export interface AnnexCode {
  readonly write: string
  readonly also?: readonly string[]
}

export type AnnexCodeList = keyof typeof annexA.codes

/** One column of a list. What is required may not be blank by the schema of the lists. */
export interface AnnexColumn {
  readonly name: string
  readonly kind: 'text' | 'number' | 'date' | 'code'
  readonly codes: AnnexCodeList | null
  readonly required: boolean
}

/** One of the eleven lists. Its first column says whose row it is. */
export interface AnnexList {
  readonly list: number
  readonly title: string
  readonly columns: readonly AnnexColumn[]
}

const asColumn = (column: (typeof annexA.lists)[number]['columns'][number]): AnnexColumn => ({
  name: column.name,
  kind: column.kind as AnnexColumn['kind'], // our own file: a test holds it to these words
  codes: 'codes' in column ? (column.codes as AnnexCodeList) : null, // as above
  required: 'required' in column && column.required,
})

/** The lists 1 to 11 in order. */
export const annexLists: readonly AnnexList[] = annexA.lists.map(({ list, title, columns }) => ({
  list,
  title,
  columns: columns.map(asColumn),
}))

export const annexCodes: Readonly<Record<AnnexCodeList, readonly AnnexCode[]>> = annexA.codes

/** Case, spaces and the form of the apostrophe are no part of a heading or a code. */
export const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[\s\u00a0]+/g, ' ')

const blanks: ReadonlySet<string> = new Set(['', ...annexA.blanks.map(plain)])

/** Whether a cell says that there is nothing to say, in one of the ways met in practice. */
export const isBlankCell = (text: string): boolean => blanks.has(plain(text))

const forms: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(annexCodes).map(([name, codes]) => [
    name,
    new Map(codes.flatMap(({ write, also = [] }) => [write, ...also].map((form) => [plain(form), write] as const))),
  ]),
)

/** The code that a cell means, in the form in which it is written; null where the list has no such code. */
export const annexCode = (codes: AnnexCodeList, text: string): string | null =>
  forms.get(codes)?.get(plain(text)) ?? null
