import { sql, type RawBuilder } from 'kysely'
import { householdTeams, type Reading } from '../../access/index.ts'
import { measures } from '../../account/index.ts'
import type {
  Caseload,
  Continuity,
  HouseholdLoad,
  ManyWorkers,
  PlanLacking,
  TeamsPorts,
  UnallocatedChild,
} from '../../practice/show-teams/index.ts'
import { remembered } from '../projecting/remembered.ts'
import { seen } from '../projecting/seen.ts'
import type { Store } from '../database/store.ts'

/** Children in care or in need on the day, with the stretch of their stage and owner, of those whom the reader may see. */
const openOn = (reading: Reading): RawBuilder<unknown> => sql`
  from stage_span s
  join child c on c.authority = ${reading.authority} and c.generation = ${reading.generation} and c.subject = s.subject
  where s.authority = ${reading.authority} and s.generation = ${reading.generation} and s.practice = 'child'
    and s.stage in ('open', 'looked-after') and s.from_on <= ${reading.on} and s.to_on > ${reading.on}
    and ${seen(reading, sql`s.subject`)}`

/** Reads how many children each social worker has on the day. */
export const readCaseloads = (store: Store): TeamsPorts['readCaseloads'] => {
  const read = remembered(store, 12, (reading: Reading, _: null) =>
    store.inAuthority(reading.authority, async (tx) => {
      const { rows } = await sql<Caseload>`
        select c.team, s.owner as worker,
          (count(*) filter (where s.stage = 'looked-after'))::int as "lookedAfter",
          (count(*) filter (where s.stage = 'open'))::int as "inNeed"
        ${openOn(reading)} and s.owner_role = 'social-worker'
        group by c.team, s.owner order by c.team nulls last, count(*) desc, s.owner`.execute(tx)
      return rows
    }),
  )
  return (reading) => read(reading, null)
}

/** Reads the children in care or in need whom no social worker has on the day, those first who wait the longest. */
export const readUnallocated = (store: Store): TeamsPorts['readUnallocated'] =>
  remembered(store, 12, (reading: Reading, team: string | null) =>
    store.inAuthority(reading.authority, async (tx) => {
      const { rows } = await sql<UnallocatedChild>`
        select s.subject, c.name, c.source_ref as "sourceRef", c.team, s.stage,
          coalesce((
            select max(w.to_on) from stage_span w
            where w.authority = ${reading.authority} and w.generation = ${reading.generation} and w.subject = s.subject
              and w.practice = 'child' and w.nth = s.nth and w.owner_role = 'social-worker' and w.to_on <= ${reading.on}
          ), (
            select min(w.from_on) from stage_span w
            where w.authority = ${reading.authority} and w.generation = ${reading.generation} and w.subject = s.subject
              and w.practice = 'child' and w.nth = s.nth
          )) as since
        ${openOn(reading)} and s.owner_role <> 'social-worker' ${team === null ? sql`` : sql`and c.team = ${team}`}
        order by since, s.subject`.execute(tx)
      return rows
    }),
  )

/** Reads how many households of each kind are under way on the day, and how many of them have something late. */
export const readHouseholds = (store: Store): TeamsPorts['readHouseholds'] => {
  const read = remembered(store, 12, (reading: Reading, _: null) =>
    store.inAuthority(reading.authority, async (tx) => {
      const { authority, generation, on, sees } = reading
      const kinds = (sees.besides ?? []).filter((beside) => beside !== 'complaint')
      if (kinds.length === 0) return []
      const { rows } = await sql<Omit<HouseholdLoad, 'team'> & { readonly kind: (typeof kinds)[number] }>`
        select s.kind, count(*)::int as households, (count(*) filter (where l.late > 0))::int as "withLate",
          coalesce(sum(l.late), 0)::int as late
        from subject s
        cross join lateral (
          select count(*)::int as late from clock k
          where k.authority = ${authority} and k.generation = ${generation} and k.subject = s.id and k.started_on <= ${on}
            and k.due_on < ${on} and coalesce(k.stopped_on, k.ended_without_on, 'infinity'::date) > ${on}
            and (k.paused_on is null or k.paused_on > ${on})
        ) l
        where s.authority = ${authority} and s.kind <> 'child' and s.kind = any(${kinds}::text[])
          and exists (select from journey j where j.authority = ${authority} and j.generation = ${generation}
            and j.subject = s.id and j.started_on <= ${on} and (j.ended_on is null or j.ended_on > ${on}))
        group by s.kind order by s.kind`.execute(tx)
      return rows.map(({ kind, ...load }) => ({ ...load, team: householdTeams[kind] }))
    }),
  )
  return (reading) => read(reading, null)
}

