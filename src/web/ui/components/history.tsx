import { Status, type Standing } from './casework.tsx'
import { Pagination } from './pagination.tsx'
import { StackedTable } from './stacked-table.tsx'
import { InsetText } from './text.tsx'

/** One piece of work that somebody asked for: when, of what, how it stands, what came of it, and who asked. */
export interface HistoryLine {
  readonly href: string
  readonly when: string
  readonly of: string
  readonly state: { readonly says: string; readonly standing: Standing }
  readonly came: string
  readonly by: string
}

/** So many lines of a history are on one page. */
export const HISTORY_A_PAGE = 25

/** Everything of one kind that was ever asked for, the latest first, a page at a time. */
export const HistoryList = (props: {
  caption: string
  columns: readonly [when: string, of: string, state: string, came: string, by: string]
  none: string
  lines: readonly HistoryLine[]
  total: number
  current: number
  /** The address of the list. */
  href: string
}) => (
  <>
    {props.lines.length === 0 ? (
      <InsetText>{props.none}</InsetText>
    ) : (
      <StackedTable
        caption={props.caption}
        captionHidden
        columns={props.columns.map((text) => ({ text }))}
        rows={props.lines.map((line) => ({
          key: line.href,
          cells: [
            <a class="govuk-link" href={line.href}>
              {line.when}
            </a>,
            line.of,
            <Status standing={line.state.standing}>{line.state.says}</Status>,
            line.came,
            line.by,
          ],
        }))}
      />
    )}
    <Pagination
      current={props.current}
      last={Math.ceil(props.total / HISTORY_A_PAGE)}
      hrefOf={(page) => `${props.href}?page=${String(page)}`}
    />
  </>
)
