import type { Day } from '../../time/index.ts'
import { tellProblem, type Problem } from './problem.ts'
import { stageReturns, type StageOptions } from './stage.ts'

/** A return as a person sees it before it is loaded. */
export interface PreviewedReturn {
  readonly label: string
  /** Read from its latest dates; null where it holds none up to today. */
  readonly year: number | null
  readonly asAt: Day | null
  readonly tables: readonly {
    readonly table: string
    readonly file: string
    readonly rows: number
    readonly rejected: number
  }[]
  readonly problems: readonly { readonly severity: 'stop' | 'note'; readonly says: string }[]
}

export interface Preview {
  readonly returns: readonly PreviewedReturn[]
  /** Of files that belong to no return. */
  readonly notes: readonly { readonly severity: 'stop' | 'note'; readonly says: string }[]
  readonly rows: number
  readonly rejected: number
  /** False: something must be mended first. */
  readonly canLoad: boolean
}

const told = (problem: Problem) => ({ severity: problem.severity, says: tellProblem(problem) })

/** Looks through all returns at a path without writing anything. Throws `Unreadable` where there is nothing to show. */
export async function previewReturns(path: string, options: StageOptions): Promise<Preview> {
  const { returns, notes, rows, rejected, buckets } = await stageReturns(path, options, false)
  await buckets.discard()
  const shown = returns.map((one): PreviewedReturn => ({
    label: one.label,
    year: one.identity?.year ?? null,
    asAt: one.identity?.asAt ?? null,
    tables: one.tables.map(({ table, ...counts }) => ({ ...counts, table: table.name })),
    problems: [...one.problems, ...(one.identity ? one.codeNotes(one.identity.year) : [])].map(told),
  }))
  const stops = [...notes.map(told), ...shown.flatMap((one) => one.problems)].some((one) => one.severity === 'stop')
  return { returns: shown, notes: notes.map(told), rows, rejected, canLoad: !stops && rows > 0 }
}
