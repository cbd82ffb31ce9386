import type { EventDefinition, SubjectId } from '../../../record/index.ts'
import {
  definePage,
  forbidden,
  notFound,
  redirect,
  type Answer,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import {
  formPage,
  readForm,
  recordPages,
  saveFact,
  without,
  type FormAbout,
  type ToRecord,
} from '../../improvement/index.ts'
import { isAway, type Auditor } from '../allocate.ts'
import { actionAgreed, actionDone, allotted, auditEnded, talkedThrough } from '../events.ts'
import type { AuditPorts } from '../ports.ts'
import { namedIn, sayWhose } from '../whose.ts'
import { nameOf, toolsNow } from '../tools.ts'
import { auditToChange, gradesNow, isAnswer, type About } from './about.ts'

type Ports = Pick<AuditPorts, 'readOneAudit' | 'saveEntry' | 'newId' | 'readAuditors' | 'readPopulation'>
type OfAudit = PageContext<Readonly<Record<'audit', string>>>
type OfAction = PageContext<Readonly<Record<'audit' | 'action', string>>>

const aboutForm = ({ found, href }: About, definition: EventDefinition, path: string, heading?: string): FormAbout => ({
  definition,
  called: sayWhose(found),
  action: `${href}/${path}`,
  backHref: href,
  back: 'Back to the audit',
  heading: heading ?? definition.title,
})

const toAct = without(actionAgreed, 'child', 'worker')
const toEnd = without(actionDone, 'child', 'worker', 'action')
const toWithdraw = without(auditEnded, 'child', 'worker')
const toTalk = without(talkedThrough, 'child', 'worker')

/** What is recorded of an audit by a form of its own. */
const recorded = (about: About, definition: EventDefinition, asks: EventDefinition, path: string): ToRecord => ({
  about: aboutForm(about, asks, path),
  to: { subject: about.found.id, definition, then: about.href, known: namedIn(about.found) },
})

async function actionDoneAsked(ports: Ports, asked: OfAction): Promise<ToRecord | Answer> {
  const about = await auditToChange(ports, asked)
  if (isAnswer(about)) return about
  const action = about.audit.actions.find(({ fact }) => fact === asked.params.action)
  if (!action) return notFound()
  if (action.done) return forbidden('This action is done: that is recorded already.')
  const { about: form, to } = recorded(about, actionDone, toEnd, `actions/${action.fact}/done`)
  return {
    about: form,
    to: { ...to, known: { ...to.known, action: action.fact } },
    against: ({ happenedOn }) =>
      happenedOn < action.on
        ? [{ field: 'happenedOn-day', says: 'The date must not be before the action was agreed' }]
        : [],
  }
}

async function withdrawalAsked(ports: Ports, asked: OfAudit): Promise<ToRecord | Answer> {
  const about = await auditToChange(ports, asked)
  if (isAnswer(about)) return about
  const { audit } = about
  if (audit.completed !== null || !(gradesNow(audit, asked.person) || asked.may('audits.agree')))
    return forbidden('It is completed: it cannot be left undone.')
  const { about: form, to } = recorded(about, auditEnded, toWithdraw, 'withdraw')
  return { about: form, to: { ...to, then: '/audits' } }
}

/** Who may audit it again: somebody away from the case. */
async function againAsked(ports: Ports, asked: OfAudit) {
  const about = await auditToChange(ports, asked)
  if (isAnswer(about)) return about
  if (about.audit.completed === null) return forbidden('It is not completed: there is nothing to look at again yet.')
  const all = await ports.readAuditors(asked.reading.authority)
  const { child, worker } = about.found
  const now = { ...asked.reading, on: asked.today }
  const population = await ports.readPopulation(now, child ? 'open' : 'workers')
  const of = population.find((each) => each.subject === (child?.subject ?? worker))
  const away = all.filter((auditor) =>
    isAway(auditor, { team: of?.team ?? about.audit.team, worker: of?.worker ?? worker }),
  )
  return { about, away }
}

/** The form of a re-audit: the auditor out of those who are away from the case, and the day. */
const againForm = (about: About, away: readonly Auditor[]): FormAbout => {
  const { dueOn } = allotted.fields
  return {
    ...aboutForm(about, allotted, 'again', 'Audit it again'),
    definition: {
      ...allotted,
      happenedOn: { ...allotted.happenedOn, label: 'Date on which that was agreed' },
      fields: {
        auditor: {
          kind: 'choice',
          label: 'Who audits it again?',
          choices: Object.fromEntries(away.map(({ id, name }) => [id, name])),
        },
        ...(dueOn ? { dueOn } : {}),
      },
    },
    says: 'The same record, or the same worker’s practice, is audited again by the tool of today, to see whether what was asked for was done and lasts.',
  }
}

async function saveAgain(ports: Ports, asked: OfAudit): Promise<Answer> {
  const found = await againAsked(ports, asked)
  if ('kind' in found) return found
  const { about, away } = found
  const form = againForm(about, away)
  const checked = readForm(form.definition, asked.form, asked.today)
  if (!('typed' in checked)) return formPage(form, asked.form, checked.errors)
  const { audit, tool } = about
  const now = toolsNow.find(({ id }) => id === tool.id) ?? tool
  const subject = ports.newId() as SubjectId // a new random uuid
  const { typed } = checked
  const refused = await saveFact(
    ports,
    asked,
    allotted,
    { subject, isNew: 'audit' },
    {
      ...typed,
      body: {
        ...typed.body,
        ...{ ...namedIn(about.found), tool: nameOf(now), reauditOf: about.found.id },
        ...(audit.programme === null ? {} : { programme: audit.programme }),
        ...(audit.team === null ? {} : { team: audit.team }),
      },
    },
  )
  return refused === null
    ? redirect(`/audits/of/${subject}`, 'Saved: it is audited again')
    : formPage(form, asked.form, [], refused)
}

/** What follows an audit: actions to their closure, leaving it undone with a reason, and auditing again. */
export const followingPages = (ports: Ports): readonly PageDefinition[] => [
  ...recordPages(ports, {
    ...{ path: '/audits/of/:audit/actions/new', section: 'improvement', needs: 'audits.do' },
    find: async (asked) => {
      const about = await auditToChange(ports, asked)
      return isAnswer(about) ? about : recorded(about, actionAgreed, toAct, 'actions/new')
    },
  }),
  ...recordPages(ports, {
    ...{ path: '/audits/of/:audit/actions/:action/done', section: 'improvement', needs: 'audits.do' },
    find: (asked) => actionDoneAsked(ports, asked),
  }),
  ...recordPages(ports, {
    ...{ path: '/audits/of/:audit/talked-through', section: 'improvement', needs: 'audits.do' },
    find: async (asked) => {
      const about = await auditToChange(ports, asked)
      return isAnswer(about) ? about : recorded(about, talkedThrough, toTalk, 'talked-through')
    },
  }),
  ...recordPages(ports, {
    ...{ path: '/audits/of/:audit/withdraw', section: 'improvement', needs: 'audits.do' },
    find: (asked) => withdrawalAsked(ports, asked),
  }),
  definePage({
    method: 'GET',
    path: '/audits/of/:audit/again',
    section: 'improvement',
    needs: 'audits.agree',
    handle: async (asked) => {
      const found = await againAsked(ports, asked)
      return 'kind' in found ? found : formPage(againForm(found.about, found.away), {}, [])
    },
  }),
  definePage({
    method: 'POST',
    path: '/audits/of/:audit/again',
    section: 'improvement',
    needs: 'audits.agree',
    handle: (asked) => saveAgain(ports, asked),
  }),
]
