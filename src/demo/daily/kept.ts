import { eventDefinitions, type Definitions } from '../../practice/index.ts'
import type { AuthorityId, FactId, NewRevision, Project, Randomness, SubjectId } from '../../record/index.ts'
import { reproject, save, type Store } from '../../store/index.ts'
import { addDays, type Day } from '../../time/index.ts'

/** How long Harbour Council has recorded its daily casework here, in days: before, it did so elsewhere. */
export const CASEWORK_SINCE_DAYS = 56

export const caseworkSince = (today: Day): Day => addDays(today, -CASEWORK_SINCE_DAYS)

/** Intervals that no law sets and that Harbour Council has confirmed for itself. */
const confirmed = ['front-door.in-need-review-usual', 'protection.visit', 'protection.later-core-group'] as const

/** Says that every kind of casework is recorded here from a day on, before anything else is on record. */
export async function keepCaseworkHere(
  store: Store,
  authority: AuthorityId,
  project: Project,
  on: {
    readonly today: Day
    readonly random: Randomness
    readonly kinds: readonly (keyof Definitions['casework']['keptFrom'])[]
  },
): Promise<void> {
  const { random, kinds } = on
  const since = caseworkSince(on.today)
  const subject = random.uuid() as SubjectId // the authority's own
  const settings = [...kinds.map((kind) => `casework.kept-${kind}`), ...confirmed.map((rule) => `${rule}.switch`)]
  const revisions = settings.map((setting): NewRevision => ({
    fact: random.uuid() as FactId, // a new fact
    ...{ revision: 0, type: 'authority.setting', shape: 1, subjects: [subject], happenedOn: since },
    body: { setting, value: true },
    texts: { reason: 'Daily casework is recorded here from this day on.' },
  }))
  const saved = await save(
    store,
    authority,
    {
      ...{ request: 'demonstration casework kept here', by: 'performance-analyst', voice: 'typed', statement: null },
      ...{ recordedOn: since, newSubjects: [{ id: subject, kind: 'authority', sourceRef: null }], revisions },
    },
    project,
    eventDefinitions,
    random,
  )
  if (!saved.saved) throw new Error(`The settings of the demonstration could not be saved: ${saved.why}`)
  await reproject(store, authority, { project, definitions: eventDefinitions })
}
