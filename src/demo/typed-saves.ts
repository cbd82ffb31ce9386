import type { EventDefinition, FactId, NewRevision, Randomness, Save, SubjectId } from '../record/index.ts'
import type { RecordedOnADay } from './typed.ts'
import type { ToldFact } from './told.ts'

/** Children on record by the number that stories give them. */
export type Subjects = Map<string, SubjectId>

export interface Recorder {
  readonly subjects: Subjects
  readonly random: Randomness
  readonly definitions: ReadonlyMap<string, EventDefinition>
  /** The ids of facts that others speak of. */
  readonly named: Map<ToldFact, FactId>
}

/** The id of a fact: the same however often it is asked for, and whichever of two facts is recorded first. */
function idOf(told: ToldFact, { named, random }: Recorder): FactId {
  const id = named.get(told) ?? (random.uuid() as FactId) // a new fact
  named.set(told, id)
  return id
}

function revisionOf(told: ToldFact, subject: SubjectId, recorder: Recorder): NewRevision {
  const { definitions } = recorder
  const definition = definitions.get(told.type)
  if (!definition) throw new Error(`No such event: ${told.type}`)
  return {
    fact: idOf(told, recorder),
    revision: 0,
    type: told.type,
    shape: definition.shape,
    subjects: [subject],
    happenedOn: told.happenedOn,
    body: told.because === undefined ? told.body : { ...told.body, because: idOf(told.because, recorder) },
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
