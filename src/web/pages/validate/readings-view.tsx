import { InsetText, ScrollRegion, StackedTable, Table, sayCount, sayNumber } from '../../ui/index.ts'
import { COLLECTIONS } from './collections.ts'
import { LinkButton, Pages, type Ask } from './controls.tsx'
import type { Checked } from './checked.ts'
import { FINDINGS_A_PAGE, byChild, byReason, byRule, byTeam, listed, sayRule, wordsOf } from './present.ts'

/** What every reading is given: the results, the findings that are asked for, and the way to ask otherwise. */
export interface Shown {
  readonly checked: Checked
  readonly places: readonly number[]
  readonly page: number
  readonly ask: Ask
}

/** Rules, those that found most first: what is wrong, why it matters and how to mend it. */
export const ByRule = ({ checked, places, ask }: Shown) => (
  <ul class="tl-rules">
    {byRule(checked, places).map(({ rule, title, wrong, why, mend, rows, children }) => (
      <li key={rule} class="tl-rules__rule">
        <h3 class="govuk-heading-s tl-rules__title">
          {title}: {wrong}
        </h3>
        <p class="govuk-body">
          {why} <strong>{mend}</strong>
        </p>
        <p class="tl-note">
          {children === '' ? rows : `${rows} of ${children}`}.{' '}
          {ask !== null && (
            <LinkButton onClick={() => ask({ reading: 'findings', rule, page: 1 })}>
              Show them<span class="govuk-visually-hidden"> for {title}</span>
            </LinkButton>
          )}
        </p>
      </li>
    ))}
  </ul>
)

/** Every finding in a line, page by page. */
export const Findings = ({ checked, places, page, ask }: Shown) => {
  const lines = listed(checked, places, page)
  const hasSince = checked.compared !== null
  const hasTeam = checked.whose !== null
  return (
    <>
      <StackedTable
        caption={`${sayCount(places.length, 'finding', 'findings')}${places.length > FINDINGS_A_PAGE ? `, ${sayNumber((page - 1) * FINDINGS_A_PAGE + 1)} to ${sayNumber(Math.min(places.length, page * FINDINGS_A_PAGE))}` : ''}`}
        columns={[
          { text: 'What is wrong' },
          { text: 'Child' },
          { text: 'Where' },
          { text: 'What stands there' },
          { text: 'How to mend it' },
          ...(hasTeam ? [{ text: 'Team' }] : []),
          ...(hasSince ? [{ text: 'Since last time' }] : []),
        ]}
        rows={lines.map((line) => ({
          key: line.key,
          cells: [
            `${line.rule}: ${line.wrong}`,
            line.child,
            line.where,
            <span class="tl-path">{line.cells}</span>,
            line.mend,
            ...(hasTeam ? [line.team] : []),
            ...(hasSince ? [line.since] : []),
          ],
        }))}
      />
      <Pages current={page} last={Math.ceil(places.length / FINDINGS_A_PAGE)} ask={ask} />
    </>
  )
}

type Child = ReturnType<typeof byChild>['children'][number]

const MarkedCell = ({ text, rules }: { text: string; rules: readonly string[] }) =>
  rules.length === 0 ? (
    <>{text}</>
  ) : (
    <mark class="tl-marked">
      {text || 'blank'}
      <span class="tl-marked__rules">{rules.map(sayRule).join(', ')}</span>
    </mark>
  )

const OneChild = ({ child }: { child: Child }) => (
  <section class="tl-return" aria-label={child.heading}>
    <h3 class="govuk-heading-m">{child.heading}</h3>
    {child.team !== '' && <p class="govuk-body">{child.team}</p>}
    {child.tables.map(({ table, fields, rows }) => (
      <ScrollRegion label={`${table} of ${child.heading}`}>
        <Table
          small
          caption={table}
          captionSize="s"
          columns={[{ text: 'Row' }, ...fields.map((text) => ({ text }))]}
          rows={rows.map(({ row, cells }) => [row, ...cells.map((cell) => <MarkedCell {...cell} />)])}
        />
      </ScrollRegion>
    ))}
    <ul class="govuk-list govuk-list--bullet">
      {child.rules.map(({ rule, title, wrong, mend, cells }) => (
        <li key={rule}>
          {title}: {wrong} <strong>{mend}</strong> <span class="tl-note tl-path">{cells}.</span>
        </li>
      ))}
    </ul>
  </section>
)

/** Children with the rows in which something was found and the cells marked. */
export const ByChild = ({ checked, places, page, ask }: Shown) => {
  const { children, total, last } = byChild(checked, places, page)
  return (
    <>
      <p class="govuk-body">
        {sayCount(total, 'child', 'children')}, by number. {COLLECTIONS[checked.of].counting}
      </p>
      {children.map((child) => (
        <OneChild key={child.key} child={child} />
      ))}
      <Pages current={page} last={last} ask={ask} />
    </>
  )
}

/** Teams with what was found for their children. */
export const ByTeam = ({ checked, places, ask }: Shown) => (
  <StackedTable
    caption="Teams, those with most to look at first"
    columns={[
      { text: 'Team' },
      { text: 'Findings', numeric: true },
      { text: 'Children', numeric: true },
      { text: 'Most often' },
    ]}
    rows={byTeam(checked, places).map(({ team, title, rows, children, most }) => ({
      key: team,
      cells: [
        ask === null || team === '' ? (
          title
        ) : (
          <LinkButton onClick={() => ask({ reading: 'children', team, page: 1 })}>{title}</LinkButton>
        ),
        rows,
        children,
        most,
      ],
    }))}
  />
)

/** Rules that were not checked, with the reason. */
export const NotRun = ({ checked }: { checked: Checked }) => (
  <>
    {checked.notRun.length === 0 && <InsetText>Every rule for {checked.year} was checked.</InsetText>}
    {byReason(checked).map(({ reason, count, rules }) => (
      <section class="tl-return" aria-label={reason}>
        <h3 class="govuk-heading-s">
          {reason}: {count} not checked
        </h3>
        <ul class="govuk-list govuk-list--bullet">
          {rules.map(({ title, wrong }) => (
            <li key={title}>
              {title}: {wrong}
            </li>
          ))}
        </ul>
      </section>
    ))}
  </>
)

/** Findings of the earlier check that are no longer there; and those of which nobody knows. */
export const Mended = ({ checked, page, ask }: Shown) => {
  const mended = checked.compared?.mended ?? []
  const notKnown = checked.compared?.notKnown.length ?? 0
  return (
    <>
      {notKnown > 0 && (
        <InsetText>
          Of {sayCount(notKnown, 'earlier finding', 'earlier findings')} nobody knows whether they are mended: their
          rules were not checked this time.
        </InsetText>
      )}
      <StackedTable
        caption={`${sayCount(mended.length, 'finding', 'findings')} mended since last time`}
        columns={[{ text: 'What was wrong' }, { text: 'Child' }, { text: 'Where' }, { text: 'What stood there' }]}
        rows={mended.slice((page - 1) * FINDINGS_A_PAGE, page * FINDINGS_A_PAGE).map((gone, i) => ({
          key: String(i),
          cells: [
            `${sayRule(gone.rule)}: ${wordsOf(checked, gone.rule).wrong}`,
            gone.child,
            gone.table,
            <span class="tl-path">{gone.cells}</span>,
          ],
        }))}
      />
      <Pages current={page} last={Math.ceil(mended.length / FINDINGS_A_PAGE)} ask={ask} />
    </>
  )
}
