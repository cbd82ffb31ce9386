import { sql } from 'kysely'
import { monthly } from '../src/account/index.ts'
import { countedFigures } from '../src/practice/performance/index.ts'
import { openStore, tidyFigures } from '../src/store/index.ts'
import { milliseconds, percentile, report, saying } from './figures.ts'
import { opened, STORY } from './measure-pages.ts'
import { signIn } from './signed-in.ts'
import { untilChecked } from './checked.ts'
import { serve } from './processes.ts'
import { UNTIL } from './returns-of.ts'
import { AUTHORITY, whileSaving } from './saving.ts'

const PORT = Number(process.env['BENCH_PORT'] ?? 3912)
/** How often each child counts for each figure in the five years. */
const TIMES = 2
const DAYS = 1826

/** Every figure of the scorecard for every child, over five years: as if all of it had been recorded. */
async function fillFigures(databaseUrl: string): Promise<number> {
  const store = await openStore({ databaseUrl })
  try {
    const ids = [...countedFigures.values()].filter(({ as }) => as === 'month' || as === 'per-officer')
    for (const { id } of ids)
      await store.inAuthority(AUTHORITY, (tx) =>
        sql`insert into point (authority, generation, measure, on_date, subject, fact, num, den, from_on, until_on, team, worker)
          select ${AUTHORITY}::int, 0, ${monthly(id)}, on_date, c.subject, gen_random_uuid(), (hashtext(c.subject::text || n) % 10 < 8)::int, 1,
            on_date - 20, on_date, c.team, 'SW' || lpad((abs(hashtext(c.subject::text)) % 400)::text, 5, '0')
          from child c cross join generate_series(1, ${TIMES}) n
          cross join lateral (select ${UNTIL}::date - abs(hashtext(c.subject::text || ${id} || n)) % ${DAYS} as on_date) d
          where c.authority = ${AUTHORITY} and c.generation = 0
          on conflict do nothing`.execute(tx),
      )
    await tidyFigures(store, AUTHORITY)
    return ids.length
  } finally {
    await store.close()
  }
}

const timesOf = (of: readonly number[]): string =>
  `p50 ${milliseconds(percentile(of, 0.5))}, p95 ${milliseconds(percentile(of, 0.95))}`

/** The scorecard of the plan's measures at a steady fifty requests a second, by itself and while children are saved to. */
export async function measureFigures(program: string, databaseUrl: string, children: number): Promise<void> {
  saying(`Counting ${String(children)} children for every figure`)
  const figures = await fillFigures(databaseUrl)
  const serving = await serve(program, PORT, { DATABASE_URL: databaseUrl, THROUGHLINE_TODAY: UNTIL })
  try {
    await untilChecked(databaseUrl)
    const { address } = serving
    const { cookie: analyst } = await signIn(address)
    const { cookie: chair } = await signIn(address, 'board-chair')
    const pages = [
      ['/improvement/scorecard', analyst, 'the scorecard'],
      ['/improvement/scorecard', chair, 'the same without small numbers'],
      [STORY, analyst, 'a story on one page'],
      [STORY, chair, 'the same without small numbers'],
      ['/improvement/measures/1.1-m04', analyst, 'one measure'],
      ['/improvement/figures/1.1-m04/children', analyst, 'the children behind a figure'],
      ['/improvement/figures/1.1-m04/by-worker', analyst, 'a figure by worker'],
    ] as const
    for (const [path, cookie, what] of pages) {
      saying(`Opening ${path}`)
      await opened(address, path, cookie, 1)
      report(
        `${what}: ${String(figures)} figures of ${String(children)} children, five years`,
        timesOf(await opened(address, path, cookie)),
        'p95 under 80 ms',
      )
      report(
        '  while two children a second are saved to',
        timesOf(await whileSaving(databaseUrl, () => opened(address, path, cookie))),
        'p95 under 80 ms',
      )
    }
  } finally {
    await serving.stop()
  }
}
