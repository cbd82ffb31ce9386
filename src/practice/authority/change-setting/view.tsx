import {
  Button,
  DateInput,
  Details,
  ErrorSummary,
  Input,
  InsetText,
  Radios,
  StackedTable,
  SummaryList,
  Textarea,
} from '../../../web/ui/index.ts'
import type { Asks } from '../setting.ts'
import type { HolidayLine, HolidaysShown } from './bank-holidays.ts'
import type { Said, SettingChecked, SettingShown } from './present.ts'

const choicesOf = (asks: Asks): readonly { value: string; text: string }[] | null => {
  if (asks.kind === 'choice') return Object.entries(asks.choices).map(([value, text]) => ({ value, text }))
  if (asks.kind !== 'switch') return null
  return [
    { value: 'on', text: asks.on },
    { value: 'off', text: asks.off },
  ]
}

const Value = ({ shown }: { shown: SettingShown }) => {
  const { asks } = shown
  const error = shown.errors.find(({ field }) => field === 'value')?.says
  const asked = { name: 'value', size: 's' as const, error, value: shown.form.value }
  const choices = choicesOf(asks)
  if (choices !== null) return <Radios {...asked} label="To what" choices={choices} small />
  if (asks.kind === 'whole-number') {
    const hint = asks.none === undefined ? `In ${asks.unit}` : `In ${asks.unit}. Leave it empty for ${asks.none}`
    return <Input {...asked} label="To what" hint={hint} width={5} numeric />
  }
  if (asks.kind !== 'text') return null
  return <Input {...asked} label={asks.label ?? 'To what'} hint={`Leave it empty for: ${asks.none}`} width={30} />
}

const Form = ({ shown }: { shown: SettingShown }) => (
  <form method="post" action={shown.form.action} novalidate>
    <h2 class="govuk-heading-m">{shown.holidays === null ? 'Change it' : 'Add one, or take one away'}</h2>
    <input type="hidden" name="seen" value={shown.form.seen} />
    <Value shown={shown} />
    <DateInput
      name="from"
      label={shown.form.dayLabel}
      size="s"
      hint={shown.form.dayHint}
      value={shown.form.from}
      error={shown.errors.find(({ field }) => field === 'from-day')?.says}
    />
    <Textarea
      name="reason"
      label="Why"
      size="s"
      hint="Who agreed it, and where it is written down"
      value={shown.form.reason}
      error={shown.errors.find(({ field }) => field === 'reason')?.says}
      rows={3}
    />
    <p class="govuk-body">{shown.form.after}</p>
    <div class="govuk-button-group">
      <Button>Continue</Button>
      <a class="govuk-link" href="/settings">
        Cancel
      </a>
    </div>
  </form>
)

/** What was typed, once more, before it is saved: the same address takes both answers, so that a draft is of one form. */
export const CheckSetting = ({ shown }: { shown: SettingChecked }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <span class="govuk-caption-l">{shown.title}</span>
      <h1 class="govuk-heading-l">Check before you save</h1>
      <SummaryList rows={shown.rows} />
      <p class="govuk-body">{shown.after}</p>
      <form method="post" action={shown.action} novalidate>
        {shown.fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="govuk-button-group">
          <Button name="do" value="save">
            Save the change
          </Button>
          <Button variant="secondary" name="do" value="change">
            Change what you typed
          </Button>
          <a class="govuk-link" href="/settings">
            Cancel
          </a>
        </div>
      </form>
    </div>
  </div>
)

const COLUMNS = [
  { text: 'What' },
  { text: 'From' },
  { text: 'Who' },
  { text: 'Why' },
  { text: 'Withdraw', quietOnCard: true },
]

const rowOf = (said: Said) => ({
  key: said.key,
  cells: [
    said.what,
    said.from,
    said.by,
    said.why,
    said.withdrawHref === null ? (
      ''
    ) : (
      <a class="govuk-link" href={said.withdrawHref}>
        Withdraw
        <span class="govuk-visually-hidden">
          : {said.what}, {said.from}
        </span>
      </a>
    ),
  ],
})

const HOLIDAY_COLUMNS = [
  { text: 'Day' },
  { text: 'What it is called', quietOnCard: true },
  { text: 'From where', quietOnCard: true },
]

const HolidayTable = ({ caption, lines }: { caption: string; lines: readonly HolidayLine[] }) => (
  <StackedTable
    caption={caption}
    columns={HOLIDAY_COLUMNS}
    rows={lines.map(({ on, day, name, from }) => ({ key: on, cells: [day, name, from] }))}
  />
)

const Holidays = ({ shown }: { shown: HolidaysShown }) => (
  <section class="tl-section">
    <HolidayTable caption="Bank holidays that no clock counts as a working day" lines={shown.coming} />
    <p class="govuk-body">{shown.until}</p>
    {shown.earlier.length > 0 && (
      <Details summary="Earlier years">
        <HolidayTable caption="Bank holidays of earlier years" lines={shown.earlier} />
      </Details>
    )}
  </section>
)

/** One setting: what it is now, where it comes from, the form that changes it, and all that was ever said of it. */
export const OneSetting = ({ shown }: { shown: SettingShown }) => (
  <>
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {shown.errors.length > 0 && <ErrorSummary errors={shown.errors} />}
        <span class="govuk-caption-l">{shown.group}</span>
        <h1 class="govuk-heading-l">{shown.title}</h1>
        <SummaryList rows={shown.now} />
        {shown.warning !== null && <InsetText>{shown.warning}</InsetText>}
        {shown.fixed === null ? <Form shown={shown} /> : <InsetText>{shown.fixed}</InsetText>}
      </div>
    </div>
    {shown.said.length > 0 && (
      <StackedTable caption="All that was set, the latest first" columns={COLUMNS} rows={shown.said.map(rowOf)} />
    )}
    {shown.said.length === 0 && shown.fixed === null && (
      <p class="govuk-body">The authority has set nothing here so far.</p>
    )}
    {shown.holidays !== null && <Holidays shown={shown.holidays} />}
  </>
)
