import type { ColumnOf, MarkOf, TableName } from './census.ts'
import type { AnyRow, Row, Rows } from './rows.ts'

export type Columns = { readonly [T in TableName]?: readonly ColumnOf<T>[] }
export type Marks = { readonly [T in TableName]?: readonly MarkOf<T>[] }
type In<S, T> = T extends keyof S ? (S[T] extends readonly (infer C)[] ? C : never) : never

/** What every rule may know besides tables. `start` and `end` are the first and last day of the census year. */
export interface Collection {
  readonly year: number
  readonly start: number
  readonly end: number
}

export type See<M, S> = Collection & {
  readonly [T in (keyof M | keyof S) & TableName]: Rows<Row<T, Extract<In<M, T> | In<S, T>, ColumnOf<T>>>>
}

/** Marks rows as wrong; a rule may mark rows of several tables for one fault. */
export type Mark = (...rows: readonly (AnyRow | undefined)[]) => void

/** One rule as it is written: the cells that it marks, what else it may see, and its sentence in code. */
export interface Declaration<M extends Marks, S extends Columns> {
  /** What is wrong, why it matters and how to mend it, each a plain sentence. */
  readonly wrong: string
  readonly why: string
  readonly mend: string
  /** First and last census year in which the Department asks for this; both ends in force where not given. */
  readonly from?: number
  readonly until?: number
  readonly marks: M
  readonly sees?: S
  readonly check: (see: See<M, S>, mark: Mark) => void
}

/** A rule as the engine runs it. */
export interface Rule {
  readonly code: string
  readonly wrong: string
  readonly why: string
  readonly mend: string
  readonly from: number
  readonly until: number
  readonly marks: Marks
  readonly sees: ReadonlyMap<TableName, ReadonlySet<string>>
  /** The fault is one of the return as a whole: what it marks is not told row by row. */
  readonly isOfReturn: boolean
  readonly check: (see: never, mark: Mark) => void
}

export const FIRST_YEAR = 2023
export const LAST_YEAR = 2026

interface NothingElse extends Columns {
  readonly Header?: readonly never[]
}

/** Makes a rule. Its `check` is given the tables and columns that it declares and cannot name any other. */
export function rule<const M extends Marks, const S extends Columns = NothingElse>(
  code: string,
  declared: Declaration<M, S>,
): Rule {
  const sees = new Map<TableName, Set<string>>()
  for (const part of [declared.marks, declared.sees ?? {}])
    for (const [name, columns] of Object.entries<readonly string[]>(part)) {
      const table = name as TableName // the keys of Marks and Columns
      sees.set(table, new Set([...(sees.get(table) ?? []), ...columns]))
    }
  const { wrong, why, mend, marks, check } = declared
  const years = { from: declared.from ?? FIRST_YEAR, until: declared.until ?? LAST_YEAR }
  return { code, wrong, why, mend, marks, check, sees, isOfReturn: false, ...years }
}

/** Makes a rule on the return as a whole: `isWrong` answers for all of its rows together. */
export function ruleOfReturn<const M extends Marks>(
  code: string,
  declared: Omit<Declaration<M, NothingElse>, 'check' | 'sees'> & {
    readonly isWrong: (see: See<M, NothingElse>) => boolean
  },
): Rule {
  const { isWrong, ...rest } = declared
  const made = rule<M>(code, {
    ...rest,
    check: (see, mark) => {
      // The engine is told by a mark without a row.
      if (isWrong(see)) mark(undefined)
    },
  })
  return { ...made, isOfReturn: true }
}

/** Whether the Department asks for this rule in a census year. */
export const isInForce = (rule: Rule, year: number): boolean => year >= rule.from && year <= rule.until
