import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { demonstrationPeople, demonstrationPerson, type Person } from '../access/index.ts'
import { pagesOf, type PagesOptions } from './pages.ts'
import type { VaultKeys } from './vault.ts'
import { eventDefinitions, type Definitions } from '../practice/index.ts'
import { packMeans, publishMeans } from '../publishing/index.ts'
import type { Project } from '../record/index.ts'
import {
  attemptEmergency,
  authorities,
  beginSession,
  EMERGENCY,
  emergencyOnSince,
  endEverywhere,
  endSession,
  forgetDraft,
  inviteBy,
  keepDraft,
  keepInterrupted,
  moveSession,
  passEmergency,
  readAdded,
  readAsker,
  readDrafts,
  readNames,
  readWhoAsks,
  recordReads,
  takeInterrupted,
  tidyFigures,
  welcome,
  type Authority,
  type Queue,
  type Store,
} from '../store/index.ts'
import { recordDefinitions } from './definitions.ts'
import { bringRowsUpToDate } from '../web/background/after-upgrade.ts'
import { makeBundleRuns } from '../web/background/bundle-runs.ts'
import { makeImportRuns } from '../web/background/import-runs.ts'
import { makePacks } from '../web/background/packs.ts'
import { makePaperRuns } from '../web/background/paper-runs.ts'
import { makeQualityRuns } from '../web/background/quality-runs.ts'
import { makeReconstructions } from '../web/background/reconstructions.ts'
import { makeReturnOutRuns } from '../web/background/return-out-runs.ts'
import type { Post } from '../web/background/post.ts'
import { lookThroughLastWeek } from '../web/background/unusual-reading.ts'
import { makeSettings } from '../web/background/settings.ts'
import { makeTellings } from '../web/background/tellings.ts'
import {
  assetsVersion,
  digestOf,
  makeServer,
  newSecret,
  rememberingWhileLoading,
  type Clock,
  type Rates,
  type SessionStore,
  type SingleSignOn,
} from '../web/server/index.ts'

/** Everything that the application stands on, made by whoever starts it. */
export interface AppOptions {
  readonly store: Store
  readonly queue: Queue
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
  /** This service’s own address, and the council’s sign-in; null: on this computer alone, by choosing from a list. */
  readonly address: URL | null
  readonly singleSignOn: SingleSignOn | null
  /** How messages leave to people who are told of slipping clocks; null: none do. */
  readonly mail: { readonly post: Post; readonly address: URL } | null
  /** Keys of the vault; absent: nothing can be sealed or opened. */
  readonly vault?: VaultKeys
  /** What this release is known by: after another one, stored rows are worked out anew. */
  readonly program?: string | null
  /** Where faults of this service can be told of; null: not said. */
  readonly securityContact: string | null
  /** How often people may sign in, send and search. */
  readonly rates: Rates
}

export interface App {
  readonly server: FastifyInstance
  /**
   * What is to be done every hour: sums of figures are tidied, and who is to be told is looked at; and once a day, performance packs, the record by the rules of the return, and the
   * last week’s reading. Asking again does nothing.
   */
  readonly hourly: () => Promise<void>
  /** Stops answering and waits for what is under way; the store and the queue stay open. */
  readonly close: () => Promise<void>
}

const sessionsIn = (store: Store): SessionStore => ({
  begin: (digest, whose, authority) => beginSession(store, authority, digest, whose),
  move: (digest, authority) => moveSession(store, digest, authority),
  end: (digest) => endSession(store, digest),
  endEverywhere: (digest) => endEverywhere(store, digest),
})

