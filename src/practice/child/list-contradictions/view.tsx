import { PageHeading, Pagination, StackedTable, Table } from '../../../web/ui/index.ts'
import { CONTRADICTIONS_A_PAGE, type ContradictionsShown } from './present.ts'

const COLUMNS = [
  { text: 'Child', size: 'tl-list__child' },
  { text: 'Team', size: 'tl-list__stage' },
  { text: 'What does not fit' },
  { text: 'Around' },
]

const Kinds = ({ kinds }: { kinds: ContradictionsShown['kinds'] }) => (
  <Table
    caption="By kind"
    captionSize="m"
    plainFirstCell
    columns={[{ text: 'What does not fit' }, { text: 'Children', numeric: true }]}
    rows={kinds.map((kind) => [
      <a class="govuk-link" href={kind.href} aria-current={kind.isCurrent ? 'true' : undefined}>
        {kind.says}
      </a>,
      kind.children,
    ])}
  />
)

/** The worklist of contradictions: the kinds, and the children behind them. */
export const ContradictionList = (props: {
  shown: ContradictionsShown
  code: string | null
  total: number
  current: number
}) => (
  <>
    <PageHeading lead={props.shown.lead}>Contradictions</PageHeading>
    {props.shown.kinds.length > 0 && <Kinds kinds={props.shown.kinds} />}
    {props.code !== null && (
      <p class="govuk-body">
        <a class="govuk-link" href="/contradictions">
          Show every kind
        </a>
      </p>
    )}
    {props.shown.rows.length > 0 && (
      <StackedTable
        caption={props.code === null ? 'Every one, the latest first' : 'Those of this kind, the latest first'}
        columns={COLUMNS}
        rows={props.shown.rows.map((row) => ({
          key: row.key,
          cells: [
            <a class="govuk-link" href={row.href}>
              {row.called}
            </a>,
            row.team,
            row.says,
            <span class="tl-nowrap">{row.on}</span>,
          ],
        }))}
      />
    )}
    <Pagination
      current={props.current}
      last={Math.ceil(props.total / CONTRADICTIONS_A_PAGE)}
      hrefOf={(page) =>
        props.code === null
          ? `/contradictions?page=${page}`
          : `/contradictions?kind=${encodeURIComponent(props.code)}&page=${page}`
      }
    />
  </>
)
