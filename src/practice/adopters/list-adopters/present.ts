import { sayShortDate, type Day } from '../../../time/index.ts'
import type { Standing } from '../../../web/ui/index.ts'
import { householdCalled } from '../called.ts'
import { adopterEndings, adopterStages, isAdopterStage } from '../household.ts'
import type { HouseholdLine } from '../ports.ts'

export const HOUSEHOLDS_A_PAGE = 50

/** One household of the list, in words. */
export interface HouseholdShown {
  readonly href: string
  readonly called: string
  readonly adopters: string
  readonly stage: string
  readonly since: string
  readonly next: { readonly says: string; readonly standing: Standing } | null
}

export const sayStage = (stage: string | null): string =>
  isAdopterStage(stage) ? adopterStages[stage].title : 'Not told'

const sayEnding = (ending: string | null): string =>
  ending === 'adopted' || ending === 'left' ? adopterEndings[ending] : 'Ended'

/** Decides every word of one line. `on`: the day on which the list is read. */
export const presentHousehold = (line: HouseholdLine, on: Day): HouseholdShown => ({
  href: `/adopters/${line.subject}`,
  called: householdCalled(line),
  adopters: line.adopters.join(', '),
  stage: line.stage === null ? sayEnding(line.ending) : sayStage(line.stage),
  since: sayShortDate(line.since),
  next:
    line.nextOn === null || line.nextWhat === null
      ? null
      : {
          says: `${line.nextWhat} by ${sayShortDate(line.nextOn)}`,
          standing: line.nextOn < on ? 'late' : 'on-course',
        },
})
