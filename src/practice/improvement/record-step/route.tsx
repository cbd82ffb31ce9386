import type { EventDefinition } from '../../../record/index.ts'
import {
  definePage,
  forbidden,
  notFound,
  type Answer,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN } from '../../child/index.ts'
import { moveAsked } from '../events.ts'
import { offersFor } from '../offers.ts'
import type { ImprovementPorts } from '../ports.ts'
import { actionAsked } from '../show-action/route.tsx'
import { hrefOfAction } from '../show-plan/present.ts'
import type { ActionInPlan } from '../trace.ts'
import { formPage, saveOrShow, type FormAbout } from '../typed-fact.tsx'
import { checkStep } from './check.ts'

type Ports = Pick<ImprovementPorts, 'readImprovement' | 'saveEntry' | 'newId'>
type Asked = PageContext<Readonly<Record<'action' | 'event', string>>>

interface About {
  readonly found: ActionInPlan
  readonly definition: EventDefinition
}

const PATH = '/improvement/actions/:action/record/:event'

/** The action and what is to be recorded of it, or why that cannot be. */
async function about(ports: Ports, asked: Asked): Promise<About | Answer> {
  if (asked.known) return forbidden(AS_KNOWN_THEN)
  const now = { ...asked.reading, on: asked.today }
  const found = await actionAsked(ports, now, asked.params.action)
  if (!found) return notFound()
  const definition = offersFor(found.action).find(({ type }) => type === asked.params.event)
  if (definition) return { found, definition }
  const { doneOn, embeddedOn } = found.action
  if (asked.params.event === moveAsked.type && doneOn === null)
    return forbidden('A later date is asked for already: it must be approved or refused first.')
  if (doneOn === null) return notFound()
  return forbidden(`This action is signed as ${embeddedOn === null ? 'done' : 'embedded'}: that is recorded already.`)
}

const isAnswer = (about: About | Answer): about is Answer => 'kind' in about

function formOf({ found, definition }: About): FormAbout {
  const href = hrefOfAction(found)
  return {
    definition,
    called: `${found.action.ref} ${found.action.action}`,
    action: `${href}/record/${definition.type}`,
    backHref: href,
    back: `Back to action ${found.action.ref}`,
  }
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
      return isAnswer(found) ? found : formPage(formOf(found), {}, [])
    },
  }),
  definePage({
    method: 'POST',
    path: PATH,
    section: 'improvement',
    needs: 'improvement.record',
    handle: async (asked) => {
      const stands = await about(ports, asked)
      if (isAnswer(stands)) return stands
      const { definition, found } = stands
      const checked = checkStep(definition, asked.form, found.action, asked.today)
      const to = { subject: found.id, definition, then: hrefOfAction(found) }
      return saveOrShow(ports, asked, formOf(stands), checked, to)
    },
  }),
]
