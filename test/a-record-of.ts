import { randomUUID } from 'node:crypto'
import type { ChildStory, ToldChild, ToldFact } from '../src/demo/index.ts'
import { defaultDefinitions, eventDefinitions, makeProject } from '../src/practice/index.ts'
import type { FactId, NewRevision, Save, SubjectId, Voice } from '../src/record/index.ts'
import { save } from '../src/store/appending/save.ts'
import type { Store } from '../src/store/database/store.ts'
import { HARBOUR } from '../src/store/testing.ts'
import { day } from '../src/time/index.ts'

export const project = makeProject(defaultDefinitions)

/** What a story's facts became when they were saved, in the story's order. */
export interface OnRecord {
  readonly subject: SubjectId
  readonly facts: readonly FactId[]
}

const revisionOf = (subject: SubjectId, fact: FactId, told: ToldFact): NewRevision => ({
  fact,
  revision: 0,
  type: told.type,
  shape: 1,
  subjects: [subject],
  happenedOn: told.happenedOn,
  body: told.body,
  texts: {},
})

const saveOf = (voice: Voice, revisions: readonly NewRevision[], newSubjects: Save['newSubjects']): Save => ({
  request: randomUUID(),
  by: voice === 'typed' ? 'social-worker' : 'performance-analyst',
  voice,
  statement: voice === 'ssda903' ? '2026:2025-09-30' : null,
  recordedOn: day('2025-10-01'),
  newSubjects,
  revisions,
})

/** Saves children as their stories tell them, each voice in an entry of its own. Answers them by the names in the stories. */
export async function aRecordOf(
  store: Store,
  children: readonly (ToldChild | ChildStory)[],
): Promise<ReadonlyMap<string, OnRecord>> {
  const onRecord = new Map<string, OnRecord>()
  for (const child of children) {
    const subject = randomUUID() as SubjectId // a new child
    const facts = child.facts.map(() => randomUUID() as FactId) // new facts
    let isNew = true
    for (const voice of ['ssda903', 'names', 'typed'] as const) {
      const revisions = child.facts.flatMap((told, place) => {
        const fact = facts[place]
        return told.voice === voice && fact ? [revisionOf(subject, fact, told)] : []
      })
      if (revisions.length === 0) continue
      const born = isNew ? [{ id: subject, kind: 'child' as const, sourceRef: child.number }] : []
      const saved = await save(store, HARBOUR, saveOf(voice, revisions, born), project, eventDefinitions)
      if (!saved.saved) throw new Error(`The story of ${child.name} was not saved: ${saved.why}`)
      isNew = false
    }
    onRecord.set(child.name, { subject, facts })
  }
  return onRecord
}
