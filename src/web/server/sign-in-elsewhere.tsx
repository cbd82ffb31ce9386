import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { NOBODY, refusal } from '../../access/index.ts'
import { ourAddress, page, PageHeading, type PageAnswer } from '../ui/index.ts'
import { nobody, sendPage, type Asking } from './answering.tsx'
import { keptPage } from './kept.tsx'
import { beginIn } from './begin-session.ts'
import { cookieOf, csrfOf, digestOf } from './sessions.ts'
import type { ServerOptions } from './options.ts'
import { CALLBACK, type Begun, type SingleSignOn } from './single-sign-on.ts'

/** The page of a service that leaves signing in to the council. `typed`: what was typed and could be kept. */
export const signInElsewherePage = (then: string, isKept = false): PageAnswer =>
  page({
    title: 'Sign in',
    status: isKept ? 403 : 200,
    view: (
      <>
        <PageHeading lead="Throughline is for people who work with your council’s children.">Sign in</PageHeading>
        {isKept && (
          <p class="govuk-inset-text">
            You were signed out. What you typed is kept: sign in, and you are back where you were with every word.
          </p>
        )}
        <a
          class="govuk-button govuk-button--start"
          role="button"
          draggable={false}
          href={`/sign-in/begin?then=${encodeURIComponent(then)}`}
        >
          Sign in with your work account
        </a>
      </>
    ),
  })

/** Asks somebody who is signed in to sign in once more, before something sensitive. What they typed is kept for them. */
export const proveAgainPage = (then: string, isEmergency: boolean): PageAnswer =>
  page({
    title: 'Sign in again',
    status: 403,
    view: (
      <>
        <PageHeading lead="What you are about to do asks for a sign-in of the last quarter of an hour.">
          Sign in again
        </PageHeading>
        <p class="govuk-inset-text">
          Nothing was done yet. What you typed is kept: sign in, and you are back with every word.
        </p>
        <a
          class="govuk-button govuk-button--start"
          role="button"
          draggable={false}
          href={isEmergency ? '/sign-in/emergency' : `/sign-in/begin?again=yes&then=${encodeURIComponent(then)}`}
        >
          {isEmergency ? 'Sign in again with password and code' : 'Sign in again with your work account'}
        </a>
      </>
    ),
  })

const REFUSED = {
  'no-role': 'None of the groups of your work account has a role in Throughline.',
  disabled: 'Your account here is disabled.',
  unused: 'Your account here was not used for 90 days, and is disabled.',
  unbelieved: 'What your council’s sign-in sent back is not the answer to this sign-in. It may have taken too long.',
} as const

const refusedPage = (why: keyof typeof REFUSED): PageAnswer =>
  page({
    title: 'You are not signed in',
    status: 403,
    view: (
      <>
        <PageHeading>You are not signed in</PageHeading>
        <p class="govuk-body">{REFUSED[why]}</p>
        <p class="govuk-body">
          <a class="govuk-link" href="/sign-in">
            Try again
          </a>
          , or ask whoever looks after Throughline in your council.
        </p>
      </>
    ),
  })

const isBegun = (value: unknown): value is Begun =>
  typeof value === 'object' &&
  value !== null &&
  ['state', 'nonce', 'verifier', 'then'].every(
    (name) => typeof Object.entries(value).find(([key]) => key === name)?.[1] === 'string',
  )

function begunIn(text: string | undefined): Begun | null {
  try {
    const begun: unknown = JSON.parse(Buffer.from(text ?? '', 'base64url').toString('utf8'))
    return isBegun(begun) ? begun : null
  } catch {
    return null
  }
}

async function comeBack(
  options: ServerOptions,
  single: SingleSignOn,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const [authority] = await options.authorities()
  const refuse = async (why: keyof typeof REFUSED, person = NOBODY) => {
    const on = options.clock.today()
    const said = refusal({ person, route: CALLBACK, on, because: REFUSED[why] })
    if (authority) await options.recordRead(authority.id, said)
    return sendPage(options, nobody(options), refusedPage(why), request, reply)
  }
  const cookie = cookieOf(options, 'sign-in')
  const begun = begunIn(request.cookies[cookie.name])
  void reply.clearCookie(cookie.name, cookie.attributes) // an answer is taken once
  if (begun === null) return refuse('unbelieved')
  const vouched = await single.finish(request.url.split('?')[1] ?? '', begun)
  if (vouched === null) return refuse('unbelieved')
  if (!authority) return refuse('no-role')
  const invitation = begun.invitation === undefined ? null : digestOf(begun.invitation)
  const welcomed = await options.welcome(authority.id, vouched, invitation)
  if ('refused' in welcomed) return refuse(welcomed.refused, welcomed.person)
  const secret = await beginIn(options, { person: welcomed.person, authority: authority.id }, request, reply)
  const draft = await options.drafts.takeInterrupted(authority.id, welcomed.person)
  if (draft === null) return reply.redirect(ourAddress(begun.then), 303)
  const asker = await options.readAsker(authority.id, welcomed.person, null)
  const asking: Asking = { ...nobody(options), person: asker?.person ?? null, authority, csrf: csrfOf(secret) }
  return sendPage(options, asking, keptPage(draft.fields, draft.about), request, reply)
}

/** Adds signing in with the council’s own accounts, and nothing else. */
export function addSignInElsewhere(server: FastifyInstance, options: ServerOptions, single: SingleSignOn): void {
  const thenOf = (request: FastifyRequest): string => ourAddress((request.query as { then?: string }).then) // strings, as Fastify’s default parser gives
  server.get('/sign-in', (request, reply) =>
    sendPage(options, nobody(options), signInElsewherePage(thenOf(request)), request, reply),
  )
  server.get('/sign-in/begin', async (request, reply) => {
    const { invitation, again } = request.query as { invitation?: string; again?: string } // likewise
    const { to, begun: ours } = await single.begin(thenOf(request), again === 'yes')
    const begun: Begun = typeof invitation === 'string' ? { ...ours, invitation } : ours
    const cookie = cookieOf(options, 'sign-in')
    void reply.setCookie(cookie.name, Buffer.from(JSON.stringify(begun)).toString('base64url'), {
      ...cookie.attributes,
      maxAge: 600,
    })
    return reply.redirect(to, 303)
  })
  server.get(CALLBACK, (request, reply) => comeBack(options, single, request, reply))
}
