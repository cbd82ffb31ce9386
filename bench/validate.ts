import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { day } from '../src/time/index.ts'
import { mebibytes, median, report, reportGrowth, saying, seconds } from './figures.ts'
import { mustRun } from './processes.ts'
import { writePopulation } from './returns-of.ts'
import { withFolder } from './scratch.ts'

/** The return that is checked; the one before it is the previous. */
const YEARS = { now: 2026, before: 2025 } as const

const ASKED: Readonly<Record<number, string>> = { 5000: 'under 0.50 s, 200 MiB', 50_000: 'under 4.00 s, 1024 MiB' }

async function rowsIn(folder: string): Promise<number> {
  const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')))
  return texts.reduce((sum, text) => sum + text.split('\n').length - 2, 0)
}

/** The folder of the return of a year, among those that were written. */
async function folderOfYear(folder: string, year: number): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.includes(String(year)))
  return join(folder, names.sort()[0] ?? '')
}

/** `throughline validate` with the previous year and all rules, as a process: files to findings, from start to exit. */
const measureOne = (program: string, children: number): Promise<number> =>
  withFolder(async (folder) => {
    saying(`Writing returns of ${String(children)} children until ${day('2026-03-31')}`)
    await writePopulation(folder, children)
    const [now, before] = await Promise.all([folderOfYear(folder, YEARS.now), folderOfYear(folder, YEARS.before)])
    const args = ['validate', '--ssda903', now, '--previous', before, '--year', String(YEARS.now), '--json']
    await mustRun(program, args, {})
    const runs = []
    for (let nth = 0; nth < 5; nth += 1) runs.push(await mustRun(program, args, {}))
    const ms = median(runs.map((each) => each.ms))
    const rows = (await rowsIn(now)) + (await rowsIn(before))
    const perSecond = Math.round((rows / ms) * 1000)
    const peak = mebibytes(Math.max(...runs.map((each) => each.peak)))
    const what = `all rules on ${String(children)} children and the year before`
    report(what, `${seconds(ms)}, ${peak}, ${String(perSecond)} rows/s`, ASKED[children] ?? '')
    return ms
  })

/** Returns of each size checked, and how the cost grows. */
export async function measureValidate(program: string, sizes: readonly number[]): Promise<void> {
  const measured: { readonly children: number; readonly ms: number }[] = []
  for (const children of sizes) measured.push({ children, ms: await measureOne(program, children) })
  reportGrowth(measured)
}
