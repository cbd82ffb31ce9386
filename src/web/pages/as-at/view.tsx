import {
  Button,
  DateInput,
  ErrorSummary,
  PageHeading,
  ProgressBar,
  type FieldError,
  type TypedDate,
} from '../../ui/index.ts'

/** What the page for another date shows, in words. */
export interface AsAtShown {
  readonly back: string
  readonly on: TypedDate
  readonly known: TypedDate
  readonly errors: readonly FieldError[]
  /** Since when the record knows anything; null while it is empty. */
  readonly knowsSince: string | null
  readonly moments: readonly { readonly text: string; readonly known: TypedDate }[]
}

const errorOf = (shown: AsAtShown, field: string): string | undefined =>
  shown.errors.find((error) => error.field.startsWith(field))?.says

const OnForm = ({ shown }: { shown: AsAtShown }) => (
  <form method="post" action="/as-at" novalidate>
    <input type="hidden" name="back" value={shown.back} />
    <DateInput
      name="on"
      label="As it was on another day"
      size="m"
      hint="The world on that day, by everything that is known now. For example, 31 3 2025"
      value={shown.on}
      error={errorOf(shown, 'on')}
    />
    <Button>See that day</Button>
  </form>
)

const KnownForm = ({ shown }: { shown: AsAtShown }) => (
  <form method="post" action="/known-at" novalidate>
    <input type="hidden" name="back" value={shown.back} />
    <DateInput
      name="known"
      label="As the record knew it then"
      size="m"
      hint={`What had been recorded by the end of that day, without what came or was corrected later. ${shown.knowsSince ?? ''}`}
      value={shown.known}
      error={errorOf(shown, 'known')}
    />
    <Button variant="secondary">Prepare and see it</Button>
  </form>
)

const Moments = ({ shown }: { shown: AsAtShown }) => (
  <>
    <h2 class="govuk-heading-s">Or by an import</h2>
    <ul class="govuk-list govuk-list--spaced">
      {shown.moments.map(({ text, known }) => (
        <li>
          <form method="post" action="/known-at">
            <input type="hidden" name="back" value={shown.back} />
            <input type="hidden" name="known-day" value={known.day} />
            <input type="hidden" name="known-month" value={known.month} />
            <input type="hidden" name="known-year" value={known.year} />
            <button type="submit" class="tl-link-button">
              {text}
            </button>
          </form>
        </li>
      ))}
    </ul>
  </>
)

/** The two dials: another day, and what was known by then. */
export const AsAt = ({ shown }: { shown: AsAtShown }) => (
  <>
    {shown.errors.length > 0 && <ErrorSummary errors={shown.errors} />}
    <PageHeading lead="Two questions, and two answers. How did things stand on another day, as we now know? And what did the record say then, before later news and corrections?">
      See it as at another date
    </PageHeading>
    <div class="tl-pair">
      <div>
        <OnForm shown={shown} />
      </div>
      <div>
        {shown.knowsSince === null ? (
          <p class="govuk-body">Nothing has been recorded yet, so there is no earlier knowledge to show.</p>
        ) : (
          <KnownForm shown={shown} />
        )}
        {shown.moments.length > 0 && <Moments shown={shown} />}
      </div>
    </div>
  </>
)

/** Preparation under way: how far it has come, without JavaScript. */
export const Preparing = (props: { when: string; says: string; share: number; back: string }) => (
  <>
    <PageHeading lead="What was recorded by then is being read again from the beginning. This takes some seconds; the page goes on by itself.">
      Preparing the record as it was known {props.when}
    </PageHeading>
    <ProgressBar share={props.share} label={props.says} />
    <p class="govuk-body">
      <a class="govuk-link" href={props.back}>
        Do not wait: go back
      </a>
    </p>
  </>
)
