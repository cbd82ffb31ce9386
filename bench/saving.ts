import { everyChild } from '../src/access/index.ts'
import { defaultDefinitions, eventDefinitions, makeProject } from '../src/practice/index.ts'
import type { FactId, NewRevision, Save, SubjectId } from '../src/record/index.ts'
import { machineRandomness, openStore, readChildren, save, type Store } from '../src/store/index.ts'
import { addDays, type Day } from '../src/time/index.ts'
import { UNTIL } from './returns-of.ts'

/** The authority whose record is measured. */
export const AUTHORITY = 1
export const reading = { authority: AUTHORITY, generation: 0, on: UNTIL, sees: everyChild }

const project = makeProject(defaultDefinitions)

/** A review that was held, as a new fact. */
export const review = (subject: SubjectId, happenedOn: Day): NewRevision => ({
  fact: machineRandomness.uuid() as FactId, // a new fact
  revision: 0,
  type: 'child.review',
  shape: 1,
  subjects: [subject],
  happenedOn,
  body: { participation: 'PN1' },
  texts: {},
})

export const saveOf = (revisions: readonly NewRevision[], newSubjects: Save['newSubjects'] = []): Save => ({
  request: machineRandomness.uuid(),
  by: 'social-worker',
  voice: 'typed',
  statement: null,
  recordedOn: UNTIL,
  newSubjects,
  revisions,
})

export async function mustSave(store: Store, one: Save): Promise<void> {
  const saved = await save(store, AUTHORITY, one, project, eventDefinitions)
  if (!saved.saved) throw new Error(`Not saved: ${saved.why}`)
}

const EVERY_MS = 500

/** Does some work while children who are looked after are saved to, two of them a second. */
export async function whileSaving<T>(databaseUrl: string, work: () => Promise<T>): Promise<T> {
  const store = await openStore({ databaseUrl, connections: 1 })
  const list = { words: [], bornOn: null, standing: 'looked-after', team: null, sort: 'name' } as const
  const { children } = await readChildren(store)(reading, { ...list, limit: 100, offset: 0 })
  const saving: Promise<void>[] = []
  const timer = setInterval(() => {
    const child = children[saving.length % children.length]
    if (child) saving.push(mustSave(store, saveOf([review(child.subject, addDays(UNTIL, -saving.length))])))
  }, EVERY_MS)
  try {
    return await work()
  } finally {
    clearInterval(timer)
    await Promise.all(saving)
    await store.close()
  }
}
