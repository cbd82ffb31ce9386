import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SubjectId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { importInto, isImportUnderWay } from './import-into.ts'
import type { Importing } from './importing.ts'
import { save } from './save.ts'
import type { Store } from '../database/store.ts'
import { aStore, HARBOUR, testServer } from '../testing.ts'
import { aSave, aVisit, definitions, newSubject, project } from '../testing-rules.ts'
import { verify } from '../verifying/verify.ts'

let store: Store
beforeAll(async () => {
  store = await aStore()
})
afterAll(() => store.close())

const begin = <T>(work: (importing: Importing) => Promise<T>, signal = new AbortController().signal) => {
  const info = {
    request: randomUUID(),
    by: 'analyst',
    voice: 'ssda903',
    recordedOn: day('2025-10-16'),
    signal,
  } as const
  return importInto(store, HARBOUR, info, project, definitions, work)
}
const STATEMENT = '2026:2025-10-16'
const covered = [{ year: 2026, asAt: day('2025-10-16'), tables: ['Episodes', 'Header'] }]

/** Children with these numbers, each with two facts, in batches of two. */
const loading = (refs: readonly string[]) => async (importing: Importing) => {
  const made = new Map<string, SubjectId>()
  for (let at = 0; at < refs.length; at += 2) {
    const batch = refs.slice(at, at + 2)
    expect(await importing.read(batch)).toEqual([])
    const newSubjects = batch.map((sourceRef) => ({ id: newSubject(), kind: 'child' as const, sourceRef }))
    for (const { id, sourceRef } of newSubjects) made.set(sourceRef, id)
    const revisions = newSubjects.flatMap(({ id }) => [aVisit(id, '2025-04-01'), aVisit(id, '2025-05-01')])
    await importing.write({
      newSubjects,
      entries: [{ statement: STATEMENT, revisions }],
      coverage: new Map(newSubjects.map(({ id }) => [id, covered])),
    })
  }
  return made
}

const count = async (table: 'event' | 'entry' | 'subject' | 'point' | 'coverage') => {
  const { rows } = await store.executeSql(`select count(*) as n from ${table}`)
  return rows[0]
}

test('an import is one whole: its batches get their places in the chain together', async () => {
  const made = await begin(loading(['1', '2', '3', '4', '5']))
  expect(made.size).toBe(5)
  expect(await count('event')).toEqual({ n: 10 })
  expect(await count('entry')).toEqual({ n: 3 })
  const against = { heads: [], key: null, rules: { project, definitions }, foldOneIn: 1 }
  expect(await verify(store, HARBOUR, against)).toEqual({ subjects: 5, events: 10, reads: 0, purged: 0, faults: [] })
})

test('the next import finds what was said, who is covered, and adds to it', async () => {
  await begin(async (importing) => {
    const [one, ...others] = await importing.read(['2', 'nobody'])
    expect(others).toEqual([])
    expect(one).toMatchObject({ sourceRef: '2', covered })
    const [said] = one?.revisions ?? []
    if (!one || !said) throw new Error('The child is on record')
    expect(said).toMatchObject({ voice: 'ssda903', statement: STATEMENT, revision: 0, recordedOn: '2025-10-16' })
    const corrected = { ...aVisit(one.subject, '2025-04-02'), fact: said.fact, revision: 1 }
    await importing.write({
      newSubjects: [],
      entries: [{ statement: '2026:2025-11-16', revisions: [corrected] }],
      coverage: new Map([[one.subject, covered]]),
    })
  })
  expect(await count('event')).toEqual({ n: 11 })
  expect(await count('point')).toEqual({ n: 10 })
  expect(await count('coverage')).toEqual({ n: 5 })
})

test('an import that is stopped, or fails, leaves nothing', async () => {
  const stop = new AbortController()
  const stopped = begin(async (importing) => {
    await loading(['6', '7'])(importing)
    stop.abort(new Error('Stopped by the analyst'))
    await loading(['8'])(importing)
  }, stop.signal)
  await expect(stopped).rejects.toThrow('Stopped by the analyst')
  const failed = begin(async (importing) => {
    await loading(['6', '7'])(importing)
    throw new Error('The disk is full')
  })
  await expect(failed).rejects.toThrow('The disk is full')
  expect(await count('subject')).toEqual({ n: 5 })
  expect(await count('event')).toEqual({ n: 11 })
})

test.runIf(testServer)('two imports at once are one too many', async () => {
  const first = begin(async (importing) => {
    await expect(begin(loading(['9']))).rejects.toSatisfy(isImportUnderWay)
    return loading(['9'])(importing)
  })
  expect((await first).size).toBe(1)
})

test.runIf(testServer)('a save to a child that an import holds is busy; to another child it is not', async () => {
  const [held, free] = await store.inAuthority(HARBOUR, (tx) =>
    tx.selectFrom('source_ref').select('subject').where('ref', 'in', ['1', '2']).orderBy('ref').execute(),
  )
  if (!held || !free) throw new Error('Both are on record')
  const visit = (child: SubjectId) => save(store, HARBOUR, aSave([aVisit(child, '2025-06-06')]), project, definitions)
  await begin(async (importing) => {
    await importing.read(['1'])
    expect(await visit(free.subject)).toMatchObject({ saved: true })
    expect(await visit(held.subject)).toEqual({ saved: false, why: 'busy' })
  })
  expect(await visit(held.subject)).toMatchObject({ saved: true })
})

test.runIf(testServer)('when the database goes away in mid-import, the import says so and leaves nothing', async () => {
  const before = await count('event')
  const cut = begin(async (importing) => {
    await loading(['10', '11'])(importing)
    await store.executeSql(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`)
    // Between two queries of the import, nobody is waiting for an answer from the connection that broke.
    await new Promise((resolve) => setTimeout(resolve, 50))
    await loading(['12'])(importing)
  })
  await expect(cut).rejects.toThrow()
  expect(await count('event')).toEqual(before)
  expect((await begin(loading(['10', '11']))).size).toBe(2)
})
