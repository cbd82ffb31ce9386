import type { Reading } from '../../access/index.ts'
import type { SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { InForce } from '../child/index.ts'
import type { HouseholdPorts } from '../households/index.ts'

/** One household that fosters, or would, in the list. */
export interface FosterLine {
  readonly subject: SubjectId
  readonly named: string | null
  /** The stage on the day of the reading; null where it has ended. */
  readonly stage: string | null
  readonly since: Day
  readonly nextOn: Day | null
  readonly nextWhat: string | null
}

export interface FosterAsk {
  readonly show: 'under-way' | 'ended'
  readonly limit: number
  readonly offset: number
}

/** The households on the day of the reading, the longest in their stage first, with how many there are of both kinds. */
export type ReadFosterHomes = (
  reading: Reading,
  ask: FosterAsk,
) => Promise<{ readonly underWay: number; readonly ended: number; readonly households: readonly FosterLine[] }>

export interface FosterPorts extends HouseholdPorts {
  readonly readFosterHomes: ReadFosterHomes
  readonly inForce: InForce
}
