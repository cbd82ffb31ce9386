import type { ClockRule } from '../../../clocks/index.ts'
import { sayDate, type Calendar, type Day } from '../../../time/index.ts'
import {
  InsetText,
  PageHeading,
  Pagination,
  Pills,
  StackedTable,
  Status,
  type PageContext,
} from '../../../web/ui/index.ts'
import { wordFor } from '../../../record/index.ts'
import { sayNext } from '../../child/index.ts'
import { views, type ListedComplaint, type ReadComplaints, type ThemeCount, type View } from '../ports.ts'
import { LearningParts } from '../sub-navigation.tsx'
import { kinds, outcomes, senders, stages, themes } from '../words.ts'

const viewWords: Readonly<Record<View, string>> = { open: 'Open', late: 'Late', over: 'Over', all: 'All' }

/** Named as often in twelve months, a theme comes back. Ours. */
const RECURS_FROM = 3

export interface Shown extends Pick<PageContext, 'may'> {
  readonly found: Awaited<ReturnType<ReadComplaints>>
  readonly view: View
  readonly on: Day
  readonly calendar: Calendar
  readonly rules: ReadonlyMap<string, ClockRule>
  readonly page: number
  readonly pages: number
  readonly mayRecord: boolean
}

const addressOf = (view: View, page = 1): string => {
  const asked = new URLSearchParams({
    ...(view === 'open' ? {} : { show: view }),
    ...(page > 1 ? { page: String(page) } : {}),
  })
  return `/complaints${asked.size === 0 ? '' : `?${asked.toString()}`}`
}

const standsOf = (row: ListedComplaint, { on, calendar, rules }: Shown) => {
  if (row.endedOn !== null && row.endedOn <= on)
    return <Status standing="ended">{`Over, ${sayDate(row.endedOn)}`}</Status>
  if (row.dueOn === null || row.warnOn === null) return <Status standing="unknown">No clock runs</Status>
  const standing = row.dueOn < on ? 'late' : row.warnOn <= on ? 'at-risk' : 'on-course'
  return (
    <>
      <Status standing={standing}>{sayNext(calendar, on, row.dueOn).says}</Status>
      <span class="tl-note">{rules.get(row.rule ?? '')?.next ?? ''}</span>
    </>
  )
}

const cells = (row: ListedComplaint, shown: Shown) => [
  <>
    <a class="govuk-link" href={`/complaints/${row.subject}`}>
      {row.about}
    </a>
    <span class="tl-note">{wordFor(themes, row.theme, 'No theme')}</span>
  </>,
  <>
    {wordFor(kinds, row.kind, 'Something')}
    <span class="tl-note">{wordFor(senders, row.sender, 'Not said whose')}</span>
  </>,
  sayDate(row.receivedOn),
  <>
    {wordFor(stages, row.stage, row.stage)}
    {row.outcome !== null && <span class="tl-note">{wordFor(outcomes, row.outcome, row.outcome)}</span>}
  </>,
  standsOf(row, shown),
]

/** Themes with how often each was named, the most frequent first. */
const Themes = ({ counts }: { counts: readonly ThemeCount[] }) => {
  const byTheme = [
    ...Map.groupBy(
      counts.filter(({ kind }) => kind !== 'compliment'),
      ({ theme }) => theme,
    ),
  ]
    .map(([theme, rows]) => ({
      theme,
      now: rows.reduce((sum, { now }) => sum + now, 0),
      before: rows.reduce((sum, { before }) => sum + before, 0),
    }))
    .filter(({ now, before }) => now + before > 0)
    .toSorted((a, b) => b.now - a.now || b.before - a.before || (a.theme < b.theme ? -1 : 1))
  if (byTheme.length === 0) return null
  return (
    <section class="tl-section" aria-labelledby="themes">
      <h2 class="govuk-heading-m" id="themes">
        Themes
      </h2>
      <p class="govuk-body">
        {`Complaints, representations and enquiries of the Ombudsman. A theme comes back when it was named ${RECURS_FROM} times or more in twelve months.`}
      </p>
      <StackedTable
        caption="How often each theme was named"
        captionHidden
        columns={[
          { text: 'Theme' },
          { text: 'In the last 12 months', numeric: true },
          { text: 'In the 12 before', numeric: true },
          { text: 'Does it come back?' },
        ]}
        rows={byTheme.map(({ theme, now, before }) => ({
          key: theme,
          cells: [
            wordFor(themes, theme, 'No theme'),
            String(now),
            String(before),
            now >= RECURS_FROM ? (
              <Status standing={before >= RECURS_FROM ? 'late' : 'at-risk'}>
                {before >= RECURS_FROM ? 'Comes back, and did before' : 'Comes back'}
              </Status>
            ) : (
              'No'
            ),
          ],
        }))}
      />
    </section>
  )
}

/** Complaints, representations, compliments and enquiries of the Ombudsman, what is due first on top. */
export const Complaints = (shown: Shown) => (
  <>
    <PageHeading lead="Complaints, representations, compliments and enquiries of the Ombudsman, each with its stage and its clock. Who sent them stands on their own pages alone.">
      Complaints
    </PageHeading>
    <LearningParts current="Complaints" may={shown.may} />
    {shown.mayRecord && (
      <p class="govuk-body">
        <a class="govuk-link" href="/complaints/new">
          Record a complaint, a representation or a compliment
        </a>
      </p>
    )}
    <Pills
      label="Complaints shown"
      links={views.map((view) => ({
        text: viewWords[view],
        count: shown.found.counts[view],
        href: addressOf(view),
        isCurrent: view === shown.view,
      }))}
    />
    {shown.found.rows.length === 0 ? (
      <InsetText>Nothing on record is in this view.</InsetText>
    ) : (
      <StackedTable
        caption={viewWords[shown.view]}
        captionHidden
        layout="tl-stacked--soon"
        columns={[
          { text: 'What it is about', size: 'tl-plan__action' },
          { text: 'What it is' },
          { text: 'Received' },
          { text: 'Stage' },
          { text: 'Due' },
        ]}
        rows={shown.found.rows.map((row) => ({ key: row.subject, cells: cells(row, shown) }))}
      />
    )}
    <Pagination current={shown.page} last={shown.pages} hrefOf={(page) => addressOf(shown.view, page)} />
    <Themes counts={shown.found.themes} />
  </>
)
