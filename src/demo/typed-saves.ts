import type { EventDefinition, FactId, NewRevision, Randomness, Save, SubjectId } from '../record/index.ts'
import type { RecordedOnADay } from './typed.ts'
import type { ToldFact } from './told.ts'

/** Children on record by the number that stories give them. */
export type Subjects = Map<string, SubjectId>

export interface Recorder {
  readonly subjects: Subjects
  readonly random: Randomness
  readonly definitions: ReadonlyMap<string, EventDefinition>
}

function revisionOf(told: ToldFact, subject: SubjectId, { random, definitions }: Recorder): NewRevision {
  const definition = definitions.get(told.type)
  if (!definition) throw new Error(`No such event: ${told.type}`)
  return {
    fact: random.uuid() as FactId, // a new fact
    revision: 0,
    type: told.type,
    shape: definition.shape,
    subjects: [subject],
    happenedOn: told.happenedOn,
    body: told.body,
    texts: told.texts ?? {},
  }
}

/** One save of what people recorded on one day in one voice; children who are not on record yet are made. */
export function saveOf(day: RecordedOnADay, voice: 'typed' | 'names', recorder: Recorder): Save | null {
  const newSubjects: Save['newSubjects'][number][] = []
  const revisions = day.facts
    .filter(({ told }) => (told.voice === 'names' ? 'names' : 'typed') === voice)
    .map(({ child, told }) => {
      let subject = recorder.subjects.get(child.number)
      if (!subject) {
        subject = recorder.random.uuid() as SubjectId // a new child
        recorder.subjects.set(child.number, subject)
        newSubjects.push({ id: subject, kind: 'child', sourceRef: null })
      }
      return revisionOf(told, subject, recorder)
    })
  if (revisions.length === 0) return null
  const { recordedOn } = day
  const by = voice === 'names' ? 'performance-analyst' : 'social-worker'
  return {
    request: `demonstration ${voice} ${recordedOn}`,
    by,
    voice,
    statement: null,
    recordedOn,
    newSubjects,
    revisions,
  }
}
