import { report } from './figures.ts'
import { measureAccess } from './measure-access.ts'
import { importInTwo, measureImports, measureSecondImport } from './measure-imports.ts'
import { measureFigures } from './measure-figures.ts'
import { measureNightly } from './measure-nightly.ts'
import { measurePages, withPlans } from './measure-pages.ts'
import { measurePapers } from './measure-papers.ts'
import { measureJoins, measureReconstruction, measureSaves } from './measure-record.ts'
import { measureExport, measureWorklist } from './measure-returns-out.ts'
import { measureScorecard } from './measure-scorecard.ts'
import { measureStart } from './measure-start.ts'
import { measureVisible } from './measure-visible.ts'
import { measureSearch } from './measure-search.ts'
import { measurePostcodes } from './postcodes.ts'
import { builtProgram } from './processes.ts'
import { writePopulation } from './returns-of.ts'
import { withDatabase, withFolder } from './scratch.ts'
import { measureCensus } from './validate-census.ts'
import { measureValidate } from './validate.ts'

/**
 * `npm run bench [-- --full] [-- imports scorecard validate postcodes census export worklist nightly start record access pages papers search figures]`: medians and ratios for each promise about speed and
 * memory. `--full` measures the large sizes; without it they are a tenth, and the growth of the cost is shown.
 * Needs a PostgreSQL: DATABASE_URL, or the one on this computer. Scratch databases are dropped afterwards.
 */
const isFull = process.argv.includes('--full')
const chosen = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
const wants = (part: string): boolean => chosen.length === 0 || chosen.includes(part)

const program = await builtProgram()
const children = 10_000

report('What', 'Measured', 'Asked')
if (wants('imports')) {
  await measureImports(program, isFull ? [500, 5000, 50_000] : [500, 5000])
  await measureSecondImport(program, 5000)
}
if (wants('scorecard')) await measureScorecard(program, 5000)
if (wants('validate')) await measureValidate(program, isFull ? [500, 5000, 50_000] : [500, 5000])
if (wants('postcodes')) await measurePostcodes()
if (wants('census')) for (const size of isFull ? [500, 5000, 50_000] : [500, 5000]) await measureCensus(program, size)
if (wants('start')) await measureStart()
if (wants('nightly')) await measureNightly(program)
if (wants('export')) await measureExport(program, 5000)
if (wants('papers')) await withDatabase(measurePapers)
if (wants('search')) await withDatabase((databaseUrl) => measureSearch(databaseUrl, isFull ? 60_000 : 6000))
if (wants('record') || wants('pages') || wants('worklist') || wants('access') || wants('figures'))
  await withFolder(async (folder) => {
    await writePopulation(folder, children)
    await withDatabase(async (databaseUrl) => {
      await importInTwo(program, folder, databaseUrl)
      await measureWorklist(databaseUrl, children)
      if (wants('access')) await measureAccess(databaseUrl)
      if (wants('figures') || wants('pages')) await withPlans(databaseUrl)
      if (wants('figures')) await measureFigures(program, databaseUrl, children)
      if (wants('pages')) await measurePages(program, databaseUrl, children)
      if (wants('record')) {
        await measureSaves(databaseUrl)
        await measureVisible(program, databaseUrl)
        await measureJoins(databaseUrl)
        await measureReconstruction(databaseUrl, children)
      }
    })
  })
