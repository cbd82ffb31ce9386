/** What every row knows of itself, whatever columns a rule may see. */
export interface RowOf<Table extends string> {
  readonly table: Table
  /** The row's place in its table, counted from 0 in the order of the file. */
  readonly at: number
  /** The same number for the same child in every table; 0 where no child is named. */
  readonly child: number
}

/** Marks rows as wrong; a rule may mark rows of several tables for one fault. */
export type MarkOf<Table extends string> = (...rows: readonly (RowOf<Table> | undefined)[]) => void

/** What a rule says: what is wrong, why it matters and how to mend it, each a plain sentence. */
interface Words {
  readonly wrong: string
  readonly why: string
  readonly mend: string
}

type Named = Readonly<Partial<Record<string, readonly string[]>>>

/** One rule as it is written: the cells that it marks, what else it may see, and its sentence in code. */
export interface DeclarationOf<Marks extends Named, Sees extends Named, See, Mark> extends Words {
  /** First and last year in which the Department asks for this; both ends in force where not given. */
  readonly from?: number
  readonly until?: number
  readonly marks: Marks
  readonly sees?: Sees
  readonly check: (see: See, mark: Mark) => void
}

/** A rule as the engine runs it. `marks` names columns by the name under which findings are told of a table. */
export interface RuleOf<Table extends string> extends Words {
  readonly code: string
  readonly from: number
  readonly until: number
  readonly marks: Named
  readonly sees: ReadonlyMap<Table, ReadonlySet<string>>
  /** The fault is one of the return as a whole: what it marks is not told row by row. */
  readonly isOfReturn: boolean
  readonly check: (see: never, mark: MarkOf<Table>) => void
}

/** The columns of `S` for a table, as a declaration names them. */
export type In<S, Table> = Table extends keyof S ? (S[Table] extends readonly (infer C)[] ? C : never) : never

/** The first and last year whose rules are known. */
export interface Years {
  readonly first: number
  readonly last: number
}

/** Makes a rule of a return whose years are known: it sees the columns that it marks, and those that it sees besides. */
export function declare<Table extends string, See>(
  code: string,
  declared: DeclarationOf<Named, Named, See, MarkOf<Table>>,
  years: Years,
): RuleOf<Table> {
  const sees = new Map<Table, Set<string>>()
  for (const part of [declared.marks, declared.sees ?? {}])
    for (const [name, columns] of Object.entries(part)) {
      const table = name as Table // what is declared names tables alone
      sees.set(table, new Set([...(sees.get(table) ?? []), ...(columns ?? [])]))
    }
  const { wrong, why, mend, marks, check, from = years.first, until = years.last } = declared
  return { code, wrong, why, mend, from, until, marks, sees, isOfReturn: false, check }
}

/** Whether the Department asks for this rule in a year. */
export const isInForce = ({ from, until }: Pick<RuleOf<string>, 'from' | 'until'>, year: number): boolean =>
  year >= from && year <= until
