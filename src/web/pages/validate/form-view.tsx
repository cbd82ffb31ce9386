import { ErrorSummary, FileUpload, Input, PageHeading, type FieldError } from '../../ui/index.ts'
import { COLLECTIONS, type Of } from './collections.ts'
import { FORMS, type Place } from './forms.ts'

/** What stands in the form. */
export interface FormShown {
  readonly errors: readonly FieldError[]
  readonly year: string
  readonly authority: string
}

const Files = ({ place, error }: { place: Place; error: string | undefined }) => (
  <div class="tl-drop" data-drop={place.kind}>
    <FileUpload
      name={place.kind}
      label={place.label}
      hint={place.hint}
      accept={place.accept}
      {...(place.multiple ? { multiple: true } : {})}
      error={error}
    />
    <ul class="tl-drop__files" data-files={place.kind} />
  </div>
)

/** Where the script of the page puts what it shows. */
export const PLACES = { form: 'check', actions: 'check-actions', results: 'check-results' } as const

/** The form for the files of a check. With scripts, the page reads them itself and there is no button that sends them. */
export const CheckForm = ({ of, shown }: { of: Of; shown: FormShown }) => {
  const words = FORMS[of]
  const { year, missing } = COLLECTIONS[of]
  const errorOf = (field: string) => shown.errors.find((error) => error.field === field)?.says
  const files = (place: Place) => <Files place={place} error={errorOf(place.kind)} />
  return (
    <>
      {shown.errors.length > 0 && <ErrorSummary errors={shown.errors} />}
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <p class="govuk-body" data-with-script hidden>
        <strong>Your files stay on this computer.</strong> They are read inside this page, and the page is not able to
        send anything.
      </p>
      <noscript>
        <p class="govuk-body">
          Your browser runs no scripts, so the files are sent to this server, checked there, and deleted at once. With
          scripts allowed they would not leave your computer.
        </p>
      </noscript>
      <p class="govuk-body">
        {words.other.asks}{' '}
        <a class="govuk-link" href={FORMS[words.other.of].address}>
          {FORMS[words.other.of].title}
        </a>
        .
      </p>
      <form
        id={PLACES.form}
        method="post"
        action={words.address}
        enctype="multipart/form-data"
        novalidate
        data-worker={words.worker}
        data-missing={missing}
      >
        <div class="tl-pair">{words.files.map(files)}</div>
        <Input
          name="year"
          label={year}
          hint={words.yearHint}
          value={shown.year}
          width={4}
          numeric
          autocomplete="off"
          error={errorOf('year')}
        />
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">{words.moreTitle}</span>
          </summary>
          <div class="govuk-details__text">
            <div class="tl-pair">{words.more.map(files)}</div>
            {words.asksAuthority && (
              <Input
                name="authority"
                label="Code of your authority"
                hint="For rules on placements outside it: nine characters, such as E06000999"
                value={shown.authority}
                width={10}
                autocomplete="off"
                error={errorOf('authority')}
              />
            )}
          </div>
        </details>
        <noscript>
          <div class="govuk-button-group">
            <button type="submit" class="govuk-button" name="as" value="page">
              Send and check
            </button>
            <button type="submit" class="govuk-button govuk-button--secondary" name="as" value="csv">
              Send, check, and get CSV
            </button>
            <button type="submit" class="govuk-button govuk-button--secondary" name="as" value="xlsx">
              Send, check, and get Excel
            </button>
          </div>
        </noscript>
        <div id={PLACES.actions} />
      </form>
      <div id={PLACES.results} />
    </>
  )
}
