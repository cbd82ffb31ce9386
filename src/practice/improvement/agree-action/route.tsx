import type { Body, Fact, SubjectId } from '../../../record/index.ts'
import {
  definePage,
  forbidden,
  notFound,
  typedText,
  type Answer,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN, formOf } from '../../child/index.ts'
import { actionAgreed } from '../events.ts'
import { knownIn } from '../known.ts'
import { planAsked } from '../plan-asked.ts'
import type { PlanAt } from '../plans.ts'
import type { ImprovementPorts } from '../ports.ts'
import { actionAsked } from '../show-action/route.tsx'
import { hrefOfAction, hrefOfPlan } from '../show-plan/present.ts'
import { formPage, readForm, saveOrShow, without, type FormAbout } from '../typed-fact.tsx'
import type { ActionInPlan } from '../trace.ts'
import { againstPlan } from './check.ts'

type Ports = Pick<ImprovementPorts, 'readImprovement' | 'saveEntry' | 'newId'>

const added = without(actionAgreed, 'plan', 'asPrinted')
/** A date that was agreed is not corrected away: a later one is agreed with approval and reason, and both stay visible. */
const corrected = without(actionAgreed, 'plan', 'asPrinted', 'dueOn', 'dueIs')

const formToAdd = (plan: PlanAt): FormAbout => ({
  definition: added,
  called: plan.title,
  action: `${hrefOfPlan(plan)}/actions/new`,
  backHref: hrefOfPlan(plan),
  back: plan.title,
  heading: 'Add an action',
})

interface ToCorrect {
  readonly found: ActionInPlan
  readonly agreement: Fact
}

const formToCorrect = ({ found, agreement }: ToCorrect): FormAbout => ({
  definition: corrected,
  called: `${found.action.ref} ${found.action.action}`,
  action: `${hrefOfAction(found)}/correct`,
  backHref: hrefOfAction(found),
  back: `Back to action ${found.action.ref}`,
  heading: 'Correct this action',
  says: 'What was put down wrongly or is otherwise now. What it said before stays on the record. Its date is not corrected here: move it with approval, so that the first date stays visible.',
  hidden: { revision: String(agreement.revision) },
})

async function toCorrect(
  ports: Ports,
  asked: PageContext<Readonly<Record<'action', string>>>,
): Promise<ToCorrect | Answer> {
  if (asked.known) return forbidden(AS_KNOWN_THEN)
  const found = await actionAsked(ports, { ...asked.reading, on: asked.today }, asked.params.action)
  const agreement = found?.action.agreement
  return found && agreement ? { found, agreement } : notFound()
}

async function addTo(ports: Ports, asked: PageContext<Readonly<Record<'plan', string>>>): Promise<PlanAt | Answer> {
  if (asked.known) return forbidden(AS_KNOWN_THEN)
  return (await planAsked(ports, { ...asked.reading, on: asked.today }, asked.params.plan)) ?? notFound()
}

const isAnswer = (found: object): found is Answer => 'kind' in found

async function saveCorrection(ports: Ports, asked: PageContext, { found, agreement }: ToCorrect): Promise<Answer> {
  const about = formToCorrect({ found, agreement })
  const shown = Number(typedText(asked.form, 'revision'))
  if (shown !== agreement.revision) return conflict({ found, agreement }, asked)
  const known = knownIn(await ports.readImprovement({ ...asked.reading, on: asked.today }))
  const checked = readForm(corrected, asked.form, asked.today, (typed) =>
    againstPlan(found.plan, typed, found.id, known),
  )
  const kept: Body = Object.fromEntries(
    ['plan', 'asPrinted', 'dueOn', 'dueIs'].map((name) => [name, agreement.body[name] ?? null]),
  )
  return saveOrShow(ports, asked, about, checked, {
    subject: found.id,
    corrects: { fact: agreement.id, revision: agreement.revision + 1 },
    definition: actionAgreed,
    known: kept,
    then: hrefOfAction(found),
  })
}

/** Two people corrected one action: what was typed stays, and what the record says now stands above it. */
function conflict(now: ToCorrect, asked: PageContext): Answer {
  const { action } = now.found
  const says = [
    ...[`${action.ref} ${action.action}.`, `Lead: ${action.lead ?? 'nobody'}.`],
    ...[`Part: ${action.priority}.`, `Requirements: ${action.answers.join(' ') || 'none'}.`],
    `Measures: ${action.measures.join(' ') || 'none'}.`,
  ].join(' ')
  return formPage(formToCorrect(now), asked.form, [], {
    says: `Somebody else corrected this action after you opened the form. It now says: ${says} What you typed is kept below: save it again if it is still right.`,
    status: 409,
  })
}

/** The forms by which an action is added to a plan, and put right. */
export const agreeActionPages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/improvement/plans/:plan/actions/new',
    section: 'improvement',
    needs: 'improvement.agree',
    handle: async (asked) => {
      const plan = await addTo(ports, asked)
      return isAnswer(plan) ? plan : formPage(formToAdd(plan), {}, [])
    },
  }),
  definePage({
    method: 'POST',
    path: '/improvement/plans/:plan/actions/new',
    section: 'improvement',
    needs: 'improvement.agree',
    handle: async (asked) => {
      const plan = await addTo(ports, asked)
      if (isAnswer(plan)) return plan
      const known = knownIn(await ports.readImprovement({ ...asked.reading, on: asked.today }))
      const checked = readForm(added, asked.form, asked.today, (typed) => againstPlan(plan, typed, null, known))
      const subject = ports.newId() as SubjectId // a new random uuid
      return saveOrShow(ports, asked, formToAdd(plan), checked, {
        ...{ subject, isNew: 'action', definition: actionAgreed },
        known: { plan: plan.id },
        then: hrefOfAction({ id: subject }),
      })
    },
  }),
  definePage({
    method: 'GET',
    path: '/improvement/actions/:action/correct',
    section: 'improvement',
    needs: 'improvement.agree',
    handle: async (asked) => {
      const found = await toCorrect(ports, asked)
      if (isAnswer(found)) return found
      const { happenedOn, body } = found.agreement
      return formPage(formToCorrect(found), formOf(corrected, { happenedOn, body, texts: {} }), [])
    },
  }),
  definePage({
    method: 'POST',
    path: '/improvement/actions/:action/correct',
    section: 'improvement',
    needs: 'improvement.agree',
    handle: async (asked) => {
      const found = await toCorrect(ports, asked)
      return isAnswer(found) ? found : saveCorrection(ports, asked, found)
    },
  }),
]
