import { sql } from 'kysely'
import type { Reading } from '../../access/index.ts'
import type { AuthorityId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { sealedAmong } from '../appending/sealed-refs.ts'
import { byOrder } from '../projecting/seen.ts'
import type { Store } from '../database/store.ts'

/** How far an import has come. */
export type ImportState = 'reading' | 'preview' | 'queued' | 'running' | 'done' | 'cancelled' | 'failed'

/** A return that an import found among its files; year and as-at as read from its dates, or as a person confirmed them. */
export interface ReturnFound {
  readonly label: string
  readonly year: number | null
  readonly asAt: Day | null
  readonly tables: readonly {
    readonly table: string
    readonly file: string
    readonly rows: number
    readonly rejected: number
  }[]
  /** What a person must hear of it. `stop`: nothing can be loaded until it is mended. */
  readonly problems: readonly { readonly severity: 'stop' | 'note'; readonly says: string }[]
}

export interface ImportProgress {
  readonly doing: string
  readonly done: number
  /** 0 where nobody knows yet how much there is. */
  readonly of: number
}

export interface ImportOutcome {
  readonly children: number
  readonly events: number
  readonly corrections: number
  readonly retractions: number
  readonly unchanged: number
  /** Of the unchanged, rows not taken because a newer return says otherwise; not kept of imports before November 2026. */
  readonly older?: number
  readonly rejected: number
  /** Adopters in a list of them; absent where there was none. */
  readonly adopters?: number
  /** Children who were left out because their record was sealed or purged; absent in imports of earlier releases. */
  readonly sealed?: number
}

/** One import, as its pages show it. */
export interface ImportRow {
  readonly id: string
  readonly startedAt: Date
  readonly endedAt: Date | null
  readonly by: string
  readonly state: ImportState
  readonly isAskedToStop: boolean
  readonly returns: readonly ReturnFound[]
  readonly progress: ImportProgress
  readonly outcome: ImportOutcome | null
  /** What went wrong, in a sentence for a person. */
  readonly problem: string | null
  readonly folder: string | null
  readonly rejected: number
}

/** A row that was not loaded, as it came. */
export interface RejectedRow {
  readonly file: string
  readonly table: string
  readonly line: number
  readonly reason: string
  readonly header: readonly string[]
  readonly cells: readonly string[]
}

/** What may change in an import while it goes on. */
export type ImportChange = Partial<
  Pick<ImportRow, 'state' | 'returns' | 'progress' | 'outcome' | 'problem' | 'isAskedToStop' | 'folder'>
> & { readonly hasEnded?: boolean }

/** Notes that an import was begun; its files wait in `folder`. */
export async function beginImport(
  store: Store,
  authority: AuthorityId,
  begun: Pick<ImportRow, 'id' | 'by' | 'state' | 'folder'> & { readonly returns?: readonly ReturnFound[] },
): Promise<void> {
  const { id, by, state, folder, returns = [] } = begun
  await store.inAuthority(authority, (tx) =>
    tx
      .insertInto('import')
      .values({
        authority,
        id,
        by_person: by,
        source: 'ssda903',
        state,
        folder,
        returns: JSON.stringify(returns),
        progress: '{}',
      })
      .execute(),
  )
}

/** Notes how an import goes on. Changes only what is said. */
export async function changeImport(
  store: Store,
  authority: AuthorityId,
  id: string,
  change: ImportChange,
): Promise<void> {
  const set = {
    ...(change.state !== undefined && { state: change.state }),
    ...(change.returns !== undefined && { returns: JSON.stringify(change.returns) }),
    ...(change.progress !== undefined && { progress: JSON.stringify(change.progress) }),
    ...(change.outcome !== undefined && { outcome: JSON.stringify(change.outcome) }),
    ...(change.problem !== undefined && { problem: change.problem }),
    ...(change.isAskedToStop !== undefined && { asked_to_stop: change.isAskedToStop }),
    ...(change.folder !== undefined && { folder: change.folder }),
    ...(change.hasEnded !== undefined && { ended_at: change.hasEnded ? sql<Date>`now()` : null }),
  }
  await store.inAuthority(authority, (tx) =>
    tx.updateTable('import').set(set).where('authority', '=', authority).where('id', '=', id).execute(),
  )
}

const NO_PROGRESS: ImportProgress = { doing: '', done: 0, of: 0 }

const selecting = (
  store: Store,
  authority: AuthorityId,
  ids: readonly string[] | null,
  limit: number,
  offset: number,
) =>
  store.inAuthority(authority, async (tx) => {
    let query = tx
      .selectFrom('import')
      .selectAll()
      .select((eb) =>
        eb
          .selectFrom('import_reject')
          .select((reject) => reject.fn.countAll<number>().as('n'))
          .whereRef('import_reject.authority', '=', 'import.authority')
          .whereRef('import_reject.import', '=', 'import.id')
          .as('rejected'),
      )
      .where('authority', '=', authority)
      .orderBy('started_at', 'desc')
      .limit(limit)
      .offset(offset)
    if (ids !== null) query = query.where('id', 'in', [...ids])
    const rows = await query.execute()
    return rows.map((row): ImportRow => ({
      id: row.id,
      startedAt: row.started_at,
      endedAt: row.ended_at,
      by: row.by_person,
      state: row.state as ImportState, // written by beginImport and changeImport alone
      isAskedToStop: row.asked_to_stop,
      returns: row.returns as ReturnFound[], // as is this
      progress: { ...NO_PROGRESS, ...(row.progress as Partial<ImportProgress>) }, // and this
      outcome: row.outcome as ImportOutcome | null, // and this
      problem: row.problem,
      folder: row.folder,
      rejected: Number(row.rejected),
    }))
  })

/** One import, or null where there is none with this id. */
export async function readImport(store: Store, authority: AuthorityId, id: string): Promise<ImportRow | null> {
  return (await selecting(store, authority, [id], 1, 0))[0] ?? null
}

/** Imports, the latest first. */
export const listImports = (
  store: Store,
  authority: AuthorityId,
  limit: number,
  offset: number,
): Promise<readonly ImportRow[]> => selecting(store, authority, null, limit, offset)

/** How many imports there are. */
export const countImports = (store: Store, authority: AuthorityId): Promise<number> =>
  store.inAuthority(authority, async (tx) => {
    const { n } = await tx
      .selectFrom('import')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('authority', '=', authority)
      .executeTakeFirstOrThrow()
    return Number(n)
  })

/**
 * Ends imports that a process left behind when it was killed. What had been committed is done; of the others nothing
 * was saved, and `problem` says so.
 */
export const endAbandonedImports = (store: Store, authority: AuthorityId, problem: string): Promise<void> =>
  store.inAuthority(authority, async (tx) => {
    const hasEntries = sql<boolean>`exists (
      select from entry where entry.authority = ${authority} and entry.position is not null
        and entry.request like import.id || '/%')`
    await tx
      .updateTable('import')
      .set({
        state: sql`case when ${hasEntries} then 'done' else 'failed' end`,
        problem: sql`case when ${hasEntries} then null else ${problem} end`,
        ended_at: sql<Date>`now()`,
      })
      .where('authority', '=', authority)
      .where('state', 'in', ['running', 'reading'])
      .execute()
  })

/** The folders in which the files of imports wait that have not ended, or may be tried again. */
export const foldersInUse = (store: Store, authority: AuthorityId): Promise<readonly string[]> =>
  store.inAuthority(authority, async (tx) => {
    const rows = await tx
      .selectFrom('import')
      .select('folder')
      .where('authority', '=', authority)
      .where('folder', 'is not', null)
      .execute()
    return rows.flatMap(({ folder }) => (folder === null ? [] : [folder]))
  })

/** Adds rows that could not be read, but none of a sealed child; `from` is how many of this import are kept already. */
export async function addRejects(
  store: Store,
  authority: AuthorityId,
  id: string,
  from: number,
  rejects: readonly RejectedRow[],
): Promise<void> {
  if (rejects.length === 0) return
  const cells = [...new Set(rejects.flatMap((reject) => reject.cells))]
  await store.inAuthority(authority, async (tx) => {
    const sealed = await sealedAmong(tx, authority, store.listKey, cells)
    const kept = rejects.filter((reject) => !reject.cells.some((cell) => sealed.has(cell)))
    const rows = kept.map((reject, index) => ({
      authority,
      import: id,
      n: from + index,
      file: reject.file,
      table_name: reject.table,
      line: reject.line,
      reason: reject.reason,
      header: [...reject.header],
      cells: [...reject.cells],
    }))
    if (rows.length > 0) await tx.insertInto('import_reject').values(rows).execute()
  })
}

/** Forgets the rejected rows of an import that loaded nothing, or that is tried again. */
export async function dropRejects(store: Store, authority: AuthorityId, id: string): Promise<void> {
  await store.inAuthority(authority, (tx) =>
    tx.deleteFrom('import_reject').where('authority', '=', authority).where('import', '=', id).execute(),
  )
}

/** The numbers of children whose records are restricted to others than whoever reads, and of records read under them. */
const hiddenNumbers = ({ authority, sees: { named, unsealed } }: Pick<Reading, 'authority' | 'sees'>) => sql`
  select r.ref from child c
  join subject s on s.authority = ${authority} and (s.id = c.subject or s.same_as = c.subject)
  join source_ref r on r.authority = ${authority} and r.subject = s.id
  where c.authority = ${authority} and c.generation = 0 and c.restricted_to is not null
    and not (${unsealed}::boolean and ${byOrder('c')})
    and not c.subject = any(${named}::uuid[])`

/**
 * The rows of an import that were not loaded, in the order of their files and lines; without those that name a record
 * which is restricted to others.
 */
export const readRejects = (
  store: Store,
  reading: Pick<Reading, 'authority' | 'sees'>,
  id: string,
  limit: number,
): Promise<readonly RejectedRow[]> =>
  store.inAuthority(reading.authority, async (tx) => {
    const rows = await tx
      .selectFrom('import_reject')
      .selectAll()
      .where('authority', '=', reading.authority)
      .where('import', '=', id)
      .where(
        sql<boolean>`not exists (select from unnest(cells) as c (cell) where trim(c.cell) in (${hiddenNumbers(reading)}))`,
      )
      .orderBy('n')
      .limit(limit)
      .execute()
    return rows.map(({ file, table_name, line, reason, header, cells }) => ({
      file,
      table: table_name,
      line,
      reason,
      header,
      cells,
    }))
  })
