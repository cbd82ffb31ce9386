import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../access/index.ts'
import { measures } from '../../account/index.ts'
import type {
  Alert,
  Dispute,
  OfficerCaseload,
  OfficerClock,
  OfficerDone,
  ReviewsPorts,
} from '../../practice/show-reviews/index.ts'
import { remembered } from '../projecting/remembered.ts'
import { seen } from '../projecting/seen.ts'
import type { Store } from '../database/store.ts'

/** Whose the child was among the reviewing officers on a day: the last appointed of those who had it. */
const officerOn = ({ authority, generation }: Reading, subject: RawBuilder<unknown>, day: RawBuilder<unknown>) => sql`(
  select o.kind from span o
  where o.authority = ${authority} and o.generation = ${generation} and o.measure = ${measures.officer}
    and o.subject = ${subject} and o.from_on <= ${day} and o.to_on > ${day}
  order by o.from_on desc, o.fact limit 1)`

const childOf = ({ authority, generation }: Reading, alias: string): RawBuilder<unknown> => sql`
  join child c on c.authority = ${authority} and c.generation = ${generation} and c.subject = ${sql.ref(`${alias}.subject`)}`

/** Reads how many looked-after children each reviewing officer has on the day. */
export const readOfficers = (store: Store): ReviewsPorts['readOfficers'] => {
  const read = remembered(store, 8, (reading: Reading, _: null) =>
    store.inAuthority(reading.authority, async (tx) => {
      const { authority, generation, on } = reading
      const { rows } = await sql<OfficerCaseload>`
        select officer, count(*)::int as children from (
          select ${officerOn(reading, sql`s.subject`, sql`${on}::date`)} as officer from stage_span s
          where s.authority = ${authority} and s.generation = ${generation} and s.practice = 'child'
            and s.stage = 'looked-after' and s.from_on <= ${on} and s.to_on > ${on} and ${seen(reading, sql`s.subject`)}
        ) each_child group by officer order by officer nulls last`.execute(tx)
      return rows
    }),
  )
  return (reading) => read(reading, null)
}

/** Reads the running clocks of a reviewing officer, or of all. */
export const readOfficerClocks =
  (store: Store): ReviewsPorts['readOfficerClocks'] =>
  (reading, { officer, limit }) =>
    store.inAuthority(reading.authority, async (tx) => {
      const { authority, generation, on } = reading
      const { rows } = await sql<OfficerClock>`
        select k.subject, c.name, c.source_ref as "sourceRef", c.team, k.rule, k.started_by as "startedBy",
          k.due_on as "dueOn", k.owner as officer
        from clock k ${childOf(reading, 'k')}
        where k.authority = ${authority} and k.generation = ${generation} and k.started_on <= ${on}
          and coalesce(k.stopped_on, k.ended_without_on, 'infinity'::date) > ${on} and k.owner_role = 'iro'
          and ${seen(reading, sql`k.subject`)} ${officer === null ? sql`` : sql`and k.owner = ${officer}`}
        order by k.due_on, k.subject, k.rule, k.started_by limit ${limit}`.execute(tx)
      return rows
    })

/** Reads what each reviewing officer did in so many days, rule by rule. */
export const readOfficerDone = (store: Store): ReviewsPorts['readOfficerDone'] =>
  remembered(store, 12, (reading: Reading, days: number) =>
    store.inAuthority(reading.authority, async (tx) => {
      const { authority, generation, on } = reading
      const { rows } = await sql<OfficerDone>`
        select k.owner as officer, k.rule, count(*)::int as done,
          (count(*) filter (where k.stopped_on <= k.due_on))::int as "doneInTime"
        from clock k
        where k.authority = ${authority} and k.generation = ${generation} and k.owner_role = 'iro'
          and coalesce(k.stopped_on, k.ended_without_on, 'infinity'::date) > ${on}::date - ${days}::int
          and k.stopped_on <= ${on} and ${seen(reading, sql`k.subject`)}
        group by k.owner, k.rule order by k.owner nulls last, k.rule`.execute(tx)
      return rows
    }),
  )

/** Reads the practice alerts of so many days, with those still open. */
export const readAlerts = (store: Store): ReviewsPorts['readAlerts'] =>
  remembered(store, 12, (reading: Reading, days: number) =>
    store.inAuthority(reading.authority, async (tx) => {
      const { authority, generation, on } = reading
      const { rows } = await sql<Alert>`
        select a.subject, c.name, c.source_ref as "sourceRef", c.team, a.fact, coalesce(a.kind, 'other') as theme,
          ${officerOn(reading, sql`a.subject`, sql`a.from_on`)} as officer, a.from_on as "raisedOn",
          a.wait_from_on as "respondByOn", case when a.wait_until_on <= ${on} then a.wait_until_on end as "answeredOn",
          case when a.to_on <= ${on} then a.to_on end as "resolvedOn"
        from span a ${childOf(reading, 'a')}
        where a.authority = ${authority} and a.generation = ${generation} and a.measure = ${measures.alert}
          and a.from_on <= ${on} and (a.to_on > ${on} or a.from_on > ${on}::date - ${days}::int)
          and ${seen(reading, sql`a.subject`)}
        order by a.from_on desc, a.subject, a.fact`.execute(tx)
      return rows
    }),
  )

/** Reads the formal disputes that were open on the day, the oldest first. */
export const readDisputes = (store: Store): ReviewsPorts['readDisputes'] => {
  const read = remembered(store, 8, (reading: Reading, _: null) =>
    store.inAuthority(reading.authority, async (tx) => {
      const { authority, generation, on } = reading
      const { rows } = await sql<Dispute>`
        select d.subject, c.name, c.source_ref as "sourceRef", c.team, d.fact, coalesce(d.kind, 'informal') as stage,
          ${officerOn(reading, sql`d.subject`, sql`d.from_on`)} as officer, d.from_on as since,
          case when d.wait_until_on <= ${on} then d.wait_until_on end as "cafcassOn"
        from span d ${childOf(reading, 'd')}
        where d.authority = ${authority} and d.generation = ${generation} and d.measure = ${measures.dispute}
          and d.from_on <= ${on} and d.to_on > ${on} and ${seen(reading, sql`d.subject`)}
        order by d.from_on, d.subject, d.fact`.execute(tx)
      return rows
    }),
  )
  return (reading) => read(reading, null)
}
