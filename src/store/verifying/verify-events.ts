import { sql } from 'kysely'
import {
  type AuthorityId,
  commitment,
  type Committed,
  entryDigest,
  textCommitment,
  type WholeEvent,
} from '../../record/index.ts'
import type { Watching } from '../projecting/rebuild.ts'
import type { Tx } from '../database/store.ts'
import type { Fault } from './verified.ts'
import type { Emptied } from './verify-emptied.ts'

interface Place {
  readonly entry: number
  readonly n: number
  readonly commitment: Buffer
}

/** An event as it was recorded, or what is left of one that was emptied: nothing but its commitment. */
type EventRow = Place & ((WholeEvent & { readonly salt: Buffer }) | { readonly type: null })

interface TextRow {
  readonly entry: number
  readonly n: number
  readonly field: string
  readonly salt: Buffer | null
  readonly text: string | null
  readonly commitment: Buffer
}

interface EntryRow {
  readonly id: number
  readonly position: number | null
  readonly digest: Buffer
  /** An entry that takes reads into the chain has no events; its digest is that of the reads. */
  readonly isOfReads: boolean
}

/** Entries are read so many at a time by id, and their events page by page. */
const ENTRIES_AT_ONCE = 200
const EVENTS_AT_ONCE = 10_000

/** The largest number that PostgreSQL's integer holds. */
const AFTER_ALL_EVENTS = 2_147_483_647

/** Recomputes every commitment and every entry's digest. An event is empty where an entry says so, and nowhere else. */
export async function verifyEvents(
  tx: Tx,
  authority: AuthorityId,
  { of, emptied }: { readonly of: number; readonly emptied: Emptied },
  watch: Watching,
): Promise<Fault[]> {
  const faults: Fault[] = []
  let done = 0
  for (let after = 0; ;) {
    const entries = await entriesAfter(tx, authority, after)
    const last = entries.at(-1)
    if (!last) return faults
    const committed = new Map<number, Committed[]>(entries.map((entry) => [entry.id, []]))
    const names = new Map(entries.map((entry) => [entry.id, nameOf(entry)]))
    const texts = await textsBetween(tx, authority, after, last.id)
    for await (const event of eventsBetween(tx, authority, after, last.id)) {
      const where = `${names.get(event.entry) ?? `entry ${event.entry}`}, event ${event.n}`
      const own = texts.get(`${event.entry} ${event.n}`) ?? []
      texts.delete(`${event.entry} ${event.n}`)
      faults.push(...alterations(where, event, own, emptied.events.has(`${event.entry}.${event.n}`)))
      committed.get(event.entry)?.push({ commitment: event.commitment, texts: own })
      if (++done % EVENTS_AT_ONCE === 0) watch.progress?.(done, of)
      watch.signal?.throwIfAborted()
    }
    for (const key of texts.keys()) faults.push({ where: `entry ${key}`, what: 'a text belongs to no event' })
    for (const entry of entries) {
      const events = committed.get(entry.id) ?? []
      if (entry.isOfReads ? events.length > 0 : !entryDigest(events).equals(entry.digest))
        faults.push({ where: nameOf(entry), what: 'an event was altered, added, deleted or moved' })
    }
    after = last.id
  }
}

const nameOf = ({ id, position }: EntryRow): string => (position === null ? `entry ${id}` : `position ${position}`)

function alterations(where: string, event: EventRow, texts: readonly TextRow[], isToBeEmpty: boolean): Fault[] {
  if (isToBeEmpty) {
    const isEmpty = event.type === null && texts.every(({ text }) => text === null)
    return isEmpty ? [] : [{ where, what: 'it was sealed or purged, and says something again' }]
  }
  if (event.type === null) return [{ where, what: 'the event was emptied, and no entry says so' }]
  const faults: Fault[] = []
  if (!commitment(event.salt, event).equals(event.commitment)) faults.push({ where, what: 'the event was altered' })
  for (const { field, salt, text, commitment: stored } of texts)
    if (salt === null || text === null || !textCommitment(salt, field, text).equals(stored))
      faults.push({ where, what: `the text of ${field} was altered` })
  return faults
}

async function entriesAfter(tx: Tx, authority: AuthorityId, after: number): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`select id, position, digest, voice = 'reads' as "isOfReads" from entry
    where authority = ${authority} and id > ${after} order by id limit ${ENTRIES_AT_ONCE}`.execute(tx)
  return rows
}

async function* eventsBetween(tx: Tx, authority: AuthorityId, after: number, last: number): AsyncIterable<EventRow> {
  let [entry, n] = [after, AFTER_ALL_EVENTS]
  for (;;) {
    const { rows } = await sql<EventRow>`
      select entry, n, fact, revision, type, shape, happened_on as "happenedOn", subjects, body, salt, commitment from event
      where authority = ${authority} and (entry, n) > (${entry}, ${n}) and entry <= ${last}
      order by entry, n limit ${EVENTS_AT_ONCE}`.execute(tx)
    yield* rows
    const end = rows.at(-1)
    if (!end || rows.length < EVENTS_AT_ONCE) return
    ;[entry, n] = [end.entry, end.n]
  }
}

async function textsBetween(
  tx: Tx,
  authority: AuthorityId,
  after: number,
  last: number,
): Promise<Map<string, TextRow[]>> {
  const { rows } = await sql<TextRow>`select entry, n, field, salt, text, commitment from event_text
    where authority = ${authority} and entry > ${after} and entry <= ${last}`.execute(tx)
  return Map.groupBy(rows, (row) => `${row.entry} ${row.n}`)
}
