import type { Permission, Person } from '../../../access/index.ts'
import type { Body, EventDefinition, Fact, Field } from '../../../record/index.ts'
import { sayDate } from '../../../time/index.ts'
import {
  forbidden,
  notFound,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { without, type Typed } from '../../improvement/index.ts'
import { correctPages, puttingRight, withWhy, type ToCorrect, type ToldFact } from '../../told/index.ts'
import { awaitsModerator, type Audit } from '../audit.ts'
import * as events from '../events.ts'
import type { AuditPorts } from '../ports.ts'
import { sayWhose } from '../whose.ts'
import { grades, type Tool } from '../tools.ts'
import { auditAsked, isAnswer, type About } from './about.ts'
import { answers } from './domain-form.tsx'

type Ports = Pick<AuditPorts, 'readOneAudit' | 'saveEntry' | 'newId'>
type OfFact = PageContext<Readonly<Record<'audit' | 'fact', string>>>

/** Whether somebody may correct what this kind of fact says: grades by whoever gave them and, once they stand, by whoever agrees programmes. */
export function mayCorrect(
  type: string,
  audit: Audit,
  { id }: Pick<Person, 'id'>,
  may: (permission: Permission) => boolean,
): boolean {
  const stands = audit.completed !== null && !awaitsModerator(audit) && may('audits.agree')
  if (type === events.domainGraded.type || type === events.completed.type) return audit.auditor === id || stands
  if (type === events.moderated.type) return audit.moderator === id || stands
  return may(type === events.allotted.type ? 'audits.agree' : 'audits.do')
}

export const hrefToCorrect = (href: string, fact: string): string => `${href}/facts/${fact}/correct`

const grade = (label: string): Field => ({ kind: 'choice', label, choices: grades })
const listIn = (body: Body, field: string): readonly string[] => {
  const value = body[field]
  return Array.isArray(value) ? value.map(String) : []
}

/** `['0=yes']` as fields of a form. */
const asFields = (list: readonly string[], prefix: string) =>
  Object.fromEntries(
    list.map((each) => [`${prefix}${each.slice(0, each.indexOf('='))}`, [each.slice(each.indexOf('=') + 1)]]),
  )

const asList = (names: readonly string[], prefix: string, body: Body): readonly string[] =>
  names.map((name) => `${name}=${String(body[`${prefix}${name}`] ?? '')}`)

type Asked = Pick<ToCorrect, 'asks' | 'parts'>

/** One domain: its questions one by one. */
function ofDomain(definition: EventDefinition, { body }: Fact, tool: Tool): Asked {
  const questions = tool.domains.find(({ id }) => id === body['domain'])?.questions ?? []
  const names = questions.map((_, n) => String(n))
  const { grade: overall, findings } = definition.fields
  const asked = questions.map((label, n): [string, Field] => [`q${n}`, { kind: 'choice', label, choices: answers }])
  return {
    asks: {
      ...definition,
      fields: { ...Object.fromEntries(asked), ...(overall && findings ? { grade: overall, findings } : {}) },
    },
    parts: {
      form: asFields(listIn(body, 'answers'), 'q'),
      whole: (typed) => ({ answers: asList(names, 'q', typed), grade: typed['grade'] ?? null }),
    },
  }
}

/** A moderation: its grades domain by domain. */
function ofModeration(definition: EventDefinition, { body }: Fact, tool: Tool): Asked {
  const { grades: _, ...rest } = without(definition, 'child', 'worker').fields
  const asked = tool.domains.map(({ id, title }): [string, Field] => [`of-${id}`, grade(title)])
  const names = tool.domains.map(({ id }) => id)
  return {
    asks: { ...definition, fields: { ...Object.fromEntries(asked), ...rest } },
    parts: {
      form: asFields(listIn(body, 'grades'), 'of-'),
      whole: (typed) => ({ grades: asList(names, 'of-', typed), grade: typed['grade'] ?? null }),
    },
  }
}

function askedOf(definition: EventDefinition, fact: Fact, tool: Tool): Asked {
  if (definition === events.domainGraded) return ofDomain(definition, fact, tool)
  if (definition === events.moderated) return ofModeration(definition, fact, tool)
  const { dueOn } = definition.fields
  if (definition === events.allotted) return { asks: { ...definition, fields: dueOn ? { dueOn } : {} } }
  return { asks: without(definition, 'child', 'worker', 'action') }
}

/** Nothing of an audit is before it was allotted, and an action is done on no day before it was agreed. */
const against =
  ({ audit, found }: About, { type, body }: ToldFact) =>
  ({ happenedOn }: Typed): readonly FieldError[] => {
    const agreed = found.facts.find(({ id }) => id === body['action'])
    const from = agreed && agreed.happenedOn > audit.allottedOn ? agreed.happenedOn : audit.allottedOn
    return type !== events.allotted.type && happenedOn < from
      ? [{ field: 'happenedOn-day', says: `The date must not be before ${sayDate(from)}, when that was agreed` }]
      : []
  }

async function factAsked(ports: Ports, asked: OfFact): Promise<ToCorrect | Answer> {
  const about = await auditAsked(ports, asked)
  if (isAnswer(about)) return about
  const { found, audit, tool, href } = about
  const fact = found.facts.find(({ id }) => id === asked.params.fact)
  const definition = events.auditEvents.find(({ type }) => type === fact?.type)
  if (!fact || !definition) return notFound()
  if (!mayCorrect(fact.type, audit, asked.person, asked.may))
    return forbidden(
      'Grades are corrected by whoever gave them and, once they stand, by whoever agrees programmes, who corrects the allotment too.',
    )
  const { asks, parts } = askedOf(definition, fact, tool)
  const domain = tool.domains.find(({ id }) => id === fact.body['domain'])
  const stands = { called: sayWhose(found), href, back: 'Back to the audit' }
  return {
    ...{ subject: found.id, fact, definition, asks: withWhy(asks), then: href, against: against(about, fact) },
    texts: found.texts.get(fact.id) ?? {},
    ...(parts ? { parts } : {}),
    about: puttingRight(stands, fact, domain?.title ?? definition.title),
  }
}

/** The form by which a fact of an audit is put right: the next revision, with its reason. */
export const correctAuditPages = (ports: Ports): readonly PageDefinition[] =>
  correctPages(ports, {
    ...{ path: '/audits/of/:audit/facts/:fact/correct', section: 'improvement', needs: 'audits.do' },
    find: (asked) => factAsked(ports, asked),
  })
