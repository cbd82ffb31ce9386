import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csv, episode, inFolder } from '../exchange/ssda903/fixtures.ts'
import { eventDefinitions } from '../practice/index.ts'
import { authorities, openQueue, openStore, readQualityRun } from '../store/index.ts'
import { aDatabase, testServer } from '../store/testing.ts'
import { day } from '../time/index.ts'
import { makeQualityRuns } from '../web/background/quality-runs.ts'
import { whereKept } from './where-kept.ts'
import type { Command } from './command.ts'
import { importCommand } from './import.ts'
import { verifyCommand } from './verify.ts'

interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}
type Env = Readonly<Record<string, string>>

const run = (env: Env, ...args: string[]): Promise<Said> => runOf(importCommand, env, args)

async function runOf(command: Command, env: Env, args: readonly string[]): Promise<Said> {
  const said = { out: '', err: '' }
  const code = await command.run(args, {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    env,
    today: day('2025-10-16'),
    signal: new AbortController().signal,
  })
  return { code, ...said }
}

const files = {
  'ret/h.csv': csv('Header', [{ CHILD: '1', SEX: 'F', DOB: '01/02/2019', ETHNIC: 'WBRI' }]),
  'ret/e.csv': csv('Episodes', [
    episode({ CHILD: '1' }),
    episode({ CHILD: '2' }),
    episode({ CHILD: '3', DECOM: '31/02/2025' }),
  ]),
  'names.csv': 'CHILD,NAME,TEAM,SIBLING_GROUP\n1,Robin Example,North,G1\n9,Nobody Known,North,\n',
}

