import type { ComponentChildren } from 'preact'

/** How something stands. Each has its own shape, so that nothing depends on seeing colours. */
export type Standing = 'late' | 'at-risk' | 'on-course' | 'ended' | 'unknown'

const SHAPES: Readonly<Record<Standing, string>> = {
  late: '▲',
  'at-risk': '◆',
  'on-course': '●',
  ended: '■',
  unknown: '○',
}

/** The shape that stands for a standing, for charts and headings. Those who do not see it hear the words beside it. */
export const Shape = ({ standing }: { standing: Standing }) => (
  <span class={`tl-shape tl-shape--${standing}`} aria-hidden="true">
    {SHAPES[standing]}
  </span>
)

/** How something stands, as a word and a shape: "▲ Late by 349 days". */
export const Status = ({ standing, children }: { standing: Standing; children: ComponentChildren }) => (
  <span class={`tl-status tl-status--${standing}`}>
    <Shape standing={standing} /> {children}
  </span>
)

/** MOJ sub-navigation: links to the parts of one subject. */
export const SubNavigation = (props: {
  label: string
  links: readonly { readonly text: string; readonly href: string; readonly isCurrent?: boolean }[]
}) => (
  <nav class="moj-sub-navigation" aria-label={props.label}>
    <ul class="moj-sub-navigation__list">
      {props.links.map(({ text, href, isCurrent }) => (
        <li class="moj-sub-navigation__item">
          <a class="moj-sub-navigation__link" aria-current={isCurrent ? 'page' : undefined} href={href}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

/** One thing that happened, in a timeline. */
export interface TimelineEntry {
  readonly heading: ComponentChildren
  /** The day in ISO form and as said. */
  readonly on: string
  readonly said: string
  readonly byline?: string | undefined
  readonly details?: ComponentChildren
  readonly id?: string | undefined
}

/** MOJ timeline. */
export const Timeline = ({ entries, level = 3 }: { entries: readonly TimelineEntry[]; level?: 2 | 3 }) => {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div class="moj-timeline">
      {entries.map((entry) => (
        <div class="moj-timeline__item" id={entry.id}>
          <div class="moj-timeline__header">
            <Heading class="moj-timeline__title">{entry.heading}</Heading>
            {entry.byline !== undefined && <p class="moj-timeline__byline">{entry.byline}</p>}
          </div>
          <p class="moj-timeline__date">
            <time dateTime={entry.on}>{entry.said}</time>
          </p>
          {entry.details !== undefined && <div class="moj-timeline__description">{entry.details}</div>}
        </div>
      ))}
    </div>
  )
}

/** The bar that names whose record is open: the child first, then facts beside it, each a term with its value. */
export const IdentityBar = (props: {
  kind: string
  name: ComponentChildren
  about: ComponentChildren
  facts: readonly { readonly term: string; readonly value: ComponentChildren; readonly note?: ComponentChildren }[]
}) => (
  <section class="tl-identity" aria-label={props.kind}>
    <div class="tl-identity__who">
      <p class="tl-identity__term">{props.kind}</p>
      <h1 class="tl-identity__name">{props.name}</h1>
      <p class="tl-identity__note">{props.about}</p>
    </div>
    <dl class="tl-identity__facts">
      {props.facts.map(({ term, value, note }) => (
        <div class="tl-identity__fact">
          <dt class="tl-identity__term">{term}</dt>
          <dd class="tl-identity__value">
            {value}
            {note !== undefined && <span class="tl-identity__note">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  </section>
)
