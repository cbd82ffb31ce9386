import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../access/index.ts'
import { monthly, type MonthSum, type WorkerMonth } from '../../account/index.ts'
import type { AuthorityId } from '../../record/index.ts'
import type { ReadBehind, ReadMonthSums, ReadSumsApart } from '../../practice/improvement/index.ts'
import { addDays, addMonths, type Day } from '../../time/index.ts'
import { remembered } from './remembered.ts'
import { seen } from './seen.ts'
import type { Store, Tx } from '../database/store.ts'

const firstOf = (on: Day): Day => `${on.slice(0, 7)}-01` as Day // the first of a month that exists
const lastOf = (on: Day): Day => addDays(addMonths(firstOf(on), 1), -1)

const NAME = monthly('').length + 1

interface Sum {
  readonly measure: string
  readonly month: Day
  readonly who: string
  readonly num: number
  readonly den: number
}

/** For all together, or apart for each team or each worker. */
type Apart = 'all' | 'team' | 'worker'

const whoOf: Readonly<Record<Apart, (row: string) => RawBuilder<unknown>>> = {
  all: () => sql`''`,
  team: (row) => sql`${sql.ref(`${row}.team`)}`,
  worker: (row) => sql`${sql.ref(`${row}.worker`)}`,
}

interface Asked {
  readonly ids: readonly string[]
  readonly apart: Apart
}

/** What counts after the day in its month: kept with the month's sums, and taken off where a page is read on the day. */
const afterDay = ({ authority, generation, on }: Reading, { ids, apart }: Asked) => {
  const names = sql`${ids.map(monthly)}::text[]`
  // Said besides the names, for the index of those measures alone.
  const ours = (
    t: string,
  ) => sql`${sql.ref(`${t}.authority`)} = ${authority} and ${sql.ref(`${t}.generation`)} = ${generation}
    and ${sql.ref(`${t}.measure`)} = any(${names}) and ${sql.ref(`${t}.measure`)} like 'month:%' and ${whoOf[apart](t)} is not null`
  const later = (day: string) => sql`${sql.ref(day)} > ${on}::date and ${sql.ref(day)} <= ${lastOf(on)}::date`
  return sql`
    select p.measure, ${firstOf(on)}::date as month, ${whoOf[apart]('p')} as who, -p.num::bigint as num, -p.den::bigint as den
    from point p where ${ours('p')} and ${later('p.on_date')}
    union all
    select s.measure, ${firstOf(on)}::date, ${whoOf[apart]('s')}, case when s.kind = 'in' then -1 else 0 end, -1
    from span s where ${ours('s')} and ${later('s.from_on')}
    union all
    select s.measure, ${firstOf(on)}::date, ${whoOf[apart]('s')}, case when s.kind = 'in' then 1 else 0 end, 1
    from span s where ${ours('s')} and ${later('s.to_on')}`
}

/** Every sum up to the day of the reading, and what was added to it since. */
const sumsUpTo = (reading: Reading, asked: Asked): RawBuilder<Sum> => {
  const { authority, generation, on } = reading
  const kept = (table: string) => sql`
    select measure, month, who, num, den from ${sql.table(table)}
    where authority = ${authority} and generation = ${generation} and apart = ${asked.apart}
      and measure = any(${asked.ids.map(monthly)}::text[]) and month <= ${on}::date`
  return sql<Sum>`(${kept('figure_month')} union all ${kept('figure_change')} union all ${afterDay(reading, asked)}) f`
}

async function sumsIn(tx: Tx, reading: Reading, asked: Asked, from: Day): Promise<readonly Sum[]> {
  const { rows } = await sql<Sum>`
    select measure, greatest(month, ${addMonths(from, -1)}::date) as month, who, sum(num)::int as num, sum(den)::int as den
    from ${sumsUpTo(reading, asked)} group by 1, 2, 3`.execute(tx)
  return rows
}