const where = testServer ? 'the PostgreSQL of DATABASE_URL' : 'the folder of THROUGHLINE_DATA'
describe(`throughline import, into ${where}`, () => {
  let env: Env = {}
  let drop: () => Promise<void> = () => Promise.resolve()
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-test-'))
    const database = testServer ? await aDatabase(testServer) : null
    const where = database ? { DATABASE_URL: database.databaseUrl } : { THROUGHLINE_DATA: join(folder, 'data') }
    env = { ...where, THROUGHLINE_KEY: join(folder, 'signing-key') }
    drop = async () => {
      await database?.drop()
      await rm(folder, { recursive: true, force: true })
    }
  })
  afterAll(() => drop())

  it('loads returns and names, then nothing more, and keeps what it could not read', async () => {
    await inFolder(files, async (folder) => {
      const args = [
        '--ssda903',
        join(folder, 'ret'),
        '--names',
        join(folder, 'names.csv'),
        '--rejects',
        join(folder, 'rejects'),
        '--json',
      ]
      const first = await run(env, ...args)
      expect(first.code).toBe(0)
      expect(JSON.parse(first.out)).toEqual({ children: 2, events: 5, corrections: 0, unchanged: 0, rejected: 2 })
      const second = await run(env, ...args)
      expect(JSON.parse(second.out)).toEqual({ children: 2, events: 0, corrections: 0, unchanged: 5, rejected: 2 })
      expect(await readFile(join(folder, 'rejects', 'Episodes-rejects.csv'), 'utf8')).toMatch(
        /^REASON,CHILD,DECOM.*\r\n"DECOM is “31\/02\/2025”, which is no day of the calendar\.",3,31\/02\/2025/,
      )
      expect(await readFile(join(folder, 'rejects', 'Names-rejects-2.csv'), 'utf8')).toContain(
        'No child with this number',
      )
    })
  })
  it('has the record checked once a server runs, as an import in the browser does', async () => {
    const store = await openStore(whereKept(env))
    const [own] = await authorities(store)
    if (!own) throw new Error('The import before made the authority')
    expect(await readQualityRun(store, own.id)).toMatchObject({ state: 'queued', last: null })
    const queue = await openQueue(store, () => undefined)
    const runs = makeQualityRuns({
      ...{ store, queue, definitions: eventDefinitions, today: () => day('2025-10-16') },
      report: (error) => expect.unreachable(String(error)),
    })
    await runs.start([own.id])
    await expect.poll(() => readQualityRun(store, own.id), { timeout: 60_000 }).toMatchObject({ state: 'done' })
    await runs.stop()
    await queue.stop(5)
    await store.close()
  })
  it('says what it did in words, and where rows could not be read without what they hold', async () => {
    await inFolder(files, async (folder) => {
      const said = await run(env, '--ssda903', join(folder, 'ret'), '--year', '2026', '--as-at', '2025-06-30')
      expect(said).toMatchObject({ code: 0 })
      expect(said.out).toMatch(/^2 children: .*\n1 row could not be read/)
      expect(said.err).toContain('The folder: return of 2026, as at 30 June 2025')
      expect(said.err).toContain('e.csv, line 4: not read. DECOM is something that is no day of the calendar.')
    })
  })
  it('refuses an as-at date before the return’s year, and says how many rows a newer return overrules', async () => {
    await inFolder(files, async (folder) => {
      const early = await run(env, '--ssda903', join(folder, 'ret'), '--year', '2026', '--as-at', '2024-06-30')
      expect(early).toMatchObject({ code: 1, out: '' })
      expect(early.err).toContain('The return of 2026 begins on 1 April 2025: it cannot be as at 30 June 2024.')
    })
    const older = { 'ret/h.csv': csv('Header', [{ CHILD: '1', SEX: 'M', DOB: '01/02/2019', ETHNIC: 'WBRI' }]) }
    await inFolder(older, async (folder) => {
      const said = await run(env, '--ssda903', join(folder, 'ret'), '--year', '2025', '--as-at', '2025-03-31')
      expect(said.out).toContain('1 row of these was not taken: a newer return says otherwise.')
    })
  })
  it.each<[string, string[], string]>([
    ['nothing to import', [], 'Say what to import'],
    ['a year that is none', ['--ssda903', '.', '--year', '25'], '--year 2026'],
    ['a day that is none', ['--ssda903', '.', '--as-at', '31/03/2026'], '--as-at 2025-10-16'],
    ['a day to come', ['--ssda903', '.', '--as-at', '2099-03-20'], 'must be today or earlier'],
    ['an unknown option', ['--ssda903', '.', '--force'], '--force'],
  ])('answers 2 to arguments that it cannot use: %s', async (_name, args, sentence) => {
    const said = await run({ THROUGHLINE_DATA: '/nowhere' }, ...args)
    expect(said).toMatchObject({ code: 2, out: '' })
    expect(said.err).toContain(sentence)
  })
  it('answers 1 to files that it cannot read, and loads nothing of them', async () => {
    await inFolder({ ...files, 'ret/x.csv': '' }, async (folder) => {
      const said = await run(env, '--ssda903', join(folder, 'ret'), '--json')
      expect(said).toMatchObject({ code: 1, out: '' })
      expect(said.err).toContain('x.csv: the file is empty')
    })
  })
  it('answers 1 where a year is given for several returns', async () => {
    await inFolder({ 'ret/a/e.csv': files['ret/e.csv'], 'ret/b/e.csv': files['ret/e.csv'] }, async (folder) => {
      const said = await run(env, '--ssda903', join(folder, 'ret'), '--year', '2026')
      expect(said.err).toContain('A year and as-at date can be given for one return only, and there are 2: a, b.')
      expect(said.code).toBe(1)
    })
  })
  it('verify prints one object, and answers 1 with what is wrong once a stored row was altered behind its back', async () => {
    const sound = await runOf(verifyCommand, env, ['--json'])
    expect(sound.code).toBe(0)
    const told = JSON.parse(sound.out) as { subjects: number; events: number; faults: unknown[] } // the promise to other programs
    expect(Object.keys(told)).toEqual(['subjects', 'events', 'faults'])
    expect(told).toMatchObject({ faults: [] })
    expect(told.events).toBeGreaterThan(3)

    const store = await openStore(whereKept(env))
    const [own] = await authorities(store)
    await store.inAuthority(own?.id ?? 0, (tx) =>
      sql`update journey set next_on = '2031-01-01' where practice = 'child' and ended_on is null`.execute(tx),
    )
    await store.close()
    const altered = await runOf(verifyCommand, env, ['--json'])
    expect(altered.code).toBe(1)
    const { faults } = JSON.parse(altered.out) as { faults: { where: string; what: string }[] } // likewise
    expect(faults.length).toBeGreaterThan(0)
    expect(JSON.stringify(faults)).not.toContain('Robin')
    expect(await runOf(verifyCommand, env, ['--all'])).toMatchObject({ code: 2, out: '' })
  })
  // PostgreSQL takes many processes.
  it.skipIf(testServer)('answers 1 with one sentence while another process has the folder', async () => {
    await inFolder(files, async (folder) => {
      const store = await openStore({ dataFolder: env['THROUGHLINE_DATA'] ?? '' })
      const said = await run(env, '--ssda903', join(folder, 'ret'))
      await store.close()
      expect(said).toMatchObject({ code: 1, out: '' })
      expect(said.err.trim().split('\n')).toHaveLength(1)
    })
  })
})
