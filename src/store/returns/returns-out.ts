import { sql } from 'kysely'
import type { AuthorityId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { ImportProgress } from './imports.ts'
import type { Store } from '../database/store.ts'

/** A return of a year to the Department: of children looked after, or of children in need. */
export type YearlyKind = 'ssda903' | 'cin'

/** What is made out of the record: the return of a year, or the lists of an inspection as at a day. */
export type OutKind = YearlyKind | 'annex-a'

/** How far it has come. */
export type ReturnOutState = 'checking' | 'checked' | 'queued' | 'making' | 'done' | 'cancelled' | 'failed'

/** What our rules found in a return before it was made: by rule, without any child. */
export interface ReturnOutChecked {
  readonly children: number
  readonly withoutNumber: number
  readonly rows: Readonly<Record<string, number>>
  readonly rules: number
  readonly ran: number
  readonly notRun: readonly { readonly rule: string; readonly reason: string }[]
  /** No rows and no children of a rule on the return as a whole. */
  readonly found: readonly { readonly rule: string; readonly rows: number; readonly children: number }[]
}

export interface ReturnOutOutcome {
  readonly children: number
  readonly withoutNumber: number
  readonly rows: Readonly<Record<string, number>>
}

/** One return that was asked for. */
export interface ReturnOutRow {
  readonly id: string
  readonly kind: OutKind
  readonly askedAt: Date
  readonly endedAt: Date | null
  readonly by: string
  readonly year: number
  readonly asAt: Day
  readonly position: number
  readonly state: ReturnOutState
  readonly isAskedToStop: boolean
  readonly progress: ImportProgress
  /** Null before the check has ended, and of a year for which there are no rules. */
  readonly checked: ReturnOutChecked | null
  readonly outcome: ReturnOutOutcome | null
  readonly problem: string | null
  readonly folder: string | null
  /** The three figures by which the Department knows who sends it; null where it need not say. */
  readonly sender: string | null
}

export type ReturnOutChange = Partial<
  Pick<ReturnOutRow, 'state' | 'isAskedToStop' | 'progress' | 'checked' | 'outcome' | 'problem' | 'folder'>
> & { readonly hasEnded?: boolean }

/** Notes that a return was asked for. */
export async function beginReturnOut(
  store: Store,
  authority: AuthorityId,
  begun: Pick<ReturnOutRow, 'id' | 'kind' | 'by' | 'year' | 'asAt' | 'position' | 'state' | 'folder'> &
    Partial<Pick<ReturnOutRow, 'sender'>>,
): Promise<void> {
  const { id, kind, by, year, asAt, position, state, folder, sender = null } = begun
  await store.inAuthority(authority, (tx) =>
    tx
      .insertInto('return_out')
      .values({
        authority,
        id,
        kind,
        by_person: by,
        year,
        as_at: asAt,
        position,
        state,
        folder,
        sender,
        progress: '{}',
      })
      .execute(),
  )
}

/** Notes how it goes on. Changes only what is said. */
export async function changeReturnOut(
  store: Store,
  authority: AuthorityId,
  id: string,
  change: ReturnOutChange,
): Promise<void> {
  const set = {
    ...(change.state !== undefined && { state: change.state }),
    ...(change.isAskedToStop !== undefined && { asked_to_stop: change.isAskedToStop }),
    ...(change.progress !== undefined && { progress: JSON.stringify(change.progress) }),
    ...(change.checked !== undefined && { checked: JSON.stringify(change.checked) }),
    ...(change.outcome !== undefined && { outcome: JSON.stringify(change.outcome) }),
    ...(change.problem !== undefined && { problem: change.problem }),
    ...(change.folder !== undefined && { folder: change.folder }),
    ...(change.hasEnded !== undefined && { ended_at: change.hasEnded ? sql<Date>`now()` : null }),
  }
  await store.inAuthority(authority, (tx) =>
    tx.updateTable('return_out').set(set).where('authority', '=', authority).where('id', '=', id).execute(),
  )
}

const NO_PROGRESS: ImportProgress = { doing: '', done: 0, of: 0 }

const selecting = (
  store: Store,
  authority: AuthorityId,
  wanted: { readonly id: string } | { readonly kind: OutKind },
  limit: number,
  offset: number,
) =>
  store.inAuthority(authority, async (tx) => {
    const query = tx
      .selectFrom('return_out')
      .selectAll()
      .where('authority', '=', authority)
      .where((eb) => ('id' in wanted ? eb('id', '=', wanted.id) : eb('kind', '=', wanted.kind)))
      .orderBy('asked_at', 'desc')
      .limit(limit)
      .offset(offset)
    return (await query.execute()).map((row): ReturnOutRow => ({
      id: row.id,
      kind: row.kind as OutKind, // written by this file alone
      askedAt: row.asked_at,
      endedAt: row.ended_at,
      by: row.by_person,
      year: row.year,
      asAt: row.as_at,
      position: Number(row.position),
      state: row.state as ReturnOutState, // as is this
      isAskedToStop: row.asked_to_stop,
      progress: { ...NO_PROGRESS, ...(row.progress as Partial<ImportProgress>) }, // as is this
      checked: row.checked as ReturnOutChecked | null, // and this
      outcome: row.outcome as ReturnOutOutcome | null, // and this
      problem: row.problem,
      folder: row.folder,
      sender: row.sender,
    }))
  })

/** One of them, or null where there is none with this id. */
export const readReturnOut = async (store: Store, authority: AuthorityId, id: string): Promise<ReturnOutRow | null> =>
  (await selecting(store, authority, { id }, 1, 0))[0] ?? null

/** What was made of a kind, the latest first. */
export const listReturnsOut = (
  store: Store,
  authority: AuthorityId,
  kind: OutKind,
  limit: number,
  offset: number,
): Promise<readonly ReturnOutRow[]> => selecting(store, authority, { kind }, limit, offset)

/** How many were asked for. */
export const countReturnsOut = (store: Store, authority: AuthorityId, kind: OutKind): Promise<number> =>
  store.inAuthority(authority, async (tx) => {
    const { n } = await tx
      .selectFrom('return_out')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('authority', '=', authority)
      .where('kind', '=', kind)
      .executeTakeFirstOrThrow()
    return Number(n)
  })

/** Ends those that a process left behind when it was killed: no file of them is whole. */
export const endAbandonedReturnsOut = (store: Store, authority: AuthorityId, problem: string): Promise<unknown> =>
  store.inAuthority(authority, (tx) =>
    tx
      .updateTable('return_out')
      .set({ state: 'failed', problem, ended_at: sql<Date>`now()`, folder: null })
      .where('authority', '=', authority)
      .where('state', 'in', ['checking', 'queued', 'making'])
      .execute(),
  )

/** The folders whose files are to be kept: of those made in the last so many days. The others are forgotten here. */
export const foldersOfReturnsOut = (store: Store, authority: AuthorityId, days: number): Promise<readonly string[]> =>
  store.inAuthority(authority, async (tx) => {
    await tx
      .updateTable('return_out')
      .set({ folder: null })
      .where('authority', '=', authority)
      .where('asked_at', '<', sql<Date>`now() - make_interval(days => ${days}::integer)`)
      .execute()
    const rows = await tx
      .selectFrom('return_out')
      .select('folder')
      .where('authority', '=', authority)
      .where('folder', 'is not', null)
      .execute()
    return rows.flatMap(({ folder }) => folder ?? [])
  })
