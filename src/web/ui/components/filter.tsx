import type { ComponentChildren } from 'preact'

/** MOJ filter: a form that narrows a list, with what is chosen now and the way to clear it. */
export const Filter = (props: {
  action: string
  method?: 'get' | 'post'
  chosen: readonly { readonly heading: string; readonly text: string; readonly removeHref: string }[]
  clearHref: string
  children: ComponentChildren
}) => (
  <form class="moj-filter" action={props.action} method={props.method ?? 'get'}>
    <div class="moj-filter__header">
      <div class="moj-filter__header-title">
        <h2 class="govuk-heading-m">Filter</h2>
      </div>
      <div class="moj-filter__header-action"></div>
    </div>
    <div class="moj-filter__content">
      {props.chosen.length > 0 && (
        <div class="moj-filter__selected">
          <div class="moj-filter__selected-heading">
            <div class="moj-filter__heading-title">
              <h2 class="govuk-heading-m">Selected filters</h2>
            </div>
            <div class="moj-filter__heading-action">
              <p>
                <a class="govuk-link govuk-link--no-visited-state" href={props.clearHref}>
                  Clear filters
                </a>
              </p>
            </div>
          </div>
          {props.chosen.map(({ heading, text, removeHref }) => (
            <>
              <h3 class="govuk-heading-s govuk-!-margin-bottom-0">{heading}</h3>
              <ul class="moj-filter-tags">
                <li>
                  <a class="moj-filter__tag" href={removeHref}>
                    <span class="govuk-visually-hidden">Remove this filter</span> {text}
                  </a>
                </li>
              </ul>
            </>
          ))}
        </div>
      )}
      <div class="moj-filter__options">
        <button type="submit" class="govuk-button" data-module="govuk-button">
          Apply filters
        </button>
        {props.children}
      </div>
    </div>
  </form>
)
