import { parseArgs } from 'node:util'
import { scorecard, scorecardJson, yearsEndingOn, type Figure, type ReportingPeriod } from '../account/index.ts'
import {
  isUnreadable,
  returnsToFacts,
  tellProblem,
  tellReject,
  type FactsOfReturns,
  type TableName,
} from '../exchange/ssda903/index.ts'
import { defaultDefinitions, eventDefinitions, makeCounted } from '../practice/index.ts'
import type { SubjectId } from '../record/index.ts'
import { asDay, type Day } from '../time/index.ts'
import type { Command, Surroundings } from './command.ts'
import { scorecardTable } from './scorecard-table.ts'

/** The tables that the figures are made of: no other is read. */
const needed: ReadonlySet<TableName> = new Set(['Header', 'Episodes', 'AD1', 'PlacedAdoption'])

const usage = ['throughline scorecard --ssda903 FOLDER --period-end 2017-03-31 --years 1|3 [--json]']

interface Asked {
  readonly path: string
  readonly period: ReportingPeriod
  readonly json: boolean
}

/** What was asked for, or the sentence that says why it cannot be. */
function asked(args: readonly string[]): Asked | string {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ssda903: { type: 'string' },
      'period-end': { type: 'string' },
      years: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
    },
  })
  const end: Day | null = asDay(values['period-end'] ?? '')
  if (!values.ssda903) return 'Say where the files are: --ssda903 FOLDER.'
  if (!end) return 'Say on which day the period ends: --period-end 2017-03-31.'
  if (values.years !== '1' && values.years !== '3')
    return 'A scorecard covers one year or three: --years 1 or --years 3.'
  return { path: values.ssda903, period: yearsEndingOn(end, Number(values.years)), json: values.json }
}

/** The scorecard of a folder of returns, with the functions that the pages use and without any database. */
export function scorecardOf(facts: FactsOfReturns, period: ReportingPeriod): readonly Figure<SubjectId>[] {
  const count = makeCounted(defaultDefinitions)
  const rows = [...facts.children].map(([child, known]) => count(child as SubjectId, known)) // in memory only
  return scorecard(
    { points: rows.flatMap((row) => row.points), spans: rows.flatMap((row) => row.spans) },
    period,
    defaultDefinitions.scorecard,
  )
}

async function run(args: readonly string[], around: Surroundings): Promise<number> {
  let ask: Asked | string
  try {
    ask = asked(args)
  } catch (error) {
    ask = error instanceof Error ? error.message : String(error)
  }
  if (typeof ask === 'string') {
    around.err(`${ask}\nUse: ${usage.join('\n')}\n`)
    return 2
  }
  try {
    const facts = await returnsToFacts(ask.path, { today: around.today, definitions: eventDefinitions, only: needed })
    const unread = withoutEpisodes(facts)
    if (unread) {
      around.err(`${unread}\n`)
      return 1
    }
    tellRejects(facts, around)
    const figures = scorecardOf(facts, ask.period)
    around.out(
      ask.json ? `${JSON.stringify(scorecardJson(ask.period, figures))}\n` : scorecardTable(ask.period, figures),
    )
    return 0
  } catch (error) {
    if (!isUnreadable(error)) throw error
    around.err(`${error.message}\n`)
    return 1
  }
}

function withoutEpisodes({ returns, notes }: FactsOfReturns): string | null {
  if (returns.some((one) => one.tables.some(({ table, rows }) => table.name === 'Episodes' && rows > 0))) return null
  const said = notes.map(tellProblem).join('\n')
  return `${said ? `${said}\n` : ''}There are no episodes in these files, so nothing can be measured. Add the Episodes file.`
}

/** Rows that could not be read, by place and reason; never the cells, which belong in a file and not on a screen. */
function tellRejects({ rejects, notes }: FactsOfReturns, around: Surroundings): void {
  for (const one of notes) around.err(`${tellProblem(one)}\n`)
  for (const one of rejects.slice(0, 20)) around.err(`${tellReject(one)}\n`)
  if (rejects.length > 20) around.err(`… and ${rejects.length - 20} more rows that could not be read.\n`)
}

export const scorecardCommand: Command = {
  name: 'scorecard',
  summary: 'The adoption scorecard from a folder of SSDA903 files, without a database',
  usage,
  run,
}
