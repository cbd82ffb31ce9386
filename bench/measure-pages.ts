import { recordPlans } from '../src/demo/index.ts'
import { defaultDefinitions, makeProject } from '../src/practice/index.ts'
import { openStore } from '../src/store/index.ts'
import { percentile, mebibytes, milliseconds, report, saying } from './figures.ts'
import { untilChecked } from './checked.ts'
import { serve, type Serving } from './processes.ts'
import { UNTIL } from './returns-of.ts'
import { AUTHORITY, whileSaving } from './saving.ts'
import { signIn } from './signed-in.ts'

const PORT = Number(process.env['BENCH_PORT'] ?? 3911)
const A_SECOND = 50
const SECONDS = 4

async function isAnswered(url: string, cookie: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' })
    await answer.arrayBuffer()
    return answer.status === 200
  } catch {
    return false
  }
}

/** One page, opened at a steady rate whether or not the answers before have come: how long each took, in milliseconds; for ever where it failed. */
export async function opened(address: string, path: string, cookie: string, seconds = SECONDS): Promise<number[]> {
  const began = performance.now()
  const requests = Array.from({ length: A_SECOND * seconds }, async (_, nth) => {
    const due = (nth * 1000) / A_SECOND
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - (performance.now() - began))))
    // From the moment at which it was due: a late start is a wait that a person would feel.
    const from = began + due
    return (await isAnswered(`${address}${path}`, cookie)) ? performance.now() - from : Number.POSITIVE_INFINITY
  })
  return Promise.all(requests)
}

/** The demonstration's plans, requirements and verdicts: what the pages of improvement tell of. */
export async function withPlans(databaseUrl: string): Promise<void> {
  saying('Recording the plans')
  const store = await openStore({ databaseUrl })
  try {
    const watch = { today: UNTIL, progress: () => undefined }
    await recordPlans(store, AUTHORITY, makeProject(defaultDefinitions), watch)
  } finally {
    await store.close()
  }
}

/** The story of a requirement whose indicators are those of the adoption scorecard. */
export const STORY = '/improvement/requirements/N12-10/story'

async function aChildsPage(address: string, cookie: string): Promise<string> {
  const html = await (await fetch(`${address}/children`, { headers: { cookie } })).text()
  const path = /\/children\/[0-9a-f]{8}-[0-9a-f-]{27}/.exec(html)?.[0]
  if (!path) throw new Error('The list of children shows nobody')
  return path
}

const timesOf = (of: readonly number[]): string =>
  `p50 ${milliseconds(percentile(of, 0.5))}, p95 ${milliseconds(percentile(of, 0.95))}`

/** Every page at a steady fifty requests a second on one process; while children are saved to; and on a past day, against today. */
export async function measurePages(program: string, databaseUrl: string, children: number): Promise<void> {
  const env = { DATABASE_URL: databaseUrl, THROUGHLINE_TODAY: UNTIL }
  const serving: Serving = await serve(program, PORT, env)
  try {
    await untilChecked(databaseUrl)
    const { address } = serving
    const analyst = (await signIn(address)).cookie
    const head = (await signIn(address, 'head-of-service')).cookie
    const child = await aChildsPage(address, analyst)
    const paths = [
      '/',
      '/children',
      child,
      `${child}/chronology`,
      `${child}/voice`,
      '/due',
      '/permanence',
      '/permanence?who=all',
      '/scorecard',
      '/scorecard/A1',
      '/children/quiet',
      '/contradictions',
      '/recording',
      '/rules',
      '/rules/child.first-review',
      '/imports',
      '/send',
      '/editions',
      '/settings',
      '/improvement',
      '/improvement/requirements',
      STORY,
      '/data-quality',
      '/data-quality?by=list',
      '/data-quality?by=child',
    ]
    const overseen = ['/told', '/clinic', '/caseloads', '/teams', '/climbed', '/reviews/clinic']
    for (const path of [...paths, ...overseen]) {
      const cookie = overseen.includes(path) ? head : analyst
      saying(`Opening ${path}`)
      await opened(address, path, cookie, 1)
      const now = await opened(address, path, cookie)
      const past = `${path}${path.includes('?') ? '&' : '?'}on=2024-03-31`
      await opened(address, past, cookie, 1)
      const then = await opened(address, past, cookie)
      const meanwhile = await whileSaving(databaseUrl, () => opened(address, path, cookie))
      const what = `${path.replace(child, '/children/:child')} with ${String(children)} children, 50 a second`
      const times = timesOf(now)
      const failed = now.filter((ms) => ms === Number.POSITIVE_INFINITY).length
      report(what, failed > 0 ? `${times}, ${String(failed)} failed` : times, 'p95 under 50 ms')
      report('  while two children a second are saved to', timesOf(meanwhile), 'p95 under 50 ms')
      const ratio = percentile(then, 0.5) / percentile(now, 0.5)
      report('  on a past day, against today (medians)', `${ratio.toFixed(2)} times`, 'about 1')
    }
    report('memory of the server at its most', mebibytes(serving.peak()))
  } finally {
    await serving.stop()
  }
}
