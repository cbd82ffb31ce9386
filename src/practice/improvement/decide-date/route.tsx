import type { Body, EventDefinition } from '../../../record/index.ts'
import { sayDate } from '../../../time/index.ts'
import {
  definePage,
  forbidden,
  notFound,
  SummaryList,
  type Answer,
  type AskedAt,
  type FieldError,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN, textIn } from '../../child/index.ts'
import { dueNow, undecidedMove, type MoveRequest } from '../action.ts'
import { sayDue } from '../due.ts'
import { dateMoved, moveRefused } from '../events.ts'
import type { ImprovementPorts } from '../ports.ts'
import { askerOf } from '../show-action/present.ts'
import { actionAsked } from '../show-action/route.tsx'
import { hrefOfAction } from '../show-plan/present.ts'
import type { ActionInPlan } from '../trace.ts'
import { formPage, readForm, saveOrShow, type FormAbout, type Typed } from '../typed-fact.tsx'

type Ports = Pick<ImprovementPorts, 'readImprovement' | 'readImprovementHistory' | 'saveEntry' | 'newId' | 'titleOf'>

const PATH = '/improvement/actions/:action/dates/:fact'
type Asked = AskedAt<typeof PATH>

const decisions = { approve: 'Approve it', refuse: 'Refuse it' } as const

/** What the form asks: which of the two facts it becomes is its first answer. */
const asks: EventDefinition = {
  ...moveRefused,
  title: 'Decide on a later date',
  describes:
    'Until somebody else has approved it, the date that was agreed stands. Either way the decision is shown with its reason.',
  fields: {
    decision: { kind: 'choice', label: 'Is the later date approved?', choices: decisions },
    decidedBy: { kind: 'text', label: 'Who decides', hint: 'A role or a board, and no name' },
    reason: { kind: 'text', rows: 3, label: 'Reason' },
  },
}

interface About {
  readonly found: ActionInPlan
  readonly request: MoveRequest
  readonly asker: string
}

async function about(ports: Ports, asked: Asked): Promise<About | Answer> {
  if (asked.known) return forbidden(AS_KNOWN_THEN)
  const found = await actionAsked(ports, { ...asked.reading, on: asked.today }, asked.params.action)
  const request = found?.action.moveRequests.find(({ fact }) => fact === asked.params.fact)
  if (!found || !request) return notFound()
  if (undecidedMove(found.action) !== request)
    return forbidden('This date is decided on, or the action is done: there is nothing to decide any more.')
  const asker = askerOf(await ports.readImprovementHistory(asked.reading, found.id), request)
  return asker === asked.person.id
    ? forbidden('You asked for this date yourself: somebody else approves or refuses it.')
    : { found, request, asker }
}

const isAnswer = (found: About | Answer): found is Answer => 'kind' in found

function formOf({ found, request, asker }: About, { titleOf }: Ports): FormAbout {
  const { action } = found
  const due = dueNow(action)
  return {
    definition: asks,
    called: `${action.ref} ${action.action}`,
    action: `${hrefOfAction(found)}/dates/${request.fact}`,
    backHref: hrefOfAction(found),
    back: `Back to action ${action.ref}`,
    says: (
      <>
        <p class="govuk-body">{asks.describes}</p>
        <SummaryList
          rows={[
            { key: 'Date that stands', value: due === null ? 'None was agreed' : sayDue(due) },
            { key: 'Date asked for', value: sayDate(request.to) },
            { key: 'Reason', value: request.reason },
            { key: 'Asked for by', value: `${titleOf(asker)}, ${sayDate(request.askedOn)}` },
          ]}
        />
      </>
    ),
  }
}

function against({ request }: About, { body, happenedOn }: Typed): readonly FieldError[] {
  if (happenedOn < request.askedOn)
    return [
      {
        field: 'happenedOn-day',
        says: `It was asked for on ${sayDate(request.askedOn)}: the decision cannot be before that`,
      },
    ]
  return textIn(body, 'decision') === 'approve' && request.to <= happenedOn
    ? [
        {
          field: 'decision',
          says: `${sayDate(request.to)} has passed by the day of the decision: refuse it, and let another date be asked for`,
        },
      ]
    : []
}

/** The fact that a decision becomes. */
function decided({ request }: About, { body, ...typed }: Typed): { definition: EventDefinition; typed: Typed } {
  const said: Body = { request: request.fact }
  const { decidedBy = null, reason = null } = body
  return textIn(body, 'decision') === 'approve'
    ? {
        definition: dateMoved,
        typed: {
          ...typed,
          body: { ...said, movedToOn: request.to, approvedBy: decidedBy, reason: request.reason, approval: reason },
        },
      }
    : { definition: moveRefused, typed: { ...typed, body: { ...said, refusedBy: decidedBy, reason } } }
}

/** Where somebody else than who asked approves or refuses a later date. */
export const decideDatePages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: PATH,
    section: 'improvement',
    needs: 'improvement.agree',
    handle: async (asked) => {
      const found = await about(ports, asked)
      return isAnswer(found) ? found : formPage(formOf(found, ports), {}, [])
    },
  }),
  definePage({
    method: 'POST',
    path: PATH,
    section: 'improvement',
    needs: 'improvement.agree',
    handle: async (asked) => {
      const found = await about(ports, asked)
      if (isAnswer(found)) return found
      const form = formOf(found, ports)
      const checked = readForm(asks, asked.form, asked.today, (typed) => against(found, typed))
      if (!('typed' in checked)) return formPage(form, asked.form, checked.errors)
      const { definition, typed } = decided(found, checked.typed)
      return saveOrShow(
        ports,
        asked,
        { ...form, heading: definition.title },
        { typed, errors: [] },
        {
          subject: found.found.id,
          definition,
          then: hrefOfAction(found.found),
        },
      )
    },
  }),
]
