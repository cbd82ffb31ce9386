import type { Person } from '../../../access/index.ts'
import { forbidden, notFound, type Answer, type PageContext } from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN } from '../../child/index.ts'
import { awaitsModerator, readAudit, type Audit } from '../audit.ts'
import type { AuditPorts, FoundAudit } from '../ports.ts'
import { toolNamed, type Tool } from '../tools.ts'

export interface About {
  readonly found: FoundAudit
  readonly audit: Audit
  readonly tool: Tool
  readonly href: string
}

export const isAnswer = (about: About | Answer): about is Answer => 'kind' in about

/** The audit that an address names, as the reading sees it. */
export async function auditAsked(
  { readOneAudit }: Pick<AuditPorts, 'readOneAudit'>,
  asked: PageContext<Readonly<Record<'audit', string>>>,
): Promise<About | Answer> {
  const found = await readOneAudit(asked.reading, asked.params.audit, asked.person.id)
  const audit = found && readAudit(found.facts)
  const tool = toolNamed(audit?.tool ?? null)
  return found && audit && tool ? { found, audit, tool, href: `/audits/of/${found.id}` } : notFound()
}

/** The same for a form: as now known, today, and not withdrawn. */
export async function auditToChange(
  ports: Pick<AuditPorts, 'readOneAudit'>,
  asked: PageContext<Readonly<Record<'audit', string>>>,
): Promise<About | Answer> {
  if (asked.known) return forbidden(AS_KNOWN_THEN)
  const about = await auditAsked(ports, { ...asked, reading: { ...asked.reading, on: asked.today } })
  if (isAnswer(about)) return about
  return about.audit.withdrawn ? forbidden('This audit will not be done: nothing more is recorded of it.') : about
}

/** Whether somebody grades an audit now: its auditor, until it is completed. */
export const gradesNow = ({ auditor, completed, withdrawn }: Audit, { id }: Pick<Person, 'id'>): boolean =>
  auditor === id && completed === null && withdrawn === null

/** Whether somebody moderates it now. */
export const moderatesNow = (audit: Audit, { id }: Pick<Person, 'id'>): boolean =>
  awaitsModerator(audit) && audit.moderator === id

/** Whether the auditor’s grades may be shown to somebody: not before the moderator has graded, but to the auditor. */
export const showsGrades = (audit: Audit, { id }: Pick<Person, 'id'>): boolean =>
  audit.auditor === id || (audit.completed !== null && !awaitsModerator(audit))

/** The titles of the domains that nobody graded yet. */
export const ungraded = ({ audit, tool }: About): readonly string[] =>
  tool.domains.filter(({ id }) => !audit.domains.has(id)).map(({ title }) => title)
