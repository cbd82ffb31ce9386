import { annexLists, listsNotRecorded, type ListRead, type ListsRead } from '../../../exchange/annex-a/index.ts'
import type { ReturnOutRow } from '../../../store/index.ts'
import { sayShortDate } from '../../../time/index.ts'
import { sayCount, sayNumber, type Standing } from '../../ui/index.ts'
import { STATES, sayInstant } from '../send/present.ts'

/** One line of the history of lists. */
export interface ListsLine {
  readonly href: string
  readonly asked: string
  readonly of: string
  readonly state: { readonly says: string; readonly standing: Standing }
  readonly holds: string
  readonly by: string
}

/** Who asked for lists, when, of which position of the record, and what came of it. */
export const presentLists = (row: ReturnOutRow, titleOf: (person: string) => string): ListsLine => ({
  href: `/annex-a/${row.id}`,
  asked: sayInstant(row.askedAt),
  of: `As at ${sayShortDate(row.asAt)}; the record at position ${sayNumber(row.position)}`,
  state: STATES[row.state],
  holds: row.outcome === null ? (row.problem ?? '') : sayCount(row.outcome.children, 'child', 'children'),
  by: titleOf(row.by),
})

/** How many rows each list has, in the order of the lists; of one that the record cannot fill, why. */
export const presentRows = (rows: Readonly<Record<string, number>>): readonly { key: string; value: string }[] =>
  annexLists.map(({ list, title }) => {
    const why = listsNotRecorded[list]
    const held = sayCount(rows[String(list)] ?? 0, 'row', 'rows')
    return { key: `${String(list)} ${title}`, value: why === undefined ? held : `Headings only. ${why}` }
  })

/** What is shown of one list that was read: what is wrong, line by line, and what else is odd about it. */
export interface ListShown {
  readonly title: string
  readonly says: string
  readonly wrong: readonly { readonly line: string; readonly column: string; readonly reason: string }[]
  /** How many more cells are wrong than are shown. */
  readonly more: number
  readonly notes: readonly string[]
}

/** So many wrong cells of a list are shown: enough to see what is amiss with it. */
const SHOWN = 100

function presentList({ list, title, sheet, statements, rejects, blank, missing, unknown }: ListRead): ListShown {
  const wrong = rejects.flatMap(({ line, wrong: cells }) =>
    cells.map(({ column, reason }) => ({ line: sayNumber(line), column, reason })),
  )
  return {
    title: `List ${String(list)}: ${title}`,
    says: `${sheet}: ${sayCount(statements.length, 'row', 'rows')} can be read, ${sayNumber(rejects.length)} cannot.`,
    wrong: wrong.slice(0, SHOWN),
    more: Math.max(0, wrong.length - SHOWN),
    notes: [
      ...Object.entries(blank).map(
        ([column, rows]) => `${column} is blank in ${sayCount(rows, 'row', 'rows')}, and should not be.`,
      ),
      ...missing.map((column) => `There is no column ${column}.`),
      ...unknown.map((column) => `${column} is no column of the list: it was passed over.`),
    ],
  }
}

/** What was read of a file, decided to the word. */
export const presentRead = ({ lists, passedOver }: ListsRead) => ({
  lists: lists.map(presentList),
  passedOver: passedOver.map(({ sheet, reason }) => `${sheet}: ${reason}`),
})
