import type { ComponentChildren } from 'preact'
import type { Standing } from './casework.tsx'
import { classes } from './text.tsx'

/** One large figure, with what it counts and how it stands. */
export interface Figure {
  readonly value: ComponentChildren
  readonly of: ComponentChildren
  readonly note?: ComponentChildren
  readonly href?: string | undefined
  readonly standing?: Standing | undefined
}

/** A few large figures in a row. */
export const Figures = (props: { figures: readonly Figure[] }) => (
  <ul class="tl-figures">
    {props.figures.map(({ value, of, note, href, standing }) => (
      <li class={classes('tl-figures__figure', standing && `tl-figures__figure--${standing}`)}>
        <span class="tl-figures__value">{value}</span>
        <span class="tl-figures__of">
          {href === undefined ? (
            of
          ) : (
            <a class="govuk-link" href={href}>
              {of}
            </a>
          )}
        </span>
        {note !== undefined && <span class="tl-figures__note">{note}</span>}
      </li>
    ))}
  </ul>
)

/** Quick views of one list, as a row of links: the current one filled. */
export const Pills = (props: {
  label: string
  links: readonly {
    readonly text: string
    readonly count?: number
    readonly href: string
    readonly isCurrent?: boolean
  }[]
}) => (
  <nav class="tl-pills" aria-label={props.label}>
    <ul class="tl-pills__list">
      {props.links.map(({ text, count, href, isCurrent }) => (
        <li>
          <a class="tl-pills__link" href={href} aria-current={isCurrent ? 'page' : undefined}>
            {text}
            {count !== undefined && <span class="tl-pills__count"> {count}</span>}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
