const ICON = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
} as const

const Icon = ({ to }: { to: 'prev' | 'next' }) => (
  <svg
    class={`govuk-pagination__icon govuk-pagination__icon--${to}`}
    xmlns="http://www.w3.org/2000/svg"
    height="13"
    width="15"
    aria-hidden="true"
    focusable="false"
    viewBox="0 0 15 13"
  >
    <path d={ICON[to]}></path>
  </svg>
)

const Step = ({ to, href }: { to: 'prev' | 'next'; href: string }) => (
  <div class={`govuk-pagination__${to}`}>
    <a class="govuk-link govuk-pagination__link" href={href} rel={to}>
      {to === 'prev' && <Icon to="prev" />}
      <span class="govuk-pagination__link-title">
        {to === 'prev' ? 'Previous' : 'Next'}
        <span class="govuk-visually-hidden"> page</span>
      </span>
      {to === 'next' && <Icon to="next" />}
    </a>
  </div>
)

/** The pages to offer by number: the first, the last, and those around the current one; null stands for a gap. */
export function pagesToOffer(current: number, last: number): readonly (number | null)[] {
  const near = [1, current - 1, current, current + 1, last].filter((page) => page >= 1 && page <= last)
  const pages = [...new Set(near)].sort((a, b) => a - b)
  return pages.flatMap((page, index) => {
    const before = pages[index - 1]
    return before !== undefined && page - before > 1 ? [null, page] : [page]
  })
}

/** GOV.UK pagination. Pages are counted from 1; `hrefOf` gives the address of one. Nothing is shown for a single page. */
export const Pagination = (props: { current: number; last: number; hrefOf: (page: number) => string }) => {
  if (props.last < 2) return null
  return (
    <nav class="govuk-pagination" aria-label="Pagination">
      {props.current > 1 && <Step to="prev" href={props.hrefOf(props.current - 1)} />}
      <ul class="govuk-pagination__list">
        {pagesToOffer(props.current, props.last).map((page) =>
          page === null ? (
            <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>
          ) : (
            <li class={`govuk-pagination__item${page === props.current ? ' govuk-pagination__item--current' : ''}`}>
              <a
                class="govuk-link govuk-pagination__link"
                href={props.hrefOf(page)}
                aria-label={`Page ${page}`}
                aria-current={page === props.current ? 'page' : undefined}
              >
                {page}
              </a>
            </li>
          ),
        )}
      </ul>
      {props.current < props.last && <Step to="next" href={props.hrefOf(props.current + 1)} />}
    </nav>
  )
}
