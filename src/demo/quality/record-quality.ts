import { eventDefinitions } from '../../practice/index.ts'
import type { AuthorityId, FactId, NewRevision, Project, Randomness, Save, SubjectId } from '../../record/index.ts'
import { save, type Store } from '../../store/index.ts'
import type { Day } from '../../time/index.ts'
import { seededRandomness } from '../randomness.ts'
import { toldAudits, type AuditedChild } from './audits.ts'
import { toldComplaints } from './complaints.ts'
import { toldFocusWeeks } from './focus-weeks.ts'
import { toldHouseholds } from './households.ts'
import { toldLearning } from './learning.ts'
import { toldMeasures } from './measures.ts'
import { toldPanels } from './panels.ts'
import type { ToldOf, ToldSubject } from './told-subject.ts'

/** One save for each subject, person and day, oldest first. */
function savesOf(told: readonly ToldSubject[], random: Randomness): readonly Save[] {
  const saves = told.flatMap(({ kind, facts, id }, nth) => {
    const subject = id ?? (random.uuid() as SubjectId) // a new subject
    const revisionOf = ({ type, on, body, texts = {} }: ToldOf): NewRevision => {
      const shape = eventDefinitions.get(type)?.shape
      if (shape === undefined) throw new Error(`No such event: ${type}`)
      const fact = random.uuid() as FactId // a new fact
      return { ...{ fact, revision: 0, type, shape, subjects: [subject], happenedOn: on, body }, texts }
    }
    const byDay = Map.groupBy(facts, ({ on, by = 'quality-assurance' }) => `${on} ${by}`)
    return [...byDay.values()].map((of, at): Save => {
      const [first] = of
      if (!first) throw new Error('A group has one at least')
      return {
        request: `demonstration ${kind} ${nth} ${at}`,
        ...{ by: first.by ?? 'quality-assurance', voice: 'typed', statement: null, recordedOn: first.on },
        newSubjects: at === 0 ? [{ id: subject, kind, sourceRef: null }] : [],
        revisions: of.map(revisionOf),
      }
    })
  })
  return saves.toSorted((a, b) => (a.recordedOn < b.recordedOn ? -1 : a.recordedOn > b.recordedOn ? 1 : 0))
}

/** Saves the demonstration's complaints, what was learned, targets, and audits of its children: all of it invented. */
export async function recordQuality(
  store: Store,
  authority: AuthorityId,
  project: Project,
  children: readonly AuditedChild[],
  watch: {
    readonly today: Day
    readonly progress: (doing: string, done: number, of: number) => void
    readonly signal?: AbortSignal
  },
): Promise<void> {
  const { today, progress, signal } = watch
  const random = seededRandomness(`Quality ${today}`)
  const households = toldHouseholds(today).map((one) => ({ ...one, id: random.uuid() as SubjectId })) // each a new subject
  const adopting = households.filter(({ kind }) => kind === 'adopter').map(({ id }) => id)
  const ofComplaints = seededRandomness(`Complaints ${today}`)
  const complaints = toldComplaints(
    today,
    children.map(({ subject }) => subject),
  ).map((one) => ({ ...one, id: ofComplaints.uuid() as SubjectId })) // each a new subject
  const saves = savesOf(
    [
      ...complaints,
      ...toldLearning(today, complaints),
      ...toldMeasures(today),
      ...toldAudits(today, children, random),
      ...households,
      ...toldPanels(today, children, adopting),
      ...toldFocusWeeks(today),
    ],
    random,
  )
  for (const [nth, one] of saves.entries()) {
    signal?.throwIfAborted()
    progress('Recording complaints, audits and households', nth, saves.length)
    const saved = await save(store, authority, one, project, eventDefinitions, random)
    if (!saved.saved) throw new Error(`The demonstration's complaints and audits could not be saved: ${saved.why}`)
  }
}
