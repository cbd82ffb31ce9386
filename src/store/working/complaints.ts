import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../access/index.ts'
import type {
  ComplaintsAsk,
  FoundComplaint,
  ListedComplaint,
  ReadComplaint,
  ReadComplaints,
  ReadComplaintsOf,
  ThemeCount,
  View,
} from '../../practice/complaints/index.ts'
import type { EventDefinitions, SubjectId } from '../../record/index.ts'
import { readTold } from '../children/read-told.ts'
import { seenComplaint } from '../projecting/seen.ts'
import type { Store, Tx } from '../database/store.ts'

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
      and m.received_on > ${on}::date - interval '2 years' and m.stage <> 'mistaken' and ${seenComplaint(reading, 'm')}
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
        select m.subject, m.kind, m.received_on as "receivedOn", m.about, m.sender, m.theme, m.team, m.child, m.against, m.stage,
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
      const { authority, generation } = reading
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
      return {
        id: whose.id,
        ...(await readTold(tx, reading, whose.id, definitions)),
        child: whose.child === null ? null : { ...whose, subject: whose.child },
      }
    })

/** Reads every complaint about a child, of whichever record of theirs it names. */
export const readComplaintsOf =
  (store: Store, definitions: EventDefinitions): ReadComplaintsOf =>
  async (reading, child) => {
    const { authority, generation } = reading
    const rows = await store.inAuthority(authority, async (tx) => {
      const found = await sql<{ id: SubjectId }>`
        select m.subject as id from complaint m left join subject s on s.authority = ${authority} and s.id = m.child
        where m.authority = ${authority} and m.generation = ${generation} and coalesce(s.same_as, m.child) = ${child}
        order by m.received_on, m.subject`.execute(tx)
      return found.rows
    })
    const all: FoundComplaint[] = []
    for (const { id } of rows) {
      const complaint = await readComplaint(store, definitions)(reading, id)
      if (complaint) all.push(complaint)
    }
    return all
  }
