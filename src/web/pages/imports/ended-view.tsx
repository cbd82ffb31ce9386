import { isOfLists } from '../../../exchange/annex-a/index.ts'
import { isNames } from '../../../exchange/names/index.ts'
import type { ImportRow } from '../../../store/index.ts'
import { Button, ButtonLink, PageHeading, Status, SummaryList } from '../../ui/index.ts'
import { presentOutcome, standingOf } from './present.ts'
import type { RejectedFile } from './rejects.ts'
import { isAboutNames, NamesLink } from './names-link.tsx'
import { ReturnShown } from './return-view.tsx'

const Rejects = ({ row, files }: { row: ImportRow; files: readonly RejectedFile[] }) => (
  <>
    <h2 class="govuk-heading-m">
      {row.returns.every(isNames) || isOfLists(row) ? 'Rows that were left out' : 'Rows that could not be read'}
    </h2>
    <p class="govuk-body">
      As they came, each with its line and the reason. Mend them and load the file again. Rows of a record that is
      restricted to others are never among them.
    </p>
    <ul class="govuk-list govuk-list--bullet">
      {files.map(({ file, rows }, n) => (
        <li>
          <a class="govuk-link" href={`/imports/${row.id}/rejects/${n}.csv`}>
            {file}: {rows.length.toLocaleString('en-GB')} rejected (CSV)
          </a>
        </li>
      ))}
    </ul>
  </>
)

const headingOf = ({ returns }: ImportRow): string => {
  if (isOfLists({ returns })) return 'Import of lists of Annex A'
  if (returns.length > 0 && returns.every(isNames)) return 'Import of names'
  return returns.length === 1 ? 'Import of a return' : 'Import of returns'
}

/** An import that has ended: what came of it. */
export const Ended = (props: {
  row: ImportRow
  rejects: readonly RejectedFile[]
  about: readonly { readonly key: string; readonly value: string }[]
  contradicted: string | null
}) => {
  const { row, rejects, contradicted } = props
  const state = standingOf(row.state)
  return (
    <>
      <PageHeading>{headingOf(row)}</PageHeading>
      <p class="govuk-body">
        <Status standing={state.standing}>{state.says}</Status>
      </p>
      {row.problem !== null && <p class="govuk-body">{row.problem}</p>}
      {isAboutNames(row.problem ?? '') && <NamesLink />}
      {row.state !== 'done' && <p class="govuk-body">Nothing of this import was kept in the record.</p>}
      <SummaryList short rows={[...props.about, ...(row.outcome ? presentOutcome(row.outcome) : [])]} />
      {contradicted !== null && (
        <p class="govuk-body">
          {contradicted}{' '}
          <a class="govuk-link" href="/contradictions">
            See the contradictions
          </a>
        </p>
      )}
      {rejects.length > 0 && <Rejects row={row} files={rejects} />}
      {row.returns.map((found) => (
        <ReturnShown found={found} of={row.returns.length} />
      ))}
      {row.state === 'failed' && row.folder !== null && (
        <form method="post" action={`/imports/${row.id}/again`}>
          <Button>Try again with the same files</Button>
        </form>
      )}
      {row.state !== 'done' && (
        <ButtonLink href="/imports/new" variant="secondary">
          Load other files
        </ButtonLink>
      )}
      {row.state === 'done' && <ButtonLink href="/permanence">See the permanence tracker</ButtonLink>}
    </>
  )
}
