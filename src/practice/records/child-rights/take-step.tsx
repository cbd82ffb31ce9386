import { hash } from 'node:crypto'
import type { Body, FactId, NewRevision, Save } from '../../../record/index.ts'
import { sayDate } from '../../../time/index.ts'
import {
  forbidden,
  page,
  redirect,
  typedText,
  type Answer,
  type FieldError,
  type Form,
  type PageContext,
} from '../../../web/ui/index.ts'
import {
  AS_KNOWN_THEN,
  BackToChild,
  BUSY,
  called,
  dayIn,
  HAPPENED_ON,
  readTyped,
  typedSave,
  whyNotSaved,
  type TypedFact,
} from '../../child/index.ts'
import type { BundleFiles, RightsPorts } from '../rights-ports.ts'
import type { RightsFact } from '../rights.ts'
import type { Found } from './find.ts'
import { RightsForm } from './form-view.tsx'
import { askedOf, emptyBody, type StepForm } from './steps.ts'

/** A form about a record: what it does, to what, and where it leads. */
export interface Step {
  readonly found: Found
  readonly form: StepForm
  /** What takes the step; null where it is begun. */
  readonly right: RightsFact | null
  readonly action: string
  readonly back: string
  readonly rows: readonly { readonly key: string; readonly value: string }[]
  /** What it says besides, where it is about one fact. */
  readonly sets?: Body
  /** Files that this step gives out, kept to the byte. */
  readonly files?: BundleFiles
}

interface Around {
  readonly status: number
  readonly errors: readonly FieldError[]
  readonly warning: string | null
}

const FRESH: Around = { status: 200, errors: [], warning: null }
const MEANWHILE = 'Somebody else took a step just now. What you typed is kept below: look at how it stands first.'

/** The number of the last revision that a form shows; of what is begun there is none. */
const lastRevision = ({ right }: Step): number => (right === null ? -1 : right.fact.revision)

/** Shows the form as it was typed. */
export function showStep(step: Step, form: Form = {}, around: Around = FRESH): Answer {
  const { found, form: does } = step
  return page({
    title: does.heading,
    status: around.status,
    hasErrors: around.errors.length > 0,
    before: <BackToChild href={found.href} called={called(found.child)} />,
    view: (
      <RightsForm
        called={called(found.child)}
        heading={does.heading}
        about={does.about}
        rows={step.rows}
        definition={askedOf(does)}
        hasDate={does.dates !== null}
        form={form}
        errors={around.errors}
        warning={around.warning}
        action={step.action}
        back={step.back}
        revision={lastRevision(step)}
        button={does.button}
      />
    ),
  })
}

function errorsIn({ form, right }: Step, { happenedOn, errors }: TypedFact): readonly FieldError[] {
  if (right === null || form.dates === null || happenedOn === null) return errors
  const decidedOn = form.after === undefined ? null : dayIn(right.fact.body, form.after)
  const first = decidedOn ?? right.fact.happenedOn
  if (happenedOn >= first) return errors
  const says = `${form.dates.label} must not be before ${sayDate(first)}, when it ${decidedOn === null ? 'began' : 'was decided'}`
  return [{ field: `${HAPPENED_ON}-day`, says }, ...errors]
}

const sha256 = (content: Buffer): string => hash('sha256', content)

/** The revision that the step makes, but for its number. */
function revisionOf(
  step: Step,
  typed: TypedFact,
  asked: PageContext,
  newId: () => string,
): Omit<NewRevision, 'revision'> {
  const { form, right, files } = step
  const { dates } = form
  const on = typed.happenedOn ?? asked.today
  const isOwnDay = dates === null || dates.field === HAPPENED_ON
  const body: Body = {
    ...(right?.fact.body ?? emptyBody(form.of)),
    ...typed.body,
    ...form.sets,
    ...step.sets,
    ...(isOwnDay ? {} : { [dates.field]: on }),
    ...(files && { page: sha256(files.page), word: sha256(files.word) }),
  }
  return {
    fact: right?.id ?? (newId() as FactId), // a new fact
    ...{ type: form.of.type, shape: form.of.shape, subjects: right?.fact.subjects ?? [step.found.child.subject], body },
    happenedOn: right?.fact.happenedOn ?? on,
    texts: Object.fromEntries(Object.entries(typed.texts).filter(([, text]) => text !== '')),
  }
}

const filesOf = (fact: FactId, files: BundleFiles | undefined): Pick<Save, 'files'> =>
  files === undefined
    ? {}
    : {
        files: [
          { fact, name: 'page', content: files.page },
          { fact, name: 'word', content: files.word },
        ],
      }

/** Takes what was typed: the next revision, with who and when; or the form again, with what is wrong and every word kept. */
export async function takeStep(
  { saveEntry, newId }: RightsPorts,
  step: Step,
  asked: PageContext,
  leadsTo: (fact: FactId) => string,
): Promise<Answer> {
  if (asked.known) return forbidden(AS_KNOWN_THEN)
  const { form, found } = step
  const typed = readTyped(askedOf(form), asked.form, { today: asked.today, bornOn: found.child.bornOn })
  const errors = errorsIn(step, typed)
  if (errors.length > 0) return showStep(step, asked.form, { ...FRESH, status: 400, errors })
  // By the revision that the form showed: the store refuses a number that is taken, and knows a double click.
  const seen = Number(typedText(asked.form, 'revision'))
  if (!Number.isInteger(seen) || seen < -1 || seen > lastRevision(step))
    return showStep(step, asked.form, { ...FRESH, status: 409, warning: MEANWHILE })
  const revision = { ...revisionOf(step, typed, asked, newId), revision: seen + 1 }
  const entry = { ...typedSave(asked, [revision]), ...filesOf(revision.fact, step.files) }
  const refused = whyNotSaved(await saveEntry(asked.reading.authority, entry))
  if (refused === 'busy') return showStep(step, asked.form, { ...FRESH, status: 503, warning: BUSY })
  if (refused !== null) return showStep(step, asked.form, { ...FRESH, status: 409, warning: MEANWHILE })
  return redirect(leadsTo(revision.fact), form.done)
}
