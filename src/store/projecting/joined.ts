import { sql } from 'kysely'
import type { ReadRoot } from '../../practice/show-child/index.ts'
import type { Reading } from '../../access/index.ts'
import type { SubjectId } from '../../record/index.ts'
import { readRoots } from './groups.ts'
import type { Store, Tx } from '../database/store.ts'

/** Reads under which record another of the same child is read, as far as was known. */
export const readRoot =
  (store: Store): ReadRoot =>
  ({ authority, generation }, child) =>
    store.inAuthority(authority, async (tx) => (await rootsKnown(tx, { authority, generation })).get(child) ?? null)

type Known = Pick<Reading, 'authority' | 'generation'>

/** The record under which each joined record is read, as far as was known. */
async function rootsKnown(tx: Tx, { authority, generation }: Known): Promise<Map<SubjectId, SubjectId>> {
  const then = await sql<{ position: number }>`select position from reconstruction
    where authority = ${authority} and generation = ${generation}`.execute(tx)
  return readRoots(tx, authority, then.rows[0]?.position)
}
