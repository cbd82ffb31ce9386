import { Offers, PageHeading, SummaryList } from '../../../web/ui/index.ts'
import { ToldClocks, ToldHistory, type ToldShown } from '../../told/index.ts'
import type { presentAdopters } from './present.ts'

/** One household: its steps, each of its adopters, and the children whom a list gives to it. */
export const AdoptersPage = ({
  shown,
  told,
  offers,
}: {
  shown: NonNullable<ReturnType<typeof presentAdopters>>
  told: ToldShown
  offers: readonly { readonly href: string; readonly text: string }[]
}) => (
  <>
    <PageHeading lead={`${shown.standing}. ${shown.lists}`}>{shown.heading}</PageHeading>
    <Offers heading="Record what happened" offers={offers} />
    {told.told.clocks.length > 0 && <ToldClocks {...told} />}
    <h2 class="govuk-heading-m">Steps</h2>
    <SummaryList short rows={shown.steps} />
    {shown.adopters.map(({ heading, rows }) => (
      <section aria-label={heading}>
        <h2 class="govuk-heading-m">{heading}</h2>
        <SummaryList short rows={rows} />
      </section>
    ))}
    <h2 class="govuk-heading-m">Children</h2>
    {shown.children.length === 0 ? (
      <p class="govuk-body">No child whom you may see is given this family in list 10.</p>
    ) : (
      <ul class="govuk-list govuk-list--bullet">
        {shown.children.map(({ href, called }) => (
          <li>
            <a class="govuk-link" href={href}>
              {called}
            </a>
          </li>
        ))}
      </ul>
    )}
    {told.told.facts.length > 0 && <ToldHistory {...told} />}
  </>
)
