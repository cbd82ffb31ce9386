import type { ComponentChildren } from 'preact'
import {
  BackLink,
  Button,
  ErrorSummary,
  InsetText,
  page,
  Radios,
  Textarea,
  typedText,
  type Answer,
  type FieldError,
  type Form,
} from '../../../web/ui/index.ts'
import { grades, isGrade, type Domain, type Grade, type Tool } from '../tools.ts'

export const answers = { yes: 'Yes', partly: 'Partly', no: 'No', 'does-not-apply': 'Does not apply' } as const

const gradeChoices = Object.entries(grades).map(([value, text]) => ({ value, text }))
const errorOf = (errors: readonly FieldError[], id: string): string | undefined =>
  errors.find(({ field }) => field === id)?.says

export interface FormShown {
  readonly heading: string
  readonly called: string
  readonly action: string
  readonly backHref: string
  readonly form: Form
  readonly errors: readonly FieldError[]
  readonly hidden: Readonly<Record<string, string>>
  readonly warning?: { readonly says: string; readonly status: number } | undefined
}

const Shell = (
  shown: FormShown & { readonly says: string; readonly children: ComponentChildren; readonly button: string },
) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      {shown.errors.length > 0 && <ErrorSummary errors={shown.errors} />}
      <span class="govuk-caption-l">{shown.called}</span>
      <h1 class="govuk-heading-l">{shown.heading}</h1>
      <p class="govuk-body">{shown.says}</p>
      {shown.warning !== undefined && <InsetText>{shown.warning.says}</InsetText>}
      <form method="post" action={shown.action} novalidate>
        {Object.entries(shown.hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {shown.children}
        <div class="govuk-button-group">
          <Button>{shown.button}</Button>
          <a class="govuk-link" href={shown.backHref}>
            Cancel
          </a>
        </div>
      </form>
    </div>
  </div>
)

const pageOf = (shown: FormShown, view: ComponentChildren): Answer =>
  page({
    title: shown.heading,
    status: shown.errors.length > 0 ? 400 : (shown.warning?.status ?? 200),
    hasErrors: shown.errors.length > 0,
    before: <BackLink href={shown.backHref}>Back to the audit</BackLink>,
    view,
  })

/** What was typed of one domain, or what is wrong with it. */
export function checkDomain(domain: Domain, form: Form) {
  const grade = typedText(form, 'grade')
  const findings = typedText(form, 'findings')
  const given = domain.questions.map((_, n) => typedText(form, `q${n}`))
  const errors: readonly FieldError[] = [
    ...given.flatMap((answer, n) =>
      Object.hasOwn(answers, answer)
        ? []
        : [{ field: `q${n}`, says: `Choose an answer to “${domain.questions[n] ?? ''}”` }],
    ),
    ...(isGrade(grade) ? [] : [{ field: 'grade', says: 'Choose the grade' }]),
    ...(findings === ''
      ? [{ field: 'findings', says: 'Enter what shows it: the next reader must be able to find it' }]
      : []),
  ]
  return { errors, grade, findings, answers: given.map((answer, n) => `${n}=${answer}`) }
}

/** The page of one domain: its questions, the grade, and what shows it. */
export const domainPage = (domain: Domain, nth: number, of: number, shown: FormShown): Answer =>
  pageOf(
    shown,
    <Shell
      {...shown}
      says={`Domain ${nth} of ${of}. What you type is kept as you type it.`}
      button={nth === of ? 'Save' : 'Save, and go to the next domain'}
    >
      {domain.questions.map((question, n) => (
        <Radios
          name={`q${n}`}
          label={question}
          size="s"
          inline
          small
          choices={Object.entries(answers).map(([value, text]) => ({ value, text }))}
          value={typedText(shown.form, `q${n}`)}
          error={errorOf(shown.errors, `q${n}`)}
        />
      ))}
      <Radios
        name="grade"
        label="Grade"
        size="s"
        small
        choices={gradeChoices}
        value={typedText(shown.form, 'grade')}
        error={errorOf(shown.errors, 'grade')}
      />
      <Textarea
        name="findings"
        label="What shows it"
        size="s"
        hint="Where it stands on the record, and what it means for the child"
        rows={8}
        value={typedText(shown.form, 'findings')}
        error={errorOf(shown.errors, 'findings')}
      />
    </Shell>,
  )

/** What a moderator graded, or what is wrong with it. */
export function checkModeration(tool: Tool, form: Form) {
  const overall = typedText(form, 'grade')
  const why = typedText(form, 'why')
  const given = tool.domains.map(({ id, title }) => ({ id, title, grade: typedText(form, `of-${id}`) }))
  const errors: readonly FieldError[] = [
    ...given.flatMap(({ id, title, grade }) =>
      isGrade(grade) ? [] : [{ field: `of-${id}`, says: `Choose the grade of “${title}”` }],
    ),
    ...(isGrade(overall) ? [] : [{ field: 'grade', says: 'Choose the overall grade' }]),
    ...(why === '' ? [{ field: 'why', says: 'Enter why' }] : []),
  ]
  return { errors, overall: overall as Grade, why, grades: given.map(({ id, grade }) => `${id}=${grade}`) } // used where there is no error
}

/** The moderator’s page: every domain and the overall grade, without the auditor’s. */
export const moderationPage = (tool: Tool, shown: FormShown): Answer =>
  pageOf(
    shown,
    <Shell
      {...shown}
      says="Read the record, and grade it as if nobody had. The auditor’s grades are shown once yours are saved; yours then stand."
      button="Save the grades"
    >
      {tool.domains.map(({ id, title, questions }) => (
        <Radios
          name={`of-${id}`}
          label={title}
          hint={questions.join(' ')}
          size="s"
          small
          choices={gradeChoices}
          value={typedText(shown.form, `of-${id}`)}
          error={errorOf(shown.errors, `of-${id}`)}
        />
      ))}
      <Radios
        name="grade"
        label="Overall grade"
        size="s"
        small
        choices={gradeChoices}
        value={typedText(shown.form, 'grade')}
        error={errorOf(shown.errors, 'grade')}
      />
      <Textarea
        name="why"
        label="Why"
        size="s"
        value={typedText(shown.form, 'why')}
        error={errorOf(shown.errors, 'why')}
      />
    </Shell>,
  )
