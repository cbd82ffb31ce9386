import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ourAddress, page, PageHeading, type PageAnswer } from '../ui/index.ts'
import { nobody, sendPage, type Asking } from './answering.tsx'
import { keptPage } from './kept.tsx'
import { cookieOf, csrfOf, digestOf, newSecret } from './sessions.ts'
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
  const refuse = (why: keyof typeof REFUSED) => sendPage(options, nobody(options), refusedPage(why), request, reply)
  const cookie = cookieOf(options, 'sign-in')
  const begun = begunIn(request.cookies[cookie.name])
  void reply.clearCookie(cookie.name, cookie.attributes) // an answer is taken once
  if (begun === null) return refuse('unbelieved')
  const vouched = await single.finish(request.url.split('?')[1] ?? '', begun)
  if (vouched === null) return refuse('unbelieved')
  const [authority] = await options.authorities()
  if (!authority) return refuse('no-role')
  const invitation = begun.invitation === undefined ? null : digestOf(begun.invitation)
  const welcomed = await options.welcome(authority.id, vouched, invitation)
  if ('refused' in welcomed) return refuse(welcomed.refused)
  options.forgetAskers()
  const secret = newSecret()
  await options.sessions.begin(digestOf(secret), welcomed.person, authority.id)
  const session = cookieOf(options, 'session')
  void reply.setCookie(session.name, secret, session.attributes)
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
    const { to, begun: ours } = await single.begin(thenOf(request))
    const { invitation } = request.query as { invitation?: string } // likewise
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
