import {
  Button,
  DateInput,
  dateToType,
  dayTyped,
  ErrorSummary,
  FileUpload,
  page,
  PageHeading,
  redirect,
  typedDate,
  type Answer,
  type FieldError,
  type PageContext,
  type TypedDate,
} from '../../ui/index.ts'
import type { ImportPorts } from './ports.ts'
import { back } from './upload.ts'

const ListsForm = (props: { record: string; asAt: TypedDate; errors: readonly FieldError[] }) => {
  const errorOf = (id: string) => props.errors.find(({ field }) => field === id)?.says
  return (
    <>
      {props.errors.length > 0 && <ErrorSummary errors={props.errors} />}
      <PageHeading lead="Lists 8 to 11 that an inspection asks for: children in care, care leavers, children for adoption, adopters. You see what is wrong with them and what would come of them before anything is saved.">
        Load lists of Annex A
      </PageHeading>
      <p class="govuk-body">
        They go into the record of <strong>{props.record}</strong>. Load the return first: a child who is not on record
        comes back as a rejected row. A list changes nothing that a return or a person said; where it differs, both are
        shown.
      </p>
      <form method="post" action="/imports/lists" enctype="multipart/form-data" novalidate>
        <FileUpload
          name="lists"
          label="File of lists"
          size="m"
          hint="An Excel workbook (.xlsx), or a CSV file of one list. Lists are known by their headings."
          accept=".xlsx,.csv"
          error={errorOf('lists')}
        />
        <DateInput
          name="asAt"
          label="As at"
          hint="The day as at which the lists speak: nothing in them may be dated after it"
          value={props.asAt}
          error={errorOf('asAt-day')}
        />
        <Button>Look at these lists</Button>
      </form>
    </>
  )
}

/** The form that takes a file of lists; today is offered as their day. */
export function listsForm({ authority, form, today }: PageContext, errors: readonly FieldError[]): Answer {
  const asAt = errors.length > 0 ? typedDate(form, 'asAt') : dateToType(today)
  return page({
    title: 'Load lists of Annex A',
    status: errors.length > 0 ? 400 : 200,
    hasErrors: errors.length > 0,
    ...back,
    view: ListsForm({ record: authority.name, asAt, errors }),
  })
}

function fileProblem(files: PageContext['uploads']): string | null {
  const [file] = files
  if (!file) return 'Choose the file of lists to load'
  if (files.length > 1) return 'Choose one file at a time'
  return file.bytes === 0 ? 'The file is empty' : null
}

/** Takes a file of lists, looks what would come of it and goes on to that. */
export async function sendLists({ beginLists }: ImportPorts, asked: PageContext): Promise<Answer> {
  const { form, uploads, today, reading, person } = asked
  const files = uploads.filter(({ field }) => field === 'lists')
  const [file] = files
  const day = dayTyped(typedDate(form, 'asAt'))
  const errors: FieldError[] = []
  const wrong = fileProblem(files)
  if (wrong !== null) errors.push({ field: 'lists', says: wrong })
  if (day === null)
    errors.push({ field: 'asAt-day', says: 'Enter the day as at which the lists speak, such as 31 3 2025' })
  else if (day > today)
    errors.push({ field: 'asAt-day', says: 'The day as at which the lists speak must be today or earlier' })
  if (!file || day === null || errors.length > 0) return listsForm(asked, errors)
  const begun = await beginLists(reading.authority, person.id, file, day)
  return 'id' in begun ? redirect(`/imports/${begun.id}`) : listsForm(asked, [{ field: 'lists', says: begun.problem }])
}
