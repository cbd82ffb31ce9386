import { randomUUID } from 'node:crypto'
import { openStore } from '../src/store/index.ts'
import { addDays } from '../src/time/index.ts'
import { milliseconds, median, percentile, report, saying } from './figures.ts'
import { aFullChild, FACTS } from './measure-record.ts'
import { untilChecked } from './checked.ts'
import { serve } from './processes.ts'
import { UNTIL } from './returns-of.ts'
import { pageOf, post, signIn } from './signed-in.ts'

const PORT = Number(process.env['BENCH_PORT'] ?? 3911)
const SAVES = 200
const WARMING = 20
const TEAM = 'A team of its own'

const times = (of: readonly number[]): string =>
  `p50 ${milliseconds(median(of))}, p95 ${milliseconds(percentile(of, 0.95))}`

/**
 * Saving to a child of five hundred facts as a person does: from the form that is sent to its acknowledgement, at which it
 * stands for every reader; then the next opening of the child’s page, the tracker and the worklist, each of which must
 * show it. What is saved is the child’s name, which all three tell.
 */
export async function measureVisible(program: string, databaseUrl: string): Promise<void> {
  saying(`Saving over HTTP to a child with ${String(FACTS)} facts`)
  const store = await openStore({ databaseUrl, connections: 1 })
  const child = await aFullChild(store).finally(() => store.close())
  const serving = await serve(program, PORT, { DATABASE_URL: databaseUrl, THROUGHLINE_TODAY: UNTIL })
  try {
    await untilChecked(databaseUrl)
    const by = await signIn(serving.address, 'adoption-lead')
    const form = `/children/${child}/record/child.name`
    const csrf = /name="csrf" value="([^"]*)"/.exec(await pageOf(by, form))?.[1] ?? ''
    const query = new URLSearchParams({ team: TEAM })
    const pages = {
      'the child’s page': `/children/${child}`,
      'the tracker': `/permanence?who=all&${query.toString()}`,
      'the worklist': `/due?part=all&role=any&${query.toString()}`,
    }
    const took: Record<string, number[]> = { saved: [] }
    for (let nth = 0; nth < SAVES + WARMING; nth += 1) {
      const name = `Robin Example ${String(nth)}`
      // Each a day later than the one before: the last of them is the child’s name.
      const [year = '', month = '', date = ''] = addDays(UNTIL, nth - SAVES - WARMING).split('-')
      const on = { 'happenedOn-day': date, 'happenedOn-month': month, 'happenedOn-year': year }
      const note = (what: string, ms: number) => nth >= WARMING && (took[what] ??= []).push(ms)
      const began = performance.now()
      await post(by, form, { csrf, request: randomUUID(), name, team: TEAM, ...on })
      note('saved', performance.now() - began)
      for (const [what, path] of Object.entries(pages)) {
        const asked = performance.now()
        const text = await pageOf(by, path)
        note(what, performance.now() - asked)
        if (!text.includes(name)) throw new Error(`${what} does not show what was saved`)
      }
    }
    const { saved = [], ...shown } = took
    report(
      `a form sent for a child with ${String(FACTS)} facts, to visible everywhere`,
      times(saved),
      'p95 under 20 ms',
    )
    for (const [what, ms] of Object.entries(shown))
      report(`  the next opening of ${what}, which shows it`, times(ms), 'p95 under 50 ms')
  } finally {
    await serving.stop()
  }
}
