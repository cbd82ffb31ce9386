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

const OF_ALL = sql`where w.who = ''`

/** What counts after the day in its month: kept with the month's sums, and taken off where a page is read on the day. */
const afterDay = ({ authority, generation, on }: Reading, ids: readonly string[], whose: RawBuilder<unknown>) => {
  const later = sql`> ${on}::date and`
  const names = sql`${ids.map(monthly)}::text[]`
  const ours = (t: string) => sql`${sql.ref(`${t}.authority`)} = ${authority}
    and ${sql.ref(`${t}.generation`)} = ${generation} and ${sql.ref(`${t}.measure`)} = any(${names})`
  const apart = (t: string) =>
    sql`cross join lateral (values (''), ('team:' || ${sql.ref(`${t}.team`)}), ('worker:' || ${sql.ref(`${t}.worker`)})) as w(who)`
  return sql`
    select p.measure, ${firstOf(on)}::date as month, w.who, -p.num::bigint as num, -p.den::bigint as den
    from point p ${apart('p')} ${whose} and ${ours('p')} and p.on_date ${later} p.on_date <= ${lastOf(on)}
    union all
    select s.measure, ${firstOf(on)}::date, w.who, case when s.kind = 'in' then -1 else 0 end, -1
    from span s ${apart('s')} ${whose} and ${ours('s')} and s.from_on ${later} s.from_on <= ${lastOf(on)}
    union all
    select s.measure, ${firstOf(on)}::date, w.who, case when s.kind = 'in' then 1 else 0 end, 1
    from span s ${apart('s')} ${whose} and ${ours('s')} and s.to_on ${later} s.to_on <= ${lastOf(on)}`
}

async function sumsIn(
  tx: Tx,
  reading: Reading,
  ids: readonly string[],
  whose: RawBuilder<unknown>,
  from: Day | null,
): Promise<readonly Sum[]> {
  const { authority, generation, on } = reading
  const { rows } = await sql<Sum>`
    select measure, ${from === null ? sql`month` : sql`greatest(month, ${addMonths(from, -1)}::date)`} as month, who, sum(num)::int as num, sum(den)::int as den from (
      select w.measure, w.month, w.who, w.num, w.den from figure_month w ${whose}
        and w.authority = ${authority} and w.generation = ${generation} and w.measure = any(${ids.map(monthly)}::text[])
        and w.month <= ${on}
      union all ${afterDay(reading, ids, whose)}) f
    group by 1, 2, 3`.execute(tx)
  return rows
}

const idOf = ({ measure }: Sum): string => measure.slice(NAME - 1)

const asSum = (sum: Sum): MonthSum => ({ id: idOf(sum), month: sum.month, num: sum.num, den: sum.den })
const asWorkers = (sum: Sum): WorkerMonth => ({
  ...{ id: idOf(sum), month: sum.month, den: sum.den },
  worker: sum.who.slice('worker:'.length),
})

/** Reads what figures come to month by month, from sums that are kept: the same for whoever asks, since nobody is named. */
export const readMonthSums = (store: Store): ReadMonthSums =>
  remembered(
    store,
    12,
    (reading, { ids, byWorker, from }) =>
      store.inAuthority(reading.authority, async (tx) => ({
        sums: (await sumsIn(tx, reading, ids, OF_ALL, from)).map(asSum),
        ofWorkers: (await sumsIn(tx, reading, byWorker, sql`where w.who like 'worker:%'`, from)).map(asWorkers),
      })),
    { eyes: 'the-same-for-all' },
  )

/** Reads the sums of one figure for each team, or for each worker. */
export const readSumsApart = (store: Store): ReadSumsApart =>
  remembered(
    store,
    12,
    (reading, { id, by }) =>
      store.inAuthority(reading.authority, async (tx) => {
        const sums = await sumsIn(tx, reading, [id], sql`where w.who like ${`${by}:%`}`, null)
        return sums.map((sum) => ({ ...asSum(sum), who: sum.who.slice(by.length + 1) }))
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

/** Counts every row of a generation that was written without being counted: as the triggers of `point` and `span` would have. */
export async function countGeneration(
  tx: Tx,
  { authority, generation }: Pick<Reading, 'authority' | 'generation'>,
): Promise<void> {
  const who = sql`cross join lateral (values (''), ('team:' || r.team), ('worker:' || r.worker)) as w(who)`
  const ours = sql`r.authority = ${authority} and r.generation = ${generation} and r.measure like 'month:%'`
  await sql`insert into figure_month (authority, generation, measure, month, who, num, den)
    select ${authority}::integer, ${generation}::integer, k.measure, k.month, k.who, sum(k.num), sum(k.den) from (
      select r.measure, date_trunc('month', r.on_date)::date as month, w.who, r.num::bigint as num, r.den::bigint as den
      from point r ${who} where ${ours} and w.who is not null
      union all
      select r.measure, date_trunc('month', e.on_date)::date, w.who, case when r.kind = 'in' then e.by else 0 end, e.by
      from span r cross join lateral (values (r.from_on, 1), (nullif(r.to_on, 'infinity'), -1)) as e(on_date, by) ${who}
      where ${ours} and e.on_date is not null and w.who is not null) k
    group by 3, 4, 5`.execute(tx)
}

/** Makes one row of each kind of sum: rows are only ever added by those who save. */
export const tidyFigures = (store: Store, authority: AuthorityId): Promise<void> =>
  store.inAuthority(authority, (tx) => tidyFiguresIn(tx, authority))

export async function tidyFiguresIn(tx: Tx, authority: AuthorityId): Promise<void> {
  await sql`with gone as (delete from figure_month where authority = ${authority} returning *)
    insert into figure_month (authority, generation, measure, month, who, num, den)
    select authority, generation, measure, month, who, sum(num), sum(den) from gone
    group by 1, 2, 3, 4, 5 having sum(num) <> 0 or sum(den) <> 0`.execute(tx)
}

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
