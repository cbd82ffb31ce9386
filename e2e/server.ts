import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Client } from 'pg'

export interface RunningServer {
  readonly address: string
  /** Where its embedded database lies; unused on PostgreSQL. */
  readonly folder: string
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
 * Starts the built server with a fresh demonstration authority: in a folder of its own, or in a database of its own on
 * the PostgreSQL named by THROUGHLINE_TEST_DATABASE_URL. Throws with the server's own words if it does not come up.
 */
export async function startServer(): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-e2e-'))
  const database = await freshDatabase(process.env['THROUGHLINE_TEST_DATABASE_URL'])
  const port = await freePort()
  const env = {
    ...process.env,
    PORT: String(port),
    THROUGHLINE_TODAY: testDay,
    THROUGHLINE_DATA: join(folder, 'data'),
    THROUGHLINE_KEY: join(folder, 'signing-key'),
    THROUGHLINE_VAULT_KEY: join(folder, 'vault-key'),
    ...(database ? { DATABASE_URL: database.url } : {}),
  }
  // The embedded record gets its demonstration at the first start; a database of an administrator's never does by itself.
  if (database) await promisify(execFile)(process.execPath, [builtProgram(), 'demo'], { cwd: root, env })
  await promisify(execFile)(process.execPath, [builtProgram(), 'vault', '--new-key'], { cwd: root, env })
  const child = spawn(process.execPath, [builtProgram(), 'serve'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = async (): Promise<void> => {
    await ended(child)
    await database?.drop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await untilAnswering(child, `http://127.0.0.1:${port}`)
  } catch (error) {
    await stop()
    throw error
  }
  return { address: `http://127.0.0.1:${port}`, folder, stop }
}

async function untilAnswering(child: ChildProcess, address: string): Promise<void> {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => (said += text.toString()))
  const until = Date.now() + 240_000
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`The server stopped at once. It said:\n${said}`)
    const answer = await fetch(address, { redirect: 'manual' }).catch(() => null)
    if (answer && answer.status < 500) return
    await wait(200)
  }
  throw new Error(`The server did not answer within four minutes. It said:\n${said}`)
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await Promise.race([exit, wait(10_000)])
  child.kill('SIGKILL')
}

/** A database of this run's own, so that two runs do not meet. */
async function freshDatabase(url: string | undefined): Promise<{ url: string; drop: () => Promise<void> } | null> {
  if (!url) return null
  const name = `throughline_e2e_${process.pid}_${Date.now().toString(36)}`
  const own = new URL(url)
  own.pathname = `/${name}`
  await onServer(url, `create database ${name}`)
  return { url: own.href, drop: () => onServer(url, `drop database if exists ${name} with (force)`) }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
