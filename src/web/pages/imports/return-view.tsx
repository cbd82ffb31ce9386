import type { ComponentChildren } from 'preact'
import type { ReturnFound } from '../../../store/index.ts'
import { Details, sayNumber, StackedTable, WarningText } from '../../ui/index.ts'
import { isAboutNames, NamesLink } from './names-link.tsx'
import { sayReturn, sayTables } from './present.ts'

/** More returns than these show their tables only when asked. */
const FEW_RETURNS = 2

const Problems = ({ found }: { found: ReturnFound }) => (
  <>
    {found.problems
      .filter(({ severity }) => severity === 'stop')
      .map(({ says }) => (
        <WarningText>{says}</WarningText>
      ))}
    {found.problems.some(({ severity }) => severity === 'note') && (
      <ul class="govuk-list govuk-list--bullet">
        {found.problems
          .filter(({ severity }) => severity === 'note')
          .map(({ says }) => (
            <li>
              {says}
              {isAboutNames(says) && <NamesLink />}
            </li>
          ))}
      </ul>
    )}
  </>
)

const Tables = ({ found, isFolded }: { found: ReturnFound; isFolded: boolean }) => {
  const table = (
    <StackedTable
      caption="Tables that were recognised"
      captionHidden
      layout="tl-stacked--three"
      columns={[
        { text: 'Table' },
        { text: 'File' },
        { text: 'Rows', numeric: true },
        { text: 'Rejected', numeric: true },
      ]}
      rows={found.tables.map(({ table, file, rows, rejected }) => ({
        key: `${table} ${file}`,
        cells: [table, <span class="tl-path">{file}</span>, sayNumber(rows), sayNumber(rejected)],
      }))}
    />
  )
  return isFolded ? <Details summary={sayTables(found)}>{table}</Details> : table
}

/** One return that was found: what must be heard of it, and its tables. */
export const ReturnShown = (props: { found: ReturnFound; of: number; children?: ComponentChildren }) => (
  <section class="tl-return" aria-label={sayReturn(props.found)}>
    <h2 class="govuk-heading-m">{sayReturn(props.found)}</h2>
    <Problems found={props.found} />
    <Tables found={props.found} isFolded={props.of > FEW_RETURNS} />
    {props.children}
  </section>
)
