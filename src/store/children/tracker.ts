import { sql } from 'kysely'
import type { Reading } from '../../access/index.ts'
import { measures } from '../../account/index.ts'
import type {
  PermanenceStage,
  ReadTracked,
  ReadWays,
  Scope,
  TrackedChild,
  TrackedClock,
} from '../../practice/permanence/index.ts'
import type { Owner, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { isAmong, rememberedRows } from '../projecting/remembered-rows.ts'
import { seen } from '../projecting/seen.ts'
import type { Store, Tx } from '../database/store.ts'

type Row = Omit<TrackedChild, 'owner' | 'clocks'> & { readonly ownerRole: Owner['role']; readonly named: string | null }

/** What the practice calls its stages of adoption and its clocks. */
export interface TrackerWords {
  readonly adoptionStages: readonly string[]
  readonly rules: readonly string[]
}

const columns = sql`
  c.subject, c.name, c.source_ref as "sourceRef", c.born_on as "bornOn", c.team, c.sibling_group as "siblingGroup"`

/** Who is in a stage of adoption on the day. The start of the stage is that of its first span: an owner may have changed since. */
async function headingForAdoption(
  tx: Tx,
  reading: Reading,
  adoptionStages: readonly string[],
  only: readonly SubjectId[] | null,
): Promise<Row[]> {
  const { authority, generation, on } = reading
  const { rows } = await sql<Row>`
    select ${columns}, j.started_on as "startedOn", j.start_known as "startKnown", s.stage,
      s.owner_role as "ownerRole", s.owner as named,
      (select coalesce(max(b.to_on) filter (where b.stage <> s.stage), j.started_on) from stage_span b
        where b.authority = ${authority} and b.generation = ${generation} and b.subject = s.subject
          and b.practice = 'permanence' and b.nth = s.nth and b.from_on <= s.from_on) as "stageSince"
    from stage_span s
    join journey j on j.authority = ${authority} and j.generation = ${generation} and j.subject = s.subject
      and j.practice = 'permanence' and j.nth = s.nth
    join child c on c.authority = ${authority} and c.generation = ${generation} and c.subject = s.subject
    where s.authority = ${authority} and s.generation = ${generation} and s.practice = 'permanence'
      and s.stage = any(${adoptionStages}::text[]) and s.to_on > ${on} and s.from_on <= ${on}
      and ${isAmong('s.subject', only)} and ${seen(reading, sql`s.subject`)}`.execute(tx)
  return rows
}

/** Who is looked after on the day, with the stage of permanence where a journey is open. */
async function lookedAfter(tx: Tx, reading: Reading, only: readonly SubjectId[] | null): Promise<Row[]> {
  const { authority, generation, on } = reading
  const { rows } = await sql<Row>`
    select ${columns}, coalesce(j.started_on, l.from_on) as "startedOn", coalesce(j.start_known, true) as "startKnown",
      coalesce(s.stage, 'achieved') as stage, coalesce(s.from_on, l.from_on) as "stageSince",
      coalesce(s.owner_role, l.owner_role) as "ownerRole", coalesce(s.owner, l.owner) as named
    from stage_span l
    join child c on c.authority = ${authority} and c.generation = ${generation} and c.subject = l.subject
    left join stage_span s on s.authority = ${authority} and s.generation = ${generation} and s.subject = l.subject
      and s.practice = 'permanence' and s.from_on <= ${on} and s.to_on > ${on}
    left join journey j on j.authority = ${authority} and j.generation = ${generation} and j.subject = s.subject
      and j.practice = 'permanence' and j.nth = s.nth
    where l.authority = ${authority} and l.generation = ${generation} and l.practice = 'child'
      and l.stage = 'looked-after' and l.to_on > ${on} and l.from_on <= ${on}
      and ${isAmong('l.subject', only)} and ${seen(reading, sql`l.subject`)}`.execute(tx)
  return rows
}

async function clocksOf(
  tx: Tx,
  { authority, generation, on }: Reading,
  children: readonly SubjectId[],
  rules: readonly string[],
): Promise<ReadonlyMap<SubjectId, TrackedClock[]>> {
  const found = await tx
    .selectFrom('clock')
    .select(['subject', 'rule', 'started_on as startedOn', 'warn_on as warnOn', 'due_on as dueOn'])
    .select(['paused_on as pausedOn', 'stopped_on as stoppedOn', 'ended_without_on as endedWithoutOn'])
    .where('authority', '=', authority)
    .where('generation', '=', generation)
    .where(sql<boolean>`subject = any(${children}::uuid[])`)
    .where('rule', 'in', rules)
    .where('started_on', '<=', on)
    .execute()
  const byChild = new Map<SubjectId, TrackedClock[]>()
  for (const { subject, ...clock } of found) {
    const list = byChild.get(subject)
    if (list) list.push(clock)
    else byChild.set(subject, [clock])
  }
  return byChild
}

/** Reads who is on the tracker, with their clocks: two queries. Kept for every page; after a save only whom it touched is read anew. */
export const readTracked = (store: Store, { adoptionStages, rules }: TrackerWords): ReadTracked => {
  const read = rememberedRows(store, 12, async (tx, reading, scope: Scope, only) => {
    const rows = await (scope === 'adoption'
      ? headingForAdoption(tx, reading, adoptionStages, only)
      : lookedAfter(tx, reading, only))
    const clocks = await clocksOf(
      tx,
      reading,
      rows.map(({ subject }) => subject),
      rules,
    )
    const tracked: readonly TrackedChild[] = rows.map(({ ownerRole, named, ...child }) => ({
      ...child,
      owner: { role: ownerRole, named },
      clocks: (clocks.get(child.subject) ?? []).filter(({ startedOn }) => startedOn >= child.startedOn),
    }))
    return { tracked }
  })
  return async (reading, scope) => (await read(reading, scope)).tracked
}

interface Told {
  readonly subject: SubjectId
  readonly from: Day
  readonly to: Day | null
}

/** Reads the stretches of the bar and the causes of delay of a page's children: two queries. */
export const readWays =
  (store: Store): ReadWays =>
  ({ authority, generation, on }, children) =>
    store.inAuthority(authority, async (tx) => {
      const { rows: stretches } = await sql<Told & { readonly stage: PermanenceStage }>`
        select b.subject, b.stage, b.from_on as "from", b.to_on as "to" from stage_span b
        join stage_span s on s.authority = ${authority} and s.generation = ${generation} and s.subject = b.subject
          and s.practice = 'permanence' and s.nth = b.nth and s.from_on <= ${on} and s.to_on > ${on}
        where b.authority = ${authority} and b.generation = ${generation} and b.practice = 'permanence'
          and b.subject = any(${children}::uuid[]) and b.from_on <= ${on}
        order by b.from_on`.execute(tx)
      const { rows: delays } = await sql<Told & { readonly kind: string }>`
        select subject, kind, from_on as "from", to_on as "to" from span
        where authority = ${authority} and generation = ${generation} and measure = ${measures.delay}
          and subject = any(${children}::uuid[]) and from_on <= ${on}
        order by from_on`.execute(tx)
      return children.map((subject) => ({
        subject,
        stretches: stretches.filter((stretch) => stretch.subject === subject),
        delays: delays
          .filter((delay) => delay.subject === subject)
          .map(({ kind, from, to }) => ({
            cause: kind.replace(/:\w+$/, ''),
            isOurs: kind.endsWith(':ours'),
            from,
            to,
          })),
      }))
    })
