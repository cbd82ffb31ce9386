import { WorkParts } from '../show-due/index.ts'
import {
  Figures,
  InsetText,
  PageHeading,
  ScrollRegion,
  StackedTable,
  Table,
  sayCount,
  sayNumber,
} from '../../web/ui/index.ts'
import { SupervisionTable, type Supervised } from '../supervision/index.ts'
import { UnallocatedTable } from './clinic.tsx'
import { averageWorkers, caseloadOf, caseloadsByTeam, percent } from './figures.ts'
import type { Caseload, Continuity, HouseholdLoad, UnallocatedChild } from './ports.ts'
import { manyLine, sayReason, sayTeam, unallocatedLine, type Context } from './words.ts'

export interface CaseloadsRead {
  readonly households: readonly HouseholdLoad[]
  readonly caseloads: readonly Caseload[]
  readonly unallocated: readonly UnallocatedChild[]
  readonly continuity: Continuity
  /** The workers whose supervision the reader reads, and after how many weeks each is supervised again. */
  readonly supervised: readonly Supervised[]
  readonly everyWeeks: number
}

/** Unallocated children shown before the list is cut: the clinic of each team has its own. */
const MOST_UNALLOCATED = 100

const Continuous = ({ continuity }: { continuity: Continuity }) => {
  const children = continuity.byWorkers.reduce((sum, each) => sum + each.children, 0)
  return (
    <section class="tl-section">
      <h2 class="govuk-heading-m">Continuity</h2>
      <p class="govuk-body">
        {`Looked-after children had ${averageWorkers(continuity) ?? 'no'} different social workers on average in the last twelve months.`}
      </p>
      <ScrollRegion label="Looked-after children by the number of social workers in the last twelve months">
        <Table
          caption="Looked-after children by social workers in the last twelve months"
          captionSize="s"
          columns={[{ text: 'Social workers' }, { text: 'Children', numeric: true }, { text: 'Share', numeric: true }]}
          rows={continuity.byWorkers.map((each) => [
            each.workers === 0 ? 'None recorded' : sayNumber(each.workers),
            sayNumber(each.children),
            `${percent(each.children, children) ?? 0}%`,
          ])}
        />
      </ScrollRegion>
      <ScrollRegion label="Why social workers changed in the last twelve months">
        <Table
          caption="Why social workers changed in the last twelve months, for all children"
          captionSize="s"
          columns={[{ text: 'Reason' }, { text: 'Changes', numeric: true }]}
          rows={continuity.reasons.map(({ reason, changes }) => [sayReason(reason), sayNumber(changes)])}
        />
      </ScrollRegion>
      {continuity.most.length > 0 && (
        <StackedTable
          caption="Three social workers or more in the last twelve months"
          columns={[
            { text: 'Child' },
            { text: 'Team' },
            { text: 'In twelve months', numeric: true },
            { text: 'So far', numeric: true },
          ]}
          rows={continuity.most.map(manyLine).map((line) => ({
            key: line.key,
            cells: [
              <a class="govuk-link" href={line.href}>
                {line.called}
              </a>,
              line.team,
              line.workers,
              line.ever,
            ],
          }))}
        />
      )}
    </section>
  )
}

/** Who carries how much, whom nobody has, and how often workers change. */
export const Caseloads = ({ read, context }: { read: CaseloadsRead; context: Context }) => {
  const all = caseloadOf(null, read.caseloads, read.unallocated)
  const lead = `${sayCount(all.children, 'child', 'children')} with ${sayCount(all.workers, 'social worker', 'social workers')}; ${sayCount(all.unallocated, 'child has', 'children have')} none.`
  return (
    <>
      <WorkParts current="Caseloads" />
      <PageHeading lead={lead.replace(/^n/, 'N')}>Caseloads and continuity</PageHeading>
      <Figures
        figures={[
          { value: all.average ?? 'None', of: 'children a social worker' },
          { value: sayNumber(all.highest), of: 'the highest caseload' },
          {
            value: averageWorkers(read.continuity) ?? 'None',
            of: 'social workers a looked-after child',
            note: 'in twelve months',
          },
          { value: sayNumber(all.unallocated), of: 'children without one' },
        ]}
      />
      <StackedTable
        caption="By team"
        columns={[
          { text: 'Team' },
          { text: 'Social workers', numeric: true },
          { text: 'Children', numeric: true },
          { text: 'Average', numeric: true },
          { text: 'Highest', numeric: true },
          { text: 'Without one', numeric: true },
        ]}
        rows={caseloadsByTeam(read.caseloads, read.unallocated).map((each) => ({
          key: each.team ?? '',
          cells: [
            each.team === null ? (
              sayTeam(null)
            ) : (
              <a class="govuk-link" href={`/clinic?team=${encodeURIComponent(each.team)}`}>
                {each.team}
              </a>
            ),
            ...[sayNumber(each.workers), sayNumber(each.children), each.average ?? 'None'],
            ...[sayNumber(each.highest), sayNumber(each.unallocated)],
          ],
        }))}
      />
      {read.unallocated.length === 0 ? (
        <InsetText>Every child in care or in need has a social worker.</InsetText>
      ) : (
        <UnallocatedTable
          lines={read.unallocated.slice(0, MOST_UNALLOCATED).map((child) => unallocatedLine(child, context))}
        />
      )}
      {read.unallocated.length > MOST_UNALLOCATED && (
        <p class="tl-note">{`The ${MOST_UNALLOCATED} who wait the longest of ${sayNumber(read.unallocated.length)}.`}</p>
      )}
      {read.households.length > 0 && (
        <StackedTable
          caption="Households"
          columns={[
            { text: 'Which' },
            { text: 'Under way', numeric: true },
            { text: 'With something late', numeric: true },
            { text: 'Late steps', numeric: true },
          ]}
          rows={read.households.map(({ team, households, withLate, late }) => ({
            key: team,
            cells: [
              <a class="govuk-link" href={`/clinic?team=${encodeURIComponent(team)}`}>
                {team}
              </a>,
              ...[sayNumber(households), sayNumber(withLate), sayNumber(late)],
            ],
          }))}
        />
      )}
      <Continuous continuity={read.continuity} />
      <SupervisionTable workers={read.supervised} on={context.on} everyWeeks={read.everyWeeks} />
    </>
  )
}
