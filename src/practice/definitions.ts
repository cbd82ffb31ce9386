import { defaultScorecardSettings, type ScorecardSettings } from '../account/index.ts'
import { englandAndWales, type Calendar } from '../time/index.ts'
import { adoptersTable } from './adopters/index.ts'
import { caseworkDefinitions, type CaseworkDefinitions, type HouseholdDefinitions } from './casework/index.ts'
import { complaintsDefinitions, type ComplaintsDefinitions } from './complaints/index.ts'
import { childDefinitions, type ChildDefinitions } from './child/index.ts'
import { improvementDefinitions, type ImprovementDefinitions } from './improvement/index.ts'
import { fosteringTable } from './fostering/index.ts'
import { permanenceDefinitions, type PermanenceDefinitions } from './permanence/index.ts'
import { keptDefinitions, rightsDefinitions, type KeptDefinitions, type RightsDefinitions } from './records/index.ts'
import { SUPERVISE_EVERY_WEEKS } from './supervision/index.ts'

/** Everything that a fold reads besides facts: data that a council may set, never a person's history. */
export interface Definitions {
  readonly calendar: Calendar
  readonly child: ChildDefinitions
  readonly permanence: PermanenceDefinitions
  readonly casework: CaseworkDefinitions
  readonly kept: KeptDefinitions
  readonly households: HouseholdDefinitions
  readonly rights: RightsDefinitions
  readonly complaints: ComplaintsDefinitions
  readonly improvement: ImprovementDefinitions
  readonly scorecard: ScorecardSettings
  /** The team or post that has a child whom nobody else has, as pages call it; null: only “duty manager”. */
  readonly dutyManager: string | null
  /** After so many months somebody looks again whether a person should see what they see. */
  readonly reviewAccessEveryMonths: number
  /** So many months after the 31 March that ends the year of an adoption order, its record may be sealed. */
  readonly sealAdoptionAfterMonths: number
  /** After so many weeks at most a social worker is supervised again. */
  readonly superviseEveryWeeks: number
  /** For how many hours a record that was opened in an emergency stays open. */
  readonly emergencyHours: number
}

export const defaultDefinitions: Definitions = {
  calendar: englandAndWales,
  child: childDefinitions,
  permanence: permanenceDefinitions,
  casework: caseworkDefinitions,
  kept: keptDefinitions,
  households: { adopters: adoptersTable, fostering: fosteringTable },
  rights: rightsDefinitions,
  complaints: complaintsDefinitions,
  improvement: improvementDefinitions,
  scorecard: defaultScorecardSettings,
  dutyManager: null,
  reviewAccessEveryMonths: 6,
  sealAdoptionAfterMonths: 6,
  superviseEveryWeeks: SUPERVISE_EVERY_WEEKS,
  emergencyHours: 8, // ours: no law says how long
}
