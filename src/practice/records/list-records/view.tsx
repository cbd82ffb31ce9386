import { InsetText, PageHeading, Pagination, Pills, StackedTable } from '../../../web/ui/index.ts'

/** One adopted child’s line. */
export interface AdoptedLine {
  readonly href: string | null
  readonly called: string
  readonly born: string
  readonly adopted: string
  readonly from: string
  readonly restricted: string
}

export interface AdoptedShown {
  readonly isWaiting: boolean
  readonly rule: string
  readonly lines: readonly AdoptedLine[]
  readonly sealed: string
  readonly current: number
  readonly last: number
}

const COLUMNS = ['Child', 'Born', 'Adoption order', 'May be sealed from', 'Access'].map((text) => ({ text }))

/** Records of adopted children that may be sealed, and those that must wait. */
export const AdoptedRecords = (shown: AdoptedShown) => (
  <>
    <PageHeading lead={shown.rule}>Adoption records</PageHeading>
    <Pills
      label="Which records"
      links={[
        { text: 'May be sealed', href: '/adoption-records', isCurrent: !shown.isWaiting },
        { text: 'Not yet', href: '/adoption-records?which=waiting', isCurrent: shown.isWaiting },
      ]}
    />
    {shown.isWaiting && (
      <InsetText>
        From the order until it is sealed a record is restricted: to those whose work adoption is, and to the social
        worker who has the case. A head of service can restrict it further, to named people, on the child’s page.
      </InsetText>
    )}
    {shown.lines.length === 0 ? (
      <p class="govuk-body">{shown.isWaiting ? 'No record waits.' : 'No record is to be sealed now.'}</p>
    ) : (
      <StackedTable
        caption={shown.isWaiting ? 'Records that are not to be sealed yet' : 'Records that may be sealed'}
        captionHidden
        columns={COLUMNS}
        rows={shown.lines.map((line, nth) => ({
          key: `${line.href ?? ''}-${nth}`,
          cells: [
            line.href === null ? (
              line.called
            ) : (
              <a class="govuk-link" href={line.href}>
                {line.called}
              </a>
            ),
            line.born,
            line.adopted,
            line.from,
            line.restricted,
          ],
        }))}
      />
    )}
    <Pagination
      current={shown.current}
      last={shown.last}
      hrefOf={(page) => `/adoption-records?${shown.isWaiting ? 'which=waiting&' : ''}page=${page}`}
    />
    <p class="govuk-body">
      <a class="govuk-link" href="/vault">
        The vault
      </a>{' '}
      {shown.sealed}
    </p>
  </>
)
