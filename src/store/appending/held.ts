import { setImmediate as turn } from 'node:timers/promises'
import { sql } from 'kysely'
import type { AuthorityId, Revision, SubjectId } from '../../record/index.ts'
import type { Known } from '../projecting/fold-subjects.ts'
import { groupsOf, holds, lockGroupsAsSeen } from '../projecting/groups.ts'
import { kept } from '../database/kept-statements.ts'
import type { StoredRows } from '../projecting/projections.ts'
import { revisionsAsText, revisionsFrom, type RevisionsTold } from '../projecting/revisions.ts'
import type { Tx } from '../database/store.ts'
import { storedFrom, storedTold } from '../projecting/stored-rows.ts'

/** The subjects that a save holds, with all that it must know of them. */
interface Held {
  readonly locked: readonly Known[]
  readonly known: ReadonlyMap<SubjectId, readonly Revision[]>
  /** Still on its way: what is known can be folded while the database tells what it came to before. */
  readonly stored: Promise<StoredRows>
}

/**
 * Holds these subjects, with every record joined with one of them, until the transaction ends: one question to lock
 * them, one for all that is on record of them, and one for what it came to. Answers a number, the position, where this request was saved before.
 */
export async function hold(
  tx: Tx,
  authority: AuthorityId,
  request: string,
  ids: readonly SubjectId[],
): Promise<Held | number> {
  const saved = sql<number | null>`(select position from entry where authority = ${authority} and request = ${request})`
  for (;;) {
    const locked = ids.length === 0 ? [] : await lockGroupsAsSeen(tx, authority, ids, sql`${saved} is not null`)
    const all = locked.map(({ id }) => id)
    const telling = kept(sql<Told>`
      select ${saved} as position, array(${groupsOf(authority, ids)}) as "group", r.entries, r.revisions
      from (${revisionsAsText(authority, all)}) r`).execute(tx)
    const stored = kept(storedTold({ authority, generation: 0 }, all))
      .execute(tx)
      .then(({ rows }) => storedFrom(rows[0]))
    stored.catch(() => undefined) // whoever awaits it is told; a save that is refused before has its own answer
    const [told] = (await telling).rows
    if (!told) throw new Error('The database gave no answer')
    if (told.position !== null) return told.position
    // Somebody may have joined another while we waited; once we hold the lock nobody can.
    if (!holds(locked, told.group)) continue
    await turn() // lets the socket take the next question before the fold keeps this thread busy
    return { locked, known: revisionsFrom(told, all), stored }
  }
}

interface Told extends RevisionsTold {
  readonly position: number | null
  readonly group: readonly SubjectId[]
}
