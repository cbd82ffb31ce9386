import { wordFor } from '../../record/index.ts'
import { sayDate, type Day } from '../../time/index.ts'
import {
  BackLink,
  Button,
  Checkboxes,
  ErrorSummary,
  InsetText,
  page,
  Radios,
  StackedTable,
  Status,
  Textarea,
  typedAll,
  typedText,
  type Answer,
  type FieldError,
  type Form,
} from '../../web/ui/index.ts'
import { isPart } from './content.ts'
import { grounds, parts, type Part } from './events.ts'
import { Lines } from './lines.tsx'
import type { Elsewhere } from './ports.ts'

const LONGEST = 20_000

/** Something that was sent of this child before. */
export interface SentBefore {
  readonly crossing: string
  readonly to: string
  readonly on: Day
  readonly ground: string | null
  readonly by: string
  readonly content: string
  readonly hasArrived: boolean
}

export interface AskedToSend {
  readonly to: Elsewhere
  readonly ground: string
  readonly ticked: readonly Part[]
  readonly written: string
}

/** Checks what is to be sent, to whom and on what ground. */
export function checkSending(
  form: Form,
  elsewhere: readonly Elsewhere[],
): { readonly asked: AskedToSend | null; readonly errors: readonly FieldError[] } {
  const to = elsewhere.find(({ id }) => String(id) === typedText(form, 'to'))
  const ground = typedText(form, 'ground')
  const ticked = typedAll(form, 'parts').filter(isPart)
  const written = typedText(form, 'written')
  const say = (field: string, says: string): FieldError => ({ field, says })
  const errors = [
    ...(to ? [] : [say('to', 'Choose which authority it goes to')]),
    ...(Object.hasOwn(grounds, ground) ? [] : [say('ground', 'Choose on what ground it may cross')]),
    ...(written === '' ? [say('written', 'Enter what it is sent for, and what they need to know')] : []),
    ...(written.length > LONGEST ? [say('written', 'Enter at most 20,000 characters')] : []),
  ]
  return { asked: to && errors.length === 0 ? { to, ground, ticked, written } : null, errors }
}

const errorOf = (errors: readonly FieldError[], id: string): string | undefined =>
  errors.find(({ field }) => field === id)?.says

const Before = ({ sent, href }: { sent: readonly SentBefore[]; href: string }) => (
  <section class="tl-section" aria-labelledby="before">
    <h2 class="govuk-heading-m" id="before">
      Sent before
    </h2>
    <StackedTable
      caption="What was sent, the latest first"
      captionHidden
      columns={[{ text: 'To' }, { text: 'On what ground' }, { text: 'What' }, { text: 'At the other end' }]}
      rows={sent.map((one) => ({
        key: one.crossing,
        cells: [
          <>
            {one.to}
            <span class="tl-note">{`${sayDate(one.on)}, by ${one.by}`}</span>
          </>,
          wordFor(grounds, one.ground, 'Not said'),
          <Lines text={one.content} />,
          one.hasArrived ? (
            <Status standing="ended">On record there</Status>
          ) : (
            <form method="post" action={`${href}/again`}>
              <input type="hidden" name="crossing" value={one.crossing} />
              <Status standing="late">Not there yet</Status>
              <Button variant="secondary">Deliver it again</Button>
            </form>
          ),
        ],
      }))}
    />
  </section>
)

/** The form by which something of a record is sent, with what was sent before. */
export function sendPage(
  about: {
    readonly called: string
    readonly href: string
    readonly elsewhere: readonly Elsewhere[]
    readonly sent: readonly SentBefore[]
  },
  form: Form,
  errors: readonly FieldError[],
  warning?: { readonly says: string; readonly status: number },
): Answer {
  const { called, href, elsewhere, sent } = about
  return page({
    title: 'Send to another authority',
    status: errors.length > 0 ? 400 : (warning?.status ?? 200),
    hasErrors: errors.length > 0,
    before: <BackLink href={href.replace(/\/send$/, '')}>Back to the child</BackLink>,
    view: (
      <>
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-two-thirds">
            {errors.length > 0 && <ErrorSummary errors={errors} />}
            <span class="govuk-caption-l">{called}</span>
            <h1 class="govuk-heading-l">Send to another authority</h1>
            <p class="govuk-body">
              Send what they need and no more. It is on this record and on a record of theirs, in the same words, and
              cannot be taken back: only the child’s record here is yours.
            </p>
            {warning !== undefined && <InsetText>{warning.says}</InsetText>}
            {elsewhere.length === 0 ? (
              <InsetText>No other authority keeps its record here, so nothing can be sent.</InsetText>
            ) : (
              <form method="post" action={href} novalidate>
                <Radios
                  name="to"
                  label="To which authority?"
                  size="s"
                  small
                  choices={elsewhere.map(({ id, name }) => ({ value: String(id), text: name }))}
                  value={typedText(form, 'to')}
                  error={errorOf(errors, 'to')}
                />
                <Radios
                  name="ground"
                  label="On what ground?"
                  size="s"
                  small
                  choices={Object.entries(grounds).map(([value, text]) => ({ value, text }))}
                  value={typedText(form, 'ground')}
                  error={errorOf(errors, 'ground')}
                />
                <Checkboxes
                  name="parts"
                  label="What of the record?"
                  size="s"
                  small
                  choices={Object.entries(parts).map(([value, text]) => ({ value, text }))}
                  values={typedAll(form, 'parts')}
                />
                <Textarea
                  name="written"
                  label="What it is sent for, and what they need to know"
                  size="s"
                  hint="Write nothing about another person that they need not know"
                  rows={8}
                  value={typedText(form, 'written')}
                  error={errorOf(errors, 'written')}
                />
                <div class="govuk-button-group">
                  <Button>Send it</Button>
                  <a class="govuk-link" href={href.replace(/\/send$/, '')}>
                    Cancel
                  </a>
                </div>
              </form>
            )}
          </div>
        </div>
        {sent.length > 0 && <Before sent={sent} href={href} />}
      </>
    ),
  })
}
