import type { Reading } from '../../access/index.ts'
import type { FactId, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Nameable } from '../child/index.ts'

/** How many looked-after children a reviewing officer has on the day; null: nobody is appointed. */
export interface OfficerCaseload {
  readonly officer: string | null
  readonly children: number
}

/** A running clock of a reviewing officer. */
export interface OfficerClock extends Nameable {
  readonly subject: SubjectId
  readonly team: string | null
  readonly rule: string
  readonly startedBy: FactId
  readonly dueOn: Day
  readonly officer: string | null
}

/** How many clocks of one rule a reviewing officer stopped, in time and at all, between two days. */
export interface OfficerDone {
  readonly officer: string | null
  readonly rule: string
  readonly done: number
  readonly doneInTime: number
}

/** A practice alert as it stood on the day: what happened later is not in it. */
export interface Alert extends Nameable {
  readonly subject: SubjectId
  readonly team: string | null
  readonly fact: FactId
  readonly officer: string | null
  readonly theme: string
  readonly raisedOn: Day
  readonly respondByOn: Day | null
  readonly answeredOn: Day | null
  readonly resolvedOn: Day | null
}

/** A formal dispute that was open on the day. */
export interface Dispute extends Nameable {
  readonly subject: SubjectId
  readonly team: string | null
  readonly fact: FactId
  readonly officer: string | null
  readonly stage: string
  readonly since: Day
  readonly cafcassOn: Day | null
}

export interface ReviewsPorts {
  readonly readOfficers: (reading: Reading) => Promise<readonly OfficerCaseload[]>
  /** The officer’s running clocks, those first that fall due first; of every officer where null. */
  readonly readOfficerClocks: (
    reading: Reading,
    ask: { readonly officer: string | null; readonly limit: number },
  ) => Promise<readonly OfficerClock[]>
  /** What was done in so many days up to the day. */
  readonly readOfficerDone: (reading: Reading, days: number) => Promise<readonly OfficerDone[]>
  /** Alerts raised in so many days up to the day, and those still open whenever they were raised; the latest first. */
  readonly readAlerts: (reading: Reading, days: number) => Promise<readonly Alert[]>
  readonly readDisputes: (reading: Reading) => Promise<readonly Dispute[]>
}
