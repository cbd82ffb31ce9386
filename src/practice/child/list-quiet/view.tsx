import { PageHeading, Pagination, Pills, StackedTable } from '../../../web/ui/index.ts'
import { CHILDREN_A_PAGE, type QuietShown } from './present.ts'

const COLUMNS = [
  { text: 'Child' },
  { text: 'Team' },
  { text: 'Stage' },
  { text: 'Last event' },
  { text: 'Since then', numeric: true },
]

/** The list of children of whom nothing lately is recorded. */
export const QuietList = (props: { shown: QuietShown; everyone: boolean; total: number; current: number }) => {
  const base = props.everyone ? '/children/quiet?of=everyone' : '/children/quiet?of=looked-after'
  return (
    <>
      <PageHeading lead={props.shown.lead}>{props.shown.heading}</PageHeading>
      <Pills
        label="Whose silence"
        links={[
          { text: 'Looked after', href: '/children/quiet', isCurrent: !props.everyone },
          { text: 'Everyone with an open journey', href: '/children/quiet?of=everyone', isCurrent: props.everyone },
        ]}
      />
      {props.shown.rows.length > 0 && (
        <StackedTable
          caption="Children of whom nothing lately is recorded, the longest silence first"
          captionHidden
          columns={COLUMNS}
          rows={props.shown.rows.map((row) => ({
            key: row.href,
            cells: [
              <a class="govuk-link" href={row.href}>
                {row.called}
              </a>,
              row.team,
              row.stage,
              <span class="tl-nowrap">{row.last}</span>,
              row.silence,
            ],
          }))}
        />
      )}
      <Pagination
        current={props.current}
        last={Math.ceil(props.total / CHILDREN_A_PAGE)}
        hrefOf={(page) => `${base}&page=${page}`}
      />
    </>
  )
}
