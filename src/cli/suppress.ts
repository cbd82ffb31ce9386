import { parseArgs } from 'node:util'
import {
  smallNumberRules,
  suppressTable,
  toldBy,
  type CountedTable,
  type PublishedCell,
  type PublishedTable,
} from '../account/index.ts'
import { readPaper } from '../exchange/documents/index.ts'
import { isUnreadable } from '../exchange/ssda903/index.ts'
import type { Command, Surroundings } from './command.ts'
import { refusing } from './refusing.ts'

const usage = [
  'throughline suppress FILE [--earlier PUBLISHED]... [--json]',
  '    FILE is a table (CSV) whose first column and first row are names, and whose cells are counts, 12, or shares, 3/40.',
  '    PUBLISHED is what this command printed for the same people before.',
]

const ALL = 'All'
const SUPPRESSED = 'c'
/** The people of a table are those of its rows and columns, whichever file they stand in. */
const SAME_PEOPLE = 'people'

interface Asked {
  readonly path: string
  readonly earlier: readonly string[]
  readonly json: boolean
}

function asked(args: readonly string[]): Asked | string {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, earlier: { type: 'string', multiple: true, default: [] } },
  })
  const [path, ...more] = positionals
  if (path === undefined || path === '') return 'Say which table is to be published.'
  return more.length > 0 ? 'One table at a time, please.' : { path, earlier: values.earlier, json: values.json }
}

/** A cell as a count or a share; null where it is suppressed, a sentence where it is neither. */
function cellIn(text: string, where: string): PublishedCell | string {
  if (text === SUPPRESSED) return null
  const [, within = '', whole] = /^(\d{1,9})(?:\/(\d{1,9}))?$/.exec(text) ?? []
  if (within === '') return `${where}: “${text}” is neither a count, 12, nor a share, 3/40.`
  const cell = { in: Number(within), of: Number(whole ?? within) }
  return cell.in > cell.of ? `${where}: of ${cell.of} there cannot be ${cell.in}.` : cell
}

interface Read {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly cells: readonly (readonly PublishedCell[])[]
}

/** A table of names and counts out of a file; or what is wrong with it, in a sentence. */
async function readCounts(path: string): Promise<Read | string> {
  const { parts } = await readPaper(path)
  const table = parts.find((part) => part.kind === 'table')
  if (!table) return `${path}: no table was found in it.`
  const [head = [], ...lines] = table.rows
  const columns = head.slice(1)
  const rows = lines.map(([name = '']) => name)
  if (columns.length === 0 || rows.length === 0) return `${path}: it needs a row of names, and a column of names.`
  for (const names of [columns, rows]) {
    const twice = names.find((name, n) => names.indexOf(name) !== n)
    if (twice !== undefined) return `${path}: the name “${twice}” stands twice.`
  }
  const cells: PublishedCell[][] = []
  for (const [n, line] of lines.entries()) {
    const read = columns.map((_, m) => cellIn(line[m + 1] ?? '', `${path}, row ${n + 2}, column ${m + 2}`))
    const wrong = read.find((cell) => typeof cell === 'string')
    if (typeof wrong === 'string') return wrong
    cells.push(read.filter((cell) => typeof cell !== 'string'))
  }
  return { rows, columns, cells }
}

/** A table to be published: every cell is known, and its totals are ours to add. */
function toPublish({ rows, columns, cells }: Read): CountedTable | string {
  if ([...rows, ...columns].includes(ALL)) return `Leave the totals, “${ALL}”, out: they are added.`
  const known = cells.map((line) => line.filter((cell) => cell !== null))
  return known.every((line) => line.length === columns.length)
    ? { rows, columns, cells: known }
    : 'A cell is suppressed in the table that is to be published: give its count.'
}

/** A table that this command printed: its totals are its last row and column. */
function published({ rows, columns, cells }: Read): PublishedTable | string {
  if (rows.at(-1) !== ALL || columns.at(-1) !== ALL)
    return `An earlier table must be as this command printed it, with its totals, “${ALL}”.`
  return { rows: rows.slice(0, -1), columns: columns.slice(0, -1), cells }
}

const say = (cell: PublishedCell): string =>
  cell === null ? SUPPRESSED : cell.in === cell.of ? String(cell.of) : `${cell.in}/${cell.of}`

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const csvText = ({ rows, columns, cells }: PublishedTable): string =>
  [['', ...columns, ALL], ...[...rows, ALL].map((row, n) => [row, ...(cells[n] ?? []).map(say)])]
    .map((line) => `${line.map(quoted).join(',')}\n`)
    .join('')

async function run(args: readonly string[], around: Surroundings): Promise<number> {
  const ask = refusing(() => asked(args), usage, around)
  if (ask === null) return 2
  const refuse = (sentence: string): number => {
    around.err(`${sentence}\n`)
    return 1
  }
  const [rule] = smallNumberRules
  if (!rule) throw new Error('There is no rule for small numbers')
  try {
    const read = await readCounts(ask.path)
    const table = typeof read === 'string' ? read : toPublish(read)
    if (typeof table === 'string') return refuse(table)
    const earlier: PublishedTable[] = []
    for (const path of ask.earlier) {
      const before = await readCounts(path)
      const told = typeof before === 'string' ? before : published(before)
      if (typeof told === 'string') return refuse(told)
      earlier.push(told)
    }
    const sums = earlier.flatMap((each) => toldBy(SAME_PEOPLE, each))
    const shown = suppressTable(SAME_PEOPLE, table, rule.count, sums)
    around.out(ask.json ? `${JSON.stringify(shown)}\n` : csvText(shown))
    around.err(
      `${SUPPRESSED}: suppressed. ${rule.title}, and what would help to work one out here or from the tables given as earlier. Of tables to come nothing can be proved.\n`,
    )
    return 0
  } catch (error) {
    if (!isUnreadable(error)) throw error
    return refuse(error.message)
  }
}

export const suppressCommand: Command = {
  name: 'suppress',
  summary: 'A table of counts with its totals, in which no small count can be read or worked out by subtraction',
  usage,
  run,
}
