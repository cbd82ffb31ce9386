import type { ClockRule } from '../../clocks/index.ts'
import type { ClockRow, Fact, SubjectId } from '../../record/index.ts'
import type { Calendar } from '../../time/index.ts'
import { readStory } from '../child/index.ts'
import { nothingKept, type CaseworkClock } from './clock.ts'
import { caseworkClocks, tellCasework } from './run.ts'

/** The clocks of households, by the practice that has them. */
export interface HouseholdDefinitions {
  readonly adopters: readonly CaseworkClock[]
  readonly fostering: readonly CaseworkClock[]
}

/** The rules of both tables. */
export const householdRules = ({ adopters, fostering }: HouseholdDefinitions): readonly ClockRule[] =>
  [...adopters, ...fostering].map(({ rule }) => rule)

/** The clocks that the facts of a household run: it has no care, no worker of a child and no state of one. */
export const clocksOfHousehold = (
  subject: SubjectId,
  facts: readonly Fact[],
  clocks: readonly CaseworkClock[],
  calendar: Calendar,
): readonly ClockRow[] => {
  const story = readStory([])
  const told = tellCasework(facts, story, new Map())
  return caseworkClocks(subject, facts, story, told, { clocks, keptFrom: nothingKept }, calendar)
}
