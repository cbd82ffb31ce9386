import { ButtonLink } from '../../web/ui/index.ts'
import type { ChildShown } from './present.ts'

/** What may be recorded now: the usual next step as a button, the others as links. */
export const DoNext = ({ shown }: { shown: ChildShown }) => {
  const [first, ...rest] = shown.next
  return (
    <section class="tl-aside" aria-labelledby="next">
      <h2 class="govuk-heading-m" id="next">
        Do next
      </h2>
      {shown.isPast ? (
        <p class="govuk-body">
          Nothing can be recorded here: this is what was known in the past, or your work is to read it.
        </p>
      ) : (
        <>
          {first && <ButtonLink href={first.href}>{first.text}</ButtonLink>}
          <ul class="govuk-list">
            {rest.map((step) => (
              <li>
                <a class="govuk-link" href={step.href}>
                  {step.text}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** What is not recorded, each with the page that records it. */
export const StillMissing = ({ shown }: { shown: ChildShown }) => (
  <section class="tl-aside" aria-labelledby="missing">
    <h2 class="govuk-heading-m" id="missing">
      Still missing
    </h2>
    {shown.missing.length === 0 ? (
      <p class="govuk-body">Nothing that this page asks for is missing.</p>
    ) : (
      <ul class="tl-missing">
        {shown.missing.map(({ what, why, step }) => (
          <li class="tl-missing__one">
            <strong>{what}</strong>
            <span class="tl-note">{why}</span>
            {step !== null && !shown.isPast && (
              <a class="govuk-link" href={step.href}>
                {step.text}
              </a>
            )}
          </li>
        ))}
      </ul>
    )}
  </section>
)

/** The brothers and sisters whose permanence is planned together with this child’s. */
export const Siblings = ({ shown }: { shown: ChildShown }) => (
  <section class="tl-aside" aria-labelledby="siblings">
    <h2 class="govuk-heading-m" id="siblings">
      Planned for together
    </h2>
    <ul class="govuk-list">
      {shown.siblings.map(({ href, called, about }) => (
        <li>
          <a class="govuk-link" href={href}>
            {called}
          </a>
          <span class="tl-note">{about}</span>
        </li>
      ))}
    </ul>
  </section>
)
