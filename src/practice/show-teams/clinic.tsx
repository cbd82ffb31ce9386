import type { ClockRule } from '../../clocks/index.ts'
import { sayDate, sayShortDate } from '../../time/index.ts'
import { called, sayNext } from '../child/index.ts'
import {
  Button,
  Figures,
  InsetText,
  PageHeading,
  Select,
  StackedTable,
  Status,
  capital,
  sayCount,
  sayFallDue,
  sayNumber,
  type Figure,
} from '../../web/ui/index.ts'
import { ANY, stopHref, WorkParts, type DueClock } from '../show-due/index.ts'
import { WithoutSupervision, type Supervised } from '../supervision/index.ts'
import { percent, type TeamCaseload } from './figures.ts'
import type { Caseload, HouseholdLoad, RuleWeek, UnallocatedChild, UrgentChild } from './ports.ts'
import { unallocatedLine, urgentLine, type Context, type UnallocatedLine, type UrgentLine } from './words.ts'

/** How many children the clinic looks at first. */
export const MOST_URGENT = 5

/** How many children without a worker it lists: all of them stand under caseloads. */
const MOST_UNALLOCATED = 20

export interface ClinicRead {
  readonly team: string | null
  /** The teams of children, and of households that adopt or foster. */
  readonly teams: { readonly children: readonly string[]; readonly households: readonly string[] }
  readonly households: readonly HouseholdLoad[]
  readonly urgent: readonly UrgentChild[]
  readonly weeks: readonly RuleWeek[]
  readonly caseload: TeamCaseload
  readonly caseloads: readonly Caseload[]
  readonly unallocated: readonly UnallocatedChild[]
  readonly supervised: readonly Supervised[]
  readonly everyWeeks: number
  /** Notes that wait for a manager, the longest first. */
  readonly notes: readonly DueClock[]
}

const sum = (weeks: readonly RuleWeek[], of: (week: RuleWeek) => number): number =>
  weeks.reduce((total, week) => total + of(week), 0)

const ruleRow = (week: RuleWeek, rule: ClockRule, team: string | null) => {
  const inTime = percent(week.doneInTime, week.done)
  const href = (part: string) =>
    `/due?part=${part}&team=${team === null ? ANY : encodeURIComponent(team)}&role=any&rule=${week.rule}`
  return {
    key: week.rule,
    late: week.late,
    cells: [
      <a class="govuk-link" href={href('all')}>
        {rule.title}
      </a>,
      week.late === 0 ? '0' : <Status standing="late">{sayNumber(week.late)}</Status>,
      sayNumber(week.atRisk),
      sayNumber(week.dueSoon),
      inTime === null ? 'None done' : `${sayNumber(week.doneInTime)} of ${sayNumber(week.done)}, ${inTime}%`,
    ],
  }
}

export const UrgentTable = ({ caption, lines }: { caption: string; lines: readonly UrgentLine[] }) => (
  <StackedTable
    caption={caption}
    columns={[
      { text: 'Child', size: 'tl-list__child' },
      { text: 'Late step', size: 'tl-list__next' },
      { text: 'Due', size: 'tl-list__due' },
      { text: 'Whose turn', size: 'tl-list__owner' },
      { text: 'When it is done', quietOnCard: true },
    ]}
    rows={lines.map((line) => ({
      key: line.key,
      cells: [
        <a class="govuk-link" href={line.href}>
          {line.called}
        </a>,
        <>
          {line.step}
          {line.more !== null && <span class="tl-note">{line.more}</span>}
        </>,
        <Status standing="late">{line.due}</Status>,
        <>
          {line.owner}
          <span class="tl-note">{line.team}</span>
        </>,
        line.record !== null && (
          <a class="govuk-link" href={line.record}>
            Record it<span class="govuk-visually-hidden">: {`${line.step}, ${line.called}`}</span>
          </a>
        ),
      ],
    }))}
  />
)

export const UnallocatedTable = ({ lines }: { lines: readonly UnallocatedLine[] }) => (
  <StackedTable
    caption="Children without a social worker"
    columns={[
      { text: 'Child' },
      { text: 'Without one for' },
      { text: 'Whose until then' },
      { text: 'Allocate', quietOnCard: true },
    ]}
    rows={lines.map((line) => ({
      key: line.key,
      cells: [
        <>
          <a class="govuk-link" href={line.href}>
            {line.called}
          </a>
          <span class="tl-note">{line.stage}</span>
        </>,
        <>
          {line.days}
          <span class="tl-note">{line.since}</span>
        </>,
        line.owner,
        line.record !== null && (
          <a class="govuk-link" href={line.record}>
            Allocate<span class="govuk-visually-hidden">: {line.called}</span>
          </a>
        ),
      ],
    }))}
  />
)

