import type { ComponentChildren } from 'preact'
import {
  Button,
  ErrorSummary,
  Input,
  InsetText,
  Radios,
  typedText,
  type FieldError,
  type Form,
} from '../../web/ui/index.ts'
import { FactField, HAPPENED_ON } from '../child/index.ts'
import { becameOf, cameOf, nameInRow, ofOutcome, ofVersion, rowsOf, whatBecame } from './form.ts'
import type { Outcome } from './plans.ts'

export interface WriteShown {
  readonly called: string
  readonly heading: string
  readonly action: string
  readonly back: string
  /** What the form shows of the record: if that is different when it is saved, somebody changed it meanwhile. */
  readonly seen: string
  /** The outcomes of the version before, each with its measure, person and day in one line. */
  readonly before: readonly { readonly outcome: Outcome; readonly called: string; readonly says: string }[]
  readonly form: Form
  readonly errors: readonly FieldError[]
  readonly warning: string | null
}

const becameChoices = Object.entries(whatBecame).map(([value, text]) => ({ value, text }))

const Before = ({ shown }: { shown: WriteShown }) =>
  shown.before.length === 0 ? null : (
    <section aria-labelledby="before">
      <h2 class="govuk-heading-m" id="before">
        Outcomes of the version before
      </h2>
      {shown.before.map(({ outcome, called, says }) => (
        <>
          <Radios
            name={becameOf(outcome)}
            label={called}
            size="s"
            hint={says}
            choices={becameChoices}
            value={typedText(shown.form, becameOf(outcome))}
            error={shown.errors.find(({ field }) => field === becameOf(outcome))?.says}
            small
          />
          <Input
            name={cameOf(outcome)}
            label={
              <>
                What shows it (optional)<span class="govuk-visually-hidden">: {called}</span>
              </>
            }
            value={typedText(shown.form, cameOf(outcome))}
          />
        </>
      ))}
    </section>
  )

const Group = ({ legend, children }: { legend: string; children: ComponentChildren }) => (
  <fieldset class="govuk-fieldset tl-group">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{legend}</legend>
    {children}
  </fieldset>
)

const Rows = ({ form, errors, isFirst }: { form: Form; errors: readonly FieldError[]; isFirst: boolean }) => (
  <section aria-labelledby="outcomes">
    <h2 class="govuk-heading-m" id="outcomes">
      {isFirst ? 'Outcomes' : 'New outcomes'}
    </h2>
    <p class="govuk-hint">
      Each should have a measure, a person and a date. What is missing is said beside it afterwards. Leave empty what
      you do not need.
    </p>
    <input type="hidden" name="rows" value={String(rowsOf(form))} />
    {Array.from({ length: rowsOf(form) }, (_, nth) => nth + 1).map((row) => (
      <Group legend={`Outcome ${row}`}>
        {Object.entries(ofOutcome.fields).map(([name, field]) =>
          field.kind === 'text' ? (
            <Input
              name={nameInRow(row, name)}
              label={field.label}
              hint={field.hint}
              value={typedText(form, nameInRow(row, name))}
              error={errors.find((error) => error.field === nameInRow(row, name))?.says}
            />
          ) : (
            <FactField name={nameInRow(row, name)} field={{ ...field, optional: false }} form={form} errors={errors} />
          ),
        )}
      </Group>
    ))}
    <Button variant="secondary" name="do" value="add">
      Add another outcome
    </Button>
  </section>
)

/** The form for a version of a plan: what became of the outcomes before, the new ones, and the plan as a whole. */
export const WritePlan = (shown: WriteShown) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      {shown.errors.length > 0 && <ErrorSummary errors={shown.errors} />}
      <span class="govuk-caption-l">{shown.called}</span>
      <h1 class="govuk-heading-l">{shown.heading}</h1>
      {shown.warning !== null && <InsetText>{shown.warning}</InsetText>}
      <p class="govuk-hint">
        Put what is about another person, and may not be given to the child, between [[double square brackets]].
      </p>
      <form method="post" action={shown.action} novalidate>
        <input type="hidden" name="seen" value={shown.seen} />
        <FactField name={HAPPENED_ON} field={ofVersion.happenedOn} form={shown.form} errors={shown.errors} />
        <Before shown={shown} />
        <Rows form={shown.form} errors={shown.errors} isFirst={shown.before.length === 0} />
        <section aria-labelledby="whole">
          <h2 class="govuk-heading-m" id="whole">
            The plan as a whole
          </h2>
          {Object.entries(ofVersion.fields).map(([name, field]) => (
            <FactField name={name} field={field} form={shown.form} errors={shown.errors} />
          ))}
        </section>
        <div class="govuk-button-group">
          <Button name="do" value="save">
            Save
          </Button>
          <a class="govuk-link" href={shown.back}>
            Cancel
          </a>
        </div>
      </form>
    </div>
  </div>
)
