/** A group of ways on, under its heading. */
export interface LinkGroup {
  readonly heading: string
  readonly links: readonly { readonly text: string; readonly href: string; readonly says?: string }[]
}

/** Many ways on, in groups side by side: each group’s heading is looked for first. Empty groups are left out. */
export const GroupedLinks = ({ groups, level = 2 }: { groups: readonly LinkGroup[]; level?: 2 | 3 }) => {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div class="tl-groups">
      {groups
        .filter(({ links }) => links.length > 0)
        .map(({ heading, links }) => (
          <section class="tl-groups__group">
            <Heading class="govuk-heading-s tl-groups__heading">{heading}</Heading>
            <ul class="tl-groups__links">
              {links.map(({ text, href, says }) => (
                <li>
                  <a class="govuk-link" href={href}>
                    {text}
                  </a>
                  {says !== undefined && <span class="tl-groups__says">{says}</span>}
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  )
}
