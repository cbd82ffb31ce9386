import { mebibytes, median, report, saying, seconds } from './figures.ts'
import { mustRun } from './processes.ts'
import { UNTIL, writePopulation } from './returns-of.ts'
import { withFolder } from './scratch.ts'

/** The scorecard from a folder, without a database: as a process, from start to exit. */
export async function measureScorecard(program: string, children: number): Promise<void> {
  await withFolder(async (folder) => {
    saying(`Writing five years of returns of ${String(children)} children`)
    await writePopulation(folder, children)
    const args = ['scorecard', '--ssda903', folder, '--period-end', UNTIL, '--years', '3', '--json']
    await mustRun(program, args, {})
    const runs = []
    for (let nth = 0; nth < 5; nth += 1) runs.push(await mustRun(program, args, {}))
    const peak = Math.max(...runs.map((each) => each.peak))
    const ms = median(runs.map((each) => each.ms))
    report(
      `scorecard from a folder of ${String(children)} children`,
      `${seconds(ms)}, ${mebibytes(peak)}, own CPU ${seconds(median(runs.map((each) => each.cpuMs)))}`,
      'under 1.5 s',
    )
  })
}
