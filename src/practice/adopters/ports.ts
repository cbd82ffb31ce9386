import type { Reading } from '../../access/index.ts'
import type { Fact, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'

/** What the lists call a household: its family identifier, or its adopters’ own where it has none. */
export interface HouseholdCalled {
  readonly family: string | null
  readonly adopters: readonly string[]
}

/** One household in the list. */
export interface HouseholdLine extends HouseholdCalled {
  readonly subject: SubjectId
  /** The stage on the day of the reading; null where it has ended. */
  readonly stage: string | null
  readonly ending: string | null
  readonly since: Day
  readonly nextOn: Day | null
  readonly nextWhat: string | null
}

export interface AdoptersAsk {
  readonly show: 'under-way' | 'ended'
  readonly limit: number
  readonly offset: number
}

/** The households on the day of the reading, the longest in their stage first, with how many there are of both kinds. */
export type ReadAdopters = (
  reading: Reading,
  ask: AdoptersAsk,
) => Promise<{ readonly underWay: number; readonly ended: number; readonly households: readonly HouseholdLine[] }>

/** A child whom a list gives the family’s identifier, as far as the reader may be told of it. */
export interface ChildOfFamily {
  readonly subject: SubjectId
  readonly sourceRef: string | null
  readonly name: string | null
}

/** One household with its facts up to the day of the reading; null where there is none. */
export type ReadAdopterHousehold = (
  reading: Reading,
  subject: SubjectId,
) => Promise<
  (HouseholdCalled & { readonly facts: readonly Fact[]; readonly children: readonly ChildOfFamily[] }) | null
>

export interface AdopterPorts {
  readonly readAdopters: ReadAdopters
  readonly readAdopterHousehold: ReadAdopterHousehold
}
