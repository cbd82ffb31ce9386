import {
  rootsFrom,
  type AuthorityId,
  type Coverage,
  type NewRevision,
  type OnRecord,
  type Randomness,
  type Revision,
  type Save,
  type SubjectId,
  type Voice,
} from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { readCoverage, writeCoverage } from './coverage.ts'
import { foldAll, type Known, type Rules } from '../projecting/fold-subjects.ts'
import { lockGroups } from '../projecting/groups.ts'
import { makePipeline } from '../database/pipeline.ts'
import { givePositions } from './positions-given.ts'
import { differencesBetween, differenceStatements, rowsOf } from '../projecting/projections.ts'
import { readRevisions } from '../projecting/revisions.ts'
import { sealedAmong } from './sealed-refs.ts'
import type { Store, Tx } from '../database/store.ts'
import { storedRows } from '../projecting/stored-rows.ts'
import {
  insertRefs,
  insertSubjects,
  SOURCE,
  subjectsCalled,
  updateSubjects,
  type SourceRef,
} from '../projecting/subjects.ts'
import { countTimeliness, type Timeliness, writeTimeliness } from './timeliness.ts'
import { entryIds, entryStatements, type NewEntry } from './write-entries.ts'

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
  /** What the source calls subjects besides a child's number in the returns. */
  readonly refs?: readonly SourceRef[]
}

export interface Importing {
  /** What is on record of these children, by their numbers; they are held until the import ends. Read a batch, then write it. */
  readonly read: (sourceRefs: readonly string[]) => Promise<OnRecord[]>
  /** The same of subjects by their ids. */
  readonly readSubjects: (ids: readonly SubjectId[]) => Promise<OnRecord[]>
  /** Which subjects a source calls so. */
  readonly called: (source: string, refs: readonly string[]) => Promise<ReadonlyMap<string, SubjectId>>
  readonly write: (batch: ImportBatch) => Promise<void>
  /** Which of these numbers belong to sealed records: nothing may be said of them again. */
  readonly sealed: (sourceRefs: readonly string[]) => Promise<ReadonlySet<string>>
}

/** What the import holds of the batch that it read last. */
interface Held {
  readonly subjects: readonly Known[]
  readonly revisions: ReadonlyMap<SubjectId, readonly Revision[]>
}

/** So many rows of a projected table at once: few enough to be made while the database writes the ones before them. */
const ROWS_AT_ONCE = 4000

/** Reading and writing within one import's transaction. */
export function makeImporting(
  tx: Tx,
  authority: AuthorityId,
  info: ImportInfo,
  means: Rules & { readonly random: Randomness; readonly listKey: Store['listKey'] },
): {
  readonly importing: Importing
  readonly finish: () => Promise<void>
  /** Waits for what was sent, before the transaction can be undone. */
  readonly settled: () => Promise<void>
} {
  const place = { authority, generation: 0 }
  const pipeline = makePipeline(tx)
  const entries: number[] = []
  const timeliness: Timeliness = new Map()
  let held: Held = { subjects: [], revisions: new Map() }

  const called: Importing['called'] = async (source, refs) => {
    await pipeline.settled()
    return subjectsCalled(tx, authority, source, refs)
  }

  const read = async (sourceRefs: readonly string[]): Promise<OnRecord[]> =>
    readSubjects([...new Set((await called(SOURCE, sourceRefs)).values())])

  const readSubjects = async (ids: readonly SubjectId[]): Promise<OnRecord[]> => {
    info.signal?.throwIfAborted()
    await pipeline.settled()
    const subjects = await lockGroups(tx, authority, ids)
    const all = subjects.map((subject) => subject.id)
    held = { subjects, revisions: await readRevisions(tx, authority, all) }
    const asked = new Set(ids)
    const covered = await readCoverage(tx, authority, ids)
    return subjects
      .filter(({ id }) => asked.has(id))
      .map(({ id, sourceRef }) => ({
        ...{ subject: id, sourceRef: sourceRef ?? '', covered: covered.get(id) ?? [] },
        revisions: held.revisions.get(id) ?? [],
      }))
  }

  const write = async (batch: ImportBatch): Promise<void> => {
    info.signal?.throwIfAborted()
    await pipeline.settled()
    const given = entriesOf(batch, info, entries.length)
    const changed = new Set(given.flatMap((entry) => entry.revisions.flatMap((each) => each.subjects)))
    const roots = rootsFrom([...held.revisions.values()].flat())
    const rootOf = (id: SubjectId): SubjectId => roots.get(id) ?? id
    const touched = new Set([...changed].map(rootOf))
    const existing = held.subjects.filter((subject) => touched.has(rootOf(subject.id)))
    const folded = foldAll([...existing, ...batch.newSubjects], held.revisions, given, means)
    const ids = existing.map((subject) => subject.id)
    const stored = await storedRows(tx, place, ids)
    const differences = differencesBetween(stored, rowsOf([...folded.values()].map((each) => each.projection)))
    await insertSubjects(tx, authority, batch.newSubjects, folded)
    await insertRefs(tx, authority, batch.refs ?? [])
    await updateSubjects(tx, authority, new Map(ids.flatMap((id) => pair(id, folded.get(id)))))
    await writeCoverage(tx, authority, SOURCE, batch.coverage, new Set(batch.newSubjects.map(({ id }) => id)))
    if (given.length > 0) {
      const made = await entryIds(tx, given.length)
      entries.push(...made)
      await pipeline.run(entryStatements(authority, made, given, means.random))
    }
    await pipeline.run(differenceStatements(place, differences, ROWS_AT_ONCE))
    for (const entry of given) countTimeliness(timeliness, entry, folded)
    held = { subjects: [], revisions: new Map() }
  }

  const sealed = async (refs: readonly string[]): Promise<ReadonlySet<string>> => {
    await pipeline.settled()
    return sealedAmong(tx, authority, means.listKey, refs)
  }

  const finish = async (): Promise<void> => {
    await pipeline.settled()
    await writeTimeliness(tx, authority, timeliness)
    if (entries.length > 0) await givePositions(tx, authority, entries)
  }
  return { importing: { read, readSubjects, called, write, sealed }, finish, settled: pipeline.settled }
}

function entriesOf(batch: ImportBatch, info: ImportInfo, before: number): NewEntry[] {
  const said = batch.entries.filter((entry) => entry.revisions.length > 0)
  return said.map((entry, at) => ({
    ...entry,
    by: info.by,
    voice: info.voice,
    recordedOn: info.recordedOnOf?.(entry.statement) ?? info.recordedOn,
    request: `${info.request}/${before + at}`,
  }))
}

const pair = <A, B>(a: A, b: B | undefined): [A, B][] => (b === undefined ? [] : [[a, b]])
