import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Person } from '../../access/index.ts'
import { ourAddress, page, PageHeading, Radios, sayList, typedText, type Form, type PageAnswer } from '../ui/index.ts'
import { nobody, sendPage, type Asking } from './answering.tsx'
import { troublePage } from './error-pages.tsx'
import { keptPage } from './kept.tsx'
import { isFromOurPage } from './headers.ts'
import { groupsOf } from './groups-of-people.ts'
import type { ServerOptions } from './options.ts'
import type { ServedAuthority } from './sessions.ts'
import { receive } from './received.ts'
import { beginIn } from './begin-session.ts'
import { csrfOf } from './sessions.ts'

/** What was being done when the person turned out not to be signed in. */
interface Interrupted {
  readonly then: string
  readonly form: Form | null
  /** They are signed in, and are asked to prove it once more. */
  readonly isProof?: boolean
}

/** The page that lists the demonstration people; choosing one signs in. */
export async function signInPage(options: ServerOptions, interrupted: Interrupted): Promise<PageAnswer> {
  const records = await options.authorities()
  const people = (await Promise.all(records.map(({ id }) => options.addedPeople(id)))).flat()
  const added = people.length === 0 ? [] : [{ title: 'Added by an administrator', people }]
  const keeps = interrupted.form !== null && Object.keys(interrupted.form).length > 0
  return page({
    title: 'Sign in',
    status: keeps || interrupted.isProof ? 403 : 200,
    view: (
      <>
        <PageHeading lead={leadOf(records)}>Who are you today?</PageHeading>
        {(keeps || interrupted.isProof) && (
          <p class="govuk-inset-text">
            {interrupted.isProof
              ? 'What you are about to do asks for a sign-in of the last quarter of an hour. What you typed is kept: choose yourself again.'
              : 'You were signed out. What you typed is kept: sign in and send it again.'}
          </p>
        )}
        <form method="post" action="/sign-in">
          <input type="hidden" name="then" value={interrupted.then} />
          {keeps && <input type="hidden" name="kept" value={JSON.stringify(interrupted.form)} />}
          {records.length > 1 && (
            <Radios
              name="authority"
              label="Which record?"
              size="s"
              inline
              small
              choices={records.map(({ id, name, demonstration }) => ({
                value: String(id),
                text: demonstration ? `${name} (demonstration)` : name,
              }))}
              value={String(records[0]?.id ?? '')}
            />
          )}
          {[...groupsOf(options.people), ...added].map(({ title, people }, nth) => (
            <>
              {title !== null && <h2 class="govuk-heading-m">{title}</h2>}
              <ul class={nth === 0 ? 'tl-people' : 'tl-people tl-people--more'}>
                {people.map((person) => (
                  <li class="tl-people__person">
                    <button class="tl-people__choose" type="submit" name="person" value={person.id}>
                      <span class="tl-people__title">{person.title}</span>
                      <span class="tl-note">{person.comesFor}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </>
          ))}
        </form>
      </>
    ),
  })
}

function leadOf(records: readonly ServedAuthority[]): string {
  const invented = records.filter(({ demonstration }) => demonstration).map(({ name }) => name)
  const choose = 'Choose whose work to see. This page exists only on this computer.'
  if (invented.length === 0) return choose
  const are = invented.length === 1 ? 'is a demonstration: its' : 'are demonstrations: their'
  return `${sayList(invented)} ${are} children, carers and workers are invented. ${choose}`
}

const isForm = (value: unknown): value is Form =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((texts) => Array.isArray(texts) && texts.every((text) => typeof text === 'string'))

function keptForm(text: string): Form | null {
  try {
    const kept: unknown = JSON.parse(text)
    return isForm(kept) ? kept : null
  } catch {
    return null
  }
}

/** Who was chosen and whose record they read: whoever was added there reads that record, anybody else the one chosen. */
async function chosenIn(
  options: ServerOptions,
  form: Form,
): Promise<{ readonly person: Person; readonly authority: ServedAuthority } | null> {
  const id = typedText(form, 'person')
  const records = await options.authorities()
  const wanted = records.find((record) => String(record.id) === typedText(form, 'authority')) ?? records[0]
  for (const authority of options.people.some((each) => each.id === id)
    ? records.filter((each) => each === wanted)
    : records) {
    const person = (await options.readAsker(authority.id, id, null))?.person
    if (person?.state === 'active') return { person, authority }
  }
  return null
}

async function signIn(options: ServerOptions, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (!isFromOurPage(request.headers))
    return sendPage(options, nobody(options), troublePage('not-from-here'), request, reply)
  const { form } = await receive(request, options.uploads)
  const then = ourAddress(typedText(form, 'then'))
  const chosen = await chosenIn(options, form)
  if (!chosen)
    return sendPage(options, nobody(options), await signInPage(options, { then, form: null }), request, reply)
  const { person, authority } = chosen
  const secret = await beginIn(options, { person: person.id, authority: authority.id, way: 'list' }, request, reply)
  const kept = keptForm(typedText(form, 'kept'))
  if (kept === null) return reply.redirect(then, 303)
  const asking: Asking = { ...nobody(options), person, authority, csrf: csrfOf(secret) }
  return sendPage(options, asking, keptPage(kept, then), request, reply)
}

/** Adds the demonstration sign-in. The server listens on this computer alone while it exists. */
export function addSignIn(server: FastifyInstance, options: ServerOptions): void {
  server.get('/sign-in', async (request, reply) => {
    const { then } = request.query as { then?: string } // Fastify's default parser gives strings
    return sendPage(
      options,
      nobody(options),
      await signInPage(options, { then: ourAddress(then), form: null }),
      request,
      reply,
    )
  })
  server.post('/sign-in', (request, reply) => signIn(options, request, reply))
}
