import { annexLists } from '../../../exchange/annex-a/index.ts'
import type { ReturnOutRow } from '../../../store/index.ts'
import { sayShortDate } from '../../../time/index.ts'
import { sayCount, type HistoryLine } from '../../ui/index.ts'
import { STATES, sayInstant } from '../send/present.ts'

/** Who asked for lists, when, and what came of it. */
export const presentLists = (row: ReturnOutRow, titleOf: (person: string) => string): HistoryLine => ({
  href: `/annex-a/${row.id}`,
  when: sayInstant(row.askedAt),
  of: `As at ${sayShortDate(row.asAt)}, from all that was recorded by then`,
  state: STATES[row.state],
  came: row.outcome === null ? (row.problem ?? '') : sayCount(row.outcome.children, 'child', 'children'),
  by: titleOf(row.by),
})

/** How many rows each list has, in the order of the lists. */
export const presentRows = (rows: Readonly<Record<string, number>>): readonly { key: string; value: string }[] =>
  annexLists.map(({ list, title }) => ({
    key: `${String(list)} ${title}`,
    value: sayCount(rows[String(list)] ?? 0, 'row', 'rows'),
  }))
