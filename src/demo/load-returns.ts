import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { identityOfStatement, readToImport, type Imported, type ReadyToImport } from '../exchange/ssda903/index.ts'
import type { AuthorityId, EventDefinitions, Project, SubjectId } from '../record/index.ts'
import { beginImport, changeImport, importInto, type Importing, type Store } from '../store/index.ts'
import type { Day } from '../time/index.ts'
import { seededRandomness } from './randomness.ts'
import { identitiesOf, returnsUntil, writeReturns } from './returns.ts'
import type { ToldChild } from './told.ts'
import type { Recorder } from './typed-saves.ts'

/** What the import of told children stands on. */
export interface LoadReturnsOptions {
  readonly store: Store
  readonly authority: AuthorityId
  readonly children: readonly ToldChild[]
  readonly today: Day
  readonly recorder: Recorder
  readonly project: Project
  readonly definitions: EventDefinitions
  readonly progress: (doing: string, done: number, of: number) => void
  readonly signal: AbortSignal | undefined
}

/** The import's way to the record, noting which child got which subject. */
const noting = (importing: Importing, subjects: Map<string, SubjectId>): Importing => ({
  ...importing,
  write: (batch) => {
    for (const { id, sourceRef } of batch.newSubjects) if (sourceRef !== null) subjects.set(sourceRef, id)
    return importing.write(batch)
  },
})

/** Writes the returns of told children into a folder for the while, and imports them as any council's. */
export async function loadReturns(options: LoadReturnsOptions): Promise<Imported> {
  const { today, children, progress, recorder, signal } = options
  const folder = await mkdtemp(join(tmpdir(), 'throughline-demonstration-'))
  try {
    const returns = returnsUntil(today)
    progress('Writing ten years of returns', 0, 0)
    await writeReturns(folder, children, returns)
    const ready = await readToImport(folder, {
      today,
      told: identitiesOf(returns),
      randomness: recorder.random,
      onProgress: ({ doing, done, of }) => progress(doing, done, of),
      ...(signal && { signal }),
    })
    try {
      const imported = await importAll(options, (importing) => ready.load(noting(importing, recorder.subjects)))
      await keepInHistory(options, ready, imported)
      return imported
    } finally {
      await ready.discard()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The history of imports tells of this one as of any other. */
async function keepInHistory(
  { store, authority, today }: LoadReturnsOptions,
  { returns }: ReadyToImport,
  outcome: Imported,
): Promise<void> {
  const id = seededRandomness(`history of imports ${today}`).uuid()
  await beginImport(store, authority, { id, by: 'performance-analyst', state: 'running', folder: null })
  await changeImport(store, authority, id, {
    state: 'done',
    outcome,
    hasEnded: true,
    returns: returns.map(({ label, said, tables }) => ({
      label,
      ...said,
      tables: tables.map(({ table, ...counts }) => ({ ...counts, table: table.name })),
      problems: [],
    })),
  })
}

/** Each return was recorded on the day as at which it speaks. */
const importAll = (options: LoadReturnsOptions, work: (importing: Importing) => Promise<Imported>): Promise<Imported> =>
  importInto(
    options.store,
    options.authority,
    {
      request: 'demonstration returns',
      by: 'performance-analyst',
      voice: 'ssda903',
      recordedOn: options.today,
      recordedOnOf: (statement) => identityOfStatement(statement)?.asAt ?? options.today,
      ...(options.signal && { signal: options.signal }),
    },
    options.project,
    options.definitions,
    work,
    options.recorder.random,
  )
