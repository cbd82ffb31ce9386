import type { FastifyRequest } from 'fastify'
import type { Form, PageAnswer } from '../ui/index.ts'
import type { SignedIn } from './door.ts'
import type { ServerOptions } from './options.ts'
import { cookieOf, digestOf } from './sessions.ts'
import { proveAgainPage, signInElsewherePage } from './sign-in-elsewhere.tsx'
import { signInPage } from './sign-in.tsx'

/**
 * What is sensitive may be done for so long after signing in: longer ago, whoever does it signs in again. Ours: long
 * enough for an administrator’s round of changes, shorter than a computer is left alone.
 */
const PROVED_MINUTES = 15

export const isLongAgo = ({ age }: SignedIn['session']): boolean => age > PROVED_MINUTES * 60

/** Keeps what was sent until whoever sent it is back; false where nobody knows whose it is. */
async function keepSent({ drafts, ...options }: ServerOptions, request: FastifyRequest, form: Form): Promise<boolean> {
  const secret = request.cookies[cookieOf(options, 'session').name]
  const { csrf: _, request: __, ...fields } = form
  return secret !== undefined && (await drafts.keepInterrupted(digestOf(secret), { about: request.url, fields }))
}

/** What is asked of somebody who sent something and is not signed in: to sign in, with what they typed kept. */
export async function interruptedPage(
  options: ServerOptions,
  request: FastifyRequest,
  form: Form,
): Promise<PageAnswer> {
  if (options.singleSignOn === null) return signInPage(options, { then: request.url, form })
  return signInElsewherePage(request.url, await keepSent(options, request, form))
}

/** What is asked of somebody who is signed in, and does something sensitive: to prove again who they are. Nothing typed is lost. */
export async function askAgain(
  options: ServerOptions,
  request: FastifyRequest,
  { person }: Pick<SignedIn, 'person'>,
  form: Form,
): Promise<PageAnswer> {
  if (options.singleSignOn === null) return signInPage(options, { then: request.url, form, isProof: true })
  if (request.method === 'POST') await keepSent(options, request, form)
  return proveAgainPage(request.url, person.id === options.emergency.person)
}
