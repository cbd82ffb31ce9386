import held from './columns.json' with { type: 'json' }

/** What a column of a plan's table holds. */
export type PlanColumn =
  | 'ref'
  | 'oldRef'
  | 'priority'
  | 'requirement'
  | 'action'
  | 'steps'
  | 'lead'
  | 'support'
  | 'start'
  | 'due'
  | 'revised'
  | 'approved'
  | 'measure'
  | 'rag'
  | 'update'
  | 'done'
  | 'embedded'
  | 'rule'

interface Known {
  readonly id: PlanColumn
  readonly title: string
  readonly heading: RegExp
}

/** The columns that councils' plans have, each with the headings under which it was met. */
export const planColumns: readonly Known[] = held.columns.map(({ id, title, headings }) => ({
  id: id as PlanColumn, // the file lists these and no others: a test holds it to that
  title,
  heading: new RegExp(`^(${headings})$`),
}))

export const titleOfColumn = (id: PlanColumn): string => planColumns.find((each) => each.id === id)?.title ?? id

const plain = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/\(.*?\)/g, ' ')
    .replace(/[:*?]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** A heading row: which column each cell heads, null for one that is not known. */
export interface Headings {
  readonly of: readonly (PlanColumn | null)[]
  readonly texts: readonly string[]
}

/** The headings that a row of cells is; null where it is no heading row: it must head what is to be done, and one thing more. */
export function headingsIn(cells: readonly string[]): Headings | null {
  const taken = new Set<PlanColumn>()
  const of = cells.map((cell) => {
    const known = planColumns.find(({ id, heading }) => !taken.has(id) && heading.test(plain(cell)))
    if (!known) return null
    taken.add(known.id)
    return known.id
  })
  return taken.has('action') && taken.size > 1 ? { of, texts: cells } : null
}