/** Builds the application once: pages over the store, the server over the pages, work in the background over the queue. */
export async function makeApp(options: AppOptions): Promise<App> {
  const { store, queue, clock, log } = options
  const report = (error: unknown) => log?.error({ code: codeOf(error) }, 'background work failed')
  const { uploadsFolder, project } = options
  const means = { store, queue, definitions: eventDefinitions, today: clock.today, report }
  const quality = makeQualityRuns(means)
  const returnsOut = makeReturnOutRuns({ ...means, practice: options.definitions, folder: `${uploadsFolder}-out` })
  const runs = makeImportRuns({ ...means, uploadsFolder, project, loaded: quality.check })
  const rules = { project, definitions: eventDefinitions }
  const settings = makeSettings({ store, shipped: options.definitions, rules })
  const reconstructions = makeReconstructions({ store, queue, rules, settings })
  const choosing = options.singleSignOn === null ? demonstrationPeople : []
  const toPublish = publishMeans({ store, project, settings, today: clock.today, local: choosing })
  const papers = makePaperRuns({ store, queue, means: toPublish, clock, report })
  const tellings = makeTellings({ store, queue, inForce: settings.inForce, clock, mail: options.mail, report })
  const packs = makePacks({
    store,
    queue,
    means: packMeans({ store, project, settings }),
    clock,
    mail: options.mail,
    report,
  })
  const sessions = sessionsIn(store)
  const names = await namesIn(store)
  const localPerson = options.singleSignOn === null ? demonstrationPerson : () => null
  const named = <T extends { readonly person: Person } | null>(asker: T): T => {
    if (asker) names.set(asker.person.id, asker.person.title)
    return asker
  }
  const readWho = readWhoAsks(store, localPerson, clock.today)
  const whoAsks: typeof readWho = async (digest, child) => {
    const found = await readWho(digest, child)
    named(found?.asker ?? null)
    return found
  }
  const read = readAsker(store, localPerson, clock.today)
  const askers =
    store.kind === 'embedded' ? rememberingWhileLoading(whoAsks) : { read: whoAsks, forget: () => undefined }
  const titleOf = (id: string): string => demonstrationPerson(id)?.title ?? names.get(id) ?? id
  const bundles = makeBundleRuns({
    ...{ ...means, definitions: recordDefinitions, complaints: eventDefinitions, titleOf },
    complainedOf: async (authority, person) => (await read(authority, person, null))?.person.complained ?? [],
  })
  const server = await makeServer({
    pages: pagesOf({
      ...options,
      runs,
      returnsOut,
      papers,
      today: clock.today,
      quality,
      reconstructions,
      settings,
      titleOf,
      bundles: bundles.ports,
      local: choosing,
      invite: invitations(options),
      titled: (text) => demonstrationPeople.filter(isCalled(text)).map(({ id }) => id),
    }),
    sessions,
    people: demonstrationPeople,
    addedPeople: (authority) => readAdded(store, authority),
    whoAsks: askers.read,
    readAsker: async (authority, id, child) => named(await read(authority, id, child)),
    forgetAskers: askers.forget,
    recordRead: recordReads(store),
    authorities: () => ownFirst(store),
    reconstructionAt: (authority, position) => reconstructions.at(authority, position),
    sayAwaited: (authority) => settings.sayAwaited(authority),
    clock,
    address: options.address,
    singleSignOn: options.singleSignOn,
    welcome: (authority, vouched, invitation) => welcome(store, authority, vouched, invitation),
    emergency: {
      person: EMERGENCY,
      isOn: async (authority) => (await emergencyOnSince(store, authority)) !== null,
      attempt: (authority) => attemptEmergency(store, authority),
      pass: (authority, step) => passEmergency(store, authority, step),
    },
    drafts: {
      keepInterrupted: (digest, draft) => keepInterrupted(store, digest, draft),
      takeInterrupted: (authority, person) => takeInterrupted(store, authority, person),
      keep: (authority, person, draft) => keepDraft(store, authority, person, draft),
      read: (authority, person, abouts) => readDrafts(store, authority, person, abouts),
      forget: (authority, person, about) => forgetDraft(store, authority, person, about),
    },
    isTrialStore: store.kind === 'embedded',
    assetsFolder: options.assetsFolder,
    assetsVersion: assetsVersion(options.assetsFolder),
    ping: async () => void (await store.executeSql('select 1')),
    securityContact: options.securityContact,
    rates: options.rates,
    uploads: { folder: uploadsFolder, limit: options.uploadLimit },
    log,
  })
  const all = (await authorities(store)).map(({ id }) => id)
  await runs.start(all)
  await bringRowsUpToDate({ store, queue, rules, program: options.program ?? null }, all)
  await reconstructions.start(all)
  await quality.start(all)
  await returnsOut.start(all)
  await bundles.start(all)
  await papers.start(all)
  await tellings.start()
  await packs.start()
  return {
    server,
    hourly: async () => {
      for (const { id } of await authorities(store)) await tidyFigures(store, id)
      await tellings.hourly()
      await packs.hourly()
      await quality.nightly()
      await lookThroughLastWeek({
        ...{ store, clock, mail: options.mail, report },
        calendarOf: async (authority) => (await settings.inForce(authority)).calendar,
        personOf: demonstrationPerson,
      })
    },
    close: async () => {
      runs.stop()
      await quality.stop()
      papers.stop()
      returnsOut.stop()
      bundles.stop()
      settings.stop()
      await server.close()
    },
  }
}

/** The names of all who have an account, to say who saved; whoever asks afterwards is added. */
async function namesIn(store: Store): Promise<Map<string, string>> {
  const all = await Promise.all((await authorities(store)).map(({ id }) => readNames(store, id)))
  return new Map(all.flat().map(({ id, name }) => [id, name]))
}

/** Whether a person of the demonstration is called so: by the title, or by the word that the record has for them. */
const isCalled =
  (text: string) =>
  ({ id, title }: Person): boolean =>
    id === text || title.toLowerCase().includes(text.toLowerCase())

/** Whose records there are: a council's own, the newest first, before those of the demonstration. */
async function ownFirst(store: Store): Promise<readonly Authority[]> {
  const all = await authorities(store)
  const invented = all.filter(({ demonstration }) => demonstration)
  return [...all.filter(({ demonstration }) => !demonstration).toReversed(), ...invented]
}

/** Makes an invitation and answers its address, which is shown once; null where people choose themselves from a list. */
const invitations =
  ({ store, address, singleSignOn }: AppOptions): PagesOptions['invite'] =>
  async (authority, person) => {
    if (address === null || singleSignOn === null) return null
    const secret = newSecret()
    await inviteBy(store, authority, digestOf(secret), person)
    return new URL(`/sign-in/begin?invitation=${secret}`, address).href
  }

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : error instanceof Error ? error.name : typeof error
