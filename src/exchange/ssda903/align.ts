import type { Coverage, FactId } from '../../record/index.ts'
import { compareIdentity, type Identity } from './identity.ts'
import { agreement, likeness } from './likeness.ts'
import { isSettled, isSuperseded, newerWords, whenOf, wouldRepeat } from './scope.ts'
import type { Content } from './row.ts'
import type { Table } from './tables.ts'

/** What the returns last said of one fact. */
export interface Standing {
  readonly fact: FactId
  /** Its last revision in the record, whoever spoke. */
  readonly revision: number
  /** The return that last said something new of it. */
  readonly said: Identity
  readonly content: Content
  /** False where the returns have taken it back. */
  readonly stands: boolean
}

/** What one return says of one child in one table. */
export interface Statement {
  readonly table: Table
  readonly said: Identity
  readonly rows: readonly Content[]
  /** False where a row of the child could not be read, so that nothing may be concluded from what is missing. */
  readonly complete: boolean
}

export type Change =
  | { readonly kind: 'new'; readonly content: Content }
  /** The next revision of a fact: corrected, or stated again after it was taken back. */
  | { readonly kind: 'correction'; readonly of: Standing; readonly content: Content }
  | { readonly kind: 'retraction'; readonly of: Standing }

export interface Aligned {
  readonly changes: readonly Change[]
  readonly unchanged: number
  /** Of the unchanged, rows that say otherwise than the record and were not taken: a newer return has spoken of them. */
  readonly older: number
}

interface Pair {
  readonly row: Content
  readonly of: Standing
}

const less = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const inOrder = (a: Standing, b: Standing): number => less(a.content, b.content) || less(a.fact, b.fact)

interface PairedUp {
  readonly pairs: readonly Pair[]
  readonly rows: readonly Content[]
  readonly facts: readonly Standing[]
}

/** Of facts that a row may belong to, the one that agrees most with it; the first of equals. */
function mostAgreeing(row: Content, facts: readonly Standing[]): number {
  let best = 0
  let most = -1
  for (const [i, { content }] of facts.entries()) {
    const agrees = content === row ? 2 : agreement(row, content)
    if (agrees > most) [best, most] = [i, agrees]
    if (agrees === 2) break
  }
  return best
}

/** What belongs together, one to one, by a key that row and fact have in common; and what is left of both. */
function pairUp(rows: readonly Content[], facts: readonly Standing[], key: (content: Content) => string): PairedUp {
  if (rows.length === 0 || facts.length === 0) return { pairs: [], rows, facts }
  const waiting = new Map<string, Standing[]>()
  for (const fact of facts) {
    const same = waiting.get(key(fact.content))
    if (same) same.push(fact)
    else waiting.set(key(fact.content), [fact])
  }
  const pairs: Pair[] = []
  const taken = new Set<Standing>()
  const left = rows.filter((row) => {
    const same = waiting.get(key(row))
    if (!same || same.length === 0) return true
    for (const of of same.splice(mostAgreeing(row, same), 1)) {
      pairs.push({ row, of })
      taken.add(of)
    }
    return false
  })
  return { pairs, rows: left, facts: facts.filter((fact) => !taken.has(fact)) }
}

/** Beyond this many comparisons, no child's rows: they are then new, and what they replace is taken back. */
const MOST_COMPARISONS = 100_000

/** Pairs of what would otherwise be taken back with what would otherwise be new, the most alike first. */
function alike(table: Table, rows: readonly Content[], facts: readonly Standing[]): Pair[] {
  if (rows.length * facts.length > MOST_COMPARISONS) return []
  const candidates = facts.flatMap((of) =>
    rows.flatMap((row, at) => {
      const like = likeness(table, of.content, row)
      return like === null ? [] : [{ row, of, at, like }]
    }),
  )
  candidates.sort((a, b) => b.like - a.like || inOrder(a.of, b.of) || less(a.row, b.row))
  const rowsTaken = new Set<number>()
  const factsTaken = new Set<Standing>()
  return candidates.filter(({ at, of }) => {
    if (rowsTaken.has(at) || factsTaken.has(of)) return false
    rowsTaken.add(at)
    factsTaken.add(of)
    return true
  })
}

