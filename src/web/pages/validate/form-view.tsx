import { ErrorSummary, FileUpload, Input, PageHeading, type FieldError } from '../../ui/index.ts'
import type { Kind } from './files.ts'

/** What stands in the form. */
export interface FormShown {
  readonly errors: readonly FieldError[]
  readonly year: string
  readonly authority: string
}

interface Place {
  readonly kind: Kind
  readonly label: string
  readonly hint: string
  readonly multiple?: boolean
}

const RETURNS: readonly Place[] = [
  {
    kind: 'this-year',
    label: 'The return to check',
    hint: 'The CSV files of one return, all at once, or its XML, or a zip of either. CSV files are known by their headings, not by their names.',
    multiple: true,
  },
  {
    kind: 'last-year',
    label: 'Last year’s return, if you have it',
    hint: 'Rules that compare with last year need it.',
    multiple: true,
  },
]

const MORE: readonly Place[] = [
  {
    kind: 'earlier',
    label: 'Findings of an earlier check',
    hint: 'A CSV saved from this page, to see what is new, mended and still there.',
  },
  {
    kind: 'names',
    label: 'Names and teams',
    hint: 'A CSV with the headings CHILD, NAME and TEAM, to see the findings by team.',
  },
  { kind: 'providers', label: 'Ofsted’s list of providers', hint: 'A CSV with a column URN.', multiple: true },
  {
    kind: 'postcodes',
    label: 'Postcodes',
    hint: 'A postcode directory of the Office for National Statistics as CSV, for rules on where a placement lies.',
  },
]

const Files = ({ place, error }: { place: Place; error: string | undefined }) => (
  <div class="tl-drop" data-drop={place.kind}>
    <FileUpload
      name={place.kind}
      label={place.label}
      hint={place.hint}
      accept={place.kind === 'this-year' || place.kind === 'last-year' ? '.csv,.txt,.xml,.zip' : '.csv,.txt,.zip'}
      {...(place.multiple ? { multiple: true } : {})}
      error={error}
    />
    <ul class="tl-drop__files" data-files={place.kind} />
  </div>
)

/** Where the script of the page puts what it shows. */
export const PLACES = { form: 'check', actions: 'check-actions', results: 'check-results' } as const

/** The form for the files of a check. With scripts, the page reads them itself and there is no button that sends them. */
export const CheckForm = ({ shown }: { shown: FormShown }) => {
  const errorOf = (field: string) => shown.errors.find((error) => error.field === field)?.says
  const files = (place: Place) => <Files place={place} error={errorOf(place.kind)} />
  return (
    <>
      {shown.errors.length > 0 && <ErrorSummary errors={shown.errors} />}
      <PageHeading lead="Check an SSDA903 return by the Department’s rules before you send it. Nothing goes into the record.">
        Check a return
      </PageHeading>
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
      <form id={PLACES.form} method="post" action="/validate" enctype="multipart/form-data" novalidate>
        <div class="tl-pair">{RETURNS.map(files)}</div>
        <Input
          name="year"
          label="Return year"
          hint="The year in which it ends: 2026 for 1 April 2025 to 31 March 2026"
          value={shown.year}
          width={4}
          numeric
          autocomplete="off"
          error={errorOf('year')}
        />
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">Compare with an earlier check, show teams, check more rules</span>
          </summary>
          <div class="govuk-details__text">
            <div class="tl-pair">{MORE.map(files)}</div>
            <Input
              name="authority"
              label="Code of your authority"
              hint="For rules on placements outside it: nine characters, such as E06000999"
              value={shown.authority}
              width={10}
              autocomplete="off"
              error={errorOf('authority')}
            />
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
