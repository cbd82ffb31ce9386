import {
  type AuthorityId,
  type EventDefinitions,
  type FactId,
  type Project,
  type Randomness,
  type Revision,
  rootsFrom,
  sameAs,
  type Save,
  type Saved,
  type SubjectId,
} from '../../record/index.ts'
import { rulesInUse } from '../projecting/definitions-in-use.ts'
import { foldAll } from '../projecting/fold-subjects.ts'
import { machineRandomness } from '../database/machine-randomness.ts'
import { holds } from '../projecting/groups.ts'
import { hold } from './held.ts'
import { givePositions } from './positions-given.ts'
import { differencesBetween, fewStatements, rowsOf } from '../projecting/projections.ts'
import type { Store, Tx } from '../database/store.ts'
import { insertSubjects, subjectUpdates } from '../projecting/subjects.ts'
import { countTimeliness, timelinessAdded, type Timeliness } from './timeliness.ts'
import { writeEntry } from './write-entries.ts'
import { positionOf } from './was-saved.ts'

/**
 * How long one attempt waits for a child that another transaction holds. Less than PostgreSQL's deadlock_timeout (1 s),
 * so that of a save and an import which wait for each other the save always gives way; four attempts make two seconds.
 */
const LOCK_TIMEOUT_MS = 500
const ATTEMPTS = 4

/**
 * One save by a person, in one transaction: facts, what they come to, and a place in the chain. Refusals are answered;
 * what is thrown is a mistake of ours or a database that does not answer.
 */
export async function save(
  store: Store,
  authority: AuthorityId,
  given: Save,
  project: Project,
  definitions: EventDefinitions,
  random: Randomness = machineRandomness,
): Promise<Saved> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    try {
      return await store.inAuthority(
        authority,
        (tx) => saveIn(tx, authority, given, { project, definitions, random }),
        {
          lockTimeoutMs: LOCK_TIMEOUT_MS,
          isByKey: true,
        },
      )
    } catch (error) {
      const refused = await refusal(store, authority, given, error)
      if (refused === null) throw error
      if (refused !== 'held') return refused
    }
  }
  return { saved: false, why: 'busy' }
}

interface Means {
  readonly project: Project
  readonly definitions: EventDefinitions
  readonly random: Randomness
}

async function saveIn(tx: Tx, authority: AuthorityId, given: Save, means: Means): Promise<Saved> {
  const rules = await rulesInUse(tx, authority, means)
  const fresh = new Set(given.newSubjects.map((subject) => subject.id))
  const existing = [...new Set(given.revisions.flatMap((each) => each.subjects))].filter((id) => !fresh.has(id))
  const held = await hold(tx, authority, given.request, existing)
  if (typeof held === 'number') return { saved: false, why: 'already-saved', position: held }
  const { locked, known, stored } = held
  if (!holds(locked, existing)) throw new Error('A save names a subject that does not exist')
  const changed = [...changedMeanwhile(given, known), ...wrongJoins(given, known)]
  if (changed.length > 0) return { saved: false, why: 'changed-meanwhile', facts: changed }
  const folded = foldAll([...locked, ...given.newSubjects], known, [given], rules)
  const freshRows = rowsOf([...folded.values()].map((each) => each.projection))
  await insertSubjects(tx, authority, given.newSubjects, folded)
  const place = { authority, generation: 0 }
  const { before, together } = fewStatements(place, differencesBetween(await stored, freshRows))
  for (const statement of before) await statement.execute(tx)
  const timeliness: Timeliness = new Map()
  countTimeliness(timeliness, given, folded)
  const entry = await writeEntry(tx, authority, given, means.random, [
    ...together,
    ...subjectUpdates(authority, new Map([...folded].filter(([id]) => !fresh.has(id)))),
    ...timelinessAdded(authority, timeliness),
  ])
  await writeFiles(tx, authority, given)
  return { saved: true, position: await givePositions(tx, authority, [entry]) }
}

async function writeFiles(tx: Tx, authority: AuthorityId, { files = [] }: Save): Promise<void> {
  for (const file of files)
    await tx
      .insertInto('edition_file')
      .values({ authority, ...file })
      .execute()
}

/** Joins with a record that is itself read under another, or under which the other is read already: chains and circles. */
function wrongJoins(given: Save, known: ReadonlyMap<SubjectId, readonly Revision[]>): FactId[] {
  const joins = given.revisions.filter(({ type, happenedOn }) => type === sameAs.type && happenedOn !== null)
  if (joins.length === 0) return []
  const roots = rootsFrom([...known.values()].flat())
  for (const { subjects, body } of joins)
    if (new Set(subjects).size !== 2 || !subjects.some((each) => each === body['under']))
      throw new Error('A join is of two records and names one of them')
  const joined = joins.flatMap(({ subjects }) => subjects)
  const isTwice = new Set(joined).size < joined.length
  return joins.filter(({ subjects }) => isTwice || subjects.some((each) => roots.has(each))).map(({ fact }) => fact)
}

/** The facts that somebody else has revised since this form was shown. Throws on a number that leaves a gap. */
function changedMeanwhile(given: Save, known: ReadonlyMap<SubjectId, readonly Revision[]>): FactId[] {
  const last = new Map<FactId, number>()
  for (const revisions of known.values())
    for (const { fact, revision } of revisions) last.set(fact, Math.max(revision, last.get(fact) ?? 0))
  const changed: FactId[] = []
  for (const { fact, revision } of given.revisions) {
    const next = (last.get(fact) ?? -1) + 1
    if (revision > next) throw new Error('A revision would leave a gap in its fact')
    if (revision < next) changed.push(fact)
    else last.set(fact, revision)
  }
  return changed
}

/** What an error of the database means to the person: `held` to try again, null for what nobody foresaw. */
async function refusal(
  store: Store,
  authority: AuthorityId,
  given: Save,
  error: unknown,
): Promise<Saved | 'held' | null> {
  if (!(error instanceof Error) || !('code' in error)) return null
  if (error.code === '55P03' || error.code === '40P01') return 'held'
  const constraint = 'constraint' in error ? error.constraint : null
  if (constraint === 'entry_authority_request_key') {
    const position = await store.inAuthority(authority, (tx) => positionOf(tx, authority, given.request))
    return position === null ? 'held' : { saved: false, why: 'already-saved', position }
  }
  if (constraint === 'subject_of_authority') return 'held' // somebody else was the first to set something
  // Another administrator was the first to say something of this person.
  return constraint === 'event_authority_fact_revision_key' || constraint === 'account_of_one_person'
    ? { saved: false, why: 'changed-meanwhile', facts: given.revisions.map((each) => each.fact) }
    : null
}
