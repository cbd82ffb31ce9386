import { annexLists, listsNotRecorded } from '../../../exchange/annex-a/index.ts'
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
