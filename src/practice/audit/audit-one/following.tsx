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
import { formPage, readForm, saveFact, saveOrShow, without, type FormAbout } from '../../improvement/index.ts'
import { isAway, type Auditor } from '../allocate.ts'
import type { AuditAction } from '../audit.ts'
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

interface OfOneAction {
  readonly about: About
  readonly action: AuditAction
}

async function actionAsked(ports: Ports, asked: OfAction): Promise<OfOneAction | Answer> {
  const about = await auditToChange(ports, asked)
  if (isAnswer(about)) return about
  const action = about.audit.actions.find(({ fact }) => fact === asked.params.action)
  if (!action) return notFound()
  return action.done ? forbidden('This action is done: that is recorded already.') : { about, action }
}

const isRefused = (found: OfOneAction | Answer): found is Answer => 'kind' in found

async function toWithdrawAsked(ports: Ports, asked: OfAudit): Promise<About | Answer> {
  const about = await auditToChange(ports, asked)
  if (isAnswer(about)) return about
  const { audit } = about
  return audit.completed === null && (gradesNow(audit, asked.person) || asked.may('audits.agree'))
    ? about
    : forbidden('It is completed: it cannot be left undone.')
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

const actionsPages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/audits/of/:audit/actions/new',
    section: 'improvement',
    needs: 'audits.do',
    handle: async (asked) => {
      const about = await auditToChange(ports, asked)
      return isAnswer(about) ? about : formPage(aboutForm(about, toAct, 'actions/new'), {}, [])
    },
  }),
  definePage({
    method: 'POST',
    path: '/audits/of/:audit/actions/new',
    section: 'improvement',
    needs: 'audits.do',
    handle: async (asked) => {
      const about = await auditToChange(ports, asked)
      if (isAnswer(about)) return about
      const checked = readForm(toAct, asked.form, asked.today)
      return saveOrShow(ports, asked, aboutForm(about, toAct, 'actions/new'), checked, {
        ...{ subject: about.found.id, definition: actionAgreed, then: about.href },
        known: namedIn(about.found),
      })
    },
  }),
  definePage({
    method: 'GET',
    path: '/audits/of/:audit/actions/:action/done',
    section: 'improvement',
    needs: 'audits.do',
    handle: async (asked) => {
      const at = await actionAsked(ports, asked)
      return isRefused(at) ? at : formPage(aboutForm(at.about, toEnd, `actions/${at.action.fact}/done`), {}, [])
    },
  }),
  definePage({
    method: 'POST',
    path: '/audits/of/:audit/actions/:action/done',
    section: 'improvement',
    needs: 'audits.do',
    handle: async (asked) => {
      const at = await actionAsked(ports, asked)
      if (isRefused(at)) return at
      const { about, action } = at
      const checked = readForm(toEnd, asked.form, asked.today, ({ happenedOn }) =>
        happenedOn < action.on
          ? [{ field: 'happenedOn-day', says: 'The date must not be before the action was agreed' }]
          : [],
      )
      return saveOrShow(ports, asked, aboutForm(about, toEnd, `actions/${action.fact}/done`), checked, {
        ...{ subject: about.found.id, definition: actionDone, then: about.href },
        known: { ...namedIn(about.found), action: action.fact },
      })
    },
  }),
]

const talkingPages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    ...{ method: 'GET', path: '/audits/of/:audit/talked-through', section: 'improvement', needs: 'audits.do' },
    handle: async (asked) => {
      const about = await auditToChange(ports, asked)
      return isAnswer(about) ? about : formPage(aboutForm(about, toTalk, 'talked-through'), {}, [])
    },
  }),
  definePage({
    ...{ method: 'POST', path: '/audits/of/:audit/talked-through', section: 'improvement', needs: 'audits.do' },
    handle: async (asked) => {
      const about = await auditToChange(ports, asked)
      if (isAnswer(about)) return about
      const checked = readForm(toTalk, asked.form, asked.today)
      return saveOrShow(ports, asked, aboutForm(about, toTalk, 'talked-through'), checked, {
        ...{ subject: about.found.id, definition: talkedThrough, then: about.href },
        known: namedIn(about.found),
      })
    },
  }),
]

/** What follows an audit: actions to their closure, leaving it undone with a reason, and auditing again. */
export const followingPages = (ports: Ports): readonly PageDefinition[] => [
  ...actionsPages(ports),
  ...talkingPages(ports),
  definePage({
    method: 'GET',
    path: '/audits/of/:audit/withdraw',
    section: 'improvement',
    needs: 'audits.do',
    handle: async (asked) => {
      const about = await toWithdrawAsked(ports, asked)
      return isAnswer(about) ? about : formPage(aboutForm(about, toWithdraw, 'withdraw'), {}, [])
    },
  }),
  definePage({
    method: 'POST',
    path: '/audits/of/:audit/withdraw',
    section: 'improvement',
    needs: 'audits.do',
    handle: async (asked) => {
      const about = await toWithdrawAsked(ports, asked)
      if (isAnswer(about)) return about
      const checked = readForm(toWithdraw, asked.form, asked.today)
      return saveOrShow(ports, asked, aboutForm(about, toWithdraw, 'withdraw'), checked, {
        ...{ subject: about.found.id, definition: auditEnded, then: '/audits' },
        known: namedIn(about.found),
      })
    },
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
