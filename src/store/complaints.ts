import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../access/index.ts'
import type {
  ComplaintsAsk,
  FoundComplaint,
  ListedComplaint,
  ReadComplaint,
  ReadComplaints,
  ThemeCount,
  View,
} from '../practice/complaints/index.ts'
import { factsFrom, type ClockRow, type EventDefinitions, type FactId, type SubjectId } from '../record/index.ts'
import { savedRevisions, savedTexts } from './child-facts.ts'
import { seenComplaint } from './seen.ts'
import type { Store, Tx } from './store.ts'

/** Complaints received by the day, with the clock of each that runs on it and is due first. */
const listed = (reading: Reading): RawBuilder<unknown> => {
  const { authority, generation, on } = reading
  return sql`(
    select m.*, k.rule, k.warn_on, k.due_on, (m.ended_on is null or m.ended_on > ${on}) as is_open
    from complaint m
    left join lateral (
      select rule, warn_on, due_on from clock k
      where k.authority = ${authority} and k.generation = ${generation} and k.subject = m.subject and k.started_on <= ${on}
        and coalesce(k.stopped_on, k.ended_without_on, 'infinity'::date) > ${on}
      order by due_on, rule limit 1) k on true
    where m.authority = ${authority} and m.generation = ${generation} and m.received_on <= ${on}
      and ${seenComplaint(reading, 'm')}) m`
}

const inView: Readonly<Record<View, (on: string) => RawBuilder<unknown>>> = {
  open: () => sql`m.is_open`,
  late: (on) => sql`m.is_open and m.due_on < ${on}`,
  over: () => sql`not m.is_open`,
  all: () => sql`true`,
}

async function themesIn(tx: Tx, reading: Reading): Promise<readonly ThemeCount[]> {
  const { authority, generation, on } = reading
  const { rows } = await sql<ThemeCount>`
    select coalesce(m.theme, '') as theme, m.kind,
      count(*) filter (where m.received_on > ${on}::date - interval '1 year')::integer as now,
      count(*) filter (where m.received_on <= ${on}::date - interval '1 year')::integer as before
    from complaint m
    where m.authority = ${authority} and m.generation = ${generation} and m.received_on <= ${on}
      and m.received_on > ${on}::date - interval '2 years' and ${seenComplaint(reading, 'm')}
    group by 1, 2`.execute(tx)
  return rows
}

/** Reads one page of complaints that a reading may see, how many each view has, and how often themes were named. */
export const readComplaints =
  (store: Store): ReadComplaints =>
  (reading: Reading, { view, limit, offset }: ComplaintsAsk) =>
    store.inAuthority(reading.authority, async (tx) => {
      const counted = Object.entries(inView).map(
        ([name, is]) => sql`count(*) filter (where ${is(reading.on)})::integer as ${sql.ref(name)}`,
      )
      const counts = await sql<Record<View, number>>`select ${sql.join(counted)} from ${listed(reading)}`.execute(tx)
      const { rows } = await sql<ListedComplaint>`
        select m.subject, m.kind, m.received_on as "receivedOn", m.about, m.sender, m.theme, m.team, m.child, m.stage,
          m.outcome, m.found_at as "foundAt", m.ended_on as "endedOn", m.rule, m.warn_on as "warnOn", m.due_on as "dueOn"
        from ${listed(reading)} where ${inView[view](reading.on)}
        order by m.is_open desc, m.due_on nulls last, m.received_on desc, m.subject
        limit ${limit} offset ${offset}`.execute(tx)
      return {
        counts: counts.rows[0] ?? { open: 0, late: 0, over: 0, all: 0 },
        themes: await themesIn(tx, reading),
        rows,
      }
    })

async function clocksOf(tx: Tx, { authority, generation, on }: Reading, id: SubjectId): Promise<readonly ClockRow[]> {
  const { rows } = await sql<Omit<ClockRow, 'owner'> & { role: ClockRow['owner']['role'] }>`
    select subject, rule, started_by as "startedBy", started_on as "startedOn", warn_on as "warnOn", due_on as "dueOn",
      paused_on as "pausedOn", stopped_on as "stoppedOn", ended_without_on as "endedWithoutOn", owner_role as role
    from clock where authority = ${authority} and generation = ${generation} and subject = ${id} and started_on <= ${on}
    order by started_on, due_on, rule`.execute(tx)
  return rows.map(({ role, ...clock }) => ({ ...clock, owner: { role, named: null } }))
}

interface Whose {
  readonly id: SubjectId
  readonly child: SubjectId | null
  readonly name: string | null
  readonly sourceRef: string | null
}

/** Reads one complaint with its facts up to the day of the reading; null where it may not be seen. */
export const readComplaint =
  (store: Store, definitions: EventDefinitions): ReadComplaint =>
  (reading, asked) =>
    store.inAuthority(reading.authority, async (tx): Promise<FoundComplaint | null> => {
      const { authority, generation, on } = reading
      const { rows } = await sql<Whose>`
        select m.subject as id, coalesce(s.same_as, m.child) as child, c.name, c.source_ref as "sourceRef"
        from complaint m
        left join subject s on s.authority = ${authority} and s.id = m.child
        left join child c on c.authority = ${authority} and c.generation = ${generation}
          and c.subject = coalesce(s.same_as, m.child)
        where m.authority = ${authority} and m.generation = ${generation} and m.subject::text = ${asked}
          and ${seenComplaint(reading, 'm')}`.execute(tx)
      const [whose] = rows
      if (!whose) return null
      const revisions = await savedRevisions(tx, reading, whose.id)
      const byFact = new Map(revisions.map(({ fact, by }) => [fact, by]))
      const texts = new Map<FactId, Record<string, string>>()
      for (const { fact, field, text } of await savedTexts(tx, reading, whose.id))
        texts.set(fact, { ...texts.get(fact), [field]: text })
      return {
        id: whose.id,
        facts: factsFrom(revisions, definitions)
          .filter(({ happenedOn }) => happenedOn <= on)
          .map((fact) => ({ ...fact, by: byFact.get(fact.id) ?? '' })),
        texts,
        clocks: await clocksOf(tx, reading, whose.id),
        child: whose.child === null ? null : { ...whose, subject: whose.child },
      }
    })
