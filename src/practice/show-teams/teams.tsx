import { sayDate } from '../../time/index.ts'
import { WorkParts } from '../show-due/index.ts'
import { PageHeading, StackedTable, Status, sayCount, sayNumber } from '../../web/ui/index.ts'
import { caseloadsByTeam, percent } from './figures.ts'
import type { Caseload, TeamClocks, UnallocatedChild } from './ports.ts'
import { sayTeam, type Context } from './words.ts'

export interface TeamsRead {
  readonly clocks: readonly TeamClocks[]
  readonly caseloads: readonly Caseload[]
  readonly unallocated: readonly UnallocatedChild[]
}

/** The head of service’s page: every team side by side. */
export const Teams = ({ read, context }: { read: TeamsRead; context: Context }) => {
  const late = read.clocks.reduce((sum, each) => sum + each.late, 0)
  const loads = new Map(caseloadsByTeam(read.caseloads, read.unallocated).map((each) => [each.team, each]))
  const lead = `${sayCount(late, 'step is late', 'steps are late')} on ${sayDate(context.on)}. In time: of what was done in the last four weeks.`
  return (
    <>
      <WorkParts current="Teams" />
      <PageHeading lead={lead.replace(/^n/, 'N')}>Teams side by side</PageHeading>
      <StackedTable
        caption="Teams"
        captionHidden
        columns={[
          { text: 'Team' },
          { text: 'Late', numeric: true },
          { text: 'At risk', numeric: true },
          { text: 'Running', numeric: true },
          { text: 'In time', numeric: true },
          { text: 'Children a worker', numeric: true },
          { text: 'Highest', numeric: true },
          { text: 'Without a worker', numeric: true },
        ]}
        rows={read.clocks.map((each) => {
          const load = loads.get(each.team)
          const inTime = percent(each.doneInTime, each.done)
          return {
            key: each.team ?? '',
            cells: [
              each.team === null ? (
                sayTeam(null)
              ) : (
                <a class="govuk-link" href={`/clinic?team=${encodeURIComponent(each.team)}`}>
                  {each.team}
                </a>
              ),
              each.late === 0 ? '0' : <Status standing="late">{sayNumber(each.late)}</Status>,
              ...[sayNumber(each.atRisk), sayNumber(each.running), inTime === null ? 'None done' : `${inTime}%`],
              ...[load?.average ?? 'None', sayNumber(load?.highest ?? 0), sayNumber(load?.unallocated ?? 0)],
            ],
          }
        })}
      />
    </>
  )
}
