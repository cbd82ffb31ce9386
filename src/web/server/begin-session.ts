import type {} from '@fastify/cookie' // its types of a request's cookies
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AuthorityId } from '../../record/index.ts'
import { deviceOf } from './device.ts'
import type { ServerOptions } from './options.ts'
import { cookieOf, digestOf, newSecret } from './sessions.ts'

/** Begins a session in a browser: with a new secret, in place of any that it had. */
export async function beginIn(
  options: Pick<ServerOptions, 'sessions' | 'address' | 'forgetAskers'>,
  { person, authority }: { readonly person: string; readonly authority: AuthorityId },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string> {
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
