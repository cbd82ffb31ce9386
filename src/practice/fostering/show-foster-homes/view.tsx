import { sayShortDate, type Day } from '../../../time/index.ts'
import {
  ButtonLink,
  InsetText,
  Offers,
  PageHeading,
  Pagination,
  Pills,
  StackedTable,
  Status,
} from '../../../web/ui/index.ts'
import { ToldClocks, ToldHistory, type ToldShown } from '../../told/index.ts'
import { fosterStages, isFosterStage } from '../fold.ts'
import type { FosterAsk, FosterLine } from '../ports.ts'

export const HOUSEHOLDS_A_PAGE = 50

const calledIt = ({ named }: Pick<FosterLine, 'named'>): string => named ?? 'A household'

const sayStage = (stage: string | null): string => (isFosterStage(stage) ? fosterStages[stage].title : 'Ended')

const cellsOf =
  (isUnderWay: boolean, on: Day) =>
  ({ subject, stage, since, nextOn, nextWhat, ...line }: FosterLine) => ({
    key: subject,
    cells: [
      <a class="govuk-link" href={`/foster-homes/${subject}`}>
        {calledIt(line)}
      </a>,
      sayStage(stage),
      <span class="tl-nowrap">{sayShortDate(since)}</span>,
      ...(isUnderWay && nextOn !== null && nextWhat !== null
        ? [<Status standing={nextOn < on ? 'late' : 'on-course'}>{`${nextWhat} by ${sayShortDate(nextOn)}`}</Status>]
        : isUnderWay
          ? ['Not told']
          : []),
    ],
  })

/** The households that foster or would, a page at a time. */
export const FosterList = (props: {
  rows: readonly FosterLine[]
  show: FosterAsk['show']
  on: Day
  underWay: number
  ended: number
  current: number
  mayRecord: boolean
}) => {
  const isUnderWay = props.show === 'under-way'
  const total = isUnderWay ? props.underWay : props.ended
  return (
    <>
      <PageHeading lead="Households that foster or have applied to, with what comes next. The longest in their stage come first.">
        Foster carers
      </PageHeading>
      {props.mayRecord && <ButtonLink href="/foster-homes/new">Record an application</ButtonLink>}
      <Pills
        label="Which households"
        links={[
          { text: 'Under way', count: props.underWay, href: '/foster-homes', isCurrent: isUnderWay },
          { text: 'Ended', count: props.ended, href: '/foster-homes?show=ended', isCurrent: !isUnderWay },
        ]}
      />
      {props.rows.length === 0 ? (
        <InsetText>
          {isUnderWay ? 'No household that fosters is on record.' : 'No household has stopped fostering.'}
        </InsetText>
      ) : (
        <StackedTable
          caption="Households"
          captionHidden
          columns={[
            { text: 'Household' },
            { text: 'Stage' },
            { text: isUnderWay ? 'Since' : 'On' },
            ...(isUnderWay ? [{ text: 'Next' }] : []),
          ]}
          rows={props.rows.map(cellsOf(isUnderWay, props.on))}
        />
      )}
      <Pagination
        current={props.current}
        last={Math.ceil(total / HOUSEHOLDS_A_PAGE)}
        hrefOf={(page) => `/foster-homes?show=${props.show}&page=${String(page)}`}
      />
    </>
  )
}

/** One household that fosters: what may be recorded, its clocks, and what happened. */
export const FosterHome = ({
  named,
  told,
  offers,
}: {
  named: string | null
  told: ToldShown
  offers: readonly { readonly href: string; readonly text: string }[]
}) => (
  <>
    <PageHeading>{calledIt({ named })}</PageHeading>
    <Offers heading="Record what happened" offers={offers} />
    <ToldClocks {...told} />
    <ToldHistory {...told} />
  </>
)
