import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AuthorityId } from '../../record/index.ts'
import {
  redirect,
  typedText,
  isUuid,
  type Answer,
  type Form,
  type PageContext,
  type PageDefinition,
} from '../ui/index.ts'
import { nobody, sendAnswer, sendPage, sendTooOften, type Asking } from './answering.tsx'
import { readDials } from './dials.ts'
import { keepFailed, keepOrForget, pathOf, withDrafts } from './drafts/of-pages.tsx'
import { troubleOf, troublePage } from './error-pages.tsx'
import { isFromOurPage } from './headers.ts'
import { mayReach, whoAsks, type SignedIn } from './door.ts'
import type { ServerOptions } from './options.ts'
import type { Rated } from './rates.ts'
import { askAgain, interruptedPage, isLongAgo } from './proof.ts'
import { notesOf } from './reads.ts'
import { noteRefusal, whyRefused } from './refusals.ts'
import { receive, type Received } from './received.ts'
import { cookieOf, digestOf } from './sessions.ts'

const NOTHING: Received = { form: {}, uploads: [], isTooLarge: false, discard: async () => {} }

/** One value for each name: the last, where an address repeats one. */
export const queryOf = (request: FastifyRequest): Record<string, string> =>
  Object.fromEntries(
    // Fastify's default parser gives strings and lists of strings.
    Object.entries(request.query as Record<string, string | string[]>).map(([name, value]) => [
      name,
      Array.isArray(value) ? (value.at(-1) ?? '') : value,
    ]),
  )

const isForged = (request: FastifyRequest, form: Form, csrf: string): boolean =>
  request.method === 'POST' && (!isFromOurPage(request.headers) || typedText(form, 'csrf') !== csrf)

/** Reads the dials and lets the page answer; a past that is not prepared yet leads to its preparation. */
async function answerOf(
  options: ServerOptions,
  page: PageDefinition,
  request: FastifyRequest,
  received: Received,
  who: Asking & SignedIn,
): Promise<readonly [Asking, Answer]> {
  const query = queryOf(request)
  const dials = readDials(query)
  if (dials === null) return [who, troublePage('unreadable', undefined, 'The date in the address is not a date.')]
  const position = page.readsKnownAt ? dials.position : null
  const prepared = position === null ? null : await options.reconstructionAt(who.authority.id, position)
  const asking: Asking = { ...who, on: dials.on ?? who.on }
  if (position !== null && prepared === null)
    return [asking, redirect(`/known-at/${position}?back=${encodeURIComponent(request.url)}`)]
  const known = prepared === null || position === null ? null : { position, at: prepared.at }
  const asked: PageContext = {
    reading: { authority: who.authority.id, generation: prepared?.generation ?? 0, on: asking.on, sees: who.sees },
    person: who.person,
    may: who.may,
    authority: who.authority,
    today: options.clock.today(),
    now: options.clock.now(),
    known,
    params: request.params as Record<string, string>, // Fastify gives strings for named parts of a path
    query,
    form: received.form,
    uploads: received.uploads,
    formRequestId: isUuid(typedText(received.form, 'request')) ? typedText(received.form, 'request') : randomUUID(),
    address: request.url,
    session: who.session.handle,
  }
  return [{ ...asking, known }, await page.handle(asked)]
}

/** To administrators, and to whoever uses it, every page says that the emergency account is on. */
const sayLoudly = async ({ emergency }: ServerOptions, { may, authority }: SignedIn): Promise<string | null> =>
  may('people.manage') && (await emergency.isOn(authority.id))
    ? 'The emergency account is on. Turn it off when it is no longer needed: throughline emergency --off'
    : null

/** A return is a dozen tables; a council's own folders hold more. */
const MOST_FILES = 500

const ratedOf = ({ method, takesFiles, searches }: PageDefinition): Rated | null =>
  method === 'GET' ? null : takesFiles ? 'upload' : searches ? 'search' : 'save'

/** How long somebody must wait before they may send to this page again, in seconds; 0: not at all. */
function secondsToWait(options: ServerOptions, page: PageDefinition, request: FastifyRequest): number {
  const rated = ratedOf(page)
  const secret = request.cookies[cookieOf(options, 'session').name]
  return rated === null ? 0 : options.rates(rated, secret === undefined ? request.ip : digestOf(secret))
}

