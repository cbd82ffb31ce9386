import { randomUUID } from 'node:crypto'
import type { SubjectId } from '../src/record/index.ts'
import { openStore } from '../src/store/index.ts'
import { addDays } from '../src/time/index.ts'
import { milliseconds, median, percentile, report, saying } from './figures.ts'
import { aFullChild, FACTS } from './measure-record.ts'
import { untilChecked } from './checked.ts'
import { serve } from './processes.ts'
import { UNTIL } from './returns-of.ts'
import { pageOf, post, signIn, type SignedIn } from './signed-in.ts'

const PORT = Number(process.env['BENCH_PORT'] ?? 3911)
const CHILDREN = 10
/** Few to each child, so that it has the facts that are asked about and not half as many again. */
const SAVES = 20
const TEAM = 'A team of its own'

const times = (of: readonly number[]): string =>
  `p50 ${milliseconds(median(of))}, p95 ${milliseconds(percentile(of, 0.95))}`

/** Opens a page that must tell a name; answers how long that took, in milliseconds. */
async function untilShown(by: SignedIn, path: string, name: string): Promise<number> {
  const asked = performance.now()
  const text = await pageOf(by, path)
  const took = performance.now() - asked
  if (!text.includes(name)) throw new Error(`${path} does not show what was saved`)
  return took
}

async function fullChildren(databaseUrl: string): Promise<readonly SubjectId[]> {
  const store = await openStore({ databaseUrl, connections: 1 })
  try {
    const children: SubjectId[] = []
    for (let nth = 0; nth <= CHILDREN; nth += 1) children.push(await aFullChild(store))
    return children
  } finally {
    await store.close()
  }
}

/**
 * Saving to children of five hundred facts as a person does: from the form that is sent to its acknowledgement, at which it
 * stands for every reader; then the next opening of the child’s page, the tracker and the worklist, each of which must
 * show it. What is saved is the child’s name, which all three tell.
 */
export async function measureVisible(program: string, databaseUrl: string): Promise<void> {
  saying(`Saving over HTTP to children with ${String(FACTS)} facts`)
  const children = await fullChildren(databaseUrl)
  const serving = await serve(program, PORT, { DATABASE_URL: databaseUrl, THROUGHLINE_TODAY: UNTIL })
  try {
    await untilChecked(databaseUrl)
    const by = await signIn(serving.address, 'adoption-lead')
    const query = new URLSearchParams({ team: TEAM })
    const took: Record<string, number[]> = { saved: [] }
    for (const [which, child] of children.entries()) {
      const note = (what: string, ms: number) => which > 0 && (took[what] ??= []).push(ms) // the first warms up
      const form = `/children/${child}/record/child.name`
      const csrf = /name="csrf" value="([^"]*)"/.exec(await pageOf(by, form))?.[1] ?? ''
      const pages = {
        'the child’s page': `/children/${child}`,
        'the tracker': `/permanence?who=all&${query.toString()}`,
        'the worklist': `/due?part=all&role=any&${query.toString()}`,
      }
      for (let nth = 0; nth < SAVES; nth += 1) {
        const name = `Robin Example ${String(which)} ${String(nth)}`
        // Each a day later than the one before: the last of them is the child’s name.
        const [year = '', month = '', date = ''] = addDays(UNTIL, nth - SAVES).split('-')
        const on = { 'happenedOn-day': date, 'happenedOn-month': month, 'happenedOn-year': year }
        const began = performance.now()
        await post(by, form, { csrf, request: randomUUID(), name, team: TEAM, ...on })
        note('saved', performance.now() - began)
        for (const [what, path] of Object.entries(pages)) note(what, await untilShown(by, path, name))
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
