import { sql } from 'kysely'
import type { AuthorityId } from '../../record/index.ts'
import type { Watching } from '../projecting/rebuild.ts'
import type { Store, Tx } from '../database/store.ts'
import type { Against, Verified } from './verified.ts'
import { verifyChain } from './verify-chain.ts'
import { verifyEditions } from './verify-editions.ts'
import { readEmptied, verifyVault, verifyVaultUses } from './verify-emptied.ts'
import { verifyEvents } from './verify-events.ts'
import { verifyFigures } from './verify-figures.ts'
import { verifyProjections } from './verify-projections.ts'
import { verifyReads } from './verify-reads.ts'
import { verifyShape } from './verify-shape.ts'

/**
 * Reads the whole record as at one moment and says what in it was altered, deleted, added or reordered, and where.
 * A chain that a superuser rebuilt from end to end is found only by a head that was signed before.
 */
export function verify(
  store: Store,
  authority: AuthorityId,
  against: Against,
  watch: Watching = {},
): Promise<Verified> {
  const inSnapshot = async (tx: Tx): Promise<Verified> => {
    const counts = await count(tx, authority)
    const emptied = await readEmptied(tx, authority)
    const { reads, faults: ofReads } = await verifyReads(tx, authority, emptied, watch)
    const faults = [
      ...(await verifyEvents(tx, authority, { of: counts.events, emptied }, watch)),
      ...(await verifyChain(tx, authority, against)),
      ...ofReads,
      ...(await verifyShape(tx, authority)),
      ...(await verifyEditions(tx, authority, emptied)),
      ...(await verifyVault(tx, authority, emptied)),
      ...(await verifyVaultUses(tx, authority)),
      ...(await verifyProjections(tx, authority, against, watch)),
      ...(await verifyFigures(tx, authority)),
    ]
    return { ...counts, reads, faults }
  }
  return store.inAuthority(authority, inSnapshot, { isSnapshot: true })
}

async function count(tx: Tx, authority: AuthorityId): Promise<Pick<Verified, 'subjects' | 'events' | 'purged'>> {
  const { rows } = await sql<Pick<Verified, 'subjects' | 'events' | 'purged'>>`
    select (select count(*) from subject where authority = ${authority}) as subjects,
      (select count(*) from event where authority = ${authority}) as events,
      (select count(*) from event where authority = ${authority} and type = 'records.purged') as purged`.execute(tx)
  return rows[0] ?? { subjects: 0, events: 0, purged: 0 }
}
