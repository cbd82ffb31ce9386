import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../access/index.ts'
import type { Owner } from '../../record/index.ts'
import type { Counts, DueAsk, DueClock, Narrowed, Part, ReadDue } from '../../practice/show-due/index.ts'
import type { Day } from '../../time/index.ts'
import { remembered } from '../projecting/remembered.ts'
import { clocked } from '../projecting/clocked.ts'
import type { Store, Tx } from '../database/store.ts'

type Row = Omit<DueClock, 'owner' | 'snoozed'> & {
  readonly ownerRole: Owner['role']
  readonly named: string | null
  readonly until: Day | null
  readonly by: string | null
  readonly why: string | null
}

/** The clocks that run on the day, of the teams and owners asked for, of those whom the reader may see. */
function running(reading: Reading, { team, role, workers, rule }: Narrowed): RawBuilder<unknown> {
  const { authority, generation, on } = reading
  const narrowed = [
    ...(team === null ? [] : [sql`c.team = ${team}`]),
    ...(role === null ? [] : [sql`k.owner_role = ${role}`]),
    ...(workers === null ? [] : [sql`k.owner = any(${workers}::text[])`]),
    ...(rule === null ? [] : [sql`k.rule = ${rule}`]),
  ]
  return sql`
    from (
      select k.*, c.name, c.source_ref, c.team, c."of" from clock k join (${clocked(reading)}) c on c.subject = k.subject
      where k.authority = ${authority} and k.generation = ${generation} and k.started_on <= ${on}
        and coalesce(k.stopped_on, k.ended_without_on, 'infinity'::date) > ${on}
        ${narrowed.length === 0 ? sql`` : sql`and ${sql.join(narrowed, sql` and `)}`}
    ) k`
}

/** A clock that is paused on the day is neither late nor at risk, and nothing of it falls due. */
const counts = (on: string): RawBuilder<boolean> => sql<boolean>`(k.paused_on is null or k.paused_on > ${on})`

const inPart: Readonly<Record<Part, (on: string) => RawBuilder<boolean>>> = {
  late: (on) => sql<boolean>`k.due_on < ${on} and ${counts(on)}`,
  today: (on) => sql<boolean>`k.due_on = ${on} and ${counts(on)}`,
  week: (on) => sql<boolean>`k.due_on > ${on} and k.due_on <= ${on}::date + 7 and ${counts(on)}`,
  'at-risk': (on) => sql<boolean>`k.warn_on <= ${on} and k.due_on >= ${on} and ${counts(on)}`,
  all: () => sql<boolean>`true`,
}

async function countParts(tx: Tx, reading: Reading, narrowed: Narrowed): Promise<Counts> {
  const counted = Object.entries(inPart).map(
    ([part, is]) => sql`count(*) filter (where ${is(reading.on)})::integer as ${sql.ref(part)}`,
  )
  const { rows } = await sql<Counts>`select ${sql.join(counted)} ${running(reading, narrowed)}`.execute(tx)
  return rows[0] ?? { late: 0, today: 0, week: 0, 'at-risk': 0, all: 0 }
}

async function page(
  tx: Tx,
  reading: Reading,
  { part, limit, offset, person, ...narrowed }: DueAsk,
): Promise<DueClock[]> {
  const { rows } = await sql<Row>`
    select k.subject, k."of", k.name, k.source_ref as "sourceRef", k.team, k.rule, k.started_by as "startedBy",
      k.started_on as "startedOn", k.paused_on as "pausedOn",
      k.warn_on as "warnOn", k.due_on as "dueOn", k.owner_role as "ownerRole", k.owner as named,
      k.snoozed_until as until, k.snoozed_by as by, k.snoozed_why as why
    ${running(reading, narrowed)} where ${inPart[part](reading.on)}
    order by coalesce(k.snoozed_by = ${person} and k.snoozed_until > ${reading.on} and k.due_on >= ${reading.on}, false),
      k.due_on, k.subject, k.rule, k.started_by
    ${limit === null ? sql`` : sql`limit ${limit}`} offset ${offset}`.execute(tx)
  return rows.map(({ ownerRole, named, until, by, why, ...clock }) => ({
    ...clock,
    owner: { role: ownerRole, named },
    snoozed: until === null ? null : { until, by: by ?? '', why: why ?? '' },
  }))
}

/**
 * Reads one page of what is due on the day of the reading, with how many clocks each part of the list has. Both grow
 * with the clocks that run on that day and not with those that ever ran; both stand while nothing is saved. A download is not kept.
 */
export const readDue = (store: Store): ReadDue => {
  const countsOf = remembered(store, 24, (reading: Reading, narrowed: Narrowed) =>
    store.inAuthority(reading.authority, (tx) => countParts(tx, reading, narrowed)),
  )
  const whole = (reading: Reading, ask: DueAsk) => store.inAuthority(reading.authority, (tx) => page(tx, reading, ask))
  const pages = remembered(store, 24, whole)
  return async (reading, ask) => {
    const { team, role, workers, rule, limit } = ask
    return {
      counts: await countsOf(reading, { team, role, workers, rule }),
      clocks: await (limit === null ? whole : pages)(reading, ask),
    }
  }
}
