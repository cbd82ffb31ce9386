import type { Person, Sees } from '../../access/index.ts'
import type { Fact, SubjectId } from '../../record/index.ts'
import { readSupervision, type Supervised, type Supervision } from './supervision.ts'

/** Children whom a worker has, of one team: as caseloads count them. */
export interface HasChildren {
  readonly worker: string
  readonly team: string | null
  readonly lookedAfter: number
  readonly inNeed: number
}

/** Who asks: their own numbers, how far they see, and whether they record supervision at all. */
export interface Asks {
  readonly person: Pick<Person, 'workers'>
  readonly sees: Pick<Sees, 'reach' | 'team'>
  readonly mayRecord: boolean
}

/** A worker with what is recorded of them; two subjects that name one number are read as one. */
interface Known {
  readonly subjects: readonly SubjectId[]
  readonly supervision: Supervision
}

type Thin = readonly { readonly subject: SubjectId; readonly facts: readonly Fact[] }[]

function knownByNumber(all: Thin): ReadonlyMap<string, Known> {
  const byNumber = Map.groupBy(
    all.flatMap(({ subject, facts }) => {
      const supervision = readSupervision(facts)
      return supervision ? [{ subject, facts, number: supervision.worker }] : []
    }),
    ({ number }) => number,
  )
  return new Map(
    [...byNumber].flatMap(([number, each]) => {
      const supervision = readSupervision(each.flatMap(({ facts }) => facts))
      return supervision ? [[number, { subjects: each.map(({ subject }) => subject), supervision }]] : []
    }),
  )
}

/** The team in which a worker has the most children. */
function teamsOf(loads: readonly HasChildren[]): ReadonlyMap<string, string | null> {
  const most = new Map<string, { readonly team: string | null; readonly children: number }>()
  for (const { worker, team, lookedAfter, inNeed } of loads) {
    const children = lookedAfter + inNeed
    if (children > (most.get(worker)?.children ?? 0)) most.set(worker, { team, children })
  }
  return new Map([...most].map(([worker, { team }]) => [worker, team]))
}

type Managed = Pick<Supervised, 'worker' | 'team' | 'supervision'>

/**
 * Whether somebody manages a worker: who reaches the authority does; else where the worker has most of their children in the team, or was
 * supervised there last. So whoever takes a worker over begins, and whoever had them before reads on until then.
 */
const manages = ({ sees, mayRecord }: Asks, { team, supervision }: Managed): boolean =>
  mayRecord &&
  (sees.reach === 'authority' ||
    (sees.reach === 'team' && sees.team !== null && [team, supervision?.team].includes(sees.team)))

/** Whether somebody may record supervision of a worker: whoever manages them, and nobody their own. */
export const maySupervise = (asks: Asks, of: Managed): boolean =>
  manages(asks, of) && !asks.person.workers.includes(of.worker)

/**
 * The workers whose supervision somebody reads: their own, and that of the workers whom they manage. `loads`: of children whom
 * they may see. Whoever has no child any more and was supervised in the team is still there.
 */
export function supervisedOf(all: Thin, loads: readonly HasChildren[], asks: Asks): readonly Supervised[] {
  const known = knownByNumber(all)
  const teams = teamsOf(loads)
  const numbers = new Set([...teams.keys(), ...known.keys(), ...asks.person.workers])
  return [...numbers].sort().flatMap((worker): Supervised[] => {
    const of = known.get(worker) ?? null
    const supervision = of?.supervision ?? null
    const team = teams.get(worker) ?? supervision?.team ?? null
    if (!asks.person.workers.includes(worker) && !manages(asks, { worker, team, supervision })) return []
    return [{ worker, team, hasChildren: teams.has(worker), subjects: of?.subjects ?? [], supervision }]
  })
}
