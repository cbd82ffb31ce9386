import { declare } from '../../engine/rule.ts'
import type { DeclarationOf, In, MarkOf, RuleOf } from '../../engine/rule.ts'
import type { BaseTable, ColumnOf, TableName } from './schema.ts'
import type { AnyRow, Row, Rows } from './rows.ts'

/** The columns of each table that a rule may read. The child and the order of its rows come with every table. */
export type Sees = { readonly [T in TableName]?: readonly ColumnOf<T>[] }
export type Marks = { readonly [T in BaseTable]?: readonly ColumnOf<T>[] }

/** What every rule may know besides tables. `start` and `end` are the first and last day of the return's year. */
export interface Collection {
  readonly year: number
  readonly start: number
  readonly end: number
  /** The code of the authority that makes the return; null where it was not said. */
  readonly authority: string | null
}

export type See<M, S> = Collection & {
  readonly [T in (keyof M | keyof S) & TableName]: Rows<Row<T, Extract<In<M, T> | In<S, T>, ColumnOf<T>>>>
}

/** Marks rows as wrong; a rule may mark rows of several tables for one fault. */
export type Mark = MarkOf<TableName>

/** One rule as it is written: the cells that it marks, what else it may see, and its sentence in code. */
export interface Declaration<M extends Marks, S extends Sees> extends DeclarationOf<M, S, See<M, S>, Mark> {
  /** The Department has withdrawn it: it runs only when it is asked for by name. */
  readonly withdrawn?: true
  /** Tables, or columns written `Table.COLUMN`, that the rule uses where they are there and does without where they are not. */
  readonly optional?: readonly Optional[]
  /** The rule compares with the authority that makes the return, which must therefore be known. */
  readonly needsAuthority?: true
  /** The rule compares children with one another: it says nothing of one child alone. */
  readonly acrossChildren?: true
}

/** A rule of this return as the engine runs it. */
export interface Rule extends RuleOf<TableName> {
  readonly optional: ReadonlySet<Optional>
  readonly needsAuthority: boolean
  readonly acrossChildren: boolean
}

/** A table, or a column of one. */
export type Optional = TableName | `${BaseTable}.${string}`

export const FIRST_YEAR = 2023
export const LAST_YEAR = 2027

/** A rule that sees no more than the cells that it marks: this must have no key at all. */
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- a key of any table could then be named
type NothingElse = Record<never, never>

/** Makes a rule. Its `check` is given the tables and columns that it declares and cannot name any other. */
export function rule<const M extends Marks, const S extends Sees = NothingElse>(
  code: string,
  declared: Declaration<M, S>,
): Rule {
  const made = declare<TableName, See<M, S>>(code, declared, { first: FIRST_YEAR, last: LAST_YEAR })
  return {
    ...made,
    from: declared.withdrawn ? Infinity : made.from,
    optional: new Set(declared.optional),
    needsAuthority: declared.needsAuthority === true,
    acrossChildren: declared.acrossChildren === true,
  }
}

/** A row of a table that is a parameter: its cells go by name. */
export type NamedRow = AnyRow & {
  readonly has: (column: string) => boolean
  readonly unreadable: (column: string) => string | null
  readonly cell: (column: string) => string | number | null
}

/** What a rule that is written for several tables sees: tables by name. */
export type NamedTables = Collection & { readonly table: (name: BaseTable) => Rows<NamedRow> }

/** Makes a rule whose table is a parameter; what it may see is declared as ever, and guarded by test instead of by type. */
export function ruleFor(
  code: string,
  declared: Omit<Declaration<Marks, Sees>, 'check'> & { readonly check: (see: NamedTables, mark: Mark) => void },
): Rule {
  return rule(code, {
    ...declared,
    check: (see, mark) => {
      const byName = see as unknown as Readonly<Record<BaseTable, Rows<NamedRow>>> // the tables that were declared
      declared.check({ ...see, table: (name) => byName[name] }, mark)
    },
  })
}
