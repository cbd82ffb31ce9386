import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csv, episode, inFolder, type Cells } from '../exchange/ssda903/fixtures.ts'
import { authorities, firstAndLastPosition, openStore } from '../store/index.ts'
import { aDatabase, testServer } from '../store/testing.ts'
import { builtProgram, ended, faults, SAVING, saying, started, type Env } from './testing.ts'
import { whereKept } from './where-kept.ts'

/** Children of whom each has some episodes, the same whenever they are asked for. */
function returnOf(children: number): Record<string, string> {
  const rows = Array.from({ length: children }, (_, one): Cells[] => {
    const CHILD = String(100_000 + one)
    const first = episode({ CHILD, DECOM: '01/05/2025', DEC: '01/06/2025', REC: 'X1', REASON_PLACE_CHANGE: 'OTHER' })
    return [first, episode({ CHILD, DECOM: '01/06/2025', RNE: 'P' })]
  })
  const header = rows.map(([first]) => ({ CHILD: first?.['CHILD'] ?? '', SEX: 'F', DOB: '01/02/2019', ETHNIC: 'WBRI' }))
  return { 'h.csv': csv('Header', header), 'e.csv': csv('Episodes', rows.flat()) }
}

let program: string
let own: string
beforeAll(async () => {
  program = await builtProgram()
  own = mkdtempSync(join(tmpdir(), 'throughline-hard-'))
})
afterAll(() => rmSync(own, { recursive: true, force: true }))

/** Each record with a key and signed heads of its own. */
function settings(databaseUrl: string): Env {
  const folder = mkdtempSync(join(own, 'record-'))
  const kept = { THROUGHLINE_DATA: join(folder, 'data'), THROUGHLINE_KEY: join(folder, 'signing-key') }
  return { DATABASE_URL: databaseUrl, ...kept, THROUGHLINE_TODAY: '2025-10-16' }
}
const importing = (folder: string, env: Env) => started(program, ['import', '--ssda903', folder, '--json'], env)

/** How far the record is: null while nothing is in it. */
async function lastPosition(env: Env): Promise<number | null> {
  const store = await openStore(whereKept(env))
  try {
    const [first] = await authorities(store)
    return first ? ((await firstAndLastPosition(store, first.id))?.last.position ?? null) : null
  } finally {
    await store.close()
  }
}

