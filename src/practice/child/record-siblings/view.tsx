import {
  Button,
  Checkboxes,
  DateInput,
  ErrorSummary,
  Input,
  InsetText,
  type FieldError,
  type TypedDate,
} from '../../../web/ui/index.ts'

export interface SiblingsShown {
  readonly called: string
  readonly action: string
  readonly childHref: string
  readonly choices: readonly { readonly value: string; readonly text: string; readonly hint: string }[]
  readonly chosen: readonly string[]
  readonly seen: string
  readonly since: TypedDate
  readonly looked: string
  /** What the search came to, in a sentence. */
  readonly found: string | null
  readonly errors: readonly FieldError[]
  readonly warning: string | null
}

const errorOf = (errors: readonly FieldError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.says

/** Chooses the brothers and sisters with whom a child's permanence is planned. */
export const Siblings = (shown: SiblingsShown) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      {shown.errors.length > 0 && <ErrorSummary errors={shown.errors} />}
      <span class="govuk-caption-l">{shown.called}</span>
      <h1 class="govuk-heading-l">Brothers and sisters together</h1>
      <p class="govuk-body">
        Choose the children whose permanence is planned together with this child’s. They then stand together on the
        tracker. Throughline never guesses who is related.
      </p>
      {shown.warning !== null && <InsetText>{shown.warning}</InsetText>}
      <form method="post" action={shown.action} novalidate>
        <input type="hidden" name="seen" value={shown.seen} />
        {shown.choices.map(({ value }) => (
          <input type="hidden" name="offered" value={value} />
        ))}
        <Input
          name="look"
          label="Look for a child to add"
          hint="Name, number or date of birth"
          size="s"
          width={20}
          value={shown.looked}
          error={shown.errors.find(({ field }) => field === 'look')?.says}
          autocomplete="off"
        />
        <Button variant="secondary" name="do" value="look">
          Look
        </Button>
        {shown.found !== null && <p class="govuk-body">{shown.found}</p>}
        {shown.choices.length > 0 && (
          <Checkboxes
            name="with"
            label="Planned for together with"
            size="s"
            hint="Untick a child who is not, or is no longer"
            choices={shown.choices}
            values={shown.chosen}
            error={errorOf(shown.errors, 'with')}
            small
          />
        )}
        <DateInput
          name="since"
          label="Planned together from"
          size="s"
          hint="For example, 27 3 2025"
          value={shown.since}
          error={errorOf(shown.errors, 'since-day')}
        />
        <div class="govuk-button-group">
          <Button name="do" value="save">
            Save
          </Button>
          <a class="govuk-link" href={shown.childHref}>
            Cancel
          </a>
        </div>
      </form>
    </div>
  </div>
)