const asNew = (content: Content): Change => ({ kind: 'new', content })
const whole = (content: Content): string => content
const dateOf = (content: Content): string => content.slice(0, Math.max(content.indexOf('\t'), 0))

/**
 * Compares what one return says of one child in one table with what the returns last said. Pure; the order of rows
 * never matters. Exactly equal rows belong together first, then rows of one day, then rows that are alike; a row is
 * missed only where the return would have had to repeat it; what a newer return has settled is left alone.
 */
export function align(standing: readonly Standing[], statement: Statement, covered: readonly Coverage[]): Aligned {
  const { table, said, complete } = statement
  const newer = newerWords(table, said, covered)
  if (standing.length === 0 && newer.length === 0) return { changes: statement.rows.map(asNew), unchanged: 0, older: 0 }
  const live = standing.filter((one) => one.stands).sort(inOrder)
  const exact = pairUp([...statement.rows].sort(), live, whole)
  const changes: Change[] = []
  let older = 0

  const superseded = (row: Content): boolean =>
    newer.length > 0 && isSuperseded(table, whenOf(table, row, said.year), said, newer)
  const settled = (one: Standing): boolean =>
    compareIdentity(one.said, said) > 0 ||
    (newer.length > 0 && isSettled(table, whenOf(table, one.content, one.said.year), newer))
  const replaceable = (one: Standing): boolean =>
    (table.scope === 'never' ||
      (complete && wouldRepeat(table, whenOf(table, one.content, one.said.year), one.said.year, said))) &&
    !settled(one)
  const correct = ({ row, of }: Pair): void => {
    if (settled(of) || superseded(row)) older++
    else changes.push({ kind: 'correction', of, content: row })
  }

  const sameDay = pairUp(exact.rows, exact.facts, dateOf)
  sameDay.pairs.forEach(correct)
  const rows = statedAgain(sameDay.rows, standing, settled, correct)
  const fresh = rows.filter((row) => !superseded(row))
  older += rows.length - fresh.length
  const missed = sameDay.facts.filter(replaceable)
  const pairs = fresh.length > 0 && missed.length > 0 ? alike(table, fresh, missed) : []
  pairs.forEach(correct)
  for (const { row } of pairs) fresh.splice(fresh.indexOf(row), 1)
  changes.push(...fresh.map(asNew))
  const found = new Set(pairs.map((pair) => pair.of))
  if (table.scope !== 'never') for (const of of missed) if (!found.has(of)) changes.push({ kind: 'retraction', of })
  return { changes, unchanged: exact.pairs.length + older, older }
}

/**
 * What would be new but has the day of a fact that only people typed becomes the next revision of that fact. Pure; the
 * order of rows never matters. A typed fact of which the return is silent is left alone: no return ever said it.
 */
export function meetTyped(changes: readonly Change[], typed: readonly Standing[]): readonly Change[] {
  if (typed.length === 0) return changes
  const news = changes.flatMap((one) => (one.kind === 'new' ? [one.content] : [])).sort()
  const exact = pairUp(news, [...typed].sort(inOrder), whole)
  const sameDay = pairUp(exact.rows, exact.facts, dateOf)
  const met = [...exact.pairs, ...sameDay.pairs].map(({ row, of }): Change => ({
    kind: 'correction',
    of,
    content: row,
  }))
  return [...changes.filter((one) => one.kind !== 'new'), ...met, ...sameDay.rows.map(asNew)]
}

/** Pairs rows with facts that the returns once took back; answers the rows that are left. */
function statedAgain(
  rows: readonly Content[],
  standing: readonly Standing[],
  settled: (one: Standing) => boolean,
  correct: (pair: Pair) => void,
): readonly Content[] {
  if (rows.length === 0) return rows
  const gone = standing.filter((one) => !one.stands).sort(inOrder)
  const same = pairUp(rows, gone, whole)
  const sameDay = pairUp(
    same.rows,
    same.facts.filter((one) => !settled(one)),
    dateOf,
  )
  for (const pair of [...same.pairs, ...sameDay.pairs]) correct(pair)
  return sameDay.rows
}
