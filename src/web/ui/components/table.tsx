import type { ComponentChildren } from 'preact'
import { classes } from './text.tsx'

/** A heading of a column. */
export interface Column {
  readonly text: ComponentChildren
  readonly numeric?: boolean
}

/**
 * GOV.UK table. The first cell of each row is its header unless `plainFirstCell`. On a narrow screen a wide
 * table scrolls inside its own region, which the keyboard can reach, so that the page never does.
 */
export const Table = (props: {
  caption?: ComponentChildren
  captionSize?: 's' | 'm' | 'l'
  captionHidden?: boolean
  columns?: readonly Column[]
  rows: readonly (readonly ComponentChildren[])[]
  plainFirstCell?: boolean
  small?: boolean
}) => (
  <table class={classes('govuk-table', props.small && 'govuk-table--small-text-until-tablet')}>
    {props.caption !== undefined && (
      <caption
        class={classes(
          'govuk-table__caption',
          props.captionSize && `govuk-table__caption--${props.captionSize}`,
          props.captionHidden && 'govuk-visually-hidden',
        )}
      >
        {props.caption}
      </caption>
    )}
    {props.columns !== undefined && (
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {props.columns.map((column) => (
            <th scope="col" class={classes('govuk-table__header', column.numeric && 'govuk-table__header--numeric')}>
              {column.text}
            </th>
          ))}
        </tr>
      </thead>
    )}
    <tbody class="govuk-table__body">
      {props.rows.map((cells) => (
        <tr class="govuk-table__row">
          {cells.map((cell, index) =>
            index === 0 && !props.plainFirstCell ? (
              <th scope="row" class="govuk-table__header">
                {cell}
              </th>
            ) : (
              <td class={classes('govuk-table__cell', props.columns?.[index]?.numeric && 'govuk-table__cell--numeric')}>
                {cell}
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  </table>
)

/** A region in which something wide scrolls sideways; `label` names it for those who do not see it. */
export const ScrollRegion = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <div class="tl-scroll" role="region" aria-label={label} tabIndex={0}>
    {children}
  </div>
)

/** One line of a summary list. `about` says what a link such as "Change" is about, for those who hear the links alone. */
export interface SummaryRow {
  readonly key: ComponentChildren
  readonly value: ComponentChildren
  readonly actions?: readonly { readonly href: string; readonly text: string; readonly about: string }[]
}

const Action = ({ href, text, about }: { href: string; text: string; about: string }) => (
  <a class="govuk-link" href={href}>
    {text}
    <span class="govuk-visually-hidden"> {about}</span>
  </a>
)

const Actions = ({ actions }: { actions: NonNullable<SummaryRow['actions']> }) => (
  <dd class="govuk-summary-list__actions">
    {actions.length === 1 ? (
      actions.map((action) => <Action {...action} />)
    ) : (
      <ul class="govuk-summary-list__actions-list">
        {actions.map((action) => (
          <li class="govuk-summary-list__actions-list-item">
            <Action {...action} />
          </li>
        ))}
      </ul>
    )}
  </dd>
)

/** GOV.UK summary list; `short` where each value is a word or a number, which stands beside its key on any screen. */
export const SummaryList = (props: { rows: readonly SummaryRow[]; noBorder?: boolean; short?: boolean }) => (
  <dl
    class={classes(
      'govuk-summary-list',
      props.noBorder && 'govuk-summary-list--no-border',
      props.short && 'tl-summary--short',
    )}
  >
    {props.rows.map((row) => (
      <div class="govuk-summary-list__row">
        <dt class="govuk-summary-list__key">{row.key}</dt>
        <dd class="govuk-summary-list__value">{row.value}</dd>
        {row.actions && row.actions.length > 0 && <Actions actions={row.actions} />}
      </div>
    ))}
  </dl>
)
