import { addDays, sayDate } from '../../time/index.ts'
import { BackLink, Figures, InsetText, PageHeading, ScrollRegion, Table, sayNumber } from '../../web/ui/index.ts'
import { WorkParts } from '../show-due/index.ts'
import { doneOf, outcomesOf, perOfficer } from './figures.ts'
import type { Alert, Dispute, OfficerCaseload, OfficerDone } from './ports.ts'
import { isReview } from './reviews.tsx'
import { AlertTable, DisputeTable, sayOfficer, sayTheme, type Context } from './words.tsx'

export const FORTNIGHT = 14

export interface ReviewClinicRead {
  readonly officers: readonly OfficerCaseload[]
  /** Of the fortnight. */
  readonly done: readonly OfficerDone[]
  /** Of the year, and those open. */
  readonly alerts: readonly Alert[]
  readonly disputes: readonly Dispute[]
}

/** The fortnightly clinic of reviewing officers: reviews, alerts with what became of each, themes, disputes. */
export const ReviewClinic = ({ read, context }: { read: ReviewClinicRead; context: Context }) => {
  const { on } = context
  const from = addDays(on, 1 - FORTNIGHT)
  const isLately = (day: string | null): boolean => day !== null && day >= from
  const raised = read.alerts.filter(({ raisedOn }) => isLately(raisedOn))
  const overdue = read.alerts.filter(
    ({ answeredOn, respondByOn }) => answeredOn === null && respondByOn !== null && respondByOn < on,
  )
  const reviews = doneOf(read.done, isReview)
  const each = perOfficer(read.officers, read.alerts, on)
  const byTheme = [...Map.groupBy(read.alerts, ({ theme }) => theme)].sort(([, a], [, b]) => b.length - a.length)
  return (
    <>
      <WorkParts current="Reviews" />
      <BackLink href="/reviews">Reviews</BackLink>
      <PageHeading
        lead={`From ${sayDate(from)} to ${sayDate(on)}${context.isOwn ? ', of the children whom you may see' : ''}.`}
      >
        Fortnightly clinic of reviewing officers
      </PageHeading>
      <Figures
        figures={[
          { value: sayNumber(reviews.done), of: 'reviews held', note: `${sayNumber(reviews.inTime)} in time` },
          { value: sayNumber(raised.length), of: 'alerts raised' },
          {
            value: sayNumber(read.alerts.filter(({ answeredOn }) => isLately(answeredOn)).length),
            of: 'alerts answered',
          },
          {
            value: sayNumber(read.alerts.filter(({ resolvedOn }) => isLately(resolvedOn)).length),
            of: 'alerts resolved',
          },
          { value: sayNumber(overdue.length), of: 'answers overdue' },
        ]}
      />
      <h2 class="govuk-heading-m">Alerts by officer, in twelve months</h2>
      <p class="govuk-body">
        {each.mean === null
          ? 'No reviewing officer is appointed.'
          : `${each.mean} alerts an officer on average, from ${sayNumber(each.lowest)} to ${sayNumber(each.highest)}. An officer who raises none is counted too.`}
      </p>
      <ScrollRegion label="Alerts by officer, with what became of them">
        <Table
          caption="What became of each officer’s alerts"
          captionSize="s"
          columns={[
            { text: 'Officer' },
            { text: 'Raised', numeric: true },
            { text: 'Answered in time', numeric: true },
            { text: 'Answered late', numeric: true },
            { text: 'Overdue', numeric: true },
            { text: 'Waiting', numeric: true },
            { text: 'Resolved', numeric: true },
          ]}
          rows={[
            ...each.officers.map(
              ({ officer, outcomes }) =>
                [officer === null ? 'Officer not recorded' : sayOfficer(officer), outcomes] as const,
            ),
            ['All', outcomesOf(read.alerts, on)] as const,
          ].map(([says, outcomes]) => [
            says,
            ...[
              outcomes.raised,
              outcomes.inTime,
              outcomes.answeredLate,
              outcomes.overdue,
              outcomes.waiting,
              outcomes.resolved,
            ].map(sayNumber),
          ])}
        />
      </ScrollRegion>
      <ScrollRegion label="Alerts by what they are about">
        <Table
          caption="Themes"
          captionSize="s"
          columns={[{ text: 'About' }, { text: 'Raised', numeric: true }, { text: 'Not resolved', numeric: true }]}
          rows={byTheme.map(([theme, alerts]) => [
            sayTheme(theme),
            sayNumber(alerts.length),
            sayNumber(alerts.filter(({ resolvedOn }) => resolvedOn === null).length),
          ])}
        />
      </ScrollRegion>
      {overdue.length > 0 && <AlertTable caption="Answers overdue" alerts={overdue} context={context} />}
      {read.disputes.length > 0 ? (
        <DisputeTable disputes={read.disputes} context={context} />
      ) : (
        <InsetText>No formal dispute is open.</InsetText>
      )}
    </>
  )
}
