import { sql } from 'kysely'
import type { AuthorityId } from '../../record/index.ts'
import type { Tx } from '../database/store.ts'

/** Held by whoever writes down something that names children beside the record, shared; by sealing, alone: see record_reads. */
export const BESIDE = 740_328

/** From here on until the transaction ends, no record is sealed: what is there stays there. */
export const notWhileSealing = async (tx: Tx, authority: AuthorityId): Promise<void> => {
  await sql`select pg_advisory_xact_lock_shared(${BESIDE}, ${authority})`.execute(tx)
}
