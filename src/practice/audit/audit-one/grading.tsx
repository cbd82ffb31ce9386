import {
  definePage,
  forbidden,
  notFound,
  redirect,
  type Answer,
  type FieldError,
  type Form,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { formPage, readForm, saveFact, saveOrShow, without } from '../../improvement/index.ts'
import { completed, domainGraded, moderated } from '../events.ts'
import type { AuditPorts } from '../ports.ts'
import { namedIn, sayWhose } from '../whose.ts'
import type { Domain } from '../tools.ts'
import { auditToChange, gradesNow, isAnswer, moderatesNow, ungraded, type About } from './about.ts'
import { checkDomain, checkModeration, domainPage, moderationPage, type FormShown } from './domain-form.tsx'

type Ports = Pick<AuditPorts, 'readOneAudit' | 'saveEntry' | 'newId'>
type OfDomain = PageContext<Readonly<Record<'audit' | 'domain', string>>>
type OfAudit = PageContext<Readonly<Record<'audit', string>>>

interface AtDomain {
  readonly about: About
  readonly domain: Domain
  readonly nth: number
}

const NOT_YOURS = 'Only the auditor grades it, and only until it is completed.'

async function domainAsked(ports: Ports, asked: OfDomain): Promise<AtDomain | Answer> {
  const about = await auditToChange(ports, asked)
  if (isAnswer(about)) return about
  const nth = about.tool.domains.findIndex(({ id }) => id === asked.params.domain)
  const domain = about.tool.domains[nth]
  if (!domain) return notFound()
  return gradesNow(about.audit, asked.person) ? { about, domain, nth } : forbidden(NOT_YOURS)
}

const isRefused = (found: AtDomain | Answer): found is Answer => 'kind' in found

/** What is on record of a domain, as the form would have sent it. */
function onRecord({ about, domain }: AtDomain): Form {
  const graded = about.audit.domains.get(domain.id)
  if (!graded) return {}
  return {
    grade: [graded.grade ?? ''],
    findings: [about.found.texts.get(graded.fact)?.['findings'] ?? ''],
    ...Object.fromEntries([...graded.answers].map(([n, answer]) => [`q${n}`, [answer]])),
  }
}

const shownOf = (
  { about, domain }: AtDomain,
  form: Form,
  errors: readonly FieldError[],
  warning?: FormShown['warning'],
): FormShown => ({
  heading: domain.title,
  called: `${about.tool.title}: ${sayWhose(about.found)}`,
  action: `${about.href}/domains/${domain.id}`,
  backHref: about.href,
  ...{ form, errors, warning },
  hidden: { revision: String(about.audit.domains.get(domain.id)?.revision ?? -1) },
})

async function saveDomain(ports: Ports, asked: OfDomain): Promise<Answer> {
  const at = await domainAsked(ports, asked)
  if (isRefused(at)) return at
  const { about, domain, nth } = at
  const show = (errors: readonly FieldError[], warning?: FormShown['warning']): Answer =>
    domainPage(domain, nth + 1, about.tool.domains.length, shownOf(at, asked.form, errors, warning))
  const { errors, grade, findings, answers } = checkDomain(domain, asked.form)
  if (errors.length > 0) return show(errors)
  const before = about.audit.domains.get(domain.id)
  const refused = await saveFact(
    ports,
    asked,
    domainGraded,
    {
      subject: about.found.id,
      ...(before ? { corrects: { fact: before.fact, revision: before.revision + 1 } } : {}),
    },
    {
      happenedOn: asked.today,
      body: { ...namedIn(about.found), domain: domain.id, answers, grade },
      texts: { findings },
    },
  )
  if (refused !== null) return show([], refused)
  const next = about.tool.domains[nth + 1]
  return redirect(next ? `${about.href}/domains/${next.id}` : about.href, `Saved: ${domain.title}`)
}

const completing = ({ found, href, tool }: About) => ({
  // Of practice alone no child can be asked what they would say.
  definition: found.child ? without(completed, 'child', 'worker') : without(completed, 'child', 'worker', 'wouldSay'),
  called: `${tool.title}: ${sayWhose(found)}`,
  action: `${href}/complete`,
  backHref: href,
  back: 'Back to the audit',
  heading: 'Complete the audit',
})

async function toComplete(ports: Ports, asked: OfAudit): Promise<About | Answer> {
  const about = await auditToChange(ports, asked)
  if (isAnswer(about)) return about
  if (!gradesNow(about.audit, asked.person)) return forbidden(NOT_YOURS)
  const missing = ungraded(about)
  return missing.length === 0
    ? about
    : forbidden(`Grade every domain first. Not graded yet: ${missing.join(', ')}. Go back to the audit to grade them.`)
}

async function toModerate(ports: Ports, asked: OfAudit): Promise<About | Answer> {
  const about = await auditToChange(ports, asked)
  if (isAnswer(about)) return about
  return moderatesNow(about.audit, asked.person)
    ? about
    : forbidden('Only its moderator moderates it, once, when the auditor has completed it.')
}

const moderating = (about: About, form: Form, errors: readonly FieldError[], warning?: FormShown['warning']): Answer =>
  moderationPage(about.tool, {
    heading: 'Moderate the audit',
    called: `${about.tool.title}: ${sayWhose(about.found)}`,
    action: `${about.href}/moderate`,
    backHref: about.href,
    ...{ form, errors, warning, hidden: {} },
  })

async function saveModeration(ports: Ports, asked: OfAudit): Promise<Answer> {
  const about = await toModerate(ports, asked)
  if (isAnswer(about)) return about
  const { errors, overall, why, grades } = checkModeration(about.tool, asked.form)
  if (errors.length > 0) return moderating(about, asked.form, errors)
  const refused = await saveFact(
    ports,
    asked,
    moderated,
    { subject: about.found.id },
    {
      happenedOn: asked.today,
      body: { ...namedIn(about.found), grade: overall, grades },
      texts: { why },
    },
  )
  return refused === null
    ? redirect(about.href, 'Saved: your grades stand')
    : moderating(about, asked.form, [], refused)
}

/** The auditor’s and the moderator’s forms: one page for each domain, completing, moderating. */
export const gradingPages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/audits/of/:audit/domains/:domain',
    section: 'improvement',
    needs: 'audits.do',
    handle: async (asked) => {
      const at = await domainAsked(ports, asked)
      if (isRefused(at)) return at
      return domainPage(at.domain, at.nth + 1, at.about.tool.domains.length, shownOf(at, onRecord(at), []))
    },
  }),
  definePage({
    method: 'POST',
    path: '/audits/of/:audit/domains/:domain',
    section: 'improvement',
    needs: 'audits.do',
    handle: (asked) => saveDomain(ports, asked),
  }),
  definePage({
    method: 'GET',
    path: '/audits/of/:audit/complete',
    section: 'improvement',
    needs: 'audits.do',
    handle: async (asked) => {
      const about = await toComplete(ports, asked)
      return isAnswer(about) ? about : formPage(completing(about), {}, [])
    },
  }),
  definePage({
    method: 'POST',
    path: '/audits/of/:audit/complete',
    section: 'improvement',
    needs: 'audits.do',
    handle: async (asked) => {
      const about = await toComplete(ports, asked)
      if (isAnswer(about)) return about
      const form = completing(about)
      const checked = readForm(form.definition, asked.form, asked.today, ({ happenedOn }) =>
        happenedOn < about.audit.allottedOn
          ? [{ field: 'happenedOn-day', says: 'The date must not be before the audit was allotted' }]
          : [],
      )
      return saveOrShow(ports, asked, form, checked, {
        ...{ subject: about.found.id, definition: completed, then: about.href },
        known: namedIn(about.found),
      })
    },
  }),
  definePage({
    method: 'GET',
    path: '/audits/of/:audit/moderate',
    section: 'improvement',
    needs: 'audits.do',
    handle: async (asked) => {
      const about = await toModerate(ports, asked)
      return isAnswer(about) ? about : moderating(about, {}, [])
    },
  }),
  definePage({
    method: 'POST',
    path: '/audits/of/:audit/moderate',
    section: 'improvement',
    needs: 'audits.do',
    handle: (asked) => saveModeration(ports, asked),
  }),
]
