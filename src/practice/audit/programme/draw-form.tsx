import type { Day } from '../../../time/index.ts'
import {
  BackLink,
  Button,
  Checkboxes,
  DateInput,
  dayTyped,
  ErrorSummary,
  InsetText,
  Input,
  page,
  Radios,
  Select,
  typedAll,
  typedDate,
  typedText,
  type Answer,
  type FieldError,
  type Form,
} from '../../../web/ui/index.ts'
import type { Auditor } from '../allocate.ts'
import { occasions } from '../events.ts'
import { nameOf, populations, toolNamed, toolsNow, type Tool } from '../tools.ts'

export const NEW = '/audits/new'

/** How many cases go to a moderator as well. */
const moderations = {
  '0': 'None',
  '1': 'Every case',
  '2': 'Every second case',
  '3': 'Every third case',
  '5': 'Every fifth case',
} as const

const MOST_CASES = 500

/** A programme as it was asked for. */
export interface Asked {
  readonly title: string
  readonly tool: Tool
  readonly occasion: string
  readonly size: number
  readonly moderateEvery: number
  readonly dueOn: Day
  readonly auditors: readonly Auditor[]
}

const problem = (field: string, says: string): FieldError => ({ field, says })

/** Checks what was typed, but for what the population and the cases drawn allow. */
export function checkDraw(
  form: Form,
  all: readonly Auditor[],
  today: Day,
): { readonly asked: Asked | null; readonly errors: readonly FieldError[] } {
  const title = typedText(form, 'title')
  const tool = toolNamed(typedText(form, 'tool'))
  const occasion = typedText(form, 'occasion')
  const typedSize = typedText(form, 'size')
  const size = /^\d{1,4}$/.test(typedSize) ? Number(typedSize) : 0
  const every = typedText(form, 'moderateEvery')
  const dueOn = dayTyped(typedDate(form, 'dueOn'))
  const chosen = typedAll(form, 'auditors')
  const auditors = all.filter(({ id }) => chosen.includes(id))
  const errors = [
    ...(title === '' ? [problem('title', 'Enter a title, such as “Case files, October”')] : []),
    ...(tool === null ? [problem('tool', 'Choose what is audited')] : []),
    ...(Object.hasOwn(occasions, occasion) ? [] : [problem('occasion', 'Choose why it is held')]),
    ...(size < 1 || size > MOST_CASES
      ? [problem('size', `Enter how many cases, from 1 to ${MOST_CASES}, such as 12`)]
      : []),
    ...(Object.hasOwn(moderations, every) ? [] : [problem('moderateEvery', 'Choose how many are moderated')]),
    ...(dueOn === null
      ? [problem('dueOn-day', 'Enter a date, such as 14 11 2025')]
      : dueOn < today
        ? [problem('dueOn-day', 'The day by which the audits are done must be today or later')]
        : []),
    ...(auditors.length === 0 ? [problem('auditors', 'Choose at least one auditor')] : []),
    ...(auditors.length === 1 && every !== '0' && Object.hasOwn(moderations, every)
      ? [problem('auditors', 'Choose two auditors or more: nobody moderates an audit of their own')]
      : []),
  ]
  const isRight = errors.length === 0 && tool !== null && dueOn !== null
  return {
    asked: isRight ? { title, tool, occasion, size, moderateEvery: Number(every), dueOn, auditors } : null,
    errors,
  }
}

const errorOf = (errors: readonly FieldError[], id: string): string | undefined =>
  errors.find(({ field }) => field === id)?.says

/** The form by which a programme is agreed and its sample drawn. */
export function drawPage(
  form: Form,
  all: readonly Auditor[],
  errors: readonly FieldError[],
  warning?: { readonly says: string; readonly status: number },
): Answer {
  const typed = (field: string): string => typedText(form, field)
  return page({
    title: 'Agree an audit programme',
    status: errors.length > 0 ? 400 : (warning?.status ?? 200),
    hasErrors: errors.length > 0,
    before: <BackLink href="/audits">Audits</BackLink>,
    view: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {errors.length > 0 && <ErrorSummary errors={errors} />}
          <h1 class="govuk-heading-l">Agree an audit programme</h1>
          <p class="govuk-body">
            Cases are drawn at random, team by team, by a seed that is recorded: nobody chooses one, and anybody can
            draw them again. Nobody gets a case that they hold or that is their team’s. Records restricted to others are
            not drawn.
          </p>
          {warning !== undefined && <InsetText>{warning.says}</InsetText>}
          <form method="post" action={NEW} novalidate>
            <Input name="title" label="Title" size="s" value={typed('title')} error={errorOf(errors, 'title')} />
            <Radios
              name="tool"
              label="What is audited?"
              size="s"
              small
              choices={toolsNow.map((tool) => ({
                value: nameOf(tool),
                text: tool.title,
                hint: `${populations[tool.population]}.`,
              }))}
              value={typed('tool')}
              error={errorOf(errors, 'tool')}
            />
            <Radios
              name="occasion"
              label="Why is it held?"
              size="s"
              small
              choices={Object.entries(occasions).map(([value, text]) => ({ value, text }))}
              value={typed('occasion')}
              error={errorOf(errors, 'occasion')}
            />
            <Input
              name="size"
              label="How many cases?"
              size="s"
              width={5}
              value={typed('size')}
              error={errorOf(errors, 'size')}
            />
            <Select
              name="moderateEvery"
              label="How many are moderated?"
              size="s"
              hint="Somebody else grades the same record without seeing the first grades"
              options={[
                { value: '', text: '' },
                ...Object.entries(moderations).map(([value, text]) => ({ value, text })),
              ]}
              value={typed('moderateEvery')}
              error={errorOf(errors, 'moderateEvery')}
            />
            <DateInput
              name="dueOn"
              label="Day by which the audits are done"
              size="s"
              hint="For example, 14 11 2025"
              value={typedDate(form, 'dueOn')}
              error={errorOf(errors, 'dueOn-day')}
            />
            <Checkboxes
              name="auditors"
              label="Who audits?"
              size="s"
              small
              choices={all.map(({ id, name, team }) => ({
                value: id,
                text: name,
                ...(team === null ? {} : { hint: `${team}: gets no case of that team` }),
              }))}
              values={typedAll(form, 'auditors')}
              error={errorOf(errors, 'auditors')}
            />
            <div class="govuk-button-group">
              <Button>Draw the sample</Button>
              <a class="govuk-link" href="/audits">
                Cancel
              </a>
            </div>
          </form>
        </div>
      </div>
    ),
  })
}
