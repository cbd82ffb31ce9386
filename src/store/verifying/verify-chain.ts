import { sql } from 'kysely'
import { type AuthorityId, CHAIN_BEGINS, isSignedBy, type Link, nextHash, type SignedHead } from '../../record/index.ts'
import type { Tx } from '../database/store.ts'
import type { Against, Fault } from './verified.ts'

interface LinkRow extends Link {
  readonly hash: Buffer
}

const LINKS_AT_ONCE = 5000

/** Walks the chain from its first entry to its head, and holds it against every head that was signed. */
export async function verifyChain(
  tx: Tx,
  authority: AuthorityId,
  { heads, key }: Pick<Against, 'heads' | 'key'>,
): Promise<Fault[]> {
  const faults: Fault[] = []
  const signed = Map.groupBy(
    heads.filter((head) => head.authority === authority),
    (head) => head.position,
  )
  let [position, micros, hash]: [number, number, Uint8Array] = [0, -Infinity, CHAIN_BEGINS]
  for await (const link of links(tx, authority)) {
    const where = `position ${link.position}`
    if (link.position !== position + 1)
      faults.push({ where, what: `the entries from position ${position + 1} are missing` })
    else if (!nextHash(hash, link).equals(link.hash)) faults.push({ where, what: 'the chain is broken here' })
    if (link.recordedAtMicros < micros) faults.push({ where, what: 'it was recorded before the entry before it' })
    faults.push(...againstHeads(where, link, signed.get(link.position) ?? [], key))
    ;[position, micros, hash] = [link.position, link.recordedAtMicros, link.hash]
  }
  faults.push(...(await atTheHead(tx, authority, position, hash)))
  for (const beyond of [...signed.keys()].filter((each) => each > position || each < 0))
    faults.push({ where: `position ${beyond}`, what: 'it was signed, and the record ends before it' })
  return faults
}

function againstHeads(where: string, link: LinkRow, heads: readonly SignedHead[], key: Against['key']): Fault[] {
  return heads.flatMap((head): Fault[] => {
    if (!key || !isSignedBy(head, key)) return [{ where, what: `the signature of ${head.at} is not ours` }]
    return head.hash === link.hash.toString('hex')
      ? []
      : [{ where, what: `the record up to here is not the one that was signed on ${head.at}` }]
  })
}

async function* links(tx: Tx, authority: AuthorityId): AsyncIterable<LinkRow> {
  for (let after = 0; ;) {
    const { rows } = await sql<LinkRow>`
      select position, (extract(epoch from recorded_at) * 1000000)::bigint as "recordedAtMicros", digest, hash,
        by_person as by, voice, statement, request, recorded_on as "recordedOn"
      from entry where authority = ${authority} and position > ${after}
      order by position limit ${LINKS_AT_ONCE}`.execute(tx)
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.position
  }
}

async function atTheHead(tx: Tx, authority: AuthorityId, position: number, hash: Uint8Array): Promise<Fault[]> {
  const { rows } = await sql<{ position: number; hash: Buffer }>`
    select position, hash from chain_head where authority = ${authority}`.execute(tx)
  const head = rows[0]
  if (head?.position === position && head.hash.equals(hash)) return []
  return [{ where: 'head of the chain', what: 'the last entry of the chain is not the one that the head names' }]
}
