import type { FastifyRequest } from 'fastify'
import type { Ground, Read } from '../../access/index.ts'
import type { SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { PageDefinition } from '../ui/index.ts'
import type { SignedIn } from './door.ts'

const CHILD_LINKED = /\/(?:children|adoption-records)\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/g

/** The children whom a page identifies: those to whose pages it leads. No page has to say so, and none can forget. */
export function childrenIn(html: string): readonly SubjectId[] {
  const linked = new Set<SubjectId>()
  for (const [, id] of html.matchAll(CHILD_LINKED)) linked.add(id as SubjectId) // what stands after these is one
  return [...linked]
}

/** What the log is told of an answer; null where it showed no child. */
export function readOf(
  page: PageDefinition,
  request: FastifyRequest,
  { person, stands }: SignedIn,
  shown: readonly SubjectId[] | 'many',
  on: Day,
): Read | null {
  const { child } = stands
  if (child === null && shown.length === 0) return null
  const others = shown === 'many' ? [] : shown.filter((each) => each !== child)
  return {
    person: person.id,
    route: request.method === 'GET' ? page.path : `${request.method} ${page.path}`,
    on,
    ground: groundOf(stands.as),
    because: stands.decision.because,
    subject: child,
    subjects: child === null ? others : [child, ...others],
  }
}

/** A page that was reached stands on a relation or on the service: everything else is refused. */
const groundOf = (as: SignedIn['stands']['as']): Ground => (as === 'service' || as === 'absent' ? 'list' : as)
