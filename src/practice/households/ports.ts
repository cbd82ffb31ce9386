import type { Reading } from '../../access/index.ts'
import type { AuthorityId, Save, Saved, SubjectId } from '../../record/index.ts'
import type { Told } from '../told/index.ts'

export type HouseholdKind = 'adopter' | 'foster-home'

/** One household as people recorded it, up to the day of the reading. */
export interface HouseholdFound extends Told {
  readonly id: SubjectId
  /** What the household is called here; null where only lists tell of it. */
  readonly named: string | null
}

/** Null where there is none of the kind. */
export type ReadHouseholdFound = (reading: Reading, kind: HouseholdKind, id: string) => Promise<HouseholdFound | null>

export interface HouseholdPorts {
  readonly readFound: ReadHouseholdFound
  readonly saveEntry: (authority: AuthorityId, save: Save) => Promise<Saved>
  readonly newId: () => string
  readonly titleOf: (person: string) => string
}
