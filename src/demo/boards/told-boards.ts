import type { Body, FactId, NewRevision, Randomness, Save, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'

/** Something that happened to a board, a meeting, a paper or a room, as the demonstration tells it. */
export interface ToldFact {
  readonly subject: SubjectId
  readonly type: string
  readonly on: Day
  readonly body: Body
  readonly texts?: Readonly<Record<string, string>>
  /** The kind of the subject, where this is the first that is told of it. */
  readonly isNew?: Save['newSubjects'][number]['kind']
  readonly fact?: FactId
}

/** The saves by which people recorded it, one for each day, oldest first. */
export function savesByDay(told: readonly ToldFact[], by: string, random: Randomness): readonly Save[] {
  const days = [...Map.groupBy(told, ({ on }) => on)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const asRevision = ({ subject, type, on, body, texts = {}, fact }: ToldFact): NewRevision => ({
    ...{ fact: fact ?? (random.uuid() as FactId), revision: 0, type, shape: 1 }, // a new fact
    ...{ subjects: [subject], happenedOn: on, body, texts },
  })
  return days.map(([on, own]) => ({
    ...{ request: `demonstration boards ${random.uuid()}`, by, voice: 'typed', statement: null, recordedOn: on },
    newSubjects: own.flatMap(({ isNew, subject }) => (isNew ? [{ id: subject, kind: isNew, sourceRef: null }] : [])),
    revisions: own.map(asRevision),
  }))
}