const idOf = ({ measure }: Sum): string => measure.slice(NAME - 1)

const asSum = (sum: Sum): MonthSum => ({ id: idOf(sum), month: sum.month, num: sum.num, den: sum.den })
const asWorkers = (sum: Sum): WorkerMonth => ({ id: idOf(sum), month: sum.month, den: sum.den, worker: sum.who })

/** Reads what figures come to month by month, from sums that are kept: the same for whoever asks, since nobody is named. */
export const readMonthSums = (store: Store): ReadMonthSums =>
  remembered(
    store,
    12,
    (reading, { ids, byWorker, from }) =>
      store.inAuthority(reading.authority, async (tx) => ({
        sums: (await sumsIn(tx, reading, { ids, apart: 'all' }, from)).map(asSum),
        ofWorkers: (await sumsIn(tx, reading, { ids: byWorker, apart: 'worker' }, from)).map(asWorkers),
      })),
    { eyes: 'the-same-for-all' },
  )

/** Reads what one figure comes to for each team, or for each worker, in the months from one on. */
export const readSumsApart = (store: Store): ReadSumsApart =>
  remembered(
    store,
    12,
    (reading, { id, by, from }) =>
      store.inAuthority(reading.authority, async (tx) => {
        const since = from === null ? sql`` : sql`where month >= ${from}::date`
        const { rows } = await sql<Awaited<ReturnType<ReadSumsApart>>[number]>`
          select who, sum(num)::int as num, sum(den)::int as den
          from ${sumsUpTo(reading, { ids: [id], apart: by })} ${since} group by 1`.execute(tx)
        return rows
      }),
    { eyes: 'the-same-for-all' },
  )

const whoseRows = (who: { readonly team: string | null; readonly worker: string | null }) =>
  sql`${who.team === null ? sql`` : sql`and r.team = ${who.team}`} ${who.worker === null ? sql`` : sql`and r.worker = ${who.worker}`}`

/** Reads the children behind a figure in one month whom the reader may see, with how many there are of them. */
export const readBehind =
  (store: Store): ReadBehind =>
  (reading, { id, as, month, who, offset, limit, missedFirst }) =>
    store.inAuthority(reading.authority, async (tx) => {
      const { authority, generation, on } = reading
      const until = on < lastOf(month) ? on : lastOf(month)
      const ours = sql`r.authority = ${authority} and r.generation = ${generation} and r.measure = ${monthly(id)}
        and ${seen(reading, sql`r.subject`)} ${whoseRows(who)}`
      const found =
        as === 'happened'
          ? sql`select r.subject, r.on_date as "on", r.from_on as "from", r.until_on as "until", r.num, r.den, r.worker
              from point r where ${ours} and r.on_date between ${month} and ${until}`
          : sql`select r.subject, r.from_on as "on", null::date as "from", null::date as "until",
                case when r.kind = 'in' then 1 else 0 end as num, 1 as den, r.worker
              from span r where ${ours} and r.from_on <= ${until} and r.to_on > ${until}`
      const { rows } = await sql<Awaited<ReturnType<ReadBehind>>['rows'][number]>`
        select * from (${found}) f order by num ${missedFirst ? sql`asc` : sql`desc`}, "on", subject
        limit ${limit} offset ${offset}`.execute(tx)
      const counted = await sql<{ n: number }>`select count(*)::int as n from (${found}) f`.execute(tx)
      return { rows, of: counted.rows[0]?.n ?? 0 }
    })

/** Rows that this transaction writes are not counted one statement after another: whoever writes them counts them at the end. */
export const countingLater = async (tx: Tx): Promise<void> => {
  await sql`select set_config('app.counts_later', 'on', true)`.execute(tx)
}

/** A sum by month that is not what its rows add up to. */
export interface WrongSum extends Sum {
  readonly apart: Apart
}

