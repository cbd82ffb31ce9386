import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { demonstrationPeople, demonstrationPerson } from './access/index.ts'
import { pagesOf } from './app-pages.ts'
import { eventDefinitions, type Definitions } from './practice/index.ts'
import type { Project } from './record/index.ts'
import { endSession, beginSession, findSession, type Authority, type Queue, type Store } from './store/index.ts'
import { makeImportRuns } from './web/background/import-runs.ts'
import { makeReconstructions } from './web/background/reconstructions.ts'
import { assetsVersion, makeServer, rememberingSessions, type Clock, type SessionStore } from './web/server/index.ts'

/** Everything that the application stands on, made by whoever starts it. */
export interface AppOptions {
  readonly store: Store
  readonly queue: Queue
  readonly authority: Authority
  readonly definitions: Definitions
  readonly project: Project
  readonly clock: Clock
  /** Built stylesheet and pictures. */
  readonly assetsFolder: string
  /** A private folder where uploaded files wait until they are loaded. */
  readonly uploadsFolder: string
  /** How large one uploaded file may be, in bytes. */
  readonly uploadLimit: number
  readonly log: FastifyBaseLogger | null
}

export interface App {
  readonly server: FastifyInstance
  /** Stops answering and waits for what is under way; the store and the queue stay open. */
  readonly close: () => Promise<void>
}

const sessionsIn = (store: Store, authority: Authority): SessionStore => ({
  begin: (digest, person) => beginSession(store, authority.id, digest, person),
  find: (digest) => findSession(store, digest),
  end: (digest) => endSession(store, digest),
})

/** Builds the application once: pages over the store, the server over the pages, work in the background over the queue. */
export async function makeApp(options: AppOptions): Promise<App> {
  const { store, queue, authority, clock, log } = options
  const report = (error: unknown) => log?.error({ code: codeOf(error) }, 'background work failed')
  const { uploadsFolder, project } = options
  const runs = makeImportRuns({
    store,
    queue,
    uploadsFolder,
    project,
    definitions: eventDefinitions,
    today: clock.today,
    report,
  })
  const reconstructions = makeReconstructions({ store, queue, rules: { project, definitions: eventDefinitions } })
  const sessions = sessionsIn(store, authority)
  const server = await makeServer({
    pages: pagesOf({ ...options, runs, reconstructions, titleOf: (id) => demonstrationPerson(id)?.title ?? id }),
    // An embedded database answers nobody while it loads returns; whoever is signed in may still see how far it is.
    sessions: store.kind === 'embedded' ? rememberingSessions(sessions) : sessions,
    people: demonstrationPeople,
    authority,
    reconstructionAt: (position) => reconstructions.at(authority.id, position),
    clock,
    isTrialStore: store.kind === 'embedded',
    assetsFolder: options.assetsFolder,
    assetsVersion: assetsVersion(options.assetsFolder),
    ping: async () => void (await store.executeSql('select 1')),
    uploads: { folder: uploadsFolder, limit: options.uploadLimit },
    log,
  })
  await runs.start(authority.id)
  await reconstructions.start(authority.id)
  return {
    server,
    close: async () => {
      runs.stop()
      await server.close()
    },
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : error instanceof Error ? error.name : typeof error
