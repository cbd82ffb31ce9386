import { sql } from 'kysely'
import type { GovernancePorts } from '../../practice/governance/index.ts'
import type { Case, GrantPorts, Grant } from '../../practice/people/index.ts'
import type { Reading } from '../../access/index.ts'
import type { FactId, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { everybody, type Local } from './people-known.ts'
import { seen } from '../projecting/seen.ts'
import type { Store, Tx } from '../database/store.ts'

interface Row {
  readonly fact: FactId
  readonly subject: SubjectId
  readonly revision: number
  readonly happenedOn: Day | null
  readonly body: Readonly<Record<string, unknown>>
  readonly by: string
  readonly recordedOn: Day
  readonly reason: string | null
  readonly name: string | null
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What was granted is said by the first revision; a last one without a date takes it back. */
function grantFrom(rows: readonly Row[]): Grant[] {
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last || first.happenedOn === null) return []
  const { body } = first
  return [
    {
      ...{ fact: first.fact, subject: first.subject, revision: last.revision },
      ...{ person: text(body['person']), name: first.name ?? text(body['person']), review: text(body['review']) },
      fromOn: first.happenedOn,
      untilOn: text(body['untilOn']) as Day, // a day, as the form checked it
      children: Array.isArray(body['children']) ? body['children'].map((id) => String(id) as SubjectId) : [], // ids, likewise
      sampled: text(body['sampled']) || null,
      ...{ by: first.by, grantedOn: first.recordedOn, reason: first.reason ?? '' },
      takenBack: last.happenedOn === null ? { on: last.recordedOn, by: last.by, reason: last.reason ?? '' } : null,
    },
  ]
}

/** Reads every grant that was ever made, the latest first. */
export const readGrants =
  (store: Store, local: Local): GrantPorts['readGrants'] =>
  (authority) =>
    store.inAuthority(authority, async (tx) => {
      const { rows } = await sql<Row>`
        select e.fact, s.id as subject, e.revision, e.happened_on as "happenedOn", e.body, n.by_person as by,
          n.recorded_on as "recordedOn", t.text as reason, k.name
        from subject s
        join event_subject o on o.authority = ${authority} and o.subject = s.id
        join event e on e.authority = ${authority} and e.entry = o.entry and e.n = o.n and e.type = 'people.review-grant'
        join entry n on n.authority = ${authority} and n.id = o.entry
        left join event_text t on t.authority = ${authority} and t.entry = o.entry and t.n = o.n and t.field = 'reason'
        left join (${everybody(authority, local)}) k on k.person = e.body->>'person'
        where s.authority = ${authority} and s.kind <> 'child' and s.kind = 'person'
        order by o.entry, o.n`.execute(tx)
      const byFact = Map.groupBy(rows, ({ fact }) => fact)
      return [...byFact.values()].flatMap(grantFrom).reverse()
    })

/** Reads who has the role of a reviewer and may sign in. */
export const readReviewers =
  (store: Store, local: Local): GrantPorts['readReviewers'] =>
  (authority) =>
    store.inAuthority(authority, async (tx) => {
      const { rows } = await sql<{ id: string; name: string }>`
        select k.person as id, k.name from (${everybody(authority, local)}) k
        where k.state = 'active' and ('reviewer' = any(k."ofGroups") or 'reviewer' = any(k.given))
        order by lower(k.name), k.person`.execute(tx)
      return rows
    })

/** The roles of those who may be let into an evidence room: nobody who works with children needs one. */
const GUESTS = ['guest', 'board-chair', 'dfe-adviser', 'reviewer']

/** Reads who may be let into evidence rooms and may sign in. */
export const readGuests =
  (store: Store, local: Local): GovernancePorts['readGuests'] =>
  (authority) =>
    store.inAuthority(authority, async (tx) => {
      const { rows } = await sql<{ person: string; name: string }>`
        select k.person, k.name from (${everybody(authority, local)}) k
        where k.state = 'active' and (k."ofGroups" && ${GUESTS}::text[] or k.given && ${GUESTS}::text[])
        order by lower(k.name), k.person`.execute(tx)
      return rows
    })

const cases = async (tx: Tx, reading: Reading, which: ReturnType<typeof sql>): Promise<readonly Case[]> => {
  const { rows } = await sql<Case>`
    select c.subject, c.name, c.source_ref as "sourceRef" from child c
    where c.authority = ${reading.authority} and c.generation = 0 and ${which} and ${seen(reading, sql`c.subject`)}
    order by lower(c.name) nulls last, c.source_ref`.execute(tx)
  return rows
}

/** Reads the children of these numbers whom a reading may see. */
export const readByNumber =
  (store: Store): GrantPorts['readByNumber'] =>
  (reading, numbers) =>
    store.inAuthority(reading.authority, (tx) => cases(tx, reading, sql`c.source_ref = any(${numbers}::text[])`))

/** Reads these children, as far as a reading may see them. */
export const readCases =
  (store: Store): GrantPorts['readCases'] =>
  (reading, children) =>
    store.inAuthority(reading.authority, (tx) => cases(tx, reading, sql`c.subject = any(${children}::uuid[])`))

/** Draws a sample of the children with an open journey whom a reading may see: by the digest of seed and id, so that it can be drawn again. */
export const drawSample =
  (store: Store): GrantPorts['drawSample'] =>
  (reading, size, seed) =>
    store.inAuthority(reading.authority, async (tx) => {
      const { rows } = await sql<{ subject: SubjectId; of: number }>`
        select c.subject, count(*) over () as of from child c
        where c.authority = ${reading.authority} and c.generation = 0 and ${seen(reading, sql`c.subject`)}
          and exists (select from journey j where j.authority = ${reading.authority} and j.generation = 0
            and j.subject = c.subject and j.ended_on is null)
        order by sha256(convert_to(${seed} || c.subject::text, 'UTF8')) limit ${size}`.execute(tx)
      return { of: Number(rows[0]?.of ?? 0), children: rows.map(({ subject }) => subject) }
    })