async function handle(
  options: ServerOptions,
  page: PageDefinition,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  let received = NOTHING
  let asking: Asking = { ...nobody(options), section: page.section }
  try {
    const wait = secondsToWait(options, page, request)
    // Files that come too often are not even taken in; what was typed is, so that it is kept.
    if (wait > 0 && page.takesFiles) return await sendTooOften(options, wait, asking, request, reply)
    if (request.method === 'POST') received = await receive(request, options.uploads, page.takesFiles ? MOST_FILES : 0)
    const who = await whoAsks(options, request, page)
    if (who === null) {
      if (request.method === 'GET') return await reply.redirect(`/sign-in?then=${encodeURIComponent(request.url)}`, 303)
      return await sendPage(options, asking, await interruptedPage(options, request, received.form), request, reply)
    }
    asking = {
      ...asking,
      ...who,
      awaited: await options.sayAwaited(who.authority.id),
      loud: await sayLoudly(options, who),
    }
    if (wait > 0) {
      await noteRefusal(options, page, request, who, whyRefused.often)
      return await sendTooOften(options, wait, asking, request, reply, sent(request, received))
    }
    if (isForged(request, received.form, who.csrf)) {
      await noteRefusal(options, page, request, who, whyRefused.forged)
      return await sendPage(options, asking, troublePage('not-from-here', sent(request, received)), request, reply)
    }
    if (!mayReach(who)) {
      await noteRefusal(options, page, request, who, who.stands.decision.because)
      return await sendPage(options, asking, troublePage('not-found'), request, reply)
    }
    if (page.isSensitive && isLongAgo(who.session))
      return await sendPage(options, asking, await askAgain(options, request, who, received.form), request, reply)
    if (received.isTooLarge)
      return await sendPage(options, asking, troublePage('too-large', undefined, tooLarge(options)), request, reply)
    const note = notesOf(options, page, request, who)
    const [as, answer] = await answerOf(options, page, request, received, { ...asking, ...who })
    if (answer.kind === 'refused') await noteRefusal(options, page, request, who, answer.says ?? whyRefused.nothing)
    if (answer.kind === 'redirect' && answer.authority !== undefined) await move(options, request, answer.authority)
    await keepOrForget(options, who, page, { about: pathOf(request), form: received.form }, answer)
    return await sendAnswer(options, as, answer, request, reply, {
      note,
      dress: (html, answer) => withDrafts(options, { ...as, ...who }, { html, answer }, request, reply),
    })
  } catch (error) {
    logError(request, error)
    await keepFailed(options, asking, page, { about: pathOf(request), form: received.form })
    return await sendPage(options, asking, troublePage(troubleOf(error), sent(request, received)), request, reply)
  } finally {
    if (request.method === 'POST') options.forgetAskers()
    await received.discard()
  }
}

async function move(options: ServerOptions, request: FastifyRequest, authority: AuthorityId): Promise<void> {
  const secret = request.cookies[cookieOf(options, 'session').name]
  if (secret !== undefined) await options.sessions.move(digestOf(secret), authority)
}

const sent = (request: FastifyRequest, { form }: Received) => ({ form, action: request.url })

function tooLarge({ uploads: { limit } }: ServerOptions): string {
  const size =
    limit >= 1 << 30 ? `${Math.round(limit / (1 << 30))} GB` : `${Math.max(1, Math.round(limit / (1 << 20)))} MB`
  return `A file may be at most ${size}. Nothing of it was kept.`
}

/** Logs an error without its message: a database puts values into messages. */
export function logError(request: FastifyRequest, error: unknown): void {
  const stack = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : []
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null
  const kind = error instanceof Error ? error.name : typeof error
  request.log.error({ route: request.routeOptions.url, kind, code, stack: stack.slice(0, 8) }, 'request failed')
}

/** Adds every page at its address. */
export function addPages(server: FastifyInstance, options: ServerOptions): void {
  for (const page of options.pages)
    server.route({
      method: page.method,
      url: page.path,
      handler: (request, reply) => handle(options, page, request, reply),
    })
}
