import type { Reading } from '../../../access/index.ts'
import type { ClockRow, Owner, SubjectId } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'
import type { Nameable } from '../../child/index.ts'
import type { PermanenceStage } from '../stages.ts'
import type { PastJourney } from '../forecast.ts'
import type { BarStretch } from './bar.ts'

/** Whom the tracker shows: those with or heading for adoption, or every child looked after. */
export type Scope = 'adoption' | 'all'

/** A clock of the tracker, as its dates are stored. */
export type TrackedClock = Pick<
  ClockRow,
  'rule' | 'startedOn' | 'warnOn' | 'dueOn' | 'pausedOn' | 'stoppedOn' | 'endedWithoutOn'
>

/** One child on the way to permanence, as the record stood on the day of reading. */
export interface TrackedChild extends Nameable {
  readonly subject: SubjectId
  readonly bornOn: Day | null
  readonly team: string | null
  readonly siblingGroup: string | null
  /** When this journey began, and whether the files hold that start. */
  readonly startedOn: Day
  readonly startKnown: boolean
  /** `achieved`: looked after still, in long-term fostering that is the child's permanence. */
  readonly stage: PermanenceStage | 'achieved'
  readonly stageSince: Day
  readonly owner: Owner
  /** The clocks of this journey that had started by the day. */
  readonly clocks: readonly TrackedClock[]
}

/** A cause of delay as far as the day of reading. Half-open. */
export interface DelayTold {
  readonly cause: string
  readonly isOurs: boolean
  readonly from: Day
  readonly to: Day | null
}

/** What is drawn and said on a row besides: the stretches of the bar and why the child waited. */
export interface Way {
  readonly subject: SubjectId
  readonly stretches: readonly BarStretch[]
  readonly delays: readonly DelayTold[]
}

/** Every child of the scope on the day of reading; few queries, however many children. */
export type ReadTracked = (reading: Reading, scope: Scope) => Promise<readonly TrackedChild[]>

/** The ways of these children, for the rows of one page. */
export type ReadWays = (reading: Reading, children: readonly SubjectId[]) => Promise<readonly Way[]>

/** The journeys that reached an adoptive family in the three years before the day: what forecasts are made from. */
export type ReadPastJourneys = (reading: Reading) => Promise<readonly PastJourney[]>