/** Notes for the manager’s attention that nobody has answered: whose, since when, and the page that answers each. */
const NotesTable = ({ notes, context }: { notes: readonly DueClock[]; context: Context }) => (
  <StackedTable
    caption="Notes for the manager’s attention"
    columns={[
      { text: 'Child' },
      { text: 'Written' },
      { text: 'To be seen' },
      { text: 'When it is seen', quietOnCard: true },
    ]}
    rows={notes.map((note) => ({
      key: note.startedBy,
      cells: [
        <>
          <a class="govuk-link" href={`/children/${note.subject}`}>
            {called(note)}
          </a>
          <span class="tl-note">{note.team ?? 'Team not recorded'}</span>
        </>,
        sayShortDate(note.startedOn),
        <Status standing={note.dueOn < context.on ? 'late' : 'at-risk'}>
          {sayNext(context.calendar, context.on, note.dueOn).says}
        </Status>,
        !context.isPast && (
          <a class="govuk-link" href={stopHref(note, context.rules.get(note.rule))}>
            Read and answer
            <span class="govuk-visually-hidden">: {`note of ${sayShortDate(note.startedOn)}, ${called(note)}`}</span>
          </a>
        ),
      ],
    }))}
  />
)

const TeamChoice = ({ team, teams }: { team: string | null; teams: readonly string[] }) => (
  <form class="tl-arrange" method="get" action="/clinic">
    <Select
      name="team"
      label="Team"
      options={[{ value: ANY, text: 'Every team' }, ...teams.map((each) => ({ value: each, text: each }))]}
      value={team ?? ANY}
    />
    <Button variant="secondary">Show</Button>
  </form>
)

/** How much there is to carry: children by worker, or households where the team is one that has no children. */
function loadFigures({ team, teams, households, caseload }: ClinicRead): readonly Figure[] {
  if (team === null || !teams.households.includes(team))
    return [
      {
        value: caseload.average ?? 'None',
        of: 'children a worker',
        note: `highest ${sayNumber(caseload.highest)}`,
        href: '/caseloads',
      },
      { value: sayNumber(caseload.unallocated), of: 'without a worker', href: '/caseloads' },
    ]
  const own = households.find((each) => each.team === team)
  return [
    { value: sayNumber(own?.households ?? 0), of: 'households under way', href: '/caseloads' },
    { value: sayNumber(own?.withLate ?? 0), of: 'households with something late' },
  ]
}

/** The weekly performance clinic of a team: who is most urgent, what was done, what is due, and who carries how much. */
export const Clinic = ({ read, context }: { read: ClinicRead; context: Context }) => {
  const { team, weeks } = read
  const done = sum(weeks, (week) => week.done)
  const inTime = percent(
    sum(weeks, (week) => week.doneInTime),
    done,
  )
  const late = sum(weeks, (week) => week.late)
  const soon = sayFallDue(sum(weeks, ({ dueSoon }) => dueSoon))
  const lead = `${sayCount(late, 'step is late', 'steps are late')} and ${soon} by this day next week${team === null ? '' : ` in ${team}`}.`
  const rows = weeks
    .flatMap((week) => {
      const rule = context.rules.get(week.rule)
      return rule && week.running + week.done > 0 ? [ruleRow(week, rule, team)] : []
    })
    .sort((a, b) => b.late - a.late)
  return (
    <>
      <WorkParts current="Clinic" />
      <PageHeading lead={capital(lead)}>{`Weekly clinic, ${sayDate(context.on)}`}</PageHeading>
      <TeamChoice team={team} teams={[...read.teams.children, ...read.teams.households]} />
      <Figures
        figures={[
          {
            value: inTime === null ? 'None' : `${inTime}%`,
            of: 'done in time this week',
            note: `of ${sayNumber(done)}`,
          },
          ...loadFigures(read),
        ]}
      />
      {read.notes.length > 0 && <NotesTable notes={read.notes} context={context} />}
      {read.urgent.length === 0 ? (
        <InsetText>Nothing is late here.</InsetText>
      ) : (
        <UrgentTable
          caption={`The most urgent children${read.urgent.every(({ of }) => of === 'child') ? '' : ', households and complaints'}: where days matter to safety, then the longest late`}
          lines={read.urgent.map((child) => urgentLine(child, context))}
        />
      )}
      {rows.length > 0 && (
        <StackedTable
          caption="Each step, this week"
          columns={[
            { text: 'Step' },
            { text: 'Late', numeric: true },
            { text: 'At risk', numeric: true },
            { text: 'Due in 7 days', numeric: true },
            { text: 'In time in the last 7 days', numeric: true },
          ]}
          rows={rows}
        />
      )}
      {read.unallocated.length > 0 && (
        <UnallocatedTable
          lines={read.unallocated.slice(0, MOST_UNALLOCATED).map((child) => unallocatedLine(child, context))}
        />
      )}
      <WithoutSupervision workers={read.supervised} on={context.on} everyWeeks={read.everyWeeks} />
    </>
  )
}
