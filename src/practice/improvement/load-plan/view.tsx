import { sayDate } from '../../../time/index.ts'
import {
  Button,
  DateInput,
  Details,
  ErrorSummary,
  Figures,
  FileUpload,
  Input,
  InsetText,
  PageHeading,
  sayCount,
  StackedTable,
  typedDate,
  typedText,
  type FieldError,
  type Form,
} from '../../../web/ui/index.ts'
import { sayDue } from '../due.ts'
import type { KeptPlanFile } from '../ports.ts'
import { planColumns } from '../plan-file/columns.ts'
import type { PlanRead } from '../plan-file/read-plan.ts'
import { Lines } from '../show-action/view.tsx'
import { upperFirst } from '../words.ts'

const errorOf = (errors: readonly FieldError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.says

/** The form that takes a plan's file. */
export const LoadForm = ({ form, errors }: { form: Form; errors: readonly FieldError[] }) => (
  <>
    {errors.length > 0 && <ErrorSummary errors={errors} />}
    <PageHeading lead="A plan as it stands in Excel, Word or CSV. You see row by row what is read before anything is loaded.">
      Load a plan from a file
    </PageHeading>
    <form method="post" action="/improvement/load" enctype="multipart/form-data" novalidate>
      <Input
        name="title"
        label="What the plan is called"
        size="s"
        value={typedText(form, 'title')}
        error={errorOf(errors, 'title')}
      />
      <DateInput
        name="asAt"
        label="As at which day does the file tell of it?"
        hint="The day on which it was agreed or last brought up to date"
        size="s"
        value={typedDate(form, 'asAt')}
        error={errorOf(errors, 'asAt-day')}
      />
      <FileUpload
        name="plan"
        label="The file"
        size="s"
        hint="Excel (.xlsx), Word (.docx), CSV or a web page"
        accept=".xlsx,.docx,.csv,.txt,.html,.htm"
        error={errorOf(errors, 'plan')}
      />
      <Button>Look at this file</Button>
    </form>
    <Details summary="Which columns are read">
      <ul class="govuk-list govuk-list--bullet">
        {planColumns.map(({ title }) => (
          <li>{title}</li>
        ))}
      </ul>
      <p class="govuk-body">
        Each is known by the headings that councils use. A table must have a column “Action” and one more. What stands
        under other headings is kept in the words of the action’s first progress update. Leads are roles: a name, a
        vacancy or somebody who left is not loaded as a lead.
      </p>
    </Details>
  </>
)

/** What a file was read as, row by row, before it is loaded. */
export const Preview = (props: { id: string; given: KeptPlanFile; read: PlanRead; warning: string | null }) => {
  const { given, read } = props
  const odd = read.rows.filter(({ remarks }) => remarks.length > 0).length
  return (
    <>
      <PageHeading lead={`${given.title}, as at ${sayDate(given.asAt)}. Nothing is loaded yet.`}>
        What the file was read as
      </PageHeading>
      {props.warning !== null && <InsetText>{props.warning}</InsetText>}
      <Figures
        figures={[
          { value: String(read.rows.length), of: 'actions to load' },
          { value: String(odd), of: 'of them with something to look at', ...(odd > 0 ? { standing: 'at-risk' } : {}) },
          { value: String(read.left.length), of: 'rows or tables left' },
        ]}
      />
      {read.rows.length === 0 ? (
        <InsetText>No action was found in this file, so there is nothing to load. Choose another file.</InsetText>
      ) : (
        <form method="post" action={`/improvement/load/${props.id}`} novalidate>
          <Button>{`Load ${sayCount(read.rows.length, 'action', 'actions')}`}</Button>
        </form>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href="/improvement/load">
          Choose another file
        </a>
      </p>
      {read.rows.length > 0 && (
        <StackedTable
          caption="Actions"
          columns={[
            { text: 'Action', size: 'tl-plan__action' },
            { text: 'Lead' },
            { text: 'Date' },
            { text: 'What to look at' },
          ]}
          rows={read.rows.map(({ where, action, remarks }) => ({
            key: where,
            mark: remarks.length > 0 ? 'tl-plan__slow' : undefined,
            cells: [
              <>
                <strong>{action.ref}</strong> {action.action}
                <span class="tl-note">{`${where}. ${action.priority}`}</span>
              </>,
              action.lead === null ? 'Nobody' : upperFirst(action.lead),
              action.due === null ? 'None' : sayDue(action.due),
              remarks.length === 0 ? 'Nothing' : <Lines lines={remarks} />,
            ],
          }))}
        />
      )}
      {read.left.length > 0 && (
        <StackedTable
          caption="Left: not loaded"
          columns={[{ text: 'Where' }, { text: 'Its words' }, { text: 'Why' }]}
          rows={read.left.map(({ where, words, says }) => ({ key: where, cells: [where, words, says] }))}
        />
      )}
    </>
  )
}
