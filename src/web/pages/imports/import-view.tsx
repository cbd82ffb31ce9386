import { isOfLists } from '../../../exchange/annex-a/index.ts'
import type { ComponentChildren } from 'preact'
import type { ImportRow } from '../../../store/index.ts'
import {
  Button,
  ButtonLink,
  DateInput,
  ErrorSummary,
  Input,
  PageHeading,
  ProgressBar,
  type FieldError,
  type TypedDate,
} from '../../ui/index.ts'
import { headingOfPreview, isStopped, presentProgress, sayWhatWillHappen } from './present.ts'
import { ReturnShown } from './return-view.tsx'

/** What stands in the boxes for one return: year and as-at date. */
export interface Boxes {
  readonly year: string
  readonly asAt: TypedDate
}

const CancelForm = (props: { row: ImportRow; variant: 'warning' | 'secondary'; children: ComponentChildren }) => (
  <form method="post" action={`/imports/${props.row.id}/cancel`}>
    <Button variant={props.variant}>{props.children}</Button>
  </form>
)

const WhichReturn = (props: { n: number; boxes: Boxes; errors: readonly FieldError[] }) => {
  const errorOf = (id: string) => props.errors.find(({ field }) => field === id)?.says
  return (
    <>
      <Input
        name={`year-${props.n}`}
        label="Return year"
        hint="The year in which it ends: 2025 for 1 April 2024 to 31 March 2025"
        value={props.boxes.year}
        width={4}
        numeric
        error={errorOf(`year-${props.n}`)}
      />
      <DateInput
        name={`asAt-${props.n}`}
        label="As at"
        hint="The last day that these files tell of"
        value={props.boxes.asAt}
        error={errorOf(`asAt-${props.n}-day`)}
      />
    </>
  )
}

/** What was recognised, and the question whether to load it. */
export const Preview = (props: { row: ImportRow; boxes: readonly Boxes[]; errors: readonly FieldError[] }) => {
  const isBlocked = isStopped(props.row)
  const areLists = isOfLists(props.row)
  return (
    <>
      {props.errors.length > 0 && <ErrorSummary errors={props.errors} />}
      <PageHeading
        lead={
          isBlocked
            ? 'Nothing has been saved. Mend what is named below and choose them again.'
            : 'This is what was recognised. Nothing has been saved yet.'
        }
      >
        {headingOfPreview(props.row)}
      </PageHeading>
      <form method="post" action={`/imports/${props.row.id}/load`} novalidate>
        {props.row.returns.map((found, n) => (
          <ReturnShown found={found} of={props.row.returns.length}>
            {!isBlocked && !areLists && (
              <WhichReturn n={n} boxes={props.boxes[n] ?? { year: '', asAt: NO_DATE }} errors={props.errors} />
            )}
          </ReturnShown>
        ))}
        {!isBlocked && (
          <>
            <h2 class="govuk-heading-m">What will happen</h2>
            <p class="govuk-body">{sayWhatWillHappen(props.row)}</p>
            <Button>
              Load {areLists ? 'these lists' : props.row.returns.length === 1 ? 'this return' : 'these returns'}
            </Button>
          </>
        )}
      </form>
      {isBlocked && <ButtonLink href={areLists ? '/imports/lists' : '/imports/new'}>Choose other files</ButtonLink>}
      <CancelForm row={props.row} variant="secondary">
        Do not load; delete these files
      </CancelForm>
    </>
  )
}

const NO_DATE = { day: '', month: '', year: '' }

/** An import under way: how far, and how to stop it. */
export const UnderWay = ({ row, isBehindAnother }: { row: ImportRow; isBehindAnother: boolean }) => {
  const { share, says } = presentProgress(row, isBehindAnother)
  return (
    <>
      <PageHeading lead="This page looks again by itself. You may leave it: the import goes on.">
        {row.state === 'reading' ? 'Reading your files' : 'Loading'}
      </PageHeading>
      <ProgressBar share={share} label={says} />
      {!row.isAskedToStop && (
        <CancelForm row={row} variant="warning">
          Stop: keep nothing of it
        </CancelForm>
      )}
    </>
  )
}
