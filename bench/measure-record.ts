import { sql } from 'kysely'
import { defaultDefinitions, eventDefinitions, makeProject } from '../src/practice/index.ts'
import { sameAs, type FactId, type NewRevision, type SubjectId } from '../src/record/index.ts'
import {
  expireReconstructions,
  firstAndLastPosition,
  machineRandomness,
  openStore,
  readChild,
  readChildren,
  reconstruct,
  type Store,
} from '../src/store/index.ts'
import { addDays, day } from '../src/time/index.ts'
import { median, milliseconds, percentile, report, saying, seconds } from './figures.ts'
import { UNTIL } from './returns-of.ts'
import { AUTHORITY, mustSave, reading, review, saveOf } from './saving.ts'

export const FACTS = 500
const CHILDREN = 10
/** Few to each child, so that it has the facts that are asked about and not half as many again. */
const SAVES = 20
const WARMING = 20
const JOINS = 100
const FIRST_REVIEW = day('2025-10-01')

const project = makeProject(defaultDefinitions)

const times = (of: readonly number[]) => `p50 ${milliseconds(median(of))}, p95 ${milliseconds(percentile(of, 0.95))}`

/** A child of five hundred facts: born, in care, and reviewed more often than anybody. */
export async function aFullChild(store: Store): Promise<SubjectId> {
  const id = machineRandomness.uuid() as SubjectId // a new child
  const began = day('2020-04-01')
  const reviews = Array.from({ length: FACTS - 2 }, (_, nth) => review(id, addDays(began, 20 + nth * 4)))
  const born: NewRevision = { ...review(id, day('2016-01-04')), type: 'child.identity', body: { sex: 'F' } }
  const care = { reasonStarted: 'S', legalStatus: 'C2', placement: 'U6', need: 'N1' }
  const entered: NewRevision = { ...review(id, began), type: 'child.episode', body: care }
  await mustSave(store, saveOf([born, entered, ...reviews], [{ id, kind: 'child', sourceRef: null }]))
  return id
}

/** Saving one fact of a child who has five hundred, until another connection sees what came of it. */
export async function measureSaves(databaseUrl: string): Promise<void> {
  const [store, elsewhere] = await Promise.all([openStore({ databaseUrl }), openStore({ databaseUrl })])
  try {
    saying(`Saving to children with ${String(FACTS)} facts`)
    const saved: number[] = []
    const seen: number[] = []
    for (let nth = 0; nth <= CHILDREN; nth += 1) {
      const child = await aFullChild(store)
      for (let day = 0; day < SAVES; day += 1) {
        const began = performance.now()
        await mustSave(store, saveOf([review(child, addDays(FIRST_REVIEW, day))]))
        const until = performance.now()
        const read = await readChild(elsewhere)(reading, child)
        if (read === null) throw new Error('What was saved cannot be seen')
        if (nth === 0) continue // to warm up
        saved.push(until - began)
        seen.push(performance.now() - began)
      }
    }
    report(`saving to a child with ${String(FACTS)} facts: visible everywhere`, times(saved), 'p95 under 20 ms')
    report('  and read again, the whole child, by another connection', times(seen))
  } finally {
    await Promise.all([store.close(), elsewhere.close()])
  }
}

/** Saying that two records are of one child: from now on they are read under one. */
export async function measureJoins(databaseUrl: string): Promise<void> {
  const store = await openStore({ databaseUrl })
  try {
    saying('Joining two records of one child')
    const list = { words: [], bornOn: null, standing: 'any', team: null, sort: 'name' } as const
    const { children } = await readChildren(store)(reading, { ...list, limit: (JOINS + WARMING) * 2, offset: 0 })
    const joined: number[] = []
    for (let nth = 0; nth + 1 < children.length; nth += 2) {
      const [under, member] = [children[nth]?.subject, children[nth + 1]?.subject]
      if (!under || !member) break
      const began = performance.now()
      await mustSave(store, saveOf([aJoin(member, under)]))
      if (nth >= WARMING * 2) joined.push(performance.now() - began)
    }
    report('joining two records of one child', times(joined), 'no promise made')
  } finally {
    await store.close()
  }
}

const aJoin = (member: SubjectId, under: SubjectId): NewRevision => ({
  fact: machineRandomness.uuid() as FactId, // a new fact
  revision: 0,
  type: sameAs.type,
  shape: sameAs.shape,
  subjects: [member, under],
  happenedOn: UNTIL,
  body: { under, number: null },
  texts: {},
})

/**
 * What the record knew then, prepared to be read: at its last position, from which on nothing was said of anybody; and
 * before its last return, which said something of everybody, so that every child is folded.
 */
export async function measureReconstruction(databaseUrl: string, children: number): Promise<void> {
  const store = await openStore({ databaseUrl })
  try {
    const ends = await firstAndLastPosition(store, AUTHORITY)
    if (ends === null) throw new Error('Nothing is recorded')
    const before = await lastBeforeReturn(store)
    const when = { 'nothing said since': ends.last.position, 'something said of everybody since': before }
    for (const [what, position] of Object.entries(when)) {
      saying(`Preparing what was known then: ${what}`)
      const runs: { readonly ms: number; readonly cpu: number }[] = []
      for (let nth = 0; nth < 3; nth += 1) {
        await expireReconstructions(store, AUTHORITY, 0)
        const [began, used] = [performance.now(), process.cpuUsage()]
        await reconstruct(store, AUTHORITY, position, { project, definitions: eventDefinitions })
        const { user, system } = process.cpuUsage(used)
        runs.push({ ms: performance.now() - began, cpu: (user + system) / 1000 })
      }
      const cpu = seconds(median(runs.map((each) => each.cpu)))
      report(
        `what was known then, of ${String(children)} children: ${what}`,
        `${seconds(median(runs.map(({ ms }) => ms)))}, own CPU ${cpu}`,
        'under 5 s',
      )
    }
  } finally {
    await store.close()
  }
}

/** The last position before the newest return was loaded. */
const lastBeforeReturn = (store: Store): Promise<number> =>
  store.inAuthority(AUTHORITY, async (tx) => {
    const { rows } = await sql<{ first: number }>`select min(position) as first from entry
      where statement = (select max(statement) from entry)`.execute(tx)
    return (rows[0]?.first ?? 2) - 1
  })
