import type { ComponentChildren } from 'preact'

/** Joins class names, leaving out what is not there. */
export const classes = (...names: readonly (string | false | null | undefined)[]): string =>
  names.filter(Boolean).join(' ')

/** GOV.UK back link. */
export const BackLink = ({ href, children = 'Back' }: { href: string; children?: ComponentChildren }) => (
  <a href={href} class="govuk-back-link">
    {children}
  </a>
)

/** GOV.UK breadcrumbs; the last, without an address, is the page we are on. */
export const Breadcrumbs = ({ crumbs }: { crumbs: readonly { text: string; href?: string }[] }) => (
  <nav class="govuk-breadcrumbs" aria-label="Breadcrumb">
    <ol class="govuk-breadcrumbs__list">
      {crumbs.map(({ text, href }) =>
        href === undefined ? (
          <li class="govuk-breadcrumbs__list-item" aria-current="page">
            {text}
          </li>
        ) : (
          <li class="govuk-breadcrumbs__list-item">
            <a class="govuk-breadcrumbs__link" href={href}>
              {text}
            </a>
          </li>
        ),
      )}
    </ol>
  </nav>
)

/** GOV.UK details: something more, opened on request. */
export const Details = (props: { summary: string; open?: boolean; id?: string; children: ComponentChildren }) => (
  <details id={props.id} class="govuk-details" open={props.open}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">{props.summary}</span>
    </summary>
    <div class="govuk-details__text">{props.children}</div>
  </details>
)

/** GOV.UK inset text. */
export const InsetText = ({ children }: { children: ComponentChildren }) => (
  <div class="govuk-inset-text">{children}</div>
)

/** GOV.UK warning text. */
export const WarningText = ({ children }: { children: ComponentChildren }) => (
  <div class="govuk-warning-text">
    <span class="govuk-warning-text__icon" aria-hidden="true">
      !
    </span>
    <strong class="govuk-warning-text__text">
      <span class="govuk-visually-hidden">Warning</span> {children}
    </strong>
  </div>
)

/** GOV.UK tag. Use `Status` where it says how something stands: a tag has no shape. */
export const Tag = ({ colour, children }: { colour?: 'grey' | 'blue' | 'teal'; children: ComponentChildren }) => (
  <strong class={classes('govuk-tag', colour && `govuk-tag--${colour}`)}>{children}</strong>
)

/** GOV.UK notification banner: `success` for what was just done, otherwise something important about this page. */
export const NotificationBanner = (props: { success?: boolean; children: ComponentChildren }) => (
  <div
    class={classes('govuk-notification-banner', props.success && 'govuk-notification-banner--success')}
    role={props.success ? 'alert' : 'region'}
    aria-labelledby="govuk-notification-banner-title"
    data-module="govuk-notification-banner"
  >
    <div class="govuk-notification-banner__header">
      <h2 class="govuk-notification-banner__title" id="govuk-notification-banner-title">
        {props.success ? 'Success' : 'Important'}
      </h2>
    </div>
    <div class="govuk-notification-banner__content">
      <p class="govuk-notification-banner__heading">{props.children}</p>
    </div>
  </div>
)

/** GOV.UK error summary: everything that is wrong with what was typed, each with a link to its field. */
export const ErrorSummary = (props: {
  errors: readonly { readonly field?: string; readonly says: string }[]
  description?: string
}) => (
  <div class="govuk-error-summary" data-module="govuk-error-summary">
    <div role="alert">
      <h2 class="govuk-error-summary__title">There is a problem</h2>
      <div class="govuk-error-summary__body">
        {props.description && <p>{props.description}</p>}
        <ul class="govuk-list govuk-error-summary__list">
          {props.errors.map(({ field, says }) => (
            <li>{field === undefined ? says : <a href={`#${field}`}>{says}</a>}</li>
          ))}
        </ul>
      </div>
    </div>
  </div>
)
