import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  emergencyOnSince,
  firstAndLastPosition,
  noteMadeBy,
  openQueue,
  type Authority,
  type Store,
} from '../store/index.ts'
import { londonDay } from '../time/index.ts'
import type { Command, Surroundings } from './command.ts'
import { openRecord } from './open-record.ts'
import { putHeadsAside, signingPlace } from './signing-key.ts'
import { signHeads } from './sign-heads.ts'
import { readMail, type MailSettings } from './mail-settings.ts'
import { thisProgram } from './this-program.ts'
import { whereKept } from './where-kept.ts'
import type { SignIn } from './sign-in-settings.ts'
import { greeting, notOnThisComputer, portInUse } from './serve-words.ts'

const HOUR_MS = 60 * 60 * 1000
const SECONDS_TO_FINISH = 10

/** Where and how to serve, as the surroundings say. */
interface Asked {
  readonly host: string
  readonly port: number
  /** Begin with an empty record instead of the demonstration authority. */
  readonly isEmpty: boolean
  /** The folder for data and uploads. */
  readonly folder: string
  readonly uploadLimit: number
}

function asked(args: readonly string[], env: Surroundings['env']): Asked | string {
  const { values } = parseArgs({ args: [...args], options: { empty: { type: 'boolean' } } })
  const port = Number(env['PORT'] || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return 'PORT must be a number from 1 to 65535.'
  const megabytes = Number(env['THROUGHLINE_UPLOAD_LIMIT_MB'] || 2048)
  if (!(megabytes > 0)) return 'THROUGHLINE_UPLOAD_LIMIT_MB must be a number of megabytes, such as 2048.'
  return {
    host: env['HOST'] || '127.0.0.1',
    port,
    isEmpty: values.empty ?? false,
    folder: resolve(env['THROUGHLINE_DATA'] || '.throughline'),
    uploadLimit: megabytes * 1024 * 1024,
  }
}

/** Says how far it is on one line at a time, and only when there is something new to say. */
function telling(around: Surroundings): (doing: string, done: number, of: number) => void {
  let last = ''
  return (doing, done, of) => {
    const says = of > 0 ? `${doing}: ${Math.floor((10 * done) / of) * 10}%` : doing
    if (says === last) return
    last = says
    around.err(`${says}\n`)
  }
}

/** Opens the record; an empty embedded one gets the demonstration authority, and one that was half made begins anew. */
async function recordToServe(asked: Asked, around: Surroundings): Promise<{ store: Store; authority: Authority }> {
  const where = whereKept(around.env)
  const unfinished = join(asked.folder, 'demonstration-unfinished')
  if ('dataFolder' in where && existsSync(unfinished))
    rmSync(join(asked.folder, 'database'), { recursive: true, force: true })
  const { store, authority, authorities: all } = await openRecord(around.env)
  const ends = await Promise.all(all.map(({ id }) => firstAndLastPosition(store, id)))
  if (store.kind !== 'embedded' || ends.some((one) => one !== null)) return { store, authority }
  putHeadsAside(signingPlace(around.env), new Date())
  if (asked.isEmpty) return { store, authority }
  const { harbour, loadDemonstration } = await import('../demo/index.ts')
  around.err('Making the demonstration authority. This happens once, at the first start.\n')
  writeFileSync(unfinished, '')
  try {
    await loadDemonstration(store, { today: around.today, seed: 1, progress: telling(around), signal: around.signal })
    const program = thisProgram()
    if (program !== null) await noteMadeBy(store, harbour.id, program)
  } catch (error) {
    await store.close()
    throw error
  }
  rmSync(unfinished)
  return { store, authority: harbour }
}

/** Signs the heads of the chains, now and every hour; answers how to sign them for the last time. */
function signEveryHour(store: Store, around: Surroundings): () => Promise<void> {
  const place = signingPlace(around.env)
  const today = () => (around.env['THROUGHLINE_TODAY'] ? around.today : londonDay(new Date()))
  let signing: Promise<void> = Promise.resolve()
  const sign = (): Promise<void> => (signing = signing.then(() => signHeads(store, place, today())))
  const attempt = (): void => {
    sign().catch(() => {
      signing = Promise.resolve()
      around.err('The head of the chain could not be signed.\n')
    })
  }
  attempt()
  const timer = setInterval(attempt, HOUR_MS)
  timer.unref()
  return () => {
    clearInterval(timer)
    return sign()
  }
}

/** Looks now, and then every hour, whether there is something to be done. */
function everyHour(does: () => Promise<void>, around: Surroundings): () => void {
  const attempt = () =>
    void does().catch(() =>
      around.err(
        'What is done every hour could not be done, and is tried again in an hour: telling who is to be told, checking the record, looking through the reading.\n',
      ),
    )
  attempt()
  const timer = setInterval(attempt, HOUR_MS)
  timer.unref()
  return () => clearInterval(timer)
}

async function serve(
  asked: Asked & { readonly signIn: SignIn; readonly mail: MailSettings | null },
  around: Surroundings,
): Promise<number> {
  const application = import('./serve-app.ts')
  const { store, authority } = await recordToServe(asked, around)
  const lastSign = signEveryHour(store, around)
  const { makeServing } = await application
  const queue = await openQueue(store, () => undefined)
  const app = await makeServing({ store, queue, asked, around })
  let noMoreHours: () => void = () => undefined
  try {
    await app.server.listen({ host: asked.host, port: asked.port })
    around.out(
      greeting({
        authority,
        address: asked.signIn.address?.href ?? `http://localhost:${asked.port}`,
        isTrial: store.kind === 'embedded',
      }),
    )
    const since = await emergencyOnSince(store, authority.id)
    if (since !== null)
      around.err(`THE EMERGENCY ACCOUNT IS ON since ${since.toISOString()}: throughline emergency --off\n`)
    noMoreHours = everyHour(app.hourly, around)
    await new Promise<void>((stop) => {
      if (around.signal.aborted) stop()
      around.signal.addEventListener('abort', () => stop(), { once: true })
    })
    around.err('Stopping…\n')
    return 0
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    around.err(portInUse(asked.port))
    return 1
  } finally {
    noMoreHours()
    await app.close()
    await queue.stop(SECONDS_TO_FINISH)
    await lastSign().catch(() => around.err('The head of the chain could not be signed.\n'))
    await store.close()
  }
}

export const serveCommand: Command = {
  name: 'serve',
  summary: 'Serves the pages on this computer, as npm start does.',
  usage: ['throughline serve', 'throughline serve --empty    begins with an empty record, without the demonstration'],
  run: async (args, around) => {
    const read = asked(args, around.env)
    if (typeof read === 'string') {
      around.err(`${read}\n`)
      return 2
    }
    const [{ isContact, isLoopback }, { readSignIn }] = await Promise.all([
      import('../web/server/index.ts'),
      import('./sign-in-settings.ts'),
    ])
    const signIn = readSignIn(around.env)
    if (typeof signIn === 'string') {
      around.err(`${signIn}\n`)
      return 2
    }
    const contact = around.env['THROUGHLINE_SECURITY_CONTACT']
    if (contact && !isContact(contact)) {
      around.err('THROUGHLINE_SECURITY_CONTACT must be an address such as mailto:security@council.example.\n')
      return 2
    }
    if (signIn.singleSignOn === null && !isLoopback(read.host)) {
      around.err(notOnThisComputer(read.host))
      return 1
    }
    const mail = readMail(around.env)
    if (typeof mail === 'string') {
      around.err(`${mail}\n`)
      return 2
    }
    return serve({ ...read, signIn, mail }, around)
  },
}
