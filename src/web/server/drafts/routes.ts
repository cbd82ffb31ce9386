import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ourAddress, typedText, type Form } from '../../ui/index.ts'
import { whoAsks, type SignedIn } from '../door.ts'
import { isFromOurPage } from '../headers.ts'
import type { ServerOptions } from '../options.ts'
import { receive } from '../received.ts'
import { pageAt, typedOf } from './of-pages.tsx'

interface Sent {
  readonly who: SignedIn
  readonly form: Form
}

/** Who sent a form from a page of theirs; null where nobody is signed in, or it is not from there. */
async function sentBy(options: ServerOptions, request: FastifyRequest): Promise<Sent | null> {
  const { form } = await receive(request, options.uploads)
  const who = await whoAsks(options, request, null)
  const isTheirs = who !== null && isFromOurPage(request.headers) && typedText(form, 'csrf') === who.csrf
  return isTheirs ? { who, form } : null
}

async function keep(options: ServerOptions, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const sent = await sentBy(options, request)
  if (sent === null) return reply.status(403).send({ why: 'signed-out' })
  const { who, form } = sent
  const about = typedText(form, 'draft-about')
  if (pageAt(options, about) === undefined) return reply.status(404).send({ why: 'no-form' })
  const version = Number(typedText(form, 'draft-version'))
  const draft = { about, fields: typedOf(form), request: typedText(form, 'request') }
  const over = Number.isSafeInteger(version) && version >= 0 ? version : 0
  const isForced = typedText(form, 'draft-over') === 'yes'
  const kept = await options.drafts.keep(who.authority.id, who.person.id, { ...draft, over: isForced ? null : over })
  if (kept === null) return reply.status(410).send({ why: 'saved' })
  if ('other' in kept) {
    const { fields, version: theirs, keptAt } = kept.other
    return reply.status(409).send({ why: 'other', fields, version: theirs, keptAt: keptAt.toISOString() })
  }
  return reply.send({ version: kept.kept })
}

/** Adds what keeps drafts: as they are typed, for the script of our pages; and what throws one away, for everybody. */
export function addDrafts(server: FastifyInstance, options: ServerOptions): void {
  server.post('/drafts', (request, reply) => keep(options, request, reply))
  server.post('/drafts/forget', async (request, reply) => {
    const sent = await sentBy(options, request)
    if (sent === null) return reply.redirect('/', 303)
    const { who, form } = sent
    await options.drafts.forget(who.authority.id, who.person.id, typedText(form, 'about'))
    return reply.redirect(ourAddress(typedText(form, 'back')), 303)
  })
}