async function asAdministrator(databaseUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

const CHILDREN = 1500
/** More than a small disk has room for. */
const FULL = 8000
const whole = { children: CHILDREN, events: CHILDREN * 3, corrections: 0, unchanged: 0, rejected: 0 }

describe.runIf(testServer)('An import into PostgreSQL, when times are hard', () => {
  it('says so when the database goes away in the middle, leaves nothing of it, and can be repeated', async () => {
    const { databaseUrl, drop } = await aDatabase(testServer ?? '')
    const env = settings(databaseUrl)
    try {
      await inFolder(returnOf(CHILDREN), async (folder) => {
        const process_ = importing(folder, env)
        const end = ended(process_)
        await saying(process_, SAVING)
        await asAdministrator(
          databaseUrl,
          `select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()`,
        )
        const { code, out, err } = await end
        expect([code, out]).toEqual([1, ''])
        expect(err).toMatch(/The database went away in the middle\. .* Nothing of this import was kept\.\n$/)
        expect(await lastPosition(env)).toBeNull()
        const again = await ended(importing(folder, env))
        expect(JSON.parse(again.out)).toEqual(whole)
        expect(await faults(env)).toEqual([])
      })
    } finally {
      await drop()
    }
  })

  it('is alone: a second one at the same time is refused with a sentence, or finds all of it there', async () => {
    const { databaseUrl, drop } = await aDatabase(testServer ?? '')
    const env = settings(databaseUrl)
    try {
      await inFolder(returnOf(CHILDREN), async (folder) => {
        const first = importing(folder, env)
        const ends = [ended(first)]
        await saying(first, SAVING)
        ends.push(ended(importing(folder, env)))
        const [one, other] = await Promise.all(ends)
        expect(JSON.parse(one?.out ?? '')).toEqual(whole)
        if (other?.code === 0) expect(JSON.parse(other.out)).toEqual({ ...whole, events: 0, unchanged: whole.events })
        else expect(other?.err).toContain('Another import is under way')
        expect(await faults(env)).toEqual([])
      })
    } finally {
      await drop()
    }
  })

  it.skipIf(!mayMount())(
    'says so when the disk is full, leaves nothing of it, and can be repeated once there is room',
    async () => {
      await onSmallDisk(async (databaseUrl, makeRoom) => {
        const env = settings(databaseUrl)
        const some = returnOf(3)
        await inFolder(some, async (folder) => {
          expect((await ended(importing(folder, env))).code).toBe(0)
        })
        const before = await lastPosition(env)
        await inFolder(returnOf(FULL), async (folder) => {
          const { code, out, err } = await ended(importing(folder, env))
          expect([code, out], err).toEqual([1, ''])
          expect(err).toMatch(/There is no room left on the disk .* Nothing of this import was kept\.\n$/)
          expect(await lastPosition(env)).toBe(before)
          makeRoom()
          const again = await ended(importing(folder, env))
          expect(again.code, again.err).toBe(0)
          expect(JSON.parse(again.out)).toMatchObject({ children: FULL, unchanged: 9, rejected: 0 })
          expect(await faults(env)).toEqual([])
        })
      })
    },
    600_000,
  )

  it('reads a file of 1 GB piece by piece: the process never holds a third of it', async () => {
    const { databaseUrl, drop } = await aDatabase(testServer ?? '')
    const env = settings(databaseUrl)
    try {
      const { 'h.csv': header = '', 'e.csv': episodes = '' } = returnOf(LARGE)
      await inFolder({ 'h.csv': header }, async (folder) => {
        await writeLarge(join(folder, 'e.csv'), episodes)
        const process_ = importing(folder, env)
        let peak = 0
        const watching = setInterval(() => (peak = Math.max(peak, peakOf(process_.pid))), 50)
        const end = await ended(process_)
        clearInterval(watching)
        expect(end.code, end.err).toBe(0)
        expect(JSON.parse(end.out)).toMatchObject({ children: LARGE, events: LARGE * 3, rejected: 0 })
        expect(peak).toBeLessThan(GIGABYTE / 3)
        expect(await faults(env)).toEqual([])
      })
    } finally {
      await drop()
    }
  }, 600_000)
})

const GIGABYTE = 1024 ** 3

const LARGE = 3000

/** Rows in a file of more than 1 GB: each has a column that some systems add, as long as a line may be. */
async function writeLarge(path: string, episodes: string): Promise<void> {
  const [heading = '', ...lines] = episodes.trimEnd().split('\r\n')
  const file = createWriteStream(path)
  file.write(`${heading},PL_LA\r\n`)
  const long = `"${'as it stands in our own system, '.repeat(6000)}"`
  for (const line of lines) if (!file.write(`${line},${long}\r\n`)) await once(file, 'drain')
  file.end()
  await once(file, 'close')
  expect(statSync(path).size).toBeGreaterThan(GIGABYTE)
}

/** The most memory that a process ever held, in bytes. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

const POSTGRES = 'postgres'

/** Whether a small disk can be made here that the server of the tests can use: by root, on the same computer. */
function mayMount(): boolean {
  const isHere = ['127.0.0.1', 'localhost'].includes(new URL(testServer ?? 'postgres://elsewhere').hostname)
  if (process.getuid?.() !== 0 || !isHere) return false
  const at = mkdtempSync(join(tmpdir(), 'throughline-mount-'))
  try {
    execFileSync('id', [POSTGRES], { stdio: 'ignore' })
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', at], { stdio: 'ignore' })
    execFileSync('umount', [at], { stdio: 'ignore' })
    return true
  } catch {
    return false
  } finally {
    rmSync(at, { recursive: true, force: true })
  }
}

/** Lends a database on a disk of its own that has room for itself and little more; `makeRoom` makes the disk larger. */
async function onSmallDisk(work: (databaseUrl: string, makeRoom: () => void) => Promise<void>): Promise<void> {
  const server = testServer ?? ''
  const name = `throughline_small_${String(process.pid)}`
  const at = mkdtempSync(join(tmpdir(), 'throughline-small-'))
  const size = (of: string, more = ''): unknown =>
    execFileSync('mount', ['-t', 'tmpfs', '-o', `${more}size=${of}`, 'tmpfs', at])
  const url = new URL(server)
  url.pathname = `/${name}`
  try {
    execFileSync('chmod', ['755', at])
    size('20m')
    execFileSync('chown', [POSTGRES, at])
    await asAdministrator(server, `create tablespace ${name} location '${at}'`)
    // Copied whole, so that every block of it has its room: a block without would be missed by whoever writes it out.
    await asAdministrator(server, `create database ${name} tablespace ${name} strategy file_copy`)
    await work(url.href, () => void size('1g', 'remount,'))
  } finally {
    await asAdministrator(server, `drop database if exists ${name} with (force)`)
    await asAdministrator(server, `drop tablespace if exists ${name}`)
    execFileSync('umount', [at])
    rmSync(at, { recursive: true, force: true })
  }
}
