import type { FastifyRequest } from 'fastify'
import type { Ground } from '../../access/index.ts'
import type { SubjectId } from '../../record/index.ts'
import type { PageDefinition } from '../ui/index.ts'
import type { SignedIn } from './door.ts'
import type { ServerOptions } from './options.ts'
import { routeOf } from './refusals.ts'

const CHILD_LINKED = /\/(?:children|adoption-records)\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/g

/** The children whom a page identifies: those to whose pages it leads. No page has to say so, and none can forget. */
export function childrenIn(html: string): readonly SubjectId[] {
  const linked = new Set<SubjectId>()
  for (const [, id] of html.matchAll(CHILD_LINKED)) linked.add(id as SubjectId) // what stands after these is one
  return [...linked]
}

/** Told which children an answer shows; resolves once all of it is in the log. */
export type Note = (shown: readonly SubjectId[] | 'many') => Promise<void>

/**
 * Writes into the log what somebody is shown. A record that is opened is written down while its page is made, so that
 * nobody waits for the disk; which other children a page shows is known once it is made. The answer goes out when
 * both are written.
 */
export function notesOf(
  { recordRead, clock }: Pick<ServerOptions, 'recordRead' | 'clock'>,
  page: PageDefinition,
  request: FastifyRequest,
  { person, stands, authority }: SignedIn,
): Note {
  const { child, as, decision } = stands
  const isRead = request.method === 'GET'
  const said = {
    person: person.id,
    route: routeOf(page, request),
    on: clock.today(),
    because: decision.because,
  }
  const record = (subject: SubjectId | null, subjects: readonly SubjectId[]): Promise<void> =>
    recordRead(authority.id, { ...said, ground: subject === null ? 'list' : groundOf(as), subject, subjects })
  const opening = child !== null && isRead ? record(child, [child]) : null
  opening?.catch(() => undefined) // whoever waits for it below is told
  return async (shown) => {
    const others = shown === 'many' ? [] : shown.filter((each) => each !== child)
    if (child === null) await (shown.length === 0 ? null : record(null, others))
    else await Promise.all([opening ?? record(child, [child]), others.length === 0 ? null : record(null, others)])
  }
}

/** A page that was reached stands on a relation or on the service: everything else is refused. */
const groundOf = (as: SignedIn['stands']['as']): Ground => (as === 'service' || as === 'absent' ? 'list' : as)
