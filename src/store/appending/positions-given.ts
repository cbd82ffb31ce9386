import { sql } from 'kysely'
import type { AuthorityId } from '../../record/index.ts'
import { kept } from '../database/kept-statements.ts'
import type { Tx } from '../database/store.ts'

/** The last statement of a saving transaction: takes the head of the chain and links the entries to it. Answers the last position. */
export async function givePositions(tx: Tx, authority: AuthorityId, entries: readonly number[]): Promise<number> {
  const { rows } = await kept(sql<{ last: number | null }>`
    select max("position") as last from give_positions(${authority}, ${entries}::bigint[])`).execute(tx)
  const last = rows[0]?.last
  if (last === null || last === undefined) throw new Error('No entry was given a position')
  return last
}
