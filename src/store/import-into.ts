import { sql } from 'kysely'
import type {
  AuthorityId,
  Coverage,
  EventDefinitions,
  NewRevision,
  OnRecord,
  Project,
  Randomness,
  Revision,
  Save,
  SubjectId,
  Voice,
} from '../record/index.ts'
import type { Day } from '../time/index.ts'
import { readCoverage, writeCoverage } from './coverage.ts'
import type { Known } from './fold-subjects.ts'
import { machineRandomness } from './machine-randomness.ts'
import { givePositions } from './positions-given.ts'
import { differencesBetween, rowsOf, storedRows, writeDifferences } from './projections.ts'
import { readRevisions } from './revisions.ts'
import { foldAll } from './save.ts'
import type { Store, Tx } from './store.ts'
import { refreshStatistics } from './statistics.ts'
import { insertSubjects, lockSubjects, SOURCE, updateSubjects } from './subjects.ts'
import { countTimeliness, type Timeliness, writeTimeliness } from './timeliness.ts'
import { writeEntries } from './write-entries.ts'

/** Who imports, from what, and how it may be stopped. */
export interface ImportInfo {
  /** Unique to this import: its entries' requests begin with it. */
  readonly request: string
  readonly by: string
  readonly voice: Voice
  readonly recordedOn: Day
  /** When each return was recorded, where an import tells again what was recorded long ago: the demonstration. */
  readonly recordedOnOf?: (statement: string) => Day
  /** Aborting it leaves nothing of the import. */
  readonly signal?: AbortSignal
}

/** What one return says of a batch of children: one entry in the chain. */
export interface ImportEntry {
  readonly statement: string
  readonly revisions: readonly NewRevision[]
}

/** A batch of children: all that the import's returns say of them. */
export interface ImportBatch {
  readonly newSubjects: Save['newSubjects']
  /** One for each return that changes anything, in the order in which the returns are heard. */
  readonly entries: readonly ImportEntry[]
  /** For each child of the batch, all that is now covered: it replaces what was. */
  readonly coverage: ReadonlyMap<SubjectId, readonly Coverage[]>
}

export interface Importing {
  /** What is on record of these children, by their numbers; they are held until the import ends. Read a batch, then write it. */
  readonly read: (sourceRefs: readonly string[]) => Promise<OnRecord[]>
  readonly write: (batch: ImportBatch) => Promise<void>
}

/** Another import of this authority is under way: two at once would each miss what the other says. */
export interface ImportUnderWay extends Error {
  readonly code: 'import-under-way'
}

export const isImportUnderWay = (error: unknown): error is ImportUnderWay =>
  error instanceof Error && 'code' in error && error.code === 'import-under-way'

interface Means {
  readonly project: Project
  readonly definitions: EventDefinitions
  readonly random: Randomness
}

/**
 * A whole import in one transaction: it is there when this returns, and nothing of it is there when this throws or the
 * process dies. Memory holds one batch at a time. Throws `ImportUnderWay`, or the signal's reason when it is aborted.
 */
export async function importInto<T>(
  store: Store,
  authority: AuthorityId,
  info: ImportInfo,
  project: Project,
  definitions: EventDefinitions,
  work: (importing: Importing) => Promise<T>,
  random: Randomness = machineRandomness,
): Promise<T> {
  let events = 0
  const answer = await store.inAuthority(authority, async (tx) => {
    await beTheOnlyImport(tx, authority)
    const under = makeImporting(tx, authority, info, { project, definitions, random })
    const counting: Importing = {
      read: under.importing.read,
      write: (batch) => {
        for (const { revisions } of batch.entries) events += revisions.length
        return under.importing.write(batch)
      },
    }
    const answered = await work(counting)
    info.signal?.throwIfAborted()
    await under.finish()
    return answered
  })
  if (events >= MANY_EVENTS) await refreshStatistics(store)
  return answer
}

