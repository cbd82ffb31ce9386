import type { ComponentChildren } from 'preact'
import { classes } from './text.tsx'

/** A column of a table whose rows become cards on a narrow screen; `text` then heads the cell. */
export interface StackedColumn {
  readonly text: string
  readonly numeric?: boolean
  /** Left out on the card, where the cell says by itself what it is. */
  readonly quietOnCard?: boolean
  /** The class that gives the column its width. */
  readonly size?: string
}

export interface StackedRow {
  readonly key: string
  readonly cells: readonly ComponentChildren[]
  readonly mark?: string | undefined
}

/**
 * A table on a wide screen, a list of cards on a narrow one. The roles are said outright, because a browser forgets
 * that a table is one when its rows are laid out otherwise. The first cell of each row is its header. `layout` names
 * a table whose cards are laid out in a way of their own.
 */
export const StackedTable = (props: {
  caption: ComponentChildren
  captionHidden?: boolean
  layout?: string
  columns: readonly StackedColumn[]
  rows: readonly StackedRow[]
}) => (
  <table class={classes('govuk-table tl-stacked', props.layout)} role="table">
    <caption
      class={classes('govuk-table__caption govuk-table__caption--m', props.captionHidden && 'govuk-visually-hidden')}
    >
      {props.caption}
    </caption>
    <thead class="govuk-table__head" role="rowgroup">
      <tr class="govuk-table__row" role="row">
        {props.columns.map((column) => (
          <th
            scope="col"
            role="columnheader"
            class={classes('govuk-table__header', column.numeric && 'govuk-table__header--numeric', column.size)}
          >
            {column.text}
          </th>
        ))}
      </tr>
    </thead>
    <tbody class="govuk-table__body" role="rowgroup">
      {props.rows.map((row) => (
        <tr key={row.key} class={classes('govuk-table__row', row.mark)} role="row">
          {row.cells.map((cell, index) => (
            <StackedCell column={props.columns[index]} isHeader={index === 0} cell={cell} />
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

const StackedCell = (props: { column: StackedColumn | undefined; isHeader: boolean; cell: ComponentChildren }) => {
  if (props.isHeader)
    return (
      <th scope="row" role="rowheader" class="govuk-table__header tl-stacked__head">
        {props.cell}
      </th>
    )
  return (
    <td
      role="cell"
      class={classes('govuk-table__cell', props.column?.numeric && 'govuk-table__cell--numeric')}
      data-heading={props.column?.quietOnCard ? undefined : props.column?.text}
    >
      {props.cell}
    </td>
  )
}
