import type { FastifyRequest } from 'fastify'
import {
  decide,
  isAboutChild,
  relationTo,
  reviewOf,
  seesOf,
  type Decision,
  type Permission,
  type Person,
  type Sees,
  type Thing,
} from '../../access/index.ts'
import type { SubjectId } from '../../record/index.ts'
import { IN_AN_EMERGENCY, sayHidden } from './cautions.ts'
import { isUuid, type PageDefinition } from '../ui/index.ts'
import type { Asker, ServerOptions } from './options.ts'
import { noteRefusal, whyRefused } from './refusals.ts'
import { cookieOf, csrfOf, digestOf, type ServedAuthority } from './sessions.ts'

/** The signed-in person, what they may see and do where they stand, and the token of their forms. */
export interface SignedIn {
  readonly person: Person
  readonly authority: ServedAuthority
  readonly csrf: string
  /** What their session is called, and how many seconds ago they proved who they are. */
  readonly session: { readonly handle: string; readonly age: number }
  readonly sees: Sees
  readonly may: (permission: Permission) => boolean
  /** What they are told above the page: of work that is hidden from them, of an emergency. Null: nothing. */
  readonly caution: string | null
  /** How they stand to the child of the page, and the policy's answer for the page; of none, to the service. */
  readonly stands: { readonly child: SubjectId | null; readonly as: Thing; readonly decision: Decision }
}

const ID = 'child'

/** The child whom a page is about, by the address; null where it is about none, or the address holds no id. */
function childOf(request: FastifyRequest, page: PageDefinition | null): SubjectId | null {
  if (page === null || !isAboutChild(page.needs)) return null
  const id = (request.params as Readonly<Record<string, string>>)[ID] ?? '' // Fastify gives strings for named parts of a path
  return isUuid(id) ? (id as SubjectId) : null // a uuid: whether it is a child's is what the read answers
}

/** Who is signed in; null where nobody is, or the account has been disabled since. Asked anew at every request. */
export async function whoAsks(
  options: ServerOptions,
  request: FastifyRequest,
  page: PageDefinition | null,
): Promise<SignedIn | null> {
  const secret = request.cookies[cookieOf(options, 'session').name]
  if (secret === undefined) return null
  const session = await options.whoAsks(digestOf(secret), childOf(request, page))
  if (!session?.asker) return null
  const { person } = session.asker
  if (person.state === 'disabled') {
    const who = { person, authority: session.authority }
    if (page !== null) await noteRefusal(options, page, request, who, whyRefused.disabled)
    return null
  }
  return signedInAs({ ...session, asker: session.asker }, page, csrfOf(secret))
}

type Session = NonNullable<Awaited<ReturnType<ServerOptions['whoAsks']>>>

function signedInAs(session: Session & { readonly asker: Asker }, page: PageDefinition | null, csrf: string): SignedIn {
  const { asker } = session
  const { person } = asker
  const thing: Thing = page !== null && isAboutChild(page.needs) ? relationTo(person, asker.child) : 'service'
  const sees = seesOf(person)
  const isListHidden = (page?.needs === 'children.list' || page?.needs === 'due.see') && asker.isWorkHidden
  return {
    person,
    authority: session.authority,
    session: { handle: session.handle, age: session.age },
    csrf,
    sees: withThisOne(sees, asker.child),
    caution: thing === 'emergency' ? IN_AN_EMERGENCY : isListHidden ? sayHidden(person) : null,
    stands: {
      child: thing === 'service' ? null : (asker.child?.subject ?? null),
      as: thing,
      decision: decide(person, page?.needs ?? 'use', thing, reviewOf(person, asker.child)),
    },
    may: (permission) =>
      decide(person, permission, isAboutChild(permission) ? thing : 'service', reviewOf(person, asker.child)).allowed,
  }
}

/** Who does not see it in lists, and may open this one record, is told of this one. */
const withThisOne = (sees: Sees, child: Asker['child']): Sees =>
  child !== null && (sees.reach === 'nobody' || child.isUnsealed)
    ? { ...sees, named: [...sees.named, child.subject] }
    : sees

/** Whether the page may be told of at all. Where not, the answer is that of an address that leads nowhere. */
export const mayReach = ({ stands }: SignedIn): boolean => stands.decision.allowed
