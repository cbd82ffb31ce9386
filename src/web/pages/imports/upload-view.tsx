import { Button, Details, ErrorSummary, FileUpload, PageHeading, WarningText, type FieldError } from '../../ui/index.ts'

/** The form that takes SSDA903 files. */
export const UploadForm = ({ errors, isTrialStore }: { errors: readonly FieldError[]; isTrialStore: boolean }) => (
  <>
    {errors.length > 0 && <ErrorSummary errors={errors} />}
    <PageHeading lead="Choose the files of one return, or a zip with a folder for each of several. You see what was recognised before anything is saved.">
      Load SSDA903 files
    </PageHeading>
    {isTrialStore && (
      <WarningText>
        This is a trial store on this computer. Use it to try your files, not to keep them: delete it afterwards with{' '}
        <code>throughline demo --reset</code>.
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
        error={errors[0]?.says}
      />
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
