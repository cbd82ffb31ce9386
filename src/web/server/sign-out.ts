import type { FastifyInstance } from 'fastify'
import { typedText } from '../ui/index.ts'
import { isFromOurPage } from './headers.ts'
import type { ServerOptions } from './options.ts'
import { receive } from './received.ts'
import { cookieOf, digestOf } from './sessions.ts'

/** Adds signing out: here, or on every computer where the person is signed in. */
export function addSignOut(server: FastifyInstance, options: ServerOptions): void {
  server.post('/sign-out', async (request, reply) => {
    const cookie = cookieOf(options, 'session')
    const secret = request.cookies[cookie.name]
    if (secret !== undefined && isFromOurPage(request.headers)) {
      const { form } = await receive(request, options.uploads)
      const end = typedText(form, 'everywhere') === 'yes' ? options.sessions.endEverywhere : options.sessions.end
      await end(digestOf(secret))
    }
    void reply.clearCookie(cookie.name, cookie.attributes)
    // What pages left in the browser goes; what was typed without a signal stays until it could be sent.
    void reply.header('clear-site-data', '"cache"')
    return reply.redirect('/sign-in', 303)
  })
}
