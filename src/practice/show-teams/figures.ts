import type { Caseload, Continuity, UnallocatedChild } from './ports.ts'

/** Percent, rounded half up; null of nothing. */
export const percent = (part: number, of: number): number | null =>
  of === 0 ? null : Math.floor((200 * part + of) / (2 * of))

/** A number to one decimal, rounded half up: "18.4". */
export const toOneDecimal = (part: number, of: number): string => {
  const tenths = Math.floor((20 * part + of) / (2 * of))
  return `${Math.floor(tenths / 10)}.${tenths % 10}`
}

/** The caseloads of one team in numbers. */
export interface TeamCaseload {
  readonly team: string | null
  readonly workers: number
  readonly children: number
  /** Children a worker, to one decimal; null without workers. */
  readonly average: string | null
  readonly highest: number
  readonly unallocated: number
}

const childrenOf = ({ lookedAfter, inNeed }: Caseload): number => lookedAfter + inNeed

/** Caseloads of a whole, of which some workers and children without one are given. */
export function caseloadOf(
  team: string | null,
  caseloads: readonly Caseload[],
  unallocated: readonly UnallocatedChild[],
): TeamCaseload {
  const byWorker = new Map<string, number>()
  for (const each of caseloads) byWorker.set(each.worker, (byWorker.get(each.worker) ?? 0) + childrenOf(each))
  const children = caseloads.reduce((sum, each) => sum + childrenOf(each), 0)
  return {
    team,
    workers: byWorker.size,
    children,
    average: byWorker.size === 0 ? null : toOneDecimal(children, byWorker.size),
    highest: Math.max(0, ...byWorker.values()),
    unallocated: unallocated.length,
  }
}

/** The same for each team, by name; a worker with children of two teams counts in both. */
export function caseloadsByTeam(
  caseloads: readonly Caseload[],
  unallocated: readonly UnallocatedChild[],
): readonly TeamCaseload[] {
  const teams = new Set([...caseloads, ...unallocated].map(({ team }) => team))
  return [...teams]
    .sort((a, b) => (a ?? '\uffff').localeCompare(b ?? '\uffff'))
    .map((team) =>
      caseloadOf(
        team,
        caseloads.filter((each) => each.team === team),
        unallocated.filter((each) => each.team === team),
      ),
    )
}

/** Different workers a looked-after child in the year, to one decimal; null where nobody is looked after. */
export function averageWorkers({ byWorkers }: Pick<Continuity, 'byWorkers'>): string | null {
  const children = byWorkers.reduce((sum, each) => sum + each.children, 0)
  const workers = byWorkers.reduce((sum, each) => sum + each.children * each.workers, 0)
  return children === 0 ? null : toOneDecimal(workers, children)
}