/** So many new events make the planner's picture of the tables wrong. */
const MANY_EVENTS = 5000

/** Any number that nothing else in this database locks by, beside the authority's. */
const IMPORTING = 740_325

async function beTheOnlyImport(tx: Tx, authority: AuthorityId): Promise<void> {
  const { rows } = await sql<{
    got: boolean
  }>`select pg_try_advisory_xact_lock(${IMPORTING}, ${authority}) as got`.execute(tx)
  if (rows[0]?.got) return
  const sentence = 'Another import is under way. Wait until it has ended, or stop it, and then import again.'
  throw Object.assign(new Error(sentence), { code: 'import-under-way' as const })
}

/** What the import holds of the batch that it read last. */
interface Held {
  readonly subjects: readonly Known[]
  readonly revisions: ReadonlyMap<SubjectId, readonly Revision[]>
}

function makeImporting(tx: Tx, authority: AuthorityId, info: ImportInfo, means: Means) {
  const place = { authority, generation: 0 }
  const entries: number[] = []
  const timeliness: Timeliness = new Map()
  let held: Held = { subjects: [], revisions: new Map() }

  const read = async (sourceRefs: readonly string[]): Promise<OnRecord[]> => {
    info.signal?.throwIfAborted()
    const ids = await subjectsOf(tx, authority, sourceRefs)
    const subjects = await lockSubjects(tx, authority, ids)
    held = { subjects, revisions: await readRevisions(tx, authority, ids) }
    const covered = await readCoverage(tx, authority, ids)
    return subjects.map(({ id, sourceRef }) => ({
      ...{ subject: id, sourceRef: sourceRef ?? '', covered: covered.get(id) ?? [] },
      revisions: held.revisions.get(id) ?? [],
    }))
  }

  const write = async (batch: ImportBatch): Promise<void> => {
    info.signal?.throwIfAborted()
    const said = batch.entries.filter((entry) => entry.revisions.length > 0)
    const given = said.map((entry, at) => ({
      ...entry,
      ...told(info),
      recordedOn: info.recordedOnOf?.(entry.statement) ?? info.recordedOn,
      request: `${info.request}/${entries.length + at}`,
    }))
    const changed = new Set(given.flatMap((entry) => entry.revisions.flatMap((each) => each.subjects)))
    const existing = held.subjects.filter((subject) => changed.has(subject.id))
    const folded = foldAll([...existing, ...batch.newSubjects], held.revisions, given, means)
    await insertSubjects(tx, authority, batch.newSubjects, folded)
    if (given.length > 0) entries.push(...(await writeEntries(tx, authority, given, means.random)))
    const stored = await storedRows(
      tx,
      place,
      existing.map((subject) => subject.id),
    )
    const projections = [...folded.values()].map((each) => each.projection)
    await writeDifferences(tx, place, differencesBetween(stored, rowsOf(projections)))
    await updateSubjects(tx, authority, new Map(existing.flatMap(({ id }) => pair(id, folded.get(id)))))
    await writeCoverage(tx, authority, SOURCE, batch.coverage)
    for (const entry of given) countTimeliness(timeliness, entry)
    held = { subjects: [], revisions: new Map() }
  }

  const finish = async (): Promise<void> => {
    await writeTimeliness(tx, authority, timeliness)
    if (entries.length > 0) await givePositions(tx, authority, entries)
  }
  return { importing: { read, write }, finish }
}

const told = ({ by, voice }: ImportInfo) => ({ by, voice })
const pair = <A, B>(a: A, b: B | undefined): [A, B][] => (b === undefined ? [] : [[a, b]])

async function subjectsOf(tx: Tx, authority: AuthorityId, sourceRefs: readonly string[]): Promise<SubjectId[]> {
  const { rows } = await sql<{ subject: SubjectId }>`select subject from source_ref
    where authority = ${authority} and source = ${SOURCE} and ref = any(${sourceRefs}::text[])`.execute(tx)
  return rows.map((row) => row.subject)
}
