import { defaultDefinitions, eventDefinitions, makeProject } from '../src/practice/index.ts'
import type { FactId, NewRevision, Save, SubjectId } from '../src/record/index.ts'
import { everyChild } from '../src/access/index.ts'
import {
  firstAndLastPosition,
  machineRandomness,
  openStore,
  readChild,
  reconstruct,
  save,
  type Store,
} from '../src/store/index.ts'
import { addDays, day, type Day } from '../src/time/index.ts'
import { median, milliseconds, percentile, report, saying, seconds } from './figures.ts'
import { UNTIL } from './returns-of.ts'

const AUTHORITY = 1
const FACTS = 500
const SAVES = 200
const WARMING = 20

const project = makeProject(defaultDefinitions)
const reading = { authority: AUTHORITY, generation: 0, on: UNTIL, sees: everyChild }

const review = (subject: SubjectId, happenedOn: Day): NewRevision => ({
  fact: machineRandomness.uuid() as FactId, // a new fact
  revision: 0,
  type: 'child.review',
  shape: 1,
  subjects: [subject],
  happenedOn,
  body: { participation: 'PN1' },
  texts: {},
})

const saveOf = (revisions: readonly NewRevision[], newSubjects: Save['newSubjects'] = []): Save => ({
  request: machineRandomness.uuid(),
  by: 'social-worker',
  voice: 'typed',
  statement: null,
  recordedOn: UNTIL,
  newSubjects,
  revisions,
})

async function mustSave(store: Store, one: Save): Promise<void> {
  const saved = await save(store, AUTHORITY, one, project, eventDefinitions)
  if (!saved.saved) throw new Error(`Not saved: ${saved.why}`)
}

/** A child of five hundred facts: born, in care, and reviewed more often than anybody. */
async function aFullChild(store: Store): Promise<SubjectId> {
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
    saying(`Saving to a child with ${String(FACTS)} facts`)
    const child = await aFullChild(store)
    const saved: number[] = []
    const seen: number[] = []
    for (let nth = 0; nth < SAVES + WARMING; nth += 1) {
      const on = addDays(day('2025-10-01'), nth % 180)
      const began = performance.now()
      await mustSave(store, saveOf([review(child, on)]))
      const until = performance.now()
      const read = await readChild(elsewhere)(reading, child)
      if (read === null) throw new Error('What was saved cannot be seen')
      if (nth < WARMING) continue
      saved.push(until - began)
      seen.push(performance.now() - began)
    }
    const times = (of: readonly number[]) =>
      `p50 ${milliseconds(median(of))}, p95 ${milliseconds(percentile(of, 0.95))}`
    report(`saving to a child with ${String(FACTS)} facts: visible everywhere`, times(saved), 'p95 under 20 ms')
    report('  and read again, the whole child, by another connection', times(seen))
  } finally {
    await Promise.all([store.close(), elsewhere.close()])
  }
}

/** What the record knew at its last position, prepared to be read. */
export async function measureReconstruction(databaseUrl: string, children: number): Promise<void> {
  const store = await openStore({ databaseUrl })
  try {
    const ends = await firstAndLastPosition(store, AUTHORITY)
    if (ends === null) throw new Error('Nothing is recorded')
    saying('Preparing what was known then')
    const began = performance.now()
    await reconstruct(store, AUTHORITY, ends.last.position, { project, definitions: eventDefinitions })
    report(`what was known then, of ${String(children)} children`, seconds(performance.now() - began), 'under 5 s')
  } finally {
    await store.close()
  }
}
