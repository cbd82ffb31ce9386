import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Read, RecordRead } from '../../access/index.ts'
import type { AuthorityId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { kept } from '../database/kept-statements.ts'
import { givePositions } from '../appending/positions-given.ts'
import type { Store } from '../database/store.ts'

const SALT_BYTES = 16

const asJson = (read: Read) => ({ ...read, salt: randomBytes(SALT_BYTES).toString('hex') })

/** Writes reads into the log in one transaction and one question, in the order given. */
async function write(store: Store, authority: AuthorityId, reads: readonly Read[]): Promise<void> {
  const rows = JSON.stringify(reads.map(asJson))
  await store.alone(kept(sql`select write_reads(${authority}::integer, ${rows}::jsonb)`))
}

/**
 * Records reads. While one transaction of an authority is on its way to the disk, the reads that come meanwhile gather,
 * and go together in the next: each is told only once its own is written.
 */
export function recordReads(store: Store): RecordRead {
  const gathering = new Map<AuthorityId, { readonly reads: Read[]; readonly written: Promise<void> }>()
  const underWay = new Map<AuthorityId, Promise<void>>()
  return (authority, read) => {
    const open = gathering.get(authority)
    if (open) {
      open.reads.push(read)
      return open.written
    }
    const reads = [read]
    const before = underWay.get(authority) ?? Promise.resolve()
    const written = before
      .catch(() => undefined) // whoever waits for it is told
      .then(() => {
        gathering.delete(authority)
        return write(store, authority, reads)
      })
    gathering.set(authority, { reads, written })
    underWay.set(authority, written)
    return written
  }
}

/**
 * Takes the reads that are in no entry yet into the chain, as one entry. Answers its position, or null where there were
 * none. From then on a signed head of the chain stands for them too.
 */
export function sealReads(store: Store, authority: AuthorityId, today: Day): Promise<number | null> {
  return store.inAuthority(authority, async (tx) => {
    const { rows } = await sql<{ readonly entry: number | null }>`
      select seal_reads(${authority}::integer, ${randomUUID()}, ${today}::date) as entry`.execute(tx)
    const entry = rows[0]?.entry ?? null
    return entry === null ? null : givePositions(tx, authority, [entry])
  })
}
