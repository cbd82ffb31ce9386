import type { ComponentChildren } from 'preact'
import { pagesToOffer } from '../../ui/index.ts'
import type { Asked } from './asked.ts'

/** Looks at the results otherwise; null where the page has no script, and everything to press is left out. */
export type Ask = ((change: Partial<Asked>) => void) | null

/** A button of the page itself, which sends nothing. */
export const PageButton = (props: {
  children: ComponentChildren
  onClick: () => void
  variant?: 'secondary' | 'warning'
  type?: 'button' | 'submit'
}) => (
  <button
    type={props.type ?? 'button'}
    class={props.variant ? `govuk-button govuk-button--${props.variant}` : 'govuk-button'}
    onClick={props.onClick}
  >
    {props.children}
  </button>
)

/** A button that reads as a link. */
export const LinkButton = ({ children, onClick }: { children: ComponentChildren; onClick: () => void }) => (
  <button type="button" class="tl-link-button" onClick={onClick}>
    {children}
  </button>
)

/** The ways to read the results, as a row of buttons of which one is pressed. */
export const Choose = (props: {
  label: string
  options: readonly { readonly text: string; readonly isCurrent: boolean; readonly choose: () => void }[]
}) => (
  <div class="tl-pills" role="group" aria-label={props.label}>
    <ul class="tl-pills__list">
      {props.options.map(({ text, isCurrent, choose }) => (
        <li>
          <button type="button" class="tl-pills__link" aria-pressed={isCurrent ? 'true' : 'false'} onClick={choose}>
            {text}
          </button>
        </li>
      ))}
    </ul>
  </div>
)

/** Goes from page to page of a long list without asking the server. */
export const Pages = ({ current, last, ask }: { current: number; last: number; ask: Ask }) => {
  if (last < 2 || ask === null) return null
  const to = (page: number, text: string, label: string) => (
    <li>
      <button
        type="button"
        class="tl-pills__link"
        aria-label={label}
        aria-current={page === current ? 'page' : undefined}
        onClick={() => ask({ page })}
      >
        {text}
      </button>
    </li>
  )
  return (
    <nav class="tl-pills" aria-label="Pages">
      <ul class="tl-pills__list">
        {current > 1 && to(current - 1, 'Previous', 'Previous page')}
        {pagesToOffer(current, last).map((page) =>
          page === null ? <li aria-hidden="true">⋯</li> : to(page, String(page), `Page ${page}`),
        )}
        {current < last && to(current + 1, 'Next', 'Next page')}
      </ul>
    </nav>
  )
}
