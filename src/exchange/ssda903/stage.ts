import type { Day } from '../../time/index.ts'
import { openBuckets, type Buckets } from './buckets.ts'
import { findReturns, type FoundReturn } from './find-returns.ts'
import { unreadable, type Problem } from './problem.ts'
import { readReturn, type Reject, type ReturnRead, type RowSink } from './read-return.ts'
import type { Content } from './row.ts'
import { tables, type Table } from './tables.ts'

/** How far a long piece of work has come. */
export interface Progress {
  readonly doing: string
  readonly done: number
  readonly of: number
}

export interface StageOptions {
  readonly today: Day
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** Rows that could not be read, a few at a time, in the order of the files. Awaited before more is read. */
  readonly onRejects?: (rejects: readonly Reject[]) => Promise<void> | void
  /** Refuse more children than this: at once where rows are kept, else once they are counted. */
  readonly mostChildren?: number
  /** Where to put temporary files; the system's own folder for them where it is left out. */
  readonly workFolder?: string
}

/** Returns that were read once, their rows sorted by child. */
export interface Staged {
  readonly returns: readonly ReturnRead[]
  readonly notes: readonly Problem[]
  readonly rejected: number
  readonly rows: number
  readonly buckets: Buckets
}

/** In place of a content: a row of the child that could not be read. */
const UNREAD = '!'
/** In place of a child: rows of nobody knows whom could not be read. */
export type UnreadTables = ReadonlyMap<number, ReadonlySet<Table>>

const numberOf = new Map(tables.map((table, i) => [table, i]))

/** All that the returns say of one child, by the number of the return. */
export interface StagedChild {
  readonly rows: ReadonlyMap<number, ReadonlyMap<Table, readonly Content[]>>
  readonly unread: UnreadTables
}

const counting = (found: FoundReturn, count: (bytes: number) => void): FoundReturn => ({
  ...found,
  files: found.files.map((file) => ({
    ...file,
    read: async function* () {
      for await (const piece of file.read()) {
        count(piece.byteLength)
        yield piece
      }
    },
  })),
})

/** That there are more children than the embedded store takes, in a sentence; how many there are is told where it is known. */
function tooMany(most: number, children: number | null): Problem {
  const held = children === null ? '' : ` These files hold ${inWords(children)}.`
  const says = `The trial store on this computer takes up to ${inWords(most)} children in one import.${held} Nothing can be loaded: for more, use PostgreSQL (set DATABASE_URL).`
  return { severity: 'stop', file: '', line: null, column: null, says }
}
const inWords = (count: number): string => count.toLocaleString('en-GB')

/** Counts children only where their number is limited: to remember them all takes memory. Stops at once where it must. */
function countingChildren(most: number | undefined, stopsAtOnce: boolean) {
  const seen = new Set<string>()
  return {
    see: (child: string): void => {
      if (most !== undefined && seen.add(child).size > most && stopsAtOnce) throw unreadable([tooMany(most, null)])
    },
    problems: (): readonly Problem[] => (most !== undefined && seen.size > most ? [tooMany(most, seen.size)] : []),
  }
}

/**
 * Reads all returns at a path once, sorting their rows by child, in bounded memory. Nothing is compared or saved. The
 * buckets must be discarded by the caller. `keepRows` false: only looks, for a preview.
 */
export async function stageReturns(
  path: string,
  options: StageOptions,
  keepRows = true,
): Promise<Staged & { readonly unreadByAll: UnreadTables }> {
  const found = await findReturns(path)
  const total = found.returns.flatMap((one) => one.files).reduce((sum, file) => sum + file.size, 0)
  const buckets = openBuckets(total, options.workFolder === undefined ? {} : { workFolder: options.workFolder })
  const unreadByAll = new Map<number, Set<Table>>()
  const returns: ReturnRead[] = []
  let rejects: Reject[] = []
  const children = countingChildren(options.mostChildren, keepRows)
  const tally = { bytes: 0, rows: 0, rejected: 0 }

  const sink = (n: number): RowSink => ({
    row: (table, { child, content }) => {
      tally.rows++
      children.see(child)
      if (keepRows) buckets.add(child, `${n}\t${numberOf.get(table) ?? 0}\t${child}\t${content}`)
    },
    reject: (table, child, reject) => {
      tally.rejected++
      if (options.onRejects) rejects.push(reject)
      if (child === null) unreadByAll.set(n, (unreadByAll.get(n) ?? new Set()).add(table))
      else if (keepRows) buckets.add(child, `${n}\t${numberOf.get(table) ?? 0}\t${child}\t${UNREAD}`)
    },
    afterPiece: async () => {
      options.signal?.throwIfAborted()
      options.onProgress?.({ doing: 'Reading the files', done: tally.bytes, of: total })
      if (rejects.length > 0) {
        const some = rejects
        rejects = []
        await options.onRejects?.(some)
      }
      await buckets.settle()
    },
  })
  try {
    for (const [n, one] of found.returns.entries()) {
      const counted = counting(one, (bytes) => (tally.bytes += bytes))
      returns.push(await readReturn(counted, { today: options.today }, sink(n)))
      await sink(n).afterPiece?.()
    }
    return { returns, notes: [...found.notes, ...children.problems()], ...tally, buckets, unreadByAll }
  } catch (error) {
    await buckets.discard()
    throw error
  } finally {
    found.close()
  }
}

/** The children of one bucket and what the returns say of them. */
export async function childrenOf(buckets: Buckets, bucket: number): Promise<ReadonlyMap<string, StagedChild>> {
  const children = new Map<string, { rows: Map<number, Map<Table, Content[]>>; unread: Map<number, Set<Table>> }>()
  for (const line of await buckets.read(bucket)) {
    const [first, second] = [line.indexOf('\t'), line.indexOf('\t', line.indexOf('\t') + 1)]
    const third = line.indexOf('\t', second + 1)
    const n = Number(line.slice(0, first))
    const table = tables[Number(line.slice(first + 1, second))]
    if (!table) continue
    const number = line.slice(second + 1, third)
    const content = line.slice(third + 1)
    let child = children.get(number)
    if (!child) children.set(number, (child = { rows: new Map(), unread: new Map() }))
    if (content === UNREAD) {
      child.unread.set(n, (child.unread.get(n) ?? new Set()).add(table))
      continue
    }
    let rows = child.rows.get(n)
    if (!rows) child.rows.set(n, (rows = new Map<Table, Content[]>()))
    const same = rows.get(table)
    const row = content as Content // written by stageReturns from a row's content
    if (same) same.push(row)
    else rows.set(table, [row])
  }
  return children
}

/** What must be mended before anything can be loaded. */
export const stopsOf = (staged: Pick<Staged, 'returns' | 'notes'>): readonly Problem[] =>
  [...staged.notes, ...staged.returns.flatMap((one) => one.problems)].filter((one) => one.severity === 'stop')
