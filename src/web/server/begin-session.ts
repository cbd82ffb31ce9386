import type {} from '@fastify/cookie' // its types of a request's cookies
import type { FastifyReply, FastifyRequest } from 'fastify'
import { signedIn } from '../../access/index.ts'
import type { AuthorityId } from '../../record/index.ts'
import { deviceOf } from './device.ts'
import type { ServerOptions } from './options.ts'
import { cookieOf, digestOf, newSecret } from './sessions.ts'

/** By which address somebody signed in, and how, as the log says it. */
const waysIn = {
  list: ['POST /sign-in', 'Chose themselves from the list of this computer.'],
  council: ['/sign-in/back', 'Signed in with their work account.'],
  again: ['/sign-in/back', 'Signed in with their work account once more, before something sensitive.'],
  emergency: ['POST /sign-in/emergency', 'Signed in by the emergency account: password and code.'],
} as const

interface Begins {
  readonly person: string
  readonly authority: AuthorityId
  readonly way: keyof typeof waysIn
}

/** Begins a session in a browser, with a new secret and in place of any that it had, once it is in the log. */
export async function beginIn(
  options: Pick<ServerOptions, 'sessions' | 'address' | 'forgetAskers' | 'recordRead' | 'clock'>,
  { person, authority, way }: Begins,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string> {
  const [route, because] = waysIn[way]
  await options.recordRead(authority, signedIn({ person, route, on: options.clock.today(), because }))
  const { name, attributes } = cookieOf(options, 'session')
  const before = request.cookies[name]
  if (before !== undefined) await options.sessions.end(digestOf(before))
  const secret = newSecret()
  const device = deviceOf(request.headers['user-agent'])
  await options.sessions.begin(digestOf(secret), { person, device }, authority)
  options.forgetAskers()
  void reply.setCookie(name, secret, attributes)
  return secret
}