/** What must be added to each sum for it to be what the rows of its generation add up to. */
const wrongSums = ({ authority, generation }: Pick<Reading, 'authority' | 'generation'>): RawBuilder<WrongSum> => {
  const ours = sql`authority = ${authority} and generation = ${generation}`
  // Added up at their finest first: three ways of putting together a few thousand sums, and not every row three times.
  return sql<WrongSum>`
    select apart, measure, month, who, sum(num) as num, sum(den) as den from (
      select w.apart, r.measure, r.month, w.who, r.num, r.den from (
        select measure, date_trunc('month', on_date)::date as month, team, worker, sum(num) as num, sum(den) as den
        from point where ${ours} and measure like 'month:%' group by 1, 2, 3, 4
        union all
        select s.measure, date_trunc('month', e.on_date)::date, s.team, s.worker,
          sum(case when s.kind = 'in' then e.by else 0 end), sum(e.by)
        from (select * from span where ${ours} and measure like 'month:%') s
        cross join lateral (values (s.from_on, 1), (nullif(s.to_on, 'infinity'), -1)) as e(on_date, by)
        where e.on_date is not null group by 1, 2, 3, 4) r
      cross join lateral (values ('all', ''), ('team', r.team), ('worker', r.worker)) as w(apart, who) where w.who is not null
      union all select apart, measure, month, who, -num, -den from figure_month where ${ours}
      union all select apart, measure, month, who, -num, -den from figure_change where ${ours}) f
    group by 1, 2, 3, 4 having sum(num) <> 0 or sum(den) <> 0`
}

/** Every sum that is not what its rows add up to, and by how much. */
export const readWrongSums = async (tx: Tx, authority: AuthorityId): Promise<readonly WrongSum[]> =>
  (await sql<WrongSum>`${wrongSums({ authority, generation: 0 })} order by 1, 2, 3, 4`.execute(tx)).rows

/**
 * Makes every sum of a generation what its rows add up to, by adding what is missing: what was written without being
 * counted, or counted wrongly. In one statement, so that no save comes between the counting and the adding. Answers how many were wrong.
 */
export async function countAnew(tx: Tx, place: Pick<Reading, 'authority' | 'generation'>): Promise<number> {
  const { rows } = await sql<{ wrong: number }>`
    with put as (insert into figure_change (authority, generation, apart, measure, month, who, num, den)
      select ${place.authority}::integer, ${place.generation}::integer, f.* from (${wrongSums(place)}) f returning 1)
    select count(*)::int as wrong from put`.execute(tx)
  return rows[0]?.wrong ?? 0
}

/** Takes up into the sums what saves have added to them. Holds no row that anybody waits for who saves. */
export const tidyFigures = (store: Store, authority: AuthorityId): Promise<void> =>
  store.inAuthority(authority, async (tx) => {
    await sql`with gone as (delete from figure_change where authority = ${authority} returning *)
      insert into figure_month as f (authority, generation, apart, measure, month, who, num, den)
      select authority, generation, apart, measure, month, who, sum(num), sum(den) from gone
      group by 1, 2, 3, 4, 5, 6 having sum(num) <> 0 or sum(den) <> 0 order by 1, 2, 3, 4, 5, 6
      on conflict (authority, generation, apart, measure, month, who)
        do update set num = f.num + excluded.num, den = f.den + excluded.den`.execute(tx)
  })

/** Whether children are on record whose rows were made by a release that knew no such figures. */
export const lacksFigures = (store: Store, authority: AuthorityId): Promise<boolean> =>
  store.inAuthority(authority, async (tx) => {
    const has = (measure: string) => sql`exists (select from span where authority = ${authority} and generation = 0
      and measure = ${measure})`
    const { rows } = await sql<{ lacks: boolean }>`
      select (${has('child.looked-after')} and not ${has(monthly('1.3-m03'))})
        or (${has('child.officer')} and not ${has(monthly('officers'))}) as lacks`.execute(tx)
    return rows[0]?.lacks ?? false
  })
