import { ButtonLink, InsetText, PageHeading, Pagination, Pills, StackedTable, Status } from '../../../web/ui/index.ts'
import type { AdoptersAsk } from '../ports.ts'
import { HOUSEHOLDS_A_PAGE, type HouseholdShown } from './present.ts'

/** The households that adopt or would, a page at a time. */
export const AdoptersList = (props: {
  rows: readonly HouseholdShown[]
  show: AdoptersAsk['show']
  underWay: number
  ended: number
  current: number
  mayLoad: boolean
  mayRecord: boolean
}) => {
  const isUnderWay = props.show === 'under-way'
  // Only lists number the adopters of a household.
  const hasNumbers = props.rows.some(({ adopters }) => adopters !== '')
  const total = isUnderWay ? props.underWay : props.ended
  const base = isUnderWay ? '/adopters?show=under-way' : '/adopters?show=ended'
  return (
    <>
      <PageHeading lead="Adopters and prospective adopters, from enquiry to the adoption order: as people recorded it, else as list 11 of Annex A tells of them. The longest in their stage come first.">
        Adopters
      </PageHeading>
      {props.mayRecord && <ButtonLink href="/adopters/new">Record an enquiry</ButtonLink>}
      <Pills
        label="Which households"
        links={[
          { text: 'Under way', count: props.underWay, href: '/adopters', isCurrent: isUnderWay },
          { text: 'Ended', count: props.ended, href: '/adopters?show=ended', isCurrent: !isUnderWay },
        ]}
      />
      {props.rows.length === 0 ? (
        <InsetText>
          {isUnderWay ? 'No household is under way.' : 'No household’s way has ended.'}{' '}
          {props.mayLoad && (
            <a class="govuk-link" href="/imports/lists">
              Load lists of Annex A
            </a>
          )}
        </InsetText>
      ) : (
        <StackedTable
          caption="Households"
          captionHidden
          columns={[
            { text: 'Household' },
            ...(hasNumbers ? [{ text: 'Adopters' }] : []),
            { text: isUnderWay ? 'Stage' : 'How it ended' },
            { text: isUnderWay ? 'Since' : 'On' },
            ...(isUnderWay ? [{ text: 'Next' }] : []),
          ]}
          rows={props.rows.map((row) => ({
            key: row.href,
            cells: [
              <a class="govuk-link" href={row.href}>
                {row.called}
              </a>,
              ...(hasNumbers ? [row.adopters] : []),
              row.stage,
              <span class="tl-nowrap">{row.since}</span>,
              ...(isUnderWay
                ? [row.next === null ? 'Not told' : <Status standing={row.next.standing}>{row.next.says}</Status>]
                : []),
            ],
          }))}
        />
      )}
      <Pagination
        current={props.current}
        last={Math.ceil(total / HOUSEHOLDS_A_PAGE)}
        hrefOf={(page) => `${base}&page=${String(page)}`}
      />
    </>
  )
}
