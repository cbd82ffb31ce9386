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
}

interface Pair {
  readonly row: Content
  readonly of: Standing
}

const byContent =
  <T>(contentOf: (one: T) => string) =>
  (a: T, b: T): number => {
    const [left, right] = [contentOf(a), contentOf(b)]
    return left < right ? -1 : left > right ? 1 : 0
  }
const inOrder = byContent<Standing>((one) => `${one.content}\n${one.fact}`)

/** Takes from both lists what belongs together, one to one, by a key that both have; alike pairs first. */
function pairUp(rows: Content[], facts: Standing[], key: (content: Content) => string): Pair[] {
  const waiting = new Map<string, Standing[]>()
  for (const fact of facts) {
    const same = waiting.get(key(fact.content))
    if (same) same.push(fact)
    else waiting.set(key(fact.content), [fact])
  }
  const pairs: Pair[] = []
  const left: Content[] = []
  for (const row of rows) {
    const same = waiting.get(key(row))
    if (!same || same.length === 0) {
      left.push(row)
      continue
    }
    let best = 0
    for (let i = 1; i < same.length; i++)
      if (agreement(row, same[i]?.content ?? row) > agreement(row, same[best]?.content ?? row)) best = i
    for (const of of same.splice(best, 1)) pairs.push({ row, of })
  }
  rows.splice(0, rows.length, ...left)
  const taken = new Set(pairs.map((pair) => pair.of))
  facts.splice(0, facts.length, ...facts.filter((fact) => !taken.has(fact)))
  return pairs
}

/** Pairs of what would otherwise be taken back with what would otherwise be new, the most alike first. */
function alike(table: Table, rows: readonly Content[], facts: readonly Standing[]): Pair[] {
  const candidates = facts.flatMap((of) =>
    rows.flatMap((row, at) => {
      const like = likeness(table, of.content, row)
      return like === null ? [] : [{ row, of, at, like }]
    }),
  )
  candidates.sort(
    (a, b) => b.like - a.like || inOrder(a.of, b.of) || byContent<{ row: string }>((one) => one.row)(a, b),
  )
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
  if (standing.length === 0 && newer.length === 0) return { changes: statement.rows.map(asNew), unchanged: 0 }
  const rows = [...statement.rows].sort()
  const live = standing.filter((one) => one.stands).sort(inOrder)
  const gone = standing.filter((one) => !one.stands).sort(inOrder)
  const changes: Change[] = []
  let unchanged = pairUp(rows, live, whole).length

  const superseded = (row: Content): boolean => isSuperseded(table, whenOf(table, row, said.year), said, newer)
  const settled = (one: Standing): boolean =>
    compareIdentity(one.said, said) > 0 || isSettled(table, whenOf(table, one.content, one.said.year), newer)
  const replaceable = (one: Standing): boolean =>
    !settled(one) &&
    (table.scope === 'never' ||
      (complete && wouldRepeat(table, whenOf(table, one.content, one.said.year), one.said.year, said)))
  const correct = ({ row, of }: Pair): void => {
    if (settled(of) || superseded(row)) unchanged++
    else changes.push({ kind: 'correction', of, content: row })
  }

  if (rows.length > 0) {
    pairUp(rows, live, dateOf).forEach(correct)
    pairUp(rows, gone, whole).forEach(correct)
    const open = gone.filter((one) => !settled(one))
    pairUp(rows, open, dateOf).forEach(correct)
  }
  const fresh = rows.filter((row) => !superseded(row))
  unchanged += rows.length - fresh.length
  const missed = live.filter(replaceable)
  const pairs = fresh.length > 0 && missed.length > 0 ? alike(table, fresh, missed) : []
  pairs.forEach(correct)
  for (const { row } of pairs) fresh.splice(fresh.indexOf(row), 1)
  changes.push(...fresh.map(asNew))
  const found = new Set(pairs.map((pair) => pair.of))
  if (table.scope !== 'never') for (const of of missed) if (!found.has(of)) changes.push({ kind: 'retraction', of })
  return { changes, unchanged }
}
