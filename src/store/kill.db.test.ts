import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { ensureAuthority } from './authorities.ts'
import { migrate } from './migrate.ts'
import { openStore } from './open-store.ts'
import type { Store } from './store.ts'
import { aDatabase, HARBOUR, testServer } from './testing.ts'
import { definitions, project } from './testing-rules.ts'
import { verify } from './verify.ts'

/** How often the process is killed: fifty times where THROUGHLINE_KILLS says so. */
const KILLS = Number(process.env['THROUGHLINE_KILLS'] ?? 8)
/** Milliseconds after a process's first words, drawn anew each time: what failed says at which moments it was killed. */
const moments = Array.from({ length: KILLS }, () => randomInt(337))
const ENTRIES_OF_AN_IMPORT = 5
const saver = fileURLToPath(new URL('./testing-saver.ts', import.meta.url))

/** Starts the saver, kills it so many milliseconds after its first words, and answers what it had said. */
async function killedAfter(databaseUrl: string, milliseconds: number): Promise<string[]> {
  const process_ = spawn(process.execPath, [saver, databaseUrl], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  process_.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  const gone = once(process_, 'close')
  await once(process_.stdout, 'data')
  await wait(milliseconds)
  process_.kill('SIGKILL')
  await gone
  return said.split('\n').slice(0, -1)
}

const requests = async (store: Store) => {
  const { rows } = await store.executeSql(`select request from entry`)
  return rows.map((row) => String((row as { request: string }).request)) // the one column that was asked for
}

test.runIf(testServer)(
  'killed at any moment, no acknowledged save is lost, no import is half there, and verify finds no fault',
  async () => {
    const { databaseUrl, drop } = await aDatabase(testServer ?? '')
    const store = await openStore({ databaseUrl })
    await migrate(store)
    await ensureAuthority(store, { id: HARBOUR, name: 'Harbour Council', code: null, demonstration: true })
    const saved: string[] = []
    const imports: string[] = []
    const imported: string[] = []
    for (const [kill, moment] of moments.entries()) {
      const so = `killed after ${moments.slice(0, kill + 1).join(', ')} ms`
      for (const line of await killedAfter(databaseUrl, moment)) {
        const [what, request = ''] = line.split(' ')
        const list = what === 'saved' ? saved : what === 'importing' ? imports : imported
        list.push(request)
      }
      const there = await requests(store)
      const known = new Set(there)
      expect(
        saved.filter((request) => !known.has(request)),
        so,
      ).toEqual([])
      const parts = (request: string) => there.filter((each) => each.startsWith(`${request}/`)).length
      for (const request of imported) expect(parts(request), so).toBe(ENTRIES_OF_AN_IMPORT)
      for (const request of imports) expect([0, ENTRIES_OF_AN_IMPORT], so).toContain(parts(request))
      const against = { heads: [], key: null, rules: { project, definitions }, foldOneIn: 1 }
      expect((await verify(store, HARBOUR, against)).faults, so).toEqual([])
    }
    expect(saved.length).toBeGreaterThan(0)
    expect(imports.length).toBeGreaterThanOrEqual(KILLS)
    await store.close()
    await drop()
  },
  600_000,
)
