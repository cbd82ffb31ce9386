import { unusualSorts, unusualThresholds, type Unusual, type UnusualSort } from '../../../access/index.ts'
import type { SubjectId } from '../../../record/index.ts'
import type { UnusualWeek } from '../../../store/index.ts'
import { addDays, asDay, sayDate, sayDay, sayShortDate, type Day } from '../../../time/index.ts'
import {
  BackLink,
  notFound,
  page,
  PageHeading,
  sayCount,
  sayNumber,
  StackedTable,
  type Answer,
  type PageContext,
} from '../../ui/index.ts'
import type { ReadsPorts } from './ports.ts'
import { sayRecord } from './present.ts'

const WEEKS_OFFERED = 12
const RECORDS_NAMED = 5

/** Why each sort is shown, with the numbers that it goes by. All of them ours. */
const why = {
  'own-record': 'The child’s whole name is the reader’s: perhaps their own record, from when they were a child.',
  'own-name': 'The child’s last name is the reader’s. It may be chance.',
  'same-street':
    'The postcode is the one that an administrator was given for the reader. A postcode is a few houses, often one side of a street.',
  'no-allocation': `${sayNumber(unusualThresholds.manyUnallocated)} different records or more in the week, opened on the ground of the role alone.`,
  'out-of-hours': `Before ${sayNumber(unusualThresholds.workFrom)} a.m., from ${sayNumber(unusualThresholds.workUntil - 12)} p.m., or on a day that is no working day; but for roles whose work is at any hour.`,
  bulk: `${sayNumber(unusualThresholds.manyInADay)} different records or more.`,
  refused: `${sayNumber(unusualThresholds.manyRefused)} attempts or more in the week. Each stands in the log, with the kind of page and why.`,
} as const satisfies Readonly<Record<UnusualSort, string>>

const COLUMNS = [{ text: 'Who' }, { text: 'When' }, { text: 'Records', numeric: true }, { text: 'Which' }]
const REFUSED_COLUMNS = [{ text: 'Who' }, { text: 'When' }, { text: 'Attempts', numeric: true }]

const Which = (props: { subjects: readonly SubjectId[]; numbers: ReadonlyMap<SubjectId, string | null> }) => {
  const more = props.subjects.length - RECORDS_NAMED
  return (
    <>
      {props.subjects.slice(0, RECORDS_NAMED).map((subject, at) => {
        const number = props.numbers.get(subject)
        const isOpenToAsker = number !== undefined
        const says = sayRecord({ subject, sourceRef: number ?? null, isOpenToAsker })
        return (
          <>
            {at > 0 && ', '}
            {isOpenToAsker ? (
              <a class="govuk-link" href={`/children/${subject}/reads`}>
                {says}
              </a>
            ) : (
              says
            )}
          </>
        )
      })}
      {more > 0 && ` and ${sayNumber(more)} more`}
    </>
  )
}

interface Shown {
  readonly week: UnusualWeek
  readonly weeks: readonly Day[]
  readonly numbers: ReadonlyMap<SubjectId, string | null>
  readonly titleOf: (person: string) => string
}

const Sort = ({ sort, found, shown }: { sort: UnusualSort; found: readonly Unusual[]; shown: Shown }) => (
  <section class="tl-section">
    <StackedTable
      caption={unusualSorts[sort]}
      columns={sort === 'refused' ? REFUSED_COLUMNS : COLUMNS}
      rows={found.map(({ person, on, subjects, times }) => ({
        key: `${person} ${on ?? ''}`,
        cells: [
          shown.titleOf(person),
          on === null ? 'In the week' : sayDay(on),
          sayNumber(times ?? subjects.length),
          ...(sort === 'refused' ? [] : [<Which subjects={subjects} numbers={shown.numbers} />]),
        ],
      }))}
    />
    <p class="tl-note">{why[sort]}</p>
  </section>
)

const Week = ({ shown }: { shown: Shown }) => {
  const { week, weeks } = shown
  const sorts = Object.keys(unusualSorts) as readonly UnusualSort[] // the keys of the list
  const bySort = sorts.map((sort) => ({ sort, found: week.found.filter((one) => one.sort === sort) }))
  return (
    <>
      <p class="govuk-body">
        The week from {sayDay(week.monday)} to {sayDay(addDays(week.monday, 6))}:{' '}
        {week.found.length === 0
          ? 'nothing stands out.'
          : `${sayCount(week.found.length, 'thing stands', 'things stand')} out.`}{' '}
        {week.refused === 0
          ? 'No attempt was refused.'
          : `${sayCount(week.refused, 'attempt was', 'attempts were')} refused.`}
      </p>
      {bySort.map(({ sort, found }) => found.length > 0 && <Sort {...{ sort, found, shown }} />)}
      {weeks.length > 1 && (
        <>
          <h2 class="govuk-heading-m">Other weeks</h2>
          <ul class="govuk-list">
            {weeks
              .filter((monday) => monday !== week.monday)
              .map((monday) => (
                <li>
                  <a class="govuk-link" href={`/reads/unusual?week=${monday}`}>
                    From {sayShortDate(monday)}
                  </a>
                </li>
              ))}
          </ul>
        </>
      )}
    </>
  )
}

/** What stands out in one week’s reading, by sort. */
export async function showUnusual(ports: ReadsPorts, { reading, person, query, today }: PageContext): Promise<Answer> {
  const { authority } = reading
  const monday = query['week'] === undefined ? null : asDay(query['week'])
  if (query['week'] !== undefined && monday === null) return notFound()
  const [week, weeks] = await Promise.all([
    ports.readUnusual(authority, monday),
    ports.unusualWeeks(authority, WEEKS_OFFERED),
  ])
  if (week === null && monday !== null) return notFound()
  const named = week?.found.flatMap(({ subjects }) => subjects.slice(0, RECORDS_NAMED)) ?? []
  const [numbers, names] = await Promise.all([
    ports.numbersOf(authority, [...new Set(named)], person.named),
    ports.namesOfPeople(authority, [...new Set(week?.found.map((one) => one.person))]),
  ])
  const titleOf = (id: string): string => names.get(id) ?? ports.titleOf(id)
  return page({
    title: 'Unusual reading',
    before: <BackLink href="/reads">Who read what</BackLink>,
    view: (
      <>
        <PageHeading lead="What stands out in how records were opened. None of it is wrong by that: somebody should look, and ask.">
          Unusual reading
        </PageHeading>
        {week === null ? (
          <p class="govuk-body">
            No week has been looked through yet: each is once it is over. Today is {sayDate(today)}.
          </p>
        ) : (
          <Week shown={{ week, weeks, numbers, titleOf }} />
        )}
        <p class="tl-note">
          The numbers are Throughline’s own, and no law’s. A reader’s street is looked at where an administrator was
          given a home postcode.
        </p>
      </>
    ),
  })
}
