import { sql } from 'kysely'
import type { GovernancePorts, ReadGovernanceTexts } from '../../practice/governance/index.ts'
import type { FactId } from '../../record/index.ts'
import { knownBy } from '../projecting/child-facts.ts'
import type { Store } from '../database/store.ts'

/** Reads the long texts of some of them as they now stand: what a later revision does not say again still holds. */
export const readGovernanceTexts =
  (store: Store): ReadGovernanceTexts =>
  (reading, subjects) =>
    store.inAuthority(reading.authority, async (tx) => {
      const { authority } = reading
      const { rows } = await sql<{ fact: FactId; field: string; text: string }>`
        select distinct on (e.fact, t.field) e.fact, t.field, t.text
        from event_subject o
        join event e on e.authority = ${authority} and e.entry = o.entry and e.n = o.n
        join entry n on n.authority = ${authority} and n.id = o.entry
        join event_text t on t.authority = ${authority} and t.entry = e.entry and t.n = e.n
        where o.authority = ${authority} and o.subject = any(${subjects}::uuid[]) ${knownBy(reading)}
        order by e.fact, t.field, e.revision desc`.execute(tx)
      const byFact = Map.groupBy(rows, ({ fact }) => fact)
      return new Map(
        [...byFact].map(([fact, own]) => [fact, Object.fromEntries(own.map(({ field, text }) => [field, text]))]),
      )
    })

/** The route under which looks into evidence rooms stand in the log of reads, as its index has it. */
const ROOMS = '/improvement/rooms/:room'

/** Reads who looked into a room, the last first: what the log says begins with the room. */
export const readLooks =
  (store: Store): GovernancePorts['readLooks'] =>
  (authority, room, limit) =>
    store.inAuthority(authority, async (tx) => {
      const { rows } = await sql<{ at: Date; person: string; what: string }>`
        select l.at, l.person, substr(l.because, ${room.length + 2}) as what from read_log l
        where l.authority = ${authority} and l.route = ${ROOMS} and starts_with(l.because, ${room})
        order by l.n desc limit ${limit}`.execute(tx)
      return rows
    })
