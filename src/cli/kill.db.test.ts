import type { ChildProcess } from 'node:child_process'
import { randomInt, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { until } from '../../test/until.ts'
import { csv, episode, inFolder, type Cells } from '../exchange/ssda903/fixtures.ts'
import { authorities, openStore } from '../store/index.ts'
import { aDatabase, anEmptyFolder, testServer } from '../store/testing.ts'
import { builtProgram, ended, faults, freePort, SAVING, saying, started, type Env } from './testing.ts'
import { whereKept } from './where-kept.ts'

/** How many processes are killed: as many servers as imports. THROUGHLINE_KILLS says another number. */
const KILLS = Number(process.env['THROUGHLINE_KILLS'] ?? (testServer ? 50 : 4))
const CHILDREN_OF_AN_IMPORT = 300
const EPISODES_OF_A_CHILD = 4
const AT_ONCE = 3

/** Kills a process so many milliseconds after something, unless it has ended by itself; waits until it is gone. */
async function killed(
  process_: ChildProcess,
  from: Promise<unknown>,
  milliseconds: number,
): Promise<'killed' | 'ended'> {
  const gone = once(process_, 'close')
  await Promise.race([from.then(() => wait(milliseconds)), gone])
  process_.kill('SIGKILL')
  await gone
  return process_.signalCode === 'SIGKILL' ? 'killed' : 'ended'
}

/** Until a command that must succeed has ended. */
async function done(process_: ChildProcess) {
  const end = await ended(process_)
  expect(end.code, end.err).toBe(0)
  return end
}

/** The nth return: children whom no other names, each with several episodes. */
function returnOf(nth: number, children: number): Record<string, string> {
  const numbers = Array.from({ length: children }, (_, one) => String(nth * 10_000 + one))
  const episodes = numbers.flatMap((CHILD): Cells[] =>
    Array.from({ length: EPISODES_OF_A_CHILD }, (_, month) => {
      const ends = { DEC: `01/${String(month + 5).padStart(2, '0')}/2025`, REC: 'X1', REASON_PLACE_CHANGE: 'OTHER' }
      const isLast = month === EPISODES_OF_A_CHILD - 1
      const begins = { DECOM: `01/${String(month + 4).padStart(2, '0')}/2025`, RNE: month === 0 ? 'S' : 'P' }
      return episode({ CHILD, ...begins, ...(isLast ? {} : ends) })
    }),
  )
  const header = numbers.map((CHILD) => ({ CHILD, SEX: 'F', DOB: '01/02/2019', ETHNIC: 'WBRI' }))
  return { [`${nth}/h.csv`]: csv('Header', header), [`${nth}/e.csv`]: csv('Episodes', episodes) }
}

interface SignedIn {
  readonly address: string
  readonly cookie: string
  readonly csrf: string
}

const sent = ({ address, cookie }: Omit<SignedIn, 'csrf'>, path: string, fields: Record<string, string>) =>
  fetch(`${address}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: address, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields),
  })

/** Signs in and opens a form, as a person does before they save. */
async function signedIn(address: string, child: string): Promise<SignedIn> {
  const answer = await sent({ address, cookie: '' }, '/sign-in', { person: 'adoption-lead', then: '/' })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const form = await fetch(`${address}/children/${child}/record/child.case-note`, { headers: { cookie } })
  const csrf = /name="csrf" value="([^"]*)"/.exec(await form.text())?.[1] ?? ''
  return { address, cookie, csrf }
}

/** Saves over HTTP, several at once, until the server is gone; tells each request that was acknowledged. */
async function savingUntilGone(
  at: SignedIn,
  children: readonly string[],
  acknowledged: (request: string) => void,
): Promise<void> {
  const on = { 'happenedOn-day': '2', 'happenedOn-month': '6', 'happenedOn-year': '2025' }
  const lane = async (nth: number): Promise<void> => {
    for (let turn = nth; ; turn += AT_ONCE) {
      const request = randomUUID()
      const fields = { csrf: at.csrf, request, kind: 'telephone', thirdParty: 'no', note: 'A call', ...on }
      const path = `/children/${children[turn % children.length] ?? ''}/record/child.case-note`
      const answer = await sent(at, path, fields).catch(() => null)
      if (answer === null) return
      expect(answer.status, 'of a save').toBe(303)
      acknowledged(request)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, (_, nth) => lane(nth)))
}

/** What is on record: every request that was saved, and how many children and facts each return has. */
async function onRecord(env: Env) {
  const store = await openStore(whereKept(env))
  try {
    const [own] = await authorities(store)
    if (!own) throw new Error('The first import made the authority')
    return await store.inAuthority(own.id, async (tx) => {
      const { rows } = await sql<{ request: string }>`select request from entry where position is not null`.execute(tx)
      const returns = await sql<{ nth: number; children: number; facts: number }>`
        select r.ref::integer / 10000 as nth, count(distinct r.subject)::integer as children,
          count(s.subject)::integer as facts
        from source_ref r left join event_subject s on s.authority = r.authority and s.subject = r.subject
        where r.authority = ${own.id} and r.ref::integer >= 10000 group by 1`.execute(tx)
      const subjects = await sql<{ subject: string }>`
        select subject from source_ref where authority = ${own.id} and ref::integer < 10000`.execute(tx)
      return {
        requests: new Set(rows.map(({ request }) => request)),
        returns: new Map(returns.rows.map(({ nth, children, facts }) => [nth, { children, facts }])),
        children: subjects.rows.map(({ subject }) => subject),
      }
    })
  } finally {
    await store.close()
  }
}

const where = testServer ? 'on PostgreSQL' : 'on the embedded database'
test(`${where}, ${KILLS} processes are killed at any moment, servers that save and imports: no acknowledged save is lost, no import is half there, its repeat works, and verify finds no fault`, async () => {
  const program = await builtProgram()
  const own = await mkdtemp(join(tmpdir(), 'throughline-kill-'))
  const database = testServer ? await aDatabase(testServer) : null
  if (database === null) await anEmptyFolder(join(own, 'data'))
  const kept: Env = database ? { DATABASE_URL: database.databaseUrl } : {}
  const env: Env = {
    ...{ ...kept, THROUGHLINE_DATA: join(own, 'data'), THROUGHLINE_KEY: join(own, 'signing-key') },
    ...{ THROUGHLINE_TODAY: '2025-10-16', PORT: String(await freePort()) },
  }
  const address = `http://localhost:${env['PORT']}`
  const rounds = Math.ceil(KILLS / 2)
  const files = Object.assign(
    {},
    returnOf(0, 20),
    ...Array.from({ length: rounds + 1 }, (_, nth) => returnOf(nth + 1, CHILDREN_OF_AN_IMPORT)),
  )
  try {
    await inFolder(files, async (folder) => {
      const importing = (nth: number): string[] => ['import', '--ssda903', join(folder, String(nth)), '--json']
      const imported = (nth: number) => done(started(program, importing(nth), env))
      await imported(0)
      // How long a whole import takes here and now, and what it leaves: what is killed is killed within that.
      const { ms, savingMs } = await imported(1)
      const first = await onRecord(env)
      const whole = first.returns.get(1)
      expect(whole).toEqual({
        children: CHILDREN_OF_AN_IMPORT,
        facts: CHILDREN_OF_AN_IMPORT * (EPISODES_OF_A_CHILD + 1),
      })
      const acknowledged: string[] = []
      const told: string[] = []
      const ends = { killed: 0, ended: 0 }
      // Every other one is killed while it saves, the rest at any moment from their start.
      const importAndKill = async (nth: number): Promise<void> => {
        const process_ = started(program, importing(nth), env)
        const isAnyTime = nth % 2 === 0
        const moment = randomInt(Math.ceil(isAnyTime ? ms : savingMs))
        told.push(`import ${moment} ms after ${isAnyTime ? 'its start' : 'it began to save'}`)
        ends[await killed(process_, isAnyTime ? Promise.resolve() : saying(process_, SAVING), moment)] += 1
      }
      const serveAndKill = async (): Promise<void> => {
        const server = started(program, ['serve', '--empty'], env)
        await until(
          () => fetch(`${address}/health`).catch(() => null),
          (answer) => answer !== null,
        )
        const at = await signedIn(address, first.children[0] ?? '')
        const moment = randomInt(400)
        told.push(`server ${moment} ms after its first acknowledgement`)
        const began = Promise.withResolvers<unknown>()
        const [end] = await Promise.all([
          killed(server, began.promise, moment),
          savingUntilGone(at, first.children, (request) => {
            acknowledged.push(request)
            began.resolve(request)
          }),
        ])
        expect(end).toBe('killed')
      }
      for (let nth = 2; nth < rounds + 2; nth += 1) {
        // The embedded folder is one process's at a time.
        if (database) await Promise.all([serveAndKill(), importAndKill(nth)])
        else await serveAndKill().then(() => importAndKill(nth))
        const so = told.slice(-2).join(', ')
        const { requests, returns } = await onRecord(env)
        expect(
          acknowledged.filter((request) => !requests.has(request)),
          so,
        ).toEqual([])
        expect([undefined, whole], so).toContainEqual(returns.get(nth))
        expect(await faults(env), so).toEqual([])
      }
      expect(acknowledged.length).toBeGreaterThanOrEqual(rounds)
      expect(ends.killed).toBeGreaterThan(0)
      // Each that is not there is repeated, and one that is.
      const { returns: there } = await onRecord(env)
      for (let nth = 1; nth < rounds + 2; nth += 1) {
        if (there.has(nth) && nth > 1) continue
        const again: unknown = JSON.parse((await imported(nth)).out)
        const [events, unchanged] = there.has(nth) ? [0, whole?.facts] : [whole?.facts, 0]
        expect(again).toEqual({ children: CHILDREN_OF_AN_IMPORT, events, corrections: 0, unchanged, rejected: 0 })
      }
      expect([...(await onRecord(env)).returns.values()]).toEqual(Array.from({ length: rounds + 1 }, () => whole))
      expect(await faults(env)).toEqual([])
    })
  } finally {
    await database?.drop()
    await rm(own, { recursive: true, force: true })
  }
}, 1_200_000)
