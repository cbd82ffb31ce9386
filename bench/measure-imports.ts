import { cp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { mebibytes, median, report, reportGrowth, saying, seconds } from './figures.ts'
import { mustRun } from './processes.ts'
import { writePopulation } from './returns-of.ts'
import { withDatabase, withFolder } from './scratch.ts'

const importing = (program: string, folder: string, databaseUrl: string) =>
  mustRun(program, ['import', '--ssda903', folder, '--json'], { DATABASE_URL: databaseUrl })

/** First imports into an empty PostgreSQL: how long, how much memory, and how the cost grows with the children. */
export async function measureImports(program: string, sizes: readonly number[]): Promise<void> {
  const measured: { readonly children: number; readonly ms: number }[] = []
  for (const children of sizes) {
    await withFolder(async (folder) => {
      saying(`Writing five years of returns of ${String(children)} children`)
      const facts = await writePopulation(folder, children)
      const times = children <= 1000 ? 3 : 1
      const runs = []
      for (let nth = 0; nth < times; nth += 1)
        runs.push(await withDatabase((databaseUrl) => importing(program, folder, databaseUrl)))
      const ms = median(runs.map((each) => each.ms))
      const peak = Math.max(...runs.map((each) => each.peak))
      measured.push({ children, ms })
      const asked = children === 500 ? 'under 3 s' : children === 50_000 ? 'under 150 s and 1 GiB' : ''
      const what = `import of ${String(children)} children, ${(facts / children).toFixed(0)} facts each, first time`
      const cpu = median(runs.map((each) => each.cpuMs))
      report(what, `${seconds(ms)}, ${mebibytes(peak)}, own CPU ${seconds(cpu)}`, asked)
    })
  }
  reportGrowth(measured)
}

/** The same return twice: nothing is written the second time. */
export async function measureSecondImport(program: string, children: number): Promise<void> {
  await withFolder(async (folder) => {
    await writePopulation(folder, children)
    await withDatabase(async (databaseUrl) => {
      const first = await importing(program, folder, databaseUrl)
      const second = await importing(program, folder, databaseUrl)
      report(
        `  the same ${String(children)} children again, against the first time`,
        `${(second.ms / first.ms).toFixed(2)} times`,
      )
    })
  })
}

/** Five years as a council has them: all but the newest return first, the newest by itself. */
export async function importInTwo(program: string, folder: string, databaseUrl: string): Promise<void> {
  const years = (await readdir(folder)).sort()
  const newest = years.at(-1) ?? ''
  await withFolder(async (first) => {
    for (const year of years.slice(0, -1)) await cp(join(folder, year), join(first, year), { recursive: true })
    await importing(program, first, databaseUrl)
  })
  await importing(program, join(folder, newest), databaseUrl)
}
