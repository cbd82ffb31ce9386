import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../access/index.ts'
import type {
  Climbed,
  ClimbedCount,
  ClimbedFrom,
  RuleWeek,
  TeamClocks,
  TeamsPorts,
  UrgentAsk,
  UrgentChild,
} from '../../practice/show-teams/index.ts'
import type { Owner } from '../../record/index.ts'
import { remembered } from '../projecting/remembered.ts'
import { clocked } from '../projecting/clocked.ts'
import type { Store } from '../database/store.ts'
import { columns, unnested } from '../database/unnest.ts'

type Owned<T extends { readonly owner: Owner }> = Omit<T, 'owner'> & {
  readonly ownerRole: Owner['role']
  readonly named: string | null
}

const withOwner = <T extends { readonly owner: Owner }>({ ownerRole, named, ...row }: Owned<T>) => ({
  ...row,
  owner: { role: ownerRole, named },
})

/** The clocks of children, complaints and households that the reader may see, which had started by the day and ran on it or stopped since a day. */
const clocksSince = (reading: Reading, since: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  from clock k
  join (${clocked(reading)}) c on c.subject = k.subject
  where k.authority = ${reading.authority} and k.generation = ${reading.generation} and k.started_on <= ${reading.on}
    and coalesce(k.stopped_on, k.ended_without_on, 'infinity'::date) >= ${since}`

const runs = (on: string): RawBuilder<unknown> =>
  sql`coalesce(k.stopped_on, k.ended_without_on, 'infinity'::date) > ${on} and (k.paused_on is null or k.paused_on > ${on})`

const countsOf = (on: string, doneSince: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (count(*) filter (where ${runs(on)}))::int as running,
  (count(*) filter (where ${runs(on)} and k.warn_on <= ${on} and k.due_on >= ${on}))::int as "atRisk",
  (count(*) filter (where ${runs(on)} and k.due_on < ${on}))::int as late,
  (count(*) filter (where k.stopped_on between ${doneSince} and ${on}))::int as done,
  (count(*) filter (where k.stopped_on between ${doneSince} and ${on} and k.stopped_on <= k.due_on))::int as "doneInTime"`

/** Reads the children with something late, those first for whom days matter most and then those whose clock is late the longest: each child once. */
export const readUrgent = (store: Store): TeamsPorts['readUrgent'] =>
  remembered(store, 24, (reading: Reading, { team, limit, first }: UrgentAsk) =>
    store.inAuthority(reading.authority, async (tx) => {
      const { rows } = await sql<Owned<UrgentChild> & { readonly waits: boolean }>`
        select * from (
          select distinct on (k.subject) k.subject, c."of", c.name, c.source_ref as "sourceRef", c.team, k.rule,
            k.started_by as "startedBy", k.due_on as "dueOn", k.owner_role as "ownerRole", k.owner as named,
            (count(*) over (partition by k.subject))::int as late,
            k.rule <> all(${first}::text[]) as waits
          ${clocksSince(reading, sql`${reading.on}::date + 1`)} and ${runs(reading.on)} and k.due_on < ${reading.on}
            ${team === null ? sql`` : sql`and c.team = ${team}`}
          order by k.subject, k.rule <> all(${first}::text[]), k.due_on, k.rule
        ) late order by waits, "dueOn", late desc, subject limit ${limit}`.execute(tx)
      return rows.map(({ waits: _, ...row }) => withOwner<UrgentChild>(row))
    }),
  )

/** Reads how the clocks of each rule stand on the day, what was done in the week up to it and what is due in the week after. */
export const readRuleWeek = (store: Store): TeamsPorts['readRuleWeek'] =>
  remembered(store, 24, (reading: Reading, team: string | null) =>
    store.inAuthority(reading.authority, async (tx) => {
      const { on } = reading
      const { rows } = await sql<RuleWeek>`
        select k.rule, ${countsOf(on, sql`${on}::date - 6`)},
          (count(*) filter (where ${runs(on)} and k.due_on between ${on} and ${on}::date + 7))::int as "dueSoon"
        ${clocksSince(reading, sql`${on}::date - 6`)} ${team === null ? sql`` : sql`and c.team = ${team}`}
        group by k.rule order by k.rule`.execute(tx)
      return rows
    }),
  )

/** Reads how the clocks of each team's children stand, and what was done in the four weeks up to the day. */
export const readTeamClocks = (store: Store): TeamsPorts['readTeamClocks'] => {
  const read = remembered(store, 12, (reading: Reading, _: null) =>
    store.inAuthority(reading.authority, async (tx) => {
      const { on } = reading
      const { rows } = await sql<TeamClocks>`
        select c.team, ${countsOf(on, sql`${on}::date - 27`)} ${clocksSince(reading, sql`${on}::date - 27`)}
        group by c.team order by c.team nulls last`.execute(tx)
      return rows
    }),
  )
  return (reading) => read(reading, null)
}

const reachedColumns = columns('rule due_on:date')

interface ClimbedAsk {
  readonly from: readonly ClimbedFrom[]
  readonly limit: number
  readonly offset: number
}

/** Reads a page of the clocks that have climbed as far as asked, the longest late first. */
export function readClimbed(store: Store): TeamsPorts['readClimbed'] {
  const read = remembered(store, 24, (reading: Reading, { from, limit, offset }: ClimbedAsk) =>
    store.inAuthority(reading.authority, async (tx) => {
      const reached = unnested(
        'r',
        reachedColumns,
        from.map(({ rule, dueOnOrBefore }) => [rule, dueOnOrBefore]),
      )
      const { rows } = await sql<Owned<Climbed>>`
        select k.subject, c."of", c.name, c.source_ref as "sourceRef", c.team, k.rule, k.started_by as "startedBy",
          k.started_on as "startedOn", k.due_on as "dueOn", k.owner_role as "ownerRole", k.owner as named, 1 as late
        ${clocksSince(reading, sql`${reading.on}::date + 1`)} and ${runs(reading.on)} and k.due_on < ${reading.on}
          and exists (select 1 from ${reached} where r.rule = k.rule and k.due_on <= r.due_on::date)
        order by k.due_on, k.subject, k.rule, k.started_by limit ${limit} offset ${offset}`.execute(tx)
      return rows.map((row) => withOwner<Climbed>(row))
    }),
  )
  return (reading, from, { limit, offset }) => read(reading, { from, limit, offset })
}

const climbedColumns = columns('to_role rule due_on:date')

/** Counts what has climbed as far as each of several people, rule by rule. */
export const countClimbed = <To extends string>(store: Store) =>
  remembered(store, 24, (reading: Reading, from: readonly (ClimbedFrom & { readonly to: To })[]) =>
    store.inAuthority(reading.authority, async (tx) => {
      const reached = unnested(
        'r',
        climbedColumns,
        from.map(({ to, rule, dueOnOrBefore }) => [to, rule, dueOnOrBefore]),
      )
      const { rows } = await sql<ClimbedCount<To>>`
        select r.to_role as "to", k.rule, count(*)::int as late, min(k.due_on) as "firstDueOn"
        from (select k.rule, k.due_on ${clocksSince(reading, sql`${reading.on}::date + 1`)} and ${runs(reading.on)}
            and k.due_on < ${reading.on}) k
        join ${reached} on r.rule = k.rule and k.due_on <= r.due_on::date
        group by r.to_role, k.rule order by late desc, k.rule`.execute(tx)
      return rows
    }),
  )
