import { PageHeading, Pagination, StackedTable, Status } from '../../../web/ui/index.ts'
import type { Said } from '../words.ts'
import type { BehindLine } from './present.ts'

/** The children behind one figure in one month. */
export const BehindPage = (props: {
  heading: string
  caption: string
  lead: string
  lines: readonly BehindLine[]
  page: number
  pages: number
  hrefOf: (page: number) => string
}) => (
  <>
    <span class="govuk-caption-l">{props.caption}</span>
    <PageHeading lead={props.lead}>{props.heading}</PageHeading>
    {props.lines.length === 0 ? (
      <p class="govuk-body">Nobody whom you may see counts in this month.</p>
    ) : (
      <>
        <StackedTable
          caption="Children"
          captionHidden
          columns={[{ text: 'Child' }, { text: 'In the numerator?' }, { text: 'Dates' }]}
          rows={props.lines.map(({ called, href, team, counts, dates }, n) => ({
            key: `${href}-${n}`,
            cells: [
              <>
                <a class="govuk-link" href={href}>
                  {called}
                </a>
                {team !== '' && <span class="tl-note">{team}</span>}
              </>,
              <Status standing={counts.standing}>{counts.says}</Status>,
              dates,
            ],
          }))}
        />
        <Pagination current={props.page} last={props.pages} hrefOf={props.hrefOf} />
      </>
    )}
  </>
)

/** One figure for each team, or each worker. */
export const ApartPage = (props: {
  heading: string
  caption: string
  lead: string
  by: 'team' | 'worker'
  lines: readonly {
    readonly who: string
    readonly value: string
    readonly madeOf: string
    readonly band: Said | string
    readonly href: string | null
  }[]
}) => (
  <>
    <span class="govuk-caption-l">{props.caption}</span>
    <PageHeading lead={props.lead}>{props.heading}</PageHeading>
    {props.lines.length === 0 ? (
      <p class="govuk-body">{`Nothing counts for any ${props.by} in these months.`}</p>
    ) : (
      <StackedTable
        caption={`By ${props.by}`}
        captionHidden
        columns={[
          { text: props.by === 'team' ? 'Team' : 'Worker' },
          { text: 'Value', numeric: true },
          { text: 'Made of' },
          { text: 'Band' },
        ]}
        rows={props.lines.map(({ who, value, madeOf, band, href }) => ({
          key: who,
          cells: [
            who,
            value,
            href === null ? (
              madeOf
            ) : (
              <a class="govuk-link" href={href}>
                {madeOf}
                <span class="govuk-visually-hidden">{`: the children of ${who}`}</span>
              </a>
            ),
            typeof band === 'string' ? band : <Status standing={band.standing}>{band.says}</Status>,
          ],
        }))}
      />
    )}
  </>
)
