import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refusal } from '../../access/index.ts'
import {
  BackLink,
  Button,
  ErrorSummary,
  Input,
  page,
  PageHeading,
  typedText,
  WarningText,
  type PageAnswer,
} from '../ui/index.ts'
import { nobody, sendPage, type Asking } from './answering.tsx'
import { stepOfSecrets, type EmergencyAccount } from './emergency-secrets.ts'
import { troublePage } from './error-pages.tsx'
import { isFromOurPage } from './headers.ts'
import { keptPage } from './kept.tsx'
import type { ServerOptions } from './options.ts'
import { receive } from './received.ts'
import { beginIn } from './begin-session.ts'
import { csrfOf } from './sessions.ts'

const WRONG = 'The password or the code is wrong, or the code was used already'
const CLOSED = 'Too many attempts were wrong. Try again in a quarter of an hour'

/** Asks for password and code. Neither is ever put back into the page. */
const emergencyPage = (says: string | null): PageAnswer =>
  page({
    title: 'Emergency account',
    status: says === null ? 200 : 403,
    hasErrors: says !== null,
    before: <BackLink href="/sign-in">Sign in</BackLink>,
    view: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {says !== null && <ErrorSummary errors={[{ field: 'password', says }]} />}
          <PageHeading lead="For when your council’s sign-in cannot be reached. It can say who may sign in, and opens no child’s record.">
            Emergency account
          </PageHeading>
          <WarningText>Every use is kept, and shown to the administrators.</WarningText>
          <form method="post" action="/sign-in/emergency" novalidate>
            <Input
              name="password"
              label="Password"
              size="s"
              width={30}
              password
              autocomplete="current-password"
              error={says ?? undefined}
            />
            <Input
              name="code"
              label="Code"
              size="s"
              hint="The six figures that the app shows now"
              width={10}
              numeric
              autocomplete="one-time-code"
            />
            <Button>Sign in</Button>
          </form>
        </div>
      </div>
    ),
  })

async function signIn(
  options: ServerOptions,
  { attempt, pass, person }: EmergencyAccount,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (!isFromOurPage(request.headers))
    return sendPage(options, nobody(options), troublePage('not-from-here'), request, reply)
  const { form } = await receive(request, options.uploads)
  const [authority] = await options.authorities()
  const kept = authority ? await attempt(authority.id) : null
  if (!authority || kept === null) return sendPage(options, nobody(options), troublePage('not-found'), request, reply)
  const refuse = async (says: string) => {
    const route = 'POST /sign-in/emergency'
    await options.recordRead(authority.id, refusal({ person, route, on: options.clock.today(), because: says }))
    return sendPage(options, nobody(options), emergencyPage(says), request, reply)
  }
  if (kept === 'closed') return refuse(CLOSED)
  const typed = { password: typedText(form, 'password'), code: typedText(form, 'code') }
  const step = await stepOfSecrets(kept, typed, options.clock.now())
  if (step === null || !(await pass(authority.id, step))) return refuse(WRONG)
  request.log.warn('somebody signed in by the emergency account')
  const secret = await beginIn(options, { person, authority: authority.id }, request, reply)
  const draft = await options.drafts.takeInterrupted(authority.id, person)
  if (draft === null) return reply.redirect('/people', 303)
  const asker = await options.readAsker(authority.id, person, null)
  const asking: Asking = { ...nobody(options), person: asker?.person ?? null, authority, csrf: csrfOf(secret) }
  return sendPage(options, asking, keptPage(draft.fields, draft.about), request, reply)
}

/** Adds signing in by the emergency account, beside the council’s own sign-in. While it is off there is nothing at its address. */
export function addSignInEmergency(server: FastifyInstance, options: ServerOptions, account: EmergencyAccount): void {
  server.get('/sign-in/emergency', async (request, reply) => {
    const [authority] = await options.authorities()
    const isOn = authority !== undefined && (await account.isOn(authority.id))
    const answer = isOn ? emergencyPage(null) : troublePage('not-found')
    return sendPage(options, nobody(options), answer, request, reply)
  })
  server.post('/sign-in/emergency', (request, reply) => signIn(options, account, request, reply))
}
