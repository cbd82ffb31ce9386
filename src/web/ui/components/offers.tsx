interface OffersProps {
  readonly offers: readonly { readonly href: string; readonly text: string }[]
  /** Over the links, where they have a part of the page to themselves. */
  readonly heading?: string
}

/** What may be done from here, each a link to a form of its own; nothing where nothing may. */
export const Offers = ({ offers, heading }: OffersProps) => {
  if (offers.length === 0) return null
  const links = (
    <ul class="govuk-list tl-offers">
      {offers.map(({ href, text }) => (
        <li>
          <a class="govuk-link" href={href}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  )
  return heading === undefined ? (
    links
  ) : (
    <section class="tl-section" aria-labelledby="offers">
      <h2 class="govuk-heading-m" id="offers">
        {heading}
      </h2>
      {links}
    </section>
  )
}
