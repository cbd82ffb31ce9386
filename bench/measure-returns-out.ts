import { join } from 'node:path'
import { everyChild } from '../src/access/index.ts'
import { checkRecord } from '../src/exchange/return-out/index.ts'
import { eventDefinitions } from '../src/practice/index.ts'
import {
  askForQualityRun,
  chainHead,
  keepWholeCheck,
  listFindings,
  openStore,
  readQualityRun,
  type Store,
} from '../src/store/index.ts'
import { mebibytes, median, milliseconds, report, saying, seconds } from './figures.ts'
import { mustRun } from './processes.ts'
import { UNTIL, writePopulation } from './returns-of.ts'
import { withDatabase, withFolder } from './scratch.ts'

const AUTHORITY = 1
const OF = { year: 2026, asAt: UNTIL }

/** `throughline export` of one year out of five on record, as a process from start to exit: CSV zipped, and XML. */
export async function measureExport(program: string, children: number): Promise<void> {
  await withFolder(async (folder) => {
    saying(`Exporting a return from a record of ${String(children)} children`)
    await writePopulation(join(folder, 'in'), children)
    await withDatabase(async (databaseUrl) => {
      const env = { DATABASE_URL: databaseUrl, THROUGHLINE_TODAY: UNTIL }
      await mustRun(program, ['import', '--ssda903', join(folder, 'in'), '--json'], env)
      const runs = []
      for (let nth = 0; nth < 3; nth += 1) {
        const into = join(folder, `out-${String(nth)}`, 'return.zip')
        runs.push(await mustRun(program, ['export', '--ssda903', into, '--year', '2026', '--xml', '--json'], env))
      }
      const peak = mebibytes(Math.max(...runs.map((each) => each.peak)))
      const what = `export of a return from a record of ${String(children)} children, zip and XML`
      report(what, `${seconds(median(runs.map((each) => each.ms)))}, ${peak}`)
    })
  })
}

async function checkAll(store: Store): Promise<number> {
  const position = (await chainHead(store, AUTHORITY))?.position ?? 0
  const means = { store, definitions: eventDefinitions }
  const checked = await checkRecord(means, { authority: AUTHORITY, position, of: OF, authorityCode: null })
  const { year, found, rows: _, ...outcome } = checked
  await keepWholeCheck(store, AUTHORITY, { year, position, outcome }, found)
  return found.length
}

/** The check is made here: nobody else is to hear of it. */
const NO_QUEUE = { send: () => Promise.resolve() }

/** The worklist of the whole record: read, checked by every rule, and kept; and one page of it read. */
export async function measureWorklist(databaseUrl: string, children: number): Promise<void> {
  const store = await openStore({ databaseUrl })
  try {
    saying('Working out data quality')
    await askForQualityRun(store, NO_QUEUE, AUTHORITY)
    const times: number[] = []
    let found = 0
    for (let nth = 0; nth < 3; nth += 1) {
      const began = performance.now()
      found = await checkAll(store)
      times.push(performance.now() - began)
    }
    if ((await readQualityRun(store, AUTHORITY))?.last === null) throw new Error('Nothing was kept')
    report(`data quality of ${String(children)} children, ${String(found)} findings`, seconds(median(times)))
    const began = performance.now()
    await listFindings(store, { authority: AUTHORITY, sees: everyChild }, {}, 50, 0)
    report('  and one page of it read', milliseconds(performance.now() - began))
  } finally {
    await store.close()
  }
}
