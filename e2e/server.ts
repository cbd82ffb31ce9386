import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Client } from 'pg'

export interface RunningServers {
  readonly addresses: readonly string[]
  readonly stop: () => Promise<void>
}

interface RunningServer {
  readonly address: string
  readonly stop: () => Promise<void>
}

/** The day on which the demonstration authority is made for tests. */
export const testDay = '2025-10-16'

const root = join(import.meta.dirname, '..')

/** A port that nobody listened on a moment ago. */
async function freePort(): Promise<number> {
  const asked = createServer()
  await new Promise<void>((resolve) => asked.listen(0, '127.0.0.1', resolve))
  const address = asked.address()
  await new Promise((resolve) => asked.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No free port was given.')
  return address.port
}

/** The program as built, which `npm test` has made before the browser tests begin. */
function builtProgram(): string {
  const { folder } = JSON.parse(readFileSync(join(root, 'dist', 'current.json'), 'utf8')) as { folder: string } // written by scripts/build.mjs
  return join(root, 'dist', folder, 'throughline.js')
}

/**
 * Starts built servers, each with a record of its own: the demonstration authority, made once and copied. It is made in a
 * folder, or in a database on the PostgreSQL named by THROUGHLINE_TEST_DATABASE_URL. Throws with a server's own words if
 * it does not come up.
 */
export async function startServers(howMany: number): Promise<RunningServers> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-e2e-'))
  const places = Array.from({ length: howMany }, (_, nth) => aPlace(join(folder, String(nth)), nth))
  const running: RunningServer[] = []
  const stop = async (): Promise<void> => {
    for (const server of running) await server.stop()
    for (const { database } of places) await database?.drop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const [first, ...others] = places
    if (!first) throw new Error('No server is wanted.')
    await makeDemonstration(first)
    for (const place of others) {
      cpSync(first.folder, place.folder, { recursive: true })
      await place.database?.copy(first.database)
    }
    for (const server of await Promise.allSettled(places.map(serve)))
      if (server.status === 'fulfilled') running.push(server.value)
      else throw server.reason
  } catch (error) {
    await stop()
    throw error
  }
  return { addresses: running.map(({ address }) => address), stop }
}

/** Where a server keeps its record, and what tells it so. */
interface Place {
  readonly folder: string
  readonly database: OwnDatabase | null
  readonly env: NodeJS.ProcessEnv
}

function aPlace(folder: string, nth: number): Place {
  const server = process.env['THROUGHLINE_TEST_DATABASE_URL']
  const database = server ? ownDatabase(server, nth) : null
  const env = {
    ...process.env,
    THROUGHLINE_TODAY: testDay,
    THROUGHLINE_DATA: join(folder, 'data'),
    THROUGHLINE_KEY: join(folder, 'signing-key'),
    THROUGHLINE_VAULT_KEY: join(folder, 'vault-key'),
    ...(database ? { DATABASE_URL: database.url } : {}),
  }
  return { folder, database, env }
}

/** The embedded record gets its demonstration at the first start; a database of an administrator's never does by itself. */
async function makeDemonstration(place: Place): Promise<void> {
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [builtProgram(), ...args], { cwd: root, env: place.env })
  mkdirSync(place.folder)
  await place.database?.copy(null)
  if (place.database) await run('demo')
  await run('vault', '--new-key')
  if (!place.database) await (await serve(place)).stop()
}

async function serve({ env }: Place): Promise<RunningServer> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, [builtProgram(), 'serve'], {
    cwd: root,
    env: { ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  try {
    await untilAnswering(child, address)
  } catch (error) {
    await ended(child)
    throw error
  }
  return { address, stop: () => ended(child) }
}

async function untilAnswering(child: ChildProcess, address: string): Promise<void> {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => (said += text.toString()))
  const until = Date.now() + 600_000
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`The server stopped at once. It said:\n${said}`)
    const answer = await fetch(address, { redirect: 'manual' }).catch(() => null)
    if (answer && answer.status < 500) return
    await wait(200)
  }
  throw new Error(`The server did not answer within ten minutes. It said:\n${said}`)
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await Promise.race([exit, wait(10_000)])
  child.kill('SIGKILL')
}

/** A database of this run's own, so that two runs do not meet: made empty, or as a copy of another. */
interface OwnDatabase {
  readonly name: string
  readonly url: string
  readonly copy: (of: OwnDatabase | null) => Promise<void>
  readonly drop: () => Promise<void>
}

function ownDatabase(server: string, nth: number): OwnDatabase {
  const name = `throughline_e2e_${process.pid}_${nth}`
  const own = new URL(server)
  own.pathname = `/${name}`
  const drop = () => onServer(server, `drop database if exists ${name} with (force)`)
  const copy = async (of: OwnDatabase | null): Promise<void> => {
    await drop() // where a run with this number was killed
    await onServer(server, `create database ${name}${of ? ` template ${of.name}` : ''}`)
  }
  return { name, url: own.href, copy, drop }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
