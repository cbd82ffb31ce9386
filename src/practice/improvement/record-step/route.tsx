import type { EventDefinition, FactId } from '../../../record/index.ts'
import {
  BackLink,
  definePage,
  forbidden,
  notFound,
  page,
  redirect,
  type Answer,
  type FieldError,
  type Form,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN, FactForm, typedSave, whyNotSaved } from '../../child/index.ts'
import { offersFor } from '../offers.ts'
import type { ImprovementPorts } from '../ports.ts'
import { actionAsked } from '../show-action/route.tsx'
import { hrefOfAction } from '../show-plan/present.ts'
import type { ActionInPlan } from '../trace.ts'
import { checkStep } from './check.ts'

type Ports = Pick<ImprovementPorts, 'readImprovement' | 'saveEntry' | 'newId'>
type Asked = PageContext<Readonly<Record<'action' | 'event', string>>>

interface About {
  readonly found: ActionInPlan
  readonly definition: EventDefinition
}

const PATH = '/improvement/actions/:action/record/:event'
const BUSY =
  'Somebody else is saving this action at the moment. What you typed is kept below: save it again in a minute.'

/** The action and what is to be recorded of it, or why that cannot be. */
async function about(ports: Ports, asked: Asked): Promise<About | Answer> {
  if (asked.known) return forbidden(AS_KNOWN_THEN)
  const now = { ...asked.reading, on: asked.today }
  const found = await actionAsked(ports, now, asked.params.action)
  if (!found) return notFound()
  const definition = offersFor(found.action).find(({ type }) => type === asked.params.event)
  if (definition) return { found, definition }
  const { doneOn, embeddedOn } = found.action
  if (doneOn === null) return notFound()
  return forbidden(`This action is signed as ${embeddedOn === null ? 'done' : 'embedded'}: that is recorded already.`)
}

const isAnswer = (about: About | Answer): about is Answer => 'kind' in about

function show({ found, definition }: About, form: Form, errors: readonly FieldError[], warning?: string): Answer {
  const href = hrefOfAction(found)
  return page({
    title: definition.title,
    status: errors.length > 0 ? 400 : warning === undefined ? 200 : 503,
    hasErrors: errors.length > 0,
    before: <BackLink href={href}>{`Back to action ${found.action.ref}`}</BackLink>,
    view: (
      <FactForm
        heading={definition.title}
        called={`${found.action.ref} ${found.action.action}`}
        about={definition.describes}
        definition={definition}
        form={form}
        errors={errors}
        action={`${href}/record/${definition.type}`}
        childHref={href}
        hidden={{}}
        button="Save"
        {...(warning === undefined ? {} : { warning })}
      />
    ),
  })
}

async function saveStep(ports: Ports, asked: Asked, { found, definition }: About): Promise<Answer> {
  const checked = checkStep(definition, asked.form, found.action, asked.today)
  if (!('typed' in checked)) return show({ found, definition }, asked.form, checked.errors)
  const revision = {
    fact: ports.newId() as FactId, // a new random uuid
    revision: 0,
    type: definition.type,
    shape: definition.shape,
    subjects: [found.id],
    ...checked.typed,
  }
  const refused = whyNotSaved(await ports.saveEntry(asked.reading.authority, typedSave(asked, [revision])))
  return refused === null
    ? redirect(hrefOfAction(found), `Saved: ${definition.title}`)
    : show({ found, definition }, asked.form, [], BUSY)
}

/** The forms by which people record what happened to an action. */
export const recordStepPages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: PATH,
    section: 'improvement',
    needs: 'improvement.record',
    handle: async (asked) => {
      const found = await about(ports, asked)
      return isAnswer(found) ? found : show(found, {}, [])
    },
  }),
  definePage({
    method: 'POST',
    path: PATH,
    section: 'improvement',
    needs: 'improvement.record',
    handle: async (asked) => {
      const found = await about(ports, asked)
      return isAnswer(found) ? found : saveStep(ports, asked, found)
    },
  }),
]
