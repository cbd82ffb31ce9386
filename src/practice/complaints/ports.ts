import type { Reading } from '../../access/index.ts'
import type { AuthorityId, ComplaintRow, Save, Saved, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { InForce } from '../child/index.ts'
import type { ReadLearnedHere } from './learned.tsx'
import type { Told } from '../told/index.ts'

/** The parts of the list: what is open, what is late, what is over. */
export const views = ['open', 'late', 'over', 'all'] as const
export type View = (typeof views)[number]

export interface ComplaintsAsk {
  readonly view: View
  readonly limit: number
  readonly offset: number
}

/** A complaint of the list, with the clock of it that is due first and runs on the day. */
export interface ListedComplaint extends ComplaintRow {
  readonly rule: string | null
  readonly warnOn: Day | null
  readonly dueOn: Day | null
}

/** How often each theme was named in the twelve months that end on the day of the reading, and in the twelve before. */
export interface ThemeCount {
  readonly theme: string
  readonly kind: string
  readonly now: number
  readonly before: number
}

export type ReadComplaints = (
  reading: Reading,
  ask: ComplaintsAsk,
) => Promise<{
  readonly counts: Readonly<Record<View, number>>
  readonly themes: readonly ThemeCount[]
  readonly rows: readonly ListedComplaint[]
}>

/** One complaint with its facts up to the day of the reading, its long texts, and its clocks. */
export interface FoundComplaint extends Told {
  readonly id: SubjectId
  /** The child whom it is about, as those who may see it call them. */
  readonly child: {
    readonly subject: SubjectId
    readonly name: string | null
    readonly sourceRef: string | null
  } | null
}

/** Null where there is none, or none that the reading may see. */
export type ReadComplaint = (reading: Reading, id: string) => Promise<FoundComplaint | null>

/** Every complaint about a child, of those that the reading may see, the earliest first. */
export type ReadComplaintsOf = (reading: Reading, child: SubjectId) => Promise<readonly FoundComplaint[]>

export interface ComplaintPorts {
  readonly readComplaints: ReadComplaints
  readonly readComplaint: ReadComplaint
  /** The children of these numbers whom the reading may see. */
  readonly readByNumber: (
    reading: Reading,
    numbers: readonly string[],
  ) => Promise<readonly { readonly subject: SubjectId }[]>
  /** Everybody who may sign in, by name. */
  readonly readPeople: (authority: AuthorityId) => Promise<readonly { readonly id: string; readonly name: string }[]>
  readonly readTeams: (reading: Reading) => Promise<readonly string[]>
  readonly saveEntry: (authority: AuthorityId, save: Save) => Promise<Saved>
  readonly newId: () => string
  readonly inForce: InForce
  readonly readLearned: ReadLearnedHere
  readonly titleOf: (person: string) => string
}
