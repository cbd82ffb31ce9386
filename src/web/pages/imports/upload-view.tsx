import { MOST_CHILDREN_EMBEDDED } from '../../../exchange/ssda903/index.ts'
import {
  Button,
  Details,
  ErrorSummary,
  FileUpload,
  Input,
  PageHeading,
  Radios,
  sayNumber,
  WarningText,
  type FieldError,
} from '../../ui/index.ts'

/** What the form for files shows. */
export interface UploadShown {
  readonly errors: readonly FieldError[]
  readonly isTrialStore: boolean
  /** The demonstration whose record is open, with the council's own records; null where no demonstration is open. */
  readonly beside: { readonly demonstration: string; readonly own: readonly { id: number; name: string }[] } | null
  readonly where: string
  readonly council: string
}

const errorOf = (errors: readonly FieldError[], field: string) => errors.find((error) => error.field === field)?.says

/** Real children never stand among invented ones, unless somebody says so. */
const WhichRecord = ({ shown }: { shown: UploadShown }) =>
  shown.beside && (
    <Radios
      name="where"
      label="Whose files are they?"
      size="m"
      hint={`You are looking at ${shown.beside.demonstration}, whose children are invented. Your council’s own files go into a record of their own.`}
      value={shown.where}
      error={errorOf(shown.errors, 'where')}
      choices={[
        ...shown.beside.own.map(({ id, name }) => ({ value: String(id), text: `${name}’s` })),
        {
          value: 'new',
          text: shown.beside.own.length === 0 ? 'My council’s' : 'Another council’s',
          conditional: (
            <Input
              name="council"
              label="Name of the council"
              value={shown.council}
              width={30}
              error={errorOf(shown.errors, 'council')}
            />
          ),
        },
        { value: 'here', text: `${shown.beside.demonstration}’s: add them to the invented children` },
      ]}
    />
  )

/** The form that takes SSDA903 files. */
export const UploadForm = ({ shown }: { shown: UploadShown }) => (
  <>
    {shown.errors.length > 0 && <ErrorSummary errors={shown.errors} />}
    <PageHeading lead="Choose the files of one return, or a zip with a folder for each of several. You see what was recognised before anything is saved.">
      Load SSDA903 files
    </PageHeading>
    {shown.isTrialStore && (
      <WarningText>
        This is a trial store on this computer. Use it to try your files, not to keep them: delete it afterwards with{' '}
        <code>
          throughline demo <span class="tl-nowrap">--reset</span>
        </code>
        . It takes up to {sayNumber(MOST_CHILDREN_EMBEDDED)} children in one import, and does one thing at a time: while
        a return is saved, other pages wait.
      </WarningText>
    )}
    <form method="post" action="/imports" enctype="multipart/form-data" novalidate>
      <FileUpload
        name="files"
        label="Files"
        size="m"
        hint="CSV, XML, or a zip of them. You can choose several at once."
        multiple
        accept=".csv,.xml,.zip,.txt"
        error={errorOf(shown.errors, 'files')}
      />
      <WhichRecord shown={shown} />
      <Button>Look at these files</Button>
    </form>
    <Details summary="What is recognised">
      <p class="govuk-body">
        Tables are recognised by their headings, not by their names: Header, Episodes, Reviews, UASC, OC2, OC3, AD1,
        PlacedAdoption, PrevPerm, Missing, SWEpisodes and DoLo, of the return years 2019 to 2027.
      </p>
      <p class="govuk-body">
        CSV files that are chosen together are one return. In a zip, each folder is one return. Its year and the day as
        at which it speaks are read from its latest dates; you can correct them on the next page.
      </p>
      <p class="govuk-body">
        Rows that cannot be read come back as a file with the reason on each. Everything else is loaded, and what does
        not fit together is shown as a contradiction.
      </p>
    </Details>
  </>
)
