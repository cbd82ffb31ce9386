import { declare } from '../engine/rule.ts'
import type { DeclarationOf, In, MarkOf as MarkRows, RuleOf } from '../engine/rule.ts'
import type { ColumnOf, MarkOf, TableName } from './census.ts'
import type { Row, Rows } from './rows.ts'

export type Columns = { readonly [T in TableName]?: readonly ColumnOf<T>[] }
export type Marks = { readonly [T in TableName]?: readonly MarkOf<T>[] }

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
export type Mark = MarkRows<TableName>

/** One rule as it is written: the cells that it marks, what else it may see, and its sentence in code. */
export type Declaration<M extends Marks, S extends Columns> = DeclarationOf<M, S, See<M, S>, Mark>

/** A rule of the census as the engine runs it. */
export type Rule = RuleOf<TableName>

export const FIRST_YEAR = 2023
export const LAST_YEAR = 2026

interface NothingElse extends Columns {
  readonly Header?: readonly never[]
}

/** Makes a rule. Its `check` is given the tables and columns that it declares and cannot name any other. */
export const rule = <const M extends Marks, const S extends Columns = NothingElse>(
  code: string,
  declared: Declaration<M, S>,
): Rule => declare<TableName, See<M, S>>(code, declared, { first: FIRST_YEAR, last: LAST_YEAR })

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
