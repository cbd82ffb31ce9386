import {
  Button,
  Figures,
  InsetText,
  PageHeading,
  ScrollRegion,
  Select,
  Table,
  sayCount,
  sayNumber,
} from '../../web/ui/index.ts'
import { ANY, WorkParts } from '../show-due/index.ts'
import { percent } from '../show-teams/index.ts'
import { CASELOAD, compare, doneOf } from './figures.ts'
import type { Alert, Dispute, OfficerCaseload, OfficerClock, OfficerDone } from './ports.ts'
import { AlertTable, ClockTable, DisputeTable, sayOfficer, type Context } from './words.tsx'

/** How many of an officer's steps a page shows; all of them are on the list of what is due. */
export const STEPS_SHOWN = 40

export interface ReviewsRead {
  readonly officer: string | null
  readonly officers: readonly OfficerCaseload[]
  /** The officers whose pages there are to choose from; none where there is no choice. */
  readonly choice: readonly string[]
  readonly clocks: readonly OfficerClock[]
  readonly done: readonly OfficerDone[]
  readonly alerts: readonly Alert[]
  readonly disputes: readonly Dispute[]
}

/** Reviews themselves end so; their papers and checks do not. */
export const isReview = (rule: string): boolean => rule.endsWith('-review')

const papers: readonly (readonly [says: string, isOne: (rule: string) => boolean])[] = [
  ['Reviews held', isReview],
  ['Decisions sent', (rule) => rule === 'child.review-decisions'],
  ['Records written', (rule) => rule === 'child.review-record'],
  ['Records sent out', (rule) => rule === 'child.review-distributed'],
  ['Midway checks made', (rule) => rule === 'child.midway-check'],
]

const OfficerChoice = ({ read }: { read: ReviewsRead }) => (
  <form class="tl-arrange" method="get" action="/reviews">
    <Select
      name="officer"
      label="Reviewing officer"
      options={[
        { value: ANY, text: 'Every officer' },
        ...read.choice.map((officer) => ({ value: officer, text: sayOfficer(officer) })),
      ]}
      value={read.officer ?? ANY}
    />
    <Button variant="secondary">Show</Button>
  </form>
)

/** A reviewing officer's page: what is due, what was done in time, whose children, alerts and disputes. */
export const Reviews = ({ read, context }: { read: ReviewsRead; context: Context }) => {
  const { officer, officers } = read
  const children = officers.reduce(
    (sum, each) => sum + (officer === null || each.officer === officer ? each.children : 0),
    0,
  )
  const late = read.clocks.filter(({ dueOn }) => dueOn < context.on).length
  const isOwn = (each: { readonly officer: string | null }): boolean => officer === null || each.officer === officer
  const alerts = read.alerts.filter((alert) => isOwn(alert) && alert.resolvedOn === null)
  const disputes = read.disputes.filter(isOwn)
  const average = officers.filter((each) => each.officer !== null).length
  const lead =
    officer === null
      ? `${sayCount(children, 'looked-after child', 'looked-after children')} with ${sayCount(average, 'reviewing officer', 'reviewing officers')}.`
      : `${sayCount(children, 'looked-after child', 'looked-after children')}: ${compare(children)}, the handbook’s number for a full-time officer.`
  return (
    <>
      <WorkParts current="Reviews" />
      <PageHeading lead={lead.replace(/^n/, 'N')}>{officer === null ? 'Reviews' : 'My reviews'}</PageHeading>
      <p class="govuk-body">
        <a class="govuk-link" href="/reviews/clinic">
          Fortnightly clinic of reviewing officers
        </a>
      </p>
      {read.choice.length > 1 && <OfficerChoice read={read} />}
      <Figures
        figures={[
          { value: sayNumber(children), of: 'children' },
          {
            value: late === STEPS_SHOWN ? `${late} or more` : sayNumber(late),
            of: 'steps late',
            href: '/due?part=late&team=any&role=iro',
          },
          { value: sayNumber(alerts.length), of: 'alerts open' },
          { value: sayNumber(disputes.length), of: 'disputes open' },
        ]}
      />
      {read.clocks.length === 0 ? (
        <InsetText>No step of a reviewing officer runs here.</InsetText>
      ) : (
        <ClockTable caption={`What is due, the first ${read.clocks.length}`} clocks={read.clocks} context={context} />
      )}
      <ScrollRegion label="Done in the last twelve months">
        <Table
          caption="Done in the last twelve months"
          columns={[
            { text: 'What' },
            { text: 'Done', numeric: true },
            { text: 'In time', numeric: true },
            { text: 'Percent', numeric: true },
          ]}
          rows={papers.map(([says, isOne]) => {
            const { done, inTime } = doneOf(read.done, isOne, officer)
            const share = percent(inTime, done)
            return [says, sayNumber(done), sayNumber(inTime), share === null ? '–' : `${share}%`]
          })}
        />
      </ScrollRegion>
      {alerts.length > 0 && <AlertTable caption="Practice alerts not resolved" alerts={alerts} context={context} />}
      {disputes.length > 0 && <DisputeTable disputes={disputes} context={context} />}
      {officer === null && (
        <ScrollRegion label="Children by reviewing officer">
          <Table
            caption="Children by reviewing officer"
            columns={[
              { text: 'Officer' },
              { text: 'Children', numeric: true },
              { text: `Against ${CASELOAD.least} to ${CASELOAD.most}` },
            ]}
            rows={officers.map((each) => [
              sayOfficer(each.officer),
              sayNumber(each.children),
              each.officer === null ? 'To be appointed' : compare(each.children),
            ])}
          />
        </ScrollRegion>
      )}
    </>
  )
}
