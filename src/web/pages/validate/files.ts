import { sayCount, type FieldError } from '../../ui/index.ts'

/** What a file may be given as: also the names of the fields of the form. */
export const KINDS = ['this-year', 'last-year', 'providers', 'postcodes', 'names', 'earlier'] as const
export type Kind = (typeof KINDS)[number]

/** What a file turned out to be, or the sentence that says what is wrong with it. */
export interface FileSeen {
  readonly kind: Kind
  readonly name: string
  readonly is: string
  readonly rows: number
  /** What is counted under `rows`, where it is no rows. */
  readonly counted?: 'children'
  readonly problem: string | null
}

/** How much a file holds, in words. */
export const sayHeld = ({ rows, counted }: Pick<FileSeen, 'rows' | 'counted'>): string =>
  counted === 'children' ? sayCount(rows, 'child', 'children') : sayCount(rows, 'row', 'rows')

/** Whose a child is. Empty where the names file does not say. */
export interface Whose {
  readonly name: string
  readonly team: string
}

/** What was typed beside the files. */
export interface Typed {
  readonly year: string
  readonly authority: string
}

/** What is wrong with the files, each with the field that it was chosen in. */
export const problemsOf = (files: readonly FileSeen[]): readonly FieldError[] =>
  files.flatMap(({ kind, name, problem }) => (problem === null ? [] : [{ field: kind, says: `${name}: ${problem}` }]))
