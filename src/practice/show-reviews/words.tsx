import type { ClockRule } from '../../clocks/index.ts'
import { sayDate, workingDaysBetween, type Calendar, type Day } from '../../time/index.ts'
import { StackedTable, Status, sayCount } from '../../web/ui/index.ts'
import { alertThemes, called, disputeStages, sayNext } from '../child/index.ts'
import { stopHref } from '../show-due/index.ts'
import type { Alert, Dispute, OfficerClock } from './ports.ts'

export interface Context {
  readonly on: Day
  readonly isPast: boolean
  /** Whether the reader sees some children of the authority alone. */
  readonly isOwn: boolean
  readonly calendar: Calendar
  readonly rules: ReadonlyMap<string, ClockRule>
}

export const sayOfficer = (officer: string | null): string =>
  officer === null ? 'Nobody appointed' : `Officer ${officer}`

const themes: Readonly<Record<string, string>> = alertThemes
const stages: Readonly<Record<string, string>> = disputeStages

export const sayTheme = (theme: string): string => themes[theme] ?? theme

const Child = ({
  of,
}: {
  of: Parameters<typeof called>[0] & { readonly subject: string; readonly team: string | null }
}) => (
  <>
    <a class="govuk-link" href={`/children/${of.subject}`}>
      {called(of)}
    </a>
    <span class="tl-note">{of.team ?? 'Team not recorded'}</span>
  </>
)

/** What a reviewing officer has to do, that first which falls due first. */
export const ClockTable = ({
  caption,
  clocks,
  context,
}: {
  caption: string
  clocks: readonly OfficerClock[]
  context: Context
}) => (
  <StackedTable
    caption={caption}
    columns={[{ text: 'Child' }, { text: 'Step' }, { text: 'Due' }, { text: 'When it is done', quietOnCard: true }]}
    rows={clocks.map((clock) => {
      const rule = context.rules.get(clock.rule)
      const { says, standing } = sayNext(context.calendar, context.on, clock.dueOn)
      const step = rule?.next ?? clock.rule
      return {
        key: `${clock.subject} ${clock.rule} ${clock.startedBy}`,
        cells: [
          <Child of={clock} />,
          step,
          standing === 'late' ? <Status standing="late">{says}</Status> : says,
          !context.isPast && (
            <a class="govuk-link" href={stopHref(clock, rule)}>
              Record it<span class="govuk-visually-hidden">: {`${step}, ${called(clock)}`}</span>
            </a>
          ),
        ],
      }
    })}
  />
)

function alertStands({ respondByOn, answeredOn, resolvedOn }: Alert, on: Day) {
  if (resolvedOn !== null) return `Resolved ${sayDate(resolvedOn)}`
  if (answeredOn !== null) return `Answered ${sayDate(answeredOn)}, to be resolved`
  if (respondByOn === null) return 'Waits for an answer'
  return respondByOn < on ? (
    <Status standing="late">{`Was to be answered by ${sayDate(respondByOn)}`}</Status>
  ) : (
    `To be answered by ${sayDate(respondByOn)}`
  )
}

export const AlertTable = ({
  caption,
  alerts,
  context,
}: {
  caption: string
  alerts: readonly Alert[]
  context: Context
}) => (
  <StackedTable
    caption={caption}
    columns={[
      { text: 'Child' },
      { text: 'About' },
      { text: 'Raised' },
      { text: 'Stands' },
      { text: 'Change', quietOnCard: true },
    ]}
    rows={alerts.map((alert) => ({
      key: alert.fact,
      cells: [
        <Child of={alert} />,
        sayTheme(alert.theme),
        <>
          {sayDate(alert.raisedOn)}
          <span class="tl-note">{sayOfficer(alert.officer)}</span>
        </>,
        alertStands(alert, context.on),
        !context.isPast && (
          <a class="govuk-link" href={`/children/${alert.subject}/facts/${alert.fact}/correct`}>
            Answer or resolve<span class="govuk-visually-hidden">: {called(alert)}</span>
          </a>
        ),
      ],
    }))}
  />
)

export const DisputeTable = ({ disputes, context }: { disputes: readonly Dispute[]; context: Context }) => (
  <>
    <StackedTable
      caption="Formal disputes"
      columns={[
        { text: 'Child' },
        { text: 'How far' },
        { text: 'Since' },
        { text: 'Cafcass' },
        { text: 'Change', quietOnCard: true },
      ]}
      rows={disputes.map((dispute) => ({
        key: dispute.fact,
        cells: [
          <Child of={dispute} />,
          <>
            {stages[dispute.stage] ?? dispute.stage}
            <span class="tl-note">{sayOfficer(dispute.officer)}</span>
          </>,
          <>
            {sayDate(dispute.since)}
            <span class="tl-note">{`${sayCount(workingDaysBetween(context.calendar, dispute.since, context.on), 'working day', 'working days')} of 20`}</span>
          </>,
          dispute.cafcassOn === null ? 'Not referred; may be at any time' : `Referred ${sayDate(dispute.cafcassOn)}`,
          !context.isPast && (
            <a class="govuk-link" href={`/children/${dispute.subject}/facts/${dispute.fact}/correct`}>
              Next stage, refer or resolve<span class="govuk-visually-hidden">: {called(dispute)}</span>
            </a>
          ),
        ],
      }))}
    />
  </>
)
