import type { Body } from '../../record/index.ts'
import { addMonths, type Day } from '../../time/index.ts'
import {
  BackLink,
  Button,
  Checkboxes,
  DateInput,
  dayTyped,
  ErrorSummary,
  InsetText,
  page,
  Radios,
  typedAll,
  typedDate,
  typedText,
  type Answer,
  type FieldError,
  type Form,
} from '../../web/ui/index.ts'
import { panelKinds } from './events.ts'
import type { Sitting } from './ports.ts'

const LONGEST_AHEAD_MONTHS = 12

/** Checks who sits and when. */
export function checkAgenda(
  form: Form,
  all: readonly Sitting[],
  today: Day,
): { readonly body: Body | null; readonly errors: readonly FieldError[] } {
  const panel = typedText(form, 'panel')
  const meetsOn = dayTyped(typedDate(form, 'meetsOn'))
  const chosen = typedAll(form, 'members')
  const members = all.filter(({ id }) => chosen.includes(id)).map(({ id }) => id)
  const say = (field: string, says: string): FieldError => ({ field, says })
  const errors = [
    ...(Object.hasOwn(panelKinds, panel) ? [] : [say('panel', 'Choose which panel it is')]),
    ...(meetsOn === null
      ? [say('meetsOn-day', 'Enter the day on which it meets, such as 14 11 2025')]
      : meetsOn > addMonths(today, LONGEST_AHEAD_MONTHS)
        ? [say('meetsOn-day', 'The day on which it meets must be within a year')]
        : []),
    ...(members.length === 0 ? [say('members', 'Choose who sits on it')] : []),
  ]
  return errors.length > 0 ? { body: null, errors } : { body: { panel, meetsOn, members }, errors }
}

const errorOf = (errors: readonly FieldError[], id: string): string | undefined =>
  errors.find(({ field }) => field === id)?.says

/** The form by which an agenda is drawn up or changed. */
export function agendaPage(
  about: { readonly heading: string; readonly action: string; readonly backHref: string; readonly back: string },
  form: Form,
  all: readonly Sitting[],
  errors: readonly FieldError[],
  warning?: { readonly says: string; readonly status: number },
): Answer {
  return page({
    title: about.heading,
    status: errors.length > 0 ? 400 : (warning?.status ?? 200),
    hasErrors: errors.length > 0,
    before: <BackLink href={about.backHref}>{about.back}</BackLink>,
    view: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {errors.length > 0 && <ErrorSummary errors={errors} />}
          <h1 class="govuk-heading-l">{about.heading}</h1>
          <p class="govuk-body">
            Whoever is chosen here may open the records on this agenda, and no others, until its minutes are confirmed.
            Each opening is in the log of reads.
          </p>
          {warning !== undefined && <InsetText>{warning.says}</InsetText>}
          <form method="post" action={about.action} novalidate>
            <Radios
              name="panel"
              label="Which panel?"
              size="s"
              small
              choices={Object.entries(panelKinds).map(([value, text]) => ({ value, text }))}
              value={typedText(form, 'panel')}
              error={errorOf(errors, 'panel')}
            />
            <DateInput
              name="meetsOn"
              label="Day on which it meets"
              size="s"
              hint="For example, 14 11 2025"
              value={typedDate(form, 'meetsOn')}
              error={errorOf(errors, 'meetsOn-day')}
            />
            {all.length === 0 ? (
              <InsetText>
                Nobody who sits on panels may sign in yet. An administrator gives them the role of a panel member or
                panel administrator.
              </InsetText>
            ) : (
              <Checkboxes
                name="members"
                label="Who sits on it?"
                size="s"
                small
                choices={all.map(({ id, name }) => ({ value: id, text: name }))}
                values={typedAll(form, 'members')}
                error={errorOf(errors, 'members')}
              />
            )}
            <div class="govuk-button-group">
              <Button>Save</Button>
              <a class="govuk-link" href={about.backHref}>
                Cancel
              </a>
            </div>
          </form>
        </div>
      </div>
    ),
  })
}
