import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { censusXml, readCensus } from '../src/exchange/cin/index.ts'
import { SOUND, piecesOf } from '../src/exchange/cin/fixtures.ts'
import { mebibytes, median, report, saying, seconds } from './figures.ts'
import { builtProgram, mustRun } from './processes.ts'
import { withFolder } from './scratch.ts'

const YEAR = 2026

/** Writes a census of so many children, every third of them with plans, an enquiry, a conference and reviews. */
async function writeCensus(path: string, children: number): Promise<void> {
  const { tables } = await readCensus('sample', piecesOf(SOUND), YEAR)
  const pieces = [...censusXml(tables, YEAR)]
  const sample = pieces.filter((piece) => piece.startsWith('<Child>'))
  const file = createWriteStream(path)
  file.write(pieces.slice(0, pieces.indexOf(sample[0] ?? '')).join(''))
  for (let nth = 0; nth < children; nth += 1) {
    const piece = (sample[nth % sample.length] ?? '')
      .replace(/<LAchildID>[^<]*/, `<LAchildID>B${String(nth)}`)
      .replace(/<UPN>[^<]*<\/UPN>/, '<UPNunknown>UN4</UPNunknown>')
    if (!file.write(piece)) await once(file, 'drain')
  }
  file.end(pieces.at(-1))
  await once(file, 'close')
}

/** `throughline validate --cin` as a process: file to findings, from start to exit. */
export async function measureCensus(program: string, children: number): Promise<number> {
  return withFolder(async (folder) => {
    const path = join(folder, 'census.xml')
    saying(`Writing a census of ${String(children)} children`)
    await writeCensus(path, children)
    const args = ['validate', '--cin', path, '--year', String(YEAR), '--json']
    await mustRun(program, args, {})
    const runs = []
    for (let nth = 0; nth < 3; nth += 1) runs.push(await mustRun(program, args, {}))
    const ms = median(runs.map((each) => each.ms))
    const peak = mebibytes(Math.max(...runs.map((each) => each.peak)))
    report(`all census rules on ${String(children)} children`, `${seconds(ms)}, ${peak}`, 'no promise made')
    return ms
  })
}

if (import.meta.main) {
  const program = await builtProgram()
  for (const children of [500, 5000, 50_000]) await measureCensus(program, children)
}
