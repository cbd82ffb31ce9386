import { sameAs } from '../../../record/index.ts'
import { sayDate } from '../../../time/index.ts'
import {
  notFound,
  page,
  redirect,
  redirectUndone,
  type Answer,
  type FieldError,
  type Form,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { called } from '../called.ts'
import { formOf, readTyped, type TypedFact } from '../record-fact/fields.ts'
import {
  aboutFact,
  isAsSeen,
  isImported,
  saveNext,
  type AboutFact,
  type AskedOfFact,
  type ChangeFactPorts,
} from '../record-fact/about-fact.ts'
import { changedFields, type FactShown } from '../record-fact/ports.ts'
import { formPages } from '../record-fact/form-pages.ts'
import { BUSY } from '../record-fact/save.ts'
import { BackToChild, FactForm } from '../record-fact/view.tsx'
import { sideBySide } from '../record-fact/words.ts'
import { Conflict } from './conflict.tsx'

const KEEPS_ITS_WORD =
  'This came from a return. What you change here stands over the return, now and at every later import; what the return said stays on the record beside it.'

interface Around {
  readonly status: number
  readonly errors: readonly FieldError[]
  readonly warning?: string
  readonly conflict?: readonly ReturnType<typeof Conflict>[]
}

function show({ child, shown, definition }: AboutFact, form: Form, around: Around): Answer {
  const childHref = `/children/${child.subject}`
  const warning = around.warning ?? (isImported(shown) ? KEEPS_ITS_WORD : undefined)
  return page({
    title: `Correct: ${definition.title}`,
    status: around.status,
    hasErrors: around.status !== 200,
    before: BackToChild({ href: childHref, called: called(child) }),
    view: (
      <>
        {around.conflict}
        <FactForm
          heading={`Correct: ${definition.title}`}
          called={called(child)}
          about={definition.describes}
          definition={definition}
          form={form}
          errors={around.errors}
          action={`${childHref}/facts/${shown.fact.id}/correct`}
          childHref={childHref}
          hidden={{ revision: String(shown.lastRevision) }}
          button={around.conflict ? 'Save what I typed' : 'Save the correction'}
          {...(warning === undefined ? {} : { warning })}
        />
      </>
    ),
  })
}

function showConflict(found: AboutFact, typed: TypedFact, form: Form): Answer {
  const { fact, texts, lastRecordedOn, isWithdrawn } = found.shown
  const onRecord = isWithdrawn ? null : { happenedOn: fact.happenedOn, body: fact.body, texts }
  const sides = sideBySide(found.definition, onRecord, typed)
  const conflict = (
    <Conflict
      by={`by the ${found.lastTitle.toLowerCase()} on ${sayDate(lastRecordedOn)}`}
      sides={sides}
      wasWithdrawn={isWithdrawn}
    />
  )
  return show(found, form, { status: 409, errors: [], conflict: [conflict] })
}

const isUnchanged = ({ fact, texts }: FactShown, typed: TypedFact, body: TypedFact['body']): boolean =>
  typed.happenedOn === fact.happenedOn &&
  Object.entries(body).every(([name, value]) => String(fact.body[name] ?? '') === String(value ?? '')) &&
  Object.entries(typed.texts).every(([name, text]) => (texts[name] ?? '') === text)

async function saveCorrection(ports: ChangeFactPorts, asked: AskedOfFact, found: AboutFact): Promise<Answer> {
  const { child, shown, definition } = found
  const typed = readTyped(definition, asked.form, {
    today: asked.today,
    bornOn: child.bornOn,
    standing: shown.fact.body,
  })
  if (!isAsSeen(asked, shown)) return showConflict(found, typed, asked.form)
  if (typed.errors.length > 0 || typed.happenedOn === null)
    return show(found, asked.form, { status: 400, errors: typed.errors })
  const body = changedFields(shown.fact, typed.body)
  if (!shown.isWithdrawn && isUnchanged(shown, typed, body))
    return redirectUndone(`/children/${child.subject}`, 'Nothing was changed')
  const refused = await saveNext(ports, asked, found, { happenedOn: typed.happenedOn, body, texts: typed.texts })
  if (refused === null) return redirect(`/children/${child.subject}`, `Corrected: ${definition.title}`)
  if (refused === 'busy') return show(found, asked.form, { status: 503, errors: [], warning: BUSY })
  const meanwhile = await aboutFact(ports, asked)
  return meanwhile ? showConflict(meanwhile, typed, asked.form) : notFound()
}

/** A fact that can be corrected: two records joined are not corrected but taken apart, and joined afresh. */
async function correctable(ports: ChangeFactPorts, asked: AskedOfFact): Promise<AboutFact | null> {
  const found = await aboutFact(ports, asked)
  return found?.definition.type === sameAs.type ? null : found
}

/** The pages on which a person corrects a fact: the next revision, guarded by the revision that the form showed. */
export const correctFactPages = (ports: ChangeFactPorts): readonly PageDefinition[] =>
  formPages({
    path: '/children/:child/facts/:fact/correct',
    find: (asked) => correctable(ports, asked),
    show: (found) => {
      const { fact, texts, isWithdrawn } = found.shown
      if (isWithdrawn) return null
      return show(found, formOf(found.definition, { ...fact, texts }), { status: 200, errors: [] })
    },
    take: (found, asked) => saveCorrection(ports, asked, found),
  })
