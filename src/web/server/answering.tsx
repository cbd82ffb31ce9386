import type { FastifyReply, FastifyRequest } from 'fastify'
import { renderToString } from 'preact-render-to-string'
import { may, type Person } from '../../access/index.ts'
import type { Day } from '../../time/index.ts'
import {
  Shell,
  type Answer,
  type FileAnswer,
  type Form,
  type KnownAt,
  type Notice,
  type PageAnswer,
  type Section,
} from '../ui/index.ts'
import { withoutDials } from './dials.ts'
import { troublePage } from './error-pages.tsx'
import { furnish, withDials, type Furnishing } from './furnish.ts'
import { policyWithScript } from './headers.ts'
import type { ServerOptions } from './options.ts'
import { childrenIn, type Note } from './reads.ts'
import type { ServedAuthority } from './sessions.ts'

/** Who asks and what is read: what every page of one request has in common. */
export interface Asking {
  readonly person: Person | null
  readonly csrf: string | null
  readonly authority: ServedAuthority | null
  readonly section: Section | null
  readonly on: Day
  readonly known: KnownAt | null
  /** That figures are being worked out again, in a sentence. */
  readonly awaited: string | null
  /** What every page must say loudly; null: nothing. */
  readonly loud: string | null
  /** What the person is told above the page, in a sentence. */
  readonly caution: string | null
}

const NOTICE_COOKIE = 'throughline-notice'

/** Nobody yet, today: for the pages before sign-in and for trouble. */
export const nobody = (options: ServerOptions): Asking => ({
  person: null,
  csrf: null,
  authority: null,
  section: null,
  on: options.clock.today(),
  known: null,
  awaited: null,
  loud: null,
  caution: null,
})

const dialsOf = (asking: Asking, today: Day): Furnishing['dials'] => [
  ...(asking.on === today ? [] : [['on', asking.on] as const]),
  ...(asking.known === null ? [] : [['known', String(asking.known.position)] as const]),
]

/** Whether a person may see the page at a plain address of ours. */
const isOpenTo = (options: ServerOptions, person: Person, href: string): boolean =>
  options.pages.some(({ method, path, needs }) => method === 'GET' && path === href && may(person, needs))

/** What the browser kept of a notice: its first letter says whether something was done. */
const kept = ({ says, isDone }: Notice): string => Buffer.from(`${isDone ? '+' : '-'}${says}`).toString('base64url')

function takeNotice(request: FastifyRequest, reply: FastifyReply): Notice | null {
  const given = request.cookies[NOTICE_COOKIE]
  if (given === undefined) return null
  void reply.clearCookie(NOTICE_COOKIE, { path: '/' })
  const text = Buffer.from(given, 'base64url').toString('utf8')
  return { says: text.slice(1), isDone: text.startsWith('+') }
}

/** Draws a page inside the shell, and sets what the answer says besides. */
function drawPage(
  options: ServerOptions,
  asking: Asking,
  answer: PageAnswer,
  request: FastifyRequest,
  reply: FastifyReply,
): string {
  const today = options.clock.today()
  const around = {
    section: asking.section,
    isOpen: (href: string) => asking.person !== null && isOpenTo(options, asking.person, href),
    authority: asking.authority,
    personTitle: asking.person?.title ?? null,
    now: options.clock.now(),
    today,
    on: asking.on,
    known: asking.known,
    awaited: asking.awaited,
    loud: asking.loud,
    caution: asking.caution,
    isTrialStore: options.isTrialStore,
    path: request.method === 'GET' ? withoutDials(request.url) : '/',
    notice: asking.person === null ? null : takeNotice(request, reply),
    assets: options.assetsVersion,
  }
  const html = `<!DOCTYPE html>${renderToString(<Shell around={around} answer={answer} />)}`
  if (answer.script !== undefined) void reply.header('content-security-policy', policyWithScript)
  if (answer.refreshAfter !== undefined) void reply.header('refresh', String(answer.refreshAfter))
  void reply.status(answer.status).type('text/html; charset=utf-8')
  return furnish(html, { csrf: asking.csrf, dials: dialsOf(asking, today) })
}

/** Sends a page inside the shell: one that shows no child. */
export const sendPage = (...given: Parameters<typeof drawPage>): FastifyReply => given[4].send(drawPage(...given))

/** Says that somebody does something too often, and when they may again. */
export const sendTooOften = (
  options: ServerOptions,
  seconds: number,
  asking: Asking,
  request: FastifyRequest,
  reply: FastifyReply,
  sent?: { readonly form: Form; readonly action: string },
): FastifyReply =>
  sendPage(options, asking, troublePage('too-often', sent), request, reply.header('retry-after', String(seconds)))

const sendFile = (answer: FileAnswer, reply: FastifyReply): FastifyReply =>
  reply
    .header('content-disposition', `attachment; filename="${answer.name.replaceAll(/[^\w.() -]/g, '-')}"`)
    .type(answer.type)
    .send(answer.content)

/** What is done with an answer before it goes out. */
interface BeforeSent {
  /** Writes down which children it shows. */
  readonly note: Note
  /** Completes a page that was drawn. */
  readonly dress: (html: string, answer: PageAnswer) => Promise<string>
}

/** Sends whatever a page answered, once it is written down which children it shows: with all that was added to it. */
export async function sendAnswer(
  options: ServerOptions,
  asking: Asking,
  answer: Answer,
  request: FastifyRequest,
  reply: FastifyReply,
  { note, dress }: BeforeSent,
): Promise<FastifyReply> {
  if (answer.kind === 'page') {
    const html = await dress(drawPage(options, asking, answer, request, reply), answer)
    await note(childrenIn(html))
    return reply.send(html)
  }
  if (answer.kind === 'file') {
    await note(answer.shows ?? [])
    return sendFile(answer, reply)
  }
  if (answer.kind === 'refused')
    return sendPage(options, asking, troublePage(answer.why, undefined, answer.says), request, reply)
  if (answer.notice !== undefined)
    void reply.setCookie(NOTICE_COOKIE, kept(answer.notice), {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      maxAge: 60,
    })
  // A position of one record means nothing in another.
  const dials = answer.authority === undefined ? dialsOf(asking, options.clock.today()) : []
  return reply.redirect(withDials(answer.to, dials), 303)
}
