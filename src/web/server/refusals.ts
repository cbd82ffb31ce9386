import type { FastifyRequest } from 'fastify'
import { refusal, type Person } from '../../access/index.ts'
import type { PageDefinition } from '../ui/index.ts'
import type { ServerOptions } from './options.ts'
import type { ServedAuthority } from './sessions.ts'

/** Why somebody was refused, as the log says it, where it is not the policy that says so. */
export const whyRefused = {
  forged: 'The form did not come from a page of this session.',
  nothing: 'There is nothing at this address, or it is not theirs.',
  disabled: 'The account is disabled.',
  often: 'More was asked within a minute than is allowed.',
} as const

/** Which kind of address was asked for: its pattern, with the method where something was sent. */
export const routeOf = ({ path }: Pick<PageDefinition, 'path'>, request: FastifyRequest): string =>
  request.method === 'GET' ? path : `${request.method} ${path}`

/**
 * Writes into the log that somebody was refused: who, at which kind of address, and why. Whether there was anything
 * behind the address makes no difference to what is done, so that it makes none to how long it takes.
 */
export const noteRefusal = (
  { recordRead, clock }: Pick<ServerOptions, 'recordRead' | 'clock'>,
  page: Pick<PageDefinition, 'path'>,
  request: FastifyRequest,
  who: { readonly person: Pick<Person, 'id'>; readonly authority: ServedAuthority },
  because: string,
): Promise<void> =>
  recordRead(
    who.authority.id,
    refusal({ person: who.person.id, route: routeOf(page, request), on: clock.today(), because }),
  )