/** Looked-after children on the day, with the different workers who had them on any day of the year up to it. */
const workersInYear = (reading: Reading): RawBuilder<unknown> => sql`
  select s.subject, count(distinct w.kind)::int as workers
  from stage_span s
  left join span w on w.authority = ${reading.authority} and w.generation = ${reading.generation}
    and w.measure = ${measures.worker} and w.subject = s.subject and w.from_on <= ${reading.on}
    and w.to_on > ${reading.on}::date - 365
  where s.authority = ${reading.authority} and s.generation = ${reading.generation} and s.practice = 'child'
    and s.stage = 'looked-after' and s.from_on <= ${reading.on} and s.to_on > ${reading.on}
    and ${seen(reading, sql`s.subject`)}
  group by s.subject`

const MOST = 50

/** Reads how many workers looked-after children had in the year up to the day, who had the most, and why workers changed. */
export const readContinuity = (store: Store): TeamsPorts['readContinuity'] => {
  const read = remembered(store, 12, (reading: Reading, _: null) =>
    store.inAuthority(reading.authority, async (tx): Promise<Continuity> => {
      const { authority, generation, on } = reading
      const byWorkers = await sql<Continuity['byWorkers'][number]>`
        select workers, count(*)::int as children from (${workersInYear(reading)}) n group by workers order by workers`.execute(
        tx,
      )
      const most = await sql<ManyWorkers>`
        select n.subject, c.name, c.source_ref as "sourceRef", c.team, n.workers, c.workers_so_far as "everSoFar"
        from (${workersInYear(reading)}) n
        join child c on c.authority = ${authority} and c.generation = ${generation} and c.subject = n.subject
        where n.workers > 2 order by n.workers desc, c.workers_so_far desc, n.subject limit ${MOST}`.execute(tx)
      const reasons = await sql<Continuity['reasons'][number]>`
        select w.kind as reason, count(*)::int as changes from span w
        where w.authority = ${authority} and w.generation = ${generation} and w.measure = ${measures.workerReason}
          and w.from_on > ${on}::date - 365 and w.from_on <= ${on} and ${seen(reading, sql`w.subject`)}
        group by w.kind order by count(*) desc, w.kind`.execute(tx)
      return { byWorkers: byWorkers.rows, most: most.rows, reasons: reasons.rows }
    }),
  )
  return (reading) => read(reading, null)
}

const lacking = [
  measures.planLacksMeasure,
  measures.planLacksOwner,
  measures.planLacksDate,
  measures.planLacksContingency,
]

/** Reads the plans in force on the day that lack something, the oldest first, with how many plans are in force. */
export const readPlansLacking = (store: Store): TeamsPorts['readPlansLacking'] =>
  remembered(store, 12, (reading: Reading, team: string | null) =>
    store.inAuthority(reading.authority, async (tx) => {
      const { authority, generation, on } = reading
      const inForce = (measured: RawBuilder<unknown>): RawBuilder<unknown> => sql`
        from span p join child c on c.authority = ${authority} and c.generation = ${generation} and c.subject = p.subject
        where p.authority = ${authority} and p.generation = ${generation} and ${measured} and p.from_on <= ${on}
          and p.to_on > ${on} and ${seen(reading, sql`p.subject`)} ${team === null ? sql`` : sql`and c.team = ${team}`}`
      const all = await sql<{ readonly n: number }>`
        select count(*)::int as n ${inForce(sql`p.measure = ${measures.plan}`)}`.execute(tx)
      const plans = await sql<PlanLacking>`
        select p.subject, c.name, c.source_ref as "sourceRef", c.team, p.kind, p.fact, p.from_on as since,
          array_agg(p.measure order by p.measure) as lacks
        ${inForce(sql`p.measure = any(${lacking}::text[])`)}
        group by p.subject, c.name, c.source_ref, c.team, p.kind, p.fact, p.from_on
        order by p.from_on, p.subject, p.kind`.execute(tx)
      return { inForce: all.rows[0]?.n ?? 0, plans: plans.rows }
    }),
  )
