import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import files from '@fastify/static'
import fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { nobody, sendPage, sendTooOften } from './answering.tsx'
import { troubleOf, troublePage, type Trouble } from './error-pages.tsx'
import { headersFor, isAddressedHere } from './headers.ts'
import { addDrafts } from './drafts/routes.ts'
import type { ServerOptions } from './options.ts'
import { whoAsks } from './door.ts'
import { addPages, logError } from './page-routes.ts'
import { addSecurityTxt } from './security-txt.ts'
import { addSignInEmergency } from './sign-in-emergency.tsx'
import { addSignInElsewhere } from './sign-in-elsewhere.tsx'
import { addSignIn } from './sign-in.tsx'
import { addSignOut } from './sign-out.ts'
import { methodsKnownAt } from './wrong-method.ts'

/** A short name for stylesheet and scripts as they now are, so that browsers may keep them until they change. */
export function assetsVersion(folder: string): string {
  if (!existsSync(folder)) return 'none'
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).sort())
    if (/\.(css|js)$/.test(name)) hash.update(readFileSync(join(folder, name)))
  return hash.digest('hex').slice(0, 10)
}

async function sendTrouble(
  options: ServerOptions,
  trouble: Trouble,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const who = await whoAsks(options, request, null).catch(() => null)
  return sendPage(options, { ...nobody(options), ...who }, troublePage(trouble), request, reply)
}

function addGuards(server: FastifyInstance, options: ServerOptions): void {
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers(headersFor(options.address))
    if (!isAddressedHere(request.headers.host, options.address))
      return reply.status(421).type('text/plain').send('Not served here.')
    // No address of ours holds a character of no meaning, and neither files nor the database take it.
    if (request.url.includes('%00')) return sendTrouble(options, 'unreadable', request, reply)
  })
  server.addHook('onRequest', async (request, reply) => {
    // Signing in, and whatever is asked there: by where it comes from, since nobody is known yet.
    if (!request.url.startsWith('/sign-in')) return
    const wait = options.rates('sign-in', request.ip)
    if (wait > 0) return sendTooOften(options, wait, nobody(options), request, reply)
  })
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    request.log.info(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })
  const methodsAt = methodsKnownAt(server)
  server.setNotFoundHandler((request, reply) => {
    const methods = methodsAt(request.url)
    if (methods.length === 0 || methods.includes(request.method))
      return sendTrouble(options, 'not-found', request, reply)
    return sendTrouble(options, 'wrong-method', request, reply.header('allow', methods.join(', ')))
  })
  server.setErrorHandler((error, request, reply) => {
    logError(request, error)
    return sendTrouble(options, troubleOf(error), request, reply)
  })
}

async function addAssets(server: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(folder)) return
  await server.register(files, {
    root: folder,
    prefix: '/assets/',
    cacheControl: false,
    setHeaders: (response) => void response.header('cache-control', 'public, max-age=31536000, immutable'),
  })
}

/** The web server over pages and sessions, ready to listen or to be asked by `inject`. It keeps no state. */
export async function makeServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = fastify({
    ...(options.log === null ? { logger: false } : { loggerInstance: options.log }),
    logController: new LogController({ disableRequestLogging: true }),
    // An address that cannot be decoded: no hook has run yet.
    frameworkErrors: (_, request, reply) => {
      void reply.headers(headersFor(options.address))
      void sendPage(options, nobody(options), troublePage('unreadable'), request, reply)
    },
    bodyLimit: 1024 * 1024,
    requestTimeout: 0,
    forceCloseConnections: 'idle',
  })
  await server.register(cookie)
  await server.register(formbody)
  await server.register(multipart)
  addGuards(server, options)
  await addAssets(server, options.assetsFolder)
  server.get('/health', (_, reply) =>
    options.ping().then(
      () => ({ status: 'ok' }),
      () => reply.status(503).send({ status: 'the record cannot be reached' }),
    ),
  )
  addSecurityTxt(server, options)
  if (options.singleSignOn === null) addSignIn(server, options)
  else {
    addSignInElsewhere(server, options, options.singleSignOn)
    addSignInEmergency(server, options, options.emergency)
  }
  addSignOut(server, options)
  addDrafts(server, options)
  addPages(server, options)
  return server
}
