import {
  BackLink,
  Button,
  ErrorSummary,
  InsetText,
  Input,
  page,
  Radios,
  Select,
  Textarea,
  typedText,
  type Answer,
  type FieldError,
  type Form,
} from '../../web/ui/index.ts'
import { sayPanel, type About } from './about.ts'
import { itemKinds } from './events.ts'

const LONGEST_ASKS = 20_000

/** What was typed of an item, where nothing is wrong with it by itself. */
export interface CheckedItem {
  readonly about: string
  readonly number: string
  readonly household: string
  readonly asks: string
}

/** Checks an item by itself; whether there is such a child is for the record to say. */
export function checkItem(form: Form): { readonly item: CheckedItem; readonly errors: readonly FieldError[] } {
  const item = {
    ...{ about: typedText(form, 'about'), number: typedText(form, 'number') },
    ...{ household: typedText(form, 'household'), asks: typedText(form, 'asks') },
  }
  const say = (field: string, says: string): FieldError => ({ field, says })
  const errors = [
    ...(Object.hasOwn(itemKinds, item.about) ? [] : [say('about', 'Choose what the panel is asked')]),
    ...(item.number === '' && item.household === ''
      ? [say('number', 'Enter a child’s number, or choose prospective adopters')]
      : []),
    ...(item.about === 'match' && (item.number === '' || item.household === '')
      ? [say(item.number === '' ? 'number' : 'household', 'A match needs a child and prospective adopters')]
      : []),
    ...(item.asks === '' ? [say('asks', 'Enter what the panel needs to know')] : []),
    ...(item.asks.length > LONGEST_ASKS ? [say('asks', 'Enter at most 20,000 characters')] : []),
  ]
  // One message a field: the first is the one to mend first.
  return { item, errors: errors.filter(({ field }, n) => errors.findIndex((other) => other.field === field) === n) }
}

const errorOf = (errors: readonly FieldError[], id: string): string | undefined =>
  errors.find(({ field }) => field === id)?.says

/** The form by which something is put on an agenda. */
export function itemPage(
  { panel, href }: About,
  households: readonly { readonly id: string; readonly called: string }[],
  form: Form,
  errors: readonly FieldError[],
  warning?: { readonly says: string; readonly status: number },
): Answer {
  const typed = (field: string): string => typedText(form, field)
  return page({
    title: 'Put an item on the agenda',
    status: errors.length > 0 ? 400 : (warning?.status ?? 200),
    hasErrors: errors.length > 0,
    before: <BackLink href={href}>Back to the agenda</BackLink>,
    view: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {errors.length > 0 && <ErrorSummary errors={errors} />}
          <span class="govuk-caption-l">{sayPanel(panel)}</span>
          <h1 class="govuk-heading-l">Put an item on the agenda</h1>
          <p class="govuk-body">
            The record that you name opens to the members of this panel until the minutes are confirmed. A record that
            is restricted to named people does not.
          </p>
          {warning !== undefined && <InsetText>{warning.says}</InsetText>}
          <form method="post" action={`${href}/items/new`} novalidate>
            <Radios
              name="about"
              label="What is the panel asked?"
              size="s"
              small
              choices={Object.entries(itemKinds).map(([value, text]) => ({ value, text }))}
              value={typed('about')}
              error={errorOf(errors, 'about')}
            />
            <Input
              name="number"
              label="Child’s number in the return"
              size="s"
              hint="Leave empty where it is about prospective adopters alone"
              width={10}
              value={typed('number')}
              error={errorOf(errors, 'number')}
            />
            <Select
              name="household"
              label="Prospective adopters"
              size="s"
              hint="Leave empty where it is about a child alone"
              options={[{ value: '', text: '' }, ...households.map(({ id, called }) => ({ value: id, text: called }))]}
              value={typed('household')}
              error={errorOf(errors, 'household')}
            />
            <Textarea
              name="asks"
              label="What the panel needs to know, and is to advise on"
              size="s"
              rows={8}
              value={typed('asks')}
              error={errorOf(errors, 'asks')}
            />
            <div class="govuk-button-group">
              <Button>Put it on the agenda</Button>
              <a class="govuk-link" href={href}>
                Cancel
              </a>
            </div>
          </form>
        </div>
      </div>
    ),
  })
}
