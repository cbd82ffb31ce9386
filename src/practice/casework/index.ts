import { nothingKept } from './clock.ts'
import type { CaseworkDefinitions } from './run.ts'
import { caseworkTable } from './table.ts'
import { isOffUntilConfirmed, type ClockRule } from '../../clocks/index.ts'

export { caseworkClocks, tellCasework, type CaseworkDefinitions, type ToldCasework } from './run.ts'
export type { Stretch } from './states.ts'
export { kinds, type Kind } from './clock.ts'
export { clocksOfHousehold, householdRules, type HouseholdDefinitions } from './household-clocks.ts'
export { linesOf, own } from './line.ts'
export type { CaseworkClock, Moment } from './clock.ts'
export { caseworkSpans } from './spans.ts'
export { caseworkJourneys } from './journeys.ts'

export const caseworkDefinitions: CaseworkDefinitions = { clocks: caseworkTable, keptFrom: nothingKept }

/** The rules of the table: those that its facts may start. */
export const caseworkRules = ({ clocks }: CaseworkDefinitions): readonly ClockRule[] => clocks.map(({ rule }) => rule)

/** Whether a rule runs at all: what is unverified does so once an administrator has switched it on. */
export const isSwitchedOn = (rule: ClockRule): boolean =>
  !isOffUntilConfirmed(rule) || (rule.changes ?? []).some(({ isOff }) => isOff === false)
