import type { Day } from '../../../time/index.ts'
import { headingsIn, type Headings, type PlanColumn } from './columns.ts'
import type { GivenPlanFile, GivenTable } from './given.ts'
import { actionOf, type ActionInFile, type Kept } from './read-action.ts'

export interface RowRead {
  readonly where: string
  readonly action: ActionInFile
  /** What had to be decided or left out, each in a sentence. */
  readonly remarks: readonly string[]
}

export interface PlanRead {
  readonly rows: readonly RowRead[]
  /** Rows and tables that hold no action, with their words and why they are left. */
  readonly left: readonly { readonly where: string; readonly words: string; readonly says: string }[]
}

/** What is carried from row to row. */
interface Reading {
  readonly rows: RowRead[]
  readonly left: PlanRead['left'][number][]
  readonly refs: Set<string>
  headings: Headings | null
  priority: string | null
  /** The title of a part that no action follows yet. */
  waiting: PlanRead['left'][number] | null
  requirement: string
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()
const wordsOf = (cells: readonly string[]): string => cells.map(tidy).filter(Boolean).join(' | ')

function cellsBy({ of }: Headings, cells: readonly string[]): Map<PlanColumn, string> {
  const by = new Map<PlanColumn, string>()
  of.forEach((column, n) => {
    const text = tidy(cells[n] ?? '')
    if (column !== null && text !== '') by.set(column, text)
  })
  return by
}

/** Cells under headings that nobody knows. */
const others = ({ of, texts }: Headings, cells: readonly string[]): readonly string[] =>
  cells.flatMap((cell, n) => {
    const text = tidy(cell)
    return text === '' || (of[n] ?? null) !== null ? [] : [`${tidy(texts[n] ?? '') || 'Without a heading'}: ${text}`]
  })

/** A row without action or reference goes on with the one above it: its cells were merged over several lines. */
function goOn(at: Reading, where: string, words: string): void {
  const last = at.rows.pop()
  if (!last) {
    at.left.push({ where, words, says: 'It says nothing that is to be done, and no action stands above it.' })
    return
  }
  const { action } = last
  at.rows.push({
    ...last,
    action: { ...action, words: [action.words, words].filter(Boolean).join('\n') },
    remarks: [...last.remarks, `${where} says nothing that is to be done: its words are kept with this action.`],
  })
}

/** One cell over the whole row, which no number stands in: the title of the part that follows. */
function isPartTitle({ of }: Headings, given: readonly string[]): boolean {
  const [first = '', ...others] = given.map(tidy)
  const isAlone = first !== '' && others.length > 1 && others.every((cell) => cell === '')
  return isAlone && of[0] !== 'action' && !/^[A-Za-z]{0,3}[\d.]+[a-z]?$/.test(first)
}

function beginPart(at: Reading, where: string, title: string): void {
  if (at.waiting) at.left.push(at.waiting)
  at.priority = title
  at.waiting = { where, words: title, says: 'It reads as the title of a part, and no action follows it.' }
}

function readRow(
  at: Reading,
  headings: Headings,
  given: readonly string[],
  line: number,
  table: GivenTable,
  asAt: Day,
) {
  const where = `${table.where}, row ${line}`
  const filled = given.map(tidy).filter(Boolean)
  if (filled.length === 0) return
  const cells = cellsBy(headings, given)
  if (isPartTitle(headings, given)) return void beginPart(at, where, filled[0] ?? '')
  if (!cells.has('action')) return void goOn(at, where, wordsOf(given))
  const kept: Kept = { remarks: [], words: [] }
  if (cells.has('priority')) at.priority = cells.get('priority') ?? null
  else if (headings.of.includes('priority') && at.priority !== null)
    kept.remarks.push(`Its part of the plan is taken from the row above: ${at.priority}.`)
  if (cells.has('requirement')) at.requirement = cells.get('requirement') ?? ''
  else if (at.requirement !== '') {
    kept.remarks.push(`Its requirement is taken from the row above: ${at.requirement}.`)
    cells.set('requirement', at.requirement)
  }
  const action = actionOf(cells, { ...at, line, asAt }, kept)
  at.refs.add(action.ref)
  at.waiting = null
  const more = others(headings, given)
  const words = [action.words, ...more].filter(Boolean).join('\n')
  at.rows.push({ where, action: { ...action, words }, remarks: kept.remarks })
}

/** Headings may stand below a title or two. */
const TITLE_ROWS = 10

function readTable(at: Reading, table: GivenTable, asAt: Day): void {
  const top = table.rows.slice(0, TITLE_ROWS).findIndex((cells) => headingsIn(cells) !== null)
  const own = top < 0 ? null : headingsIn(table.rows[top] ?? [])
  // A table without headings goes on with the one before it, where it has as many columns.
  const headings = own ?? (at.headings?.of.length === table.rows[0]?.length ? at.headings : null)
  if (headings === null) {
    const says = 'No column of it is headed “Action”, so it is not read as part of a plan.'
    at.left.push({ where: table.where, words: wordsOf((table.rows[0] ?? []).slice(0, 6)), says })
    return
  }
  at.headings = headings
  if (own !== null && table.title !== null) at.priority = table.title
  at.requirement = ''
  table.rows.forEach((cells, n) => {
    const isTitle = n < top && tidy(cells.join('')) !== ''
    if (isTitle) at.left.push({ where: `${table.where}, row ${n + 1}`, words: wordsOf(cells), says: 'It is a title.' })
    else if (n > top && headingsIn(cells) === null) readRow(at, headings, cells, n + 1, table, asAt)
  })
}

/**
 * Reads a plan out of the tables of a file, row by row, as at the day of which it tells. Every word comes back: as a field
 * of an action, in an action's words, or among what is left, with the reason. Nothing is guessed.
 */
export function readPlan({ tables }: GivenPlanFile, asAt: Day): PlanRead {
  const at: Reading = {
    rows: [],
    left: [],
    refs: new Set(),
    headings: null,
    priority: null,
    waiting: null,
    requirement: '',
  }
  for (const table of tables) readTable(at, table, asAt)
  if (at.waiting) at.left.push(at.waiting)
  return { rows: at.rows, left: at.left }
}
