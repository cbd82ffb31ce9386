import { sql } from 'kysely'
import { readCommitment, readsDigest, type AuthorityId, type ReadRow } from '../../record/index.ts'
import type { Watching } from '../projecting/rebuild.ts'
import type { Tx } from '../database/store.ts'
import type { Fault } from './verified.ts'
import type { Emptied } from './verify-emptied.ts'

interface Kept {
  readonly n: number
  readonly commitment: Buffer
}

/** A read as it was logged, or what is left of one that was emptied. */
type StoredRead = Kept & ((ReadRow & { readonly salt: Buffer }) | { readonly person: null })

/** An entry that took reads into the chain. */
interface Batch {
  readonly position: number
  readonly statement: string | null
  readonly digest: Buffer
}

/** The numbers of reads that belong together, both ends included. */
interface Range {
  readonly from: number
  readonly to: number
}

/**
 * Recomputes the commitment of every read, and of every entry that took reads into the chain its digest. A read that
 * was altered, deleted, added or moved is named by its number; those that are in no entry yet are held by their own.
 */
export async function verifyReads(
  tx: Tx,
  authority: AuthorityId,
  emptied: Emptied,
  watch: Watching,
): Promise<{ readonly reads: number; readonly faults: readonly Fault[] }> {
  const faults: Fault[] = []
  let [reads, sealed] = [0, 0]
  const check = async (range: Range): Promise<Buffer[]> => {
    watch.signal?.throwIfAborted()
    const rows = await between(tx, authority, range)
    reads += rows.length
    faults.push(...gapsIn(rows, range), ...rows.flatMap((row) => alteration(row, emptied)))
    return rows.map(({ commitment }) => commitment)
  }
  for (const batch of await batchesOf(tx, authority)) {
    const where = `position ${batch.position}, reads ${batch.statement ?? ''}`
    const range = rangeOf(batch)
    if (range === null || range.from !== sealed + 1) {
      faults.push({ where, what: 'it does not follow the reads before it' })
      continue
    }
    if (!readsDigest(await check(range)).equals(batch.digest))
      faults.push({ where, what: 'a read was altered, added, deleted or moved' })
    sealed = range.to
  }
  const last = await lastGiven(tx, authority)
  await check({ from: sealed + 1, to: Math.max(last, sealed) })
  for (const n of await outside(tx, authority, { from: 1, to: Math.max(last, sealed) }))
    faults.push({ where: `read ${n}`, what: 'no read has this number' })
  return { reads, faults }
}

function alteration(read: StoredRead, emptied: Emptied): Fault[] {
  const where = `read ${read.n}`
  const isToBeEmpty = emptied.reads.has(read.n)
  if (read.person === null) return isToBeEmpty ? [] : [{ where, what: 'it was emptied, and no entry says so' }]
  const left = emptied.redacted.get(read.n)
  const committed = left === undefined ? read.commitment : Buffer.from(left, 'hex')
  return !isToBeEmpty && readCommitment(read.salt, read).equals(committed)
    ? []
    : [{ where, what: 'it was altered or moved' }]
}

/** The numbers of a range that no row has, each run of them as one fault. */
function gapsIn(rows: readonly StoredRead[], { from, to }: Range): Fault[] {
  const ends = [from - 1, ...rows.map(({ n }) => n), to + 1]
  return ends.flatMap((n, at): Fault[] => {
    const before = ends[at - 1] ?? n
    if (n - before <= 1) return []
    const where = n - before === 2 ? `read ${before + 1}` : `reads ${before + 1} to ${n - 1}`
    return [{ where, what: 'it is missing' }]
  })
}

function rangeOf({ statement }: Batch): Range | null {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(statement ?? '') ?? []
  return from === undefined || to === undefined ? null : { from: Number(from), to: Number(to) }
}

async function batchesOf(tx: Tx, authority: AuthorityId): Promise<readonly Batch[]> {
  const { rows } = await sql<Batch>`
    select position, statement, digest from entry
    where authority = ${authority} and voice = 'reads' and position is not null order by position`.execute(tx)
  return rows
}

async function between(tx: Tx, authority: AuthorityId, { from, to }: Range): Promise<readonly StoredRead[]> {
  const { rows } = await sql<StoredRead>`
    select n, (extract(epoch from at) * 1000000)::bigint as "atMicros", read_on as "on", person, route, ground, because,
      subject, subjects, salt, commitment
    from read_log where authority = ${authority} and n between ${from} and ${to} order by n`.execute(tx)
  return rows
}

async function outside(tx: Tx, authority: AuthorityId, { from, to }: Range): Promise<readonly number[]> {
  const { rows } = await sql<{ readonly n: number }>`
    select n from read_log where authority = ${authority} and (n < ${from} or n > ${to}) order by n limit 1000`.execute(
    tx,
  )
  return rows.map(({ n }) => n)
}

async function lastGiven(tx: Tx, authority: AuthorityId): Promise<number> {
  const { rows } = await sql<{ readonly last: number }>`
    select last from read_head where authority = ${authority}`.execute(tx)
  return rows[0]?.last ?? 0
}
