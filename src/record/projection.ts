import type { Day } from '../time/index.ts'
import type { Fact, FactId, SubjectId, SubjectKind } from './fact.ts'

/** Who must act: a role, and where known the worker or team that the facts name. Names are joined when read. */
export interface Owner {
  readonly role: OwnerRole
  /** The worker's number in the source (such as SW00012), or a team's name; null where nobody is named yet. */
  readonly named: string | null
}
export type OwnerRole =
  | 'social-worker'
  | 'family-finder'
  | 'team-manager'
  | 'duty-manager'
  | 'iro'
  | 'agency-decision-maker'
  | 'court-case-manager'
  | 'front-door-manager'
  | 'conference-chair'
  | 'health-professional'
  | 'virtual-school-head'
  | 'agency-adviser'
  | 'adopters-worker'
  | 'supervising-social-worker'
  | 'personal-adviser'
  | 'complaints-manager'
  | 'records-custodian'
  | 'service-manager'
  | 'head-of-service'
  | 'director'
  | 'plan-lead'
  | 'action-lead'
  | 'promise-owner'
  | 'auditor'
  | 'board-secretary'
  | 'paper-author'

/** A journey of one subject through one practice, the nth of its kind. Open exactly when stage, owner and next date are there. */
export interface JourneyRow {
  readonly subject: SubjectId
  readonly practice: string
  readonly nth: number
  readonly startedOn: Day
  /** False when the files that we hold begin after the journey did: nothing may then be measured from its start. */
  readonly startKnown: boolean
  readonly endedOn: Day | null
  readonly ending: string | null
  readonly stage: string | null
  readonly stageSince: Day | null
  readonly owner: Owner | null
  readonly nextOn: Day | null
  readonly nextWhat: string | null
}

/** One stay in one stage with one owner: answers "as at any date". Half-open. */
export interface StageSpanRow {
  readonly subject: SubjectId
  readonly practice: string
  readonly nth: number
  readonly fromOn: Day
  readonly toOn: Day | null
  readonly stage: string
  readonly owner: Owner
}

/** A clock that a fact started. Dates only: whether it is late is found by comparing them with `today` when read. */
export interface ClockRow {
  readonly subject: SubjectId
  readonly rule: string
  readonly startedBy: FactId
  readonly startedOn: Day
  readonly warnOn: Day
  readonly dueOn: Day
  readonly pausedOn: Day | null
  readonly stoppedOn: Day | null
  /** The day on which the clock ended without what it waited for, such as a change of plan. */
  readonly endedWithoutOn: Day | null
  readonly owner: Owner
  /** Somebody put it aside; absent where nobody ever did. No date of the clock depends on it. */
  readonly snoozed?: Snoozed
}

/** Until when a clock was put aside, by whom (as the record names people), and why. */
export interface Snoozed {
  readonly until: Day
  readonly by: string
  readonly why: string
}

/** A dated contribution to a measure. `den` 0 with `leftOut` is a child left out, with the reason. */
export interface PointRow {
  readonly subject: SubjectId
  readonly measure: string
  readonly onDate: Day
  readonly fact: FactId
  readonly num: number
  readonly den: number
  /** The two dates that the number was counted between, where there are two. */
  readonly fromOn: Day | null
  readonly untilOn: Day | null
  readonly leftOut: string | null
  /** Whose it counts for, where it is told apart by worker: their number. Absent: nobody’s. */
  readonly worker?: string | null
}

/** A stretch of time during which a subject counts. Half-open. */
export interface SpanRow {
  readonly subject: SubjectId
  readonly measure: string
  readonly fact: FactId
  readonly fromOn: Day
  readonly toOn: Day | null
  /** For measures that compare a wait with a limit: when the wait began, and when it ended within the span. */
  readonly waitFromOn: Day | null
  readonly waitUntilOn: Day | null
  /** What kind of span, where a measure has kinds: a cause of delay and whose it is. */
  readonly kind: string | null
  /** Whose it counts for, where it is told apart by worker: their number. Absent: nobody’s. */
  readonly worker?: string | null
}

/** Something that the facts contradict: shown on the child, the import and a worklist, and left out of figures. */
export interface ContradictionRow {
  readonly subject: SubjectId
  readonly code: string
  readonly onDate: Day | null
  readonly facts: readonly FactId[]
  /** One sentence in plain words, without any name or identifier. */
  readonly says: string
}

/** What lists show of a child, as the facts now tell it. */
export interface ChildRow {
  readonly subject: SubjectId
  /** The child's number in the return; null for a child who was only typed. */
  readonly sourceRef: string | null
  readonly name: string | null
  readonly bornOn: Day | null
  readonly sex: string | null
  readonly team: string | null
  readonly siblingGroup: string | null
  readonly worker: string | null
  /** The number of the reviewing officer whose the child is. */
  readonly officer: string | null
  readonly workersSoFar: number
  /** The last day on which anything happened, other than in a yearly table. */
  readonly lastEventOn: Day | null
  /** The people whom the restricted record names, in order, or `AFTER_ORDER`; null where it is not restricted. */
  readonly restrictedTo: readonly string[] | null
}

/** What an administrator says of somebody who uses the service. */
export interface AccountRow {
  readonly subject: SubjectId
  /** How the record names who saved: a word, never a name. */
  readonly person: string
  readonly name: string
  /** Roles given here, besides those of the person's groups. */
  readonly roles: readonly string[]
  readonly team: string | null
  /** The numbers under which returns name them as a social worker. */
  readonly workers: readonly string[]
  readonly state: 'active' | 'disabled'
  /** Where they live, as `asNumber` compares postcodes; null where nobody said. */
  readonly homePostcode: string | null
  /** When somebody last looked whether they should see what they see; null: never. */
  readonly reviewedOn: Day | null
}

/** Cases that somebody may read for a named review, from one day to another, both included. */
export interface GrantRow {
  readonly subject: SubjectId
  readonly fact: FactId
  readonly person: string
  readonly review: string
  readonly fromOn: Day
  readonly untilOn: Day
  readonly children: readonly SubjectId[]
}

/** Until when a record is kept. Of a record that no rule keeps and nobody holds there is none. */
export interface RetentionRow {
  readonly subject: SubjectId
  /** Null: no rule gives a day, or what it counts from is not known. */
  readonly keptUntil: Day | null
  readonly keptBy: string | null
  /** Whether somebody holds it, whatever the day. */
  readonly isHeld: boolean
  /** Whether somebody asked that it be purged, and nobody has decided. */
  readonly isPurgeAsked: boolean
}

/** What lists show of a complaint, a representation, a compliment or an enquiry of the Ombudsman. */
export interface ComplaintRow {
  readonly subject: SubjectId
  readonly kind: string
  readonly receivedOn: Day
  readonly about: string
  readonly sender: string | null
  readonly theme: string | null
  readonly team: string | null
  /** Whom it is about: whoever may not see that child sees nothing of it. */
  readonly child: SubjectId | null
  /** Whom it complains of, as the record names people, where they may sign in: they are not shown it. */
  readonly against: string | null
  /** The stage that it is in, or ended in. */
  readonly stage: string
  /** What was found last, and at which stage; null where nothing was yet. */
  readonly outcome: string | null
  readonly foundAt: string | null
  readonly endedOn: Day | null
}

/** What lists show of one audit, of one child’s record or of one worker’s practice. */
export interface AuditRow {
  readonly subject: SubjectId
  readonly programme: SubjectId
  readonly tool: string
  /** Whose record is audited; null where practice is. */
  readonly child: SubjectId | null
  /** The social worker whose practice is audited; null where a record is. */
  readonly worker: string | null
  /** Who audits and who moderates, as the record names people; no moderator where it is not moderated. */
  readonly auditor: string
  readonly moderator: string | null
  readonly team: string | null
  readonly allottedOn: Day
  readonly dueOn: Day
  readonly completedOn: Day | null
  readonly moderatedOn: Day | null
  /** Nothing is to be audited or moderated any more: the record is open on its ground no longer. */
  readonly readUntilOn: Day | null
  readonly overall: string | null
  /** `domain=grade`, in the order of the tool. */
  readonly grades: readonly string[]
  readonly moderatedOverall: string | null
  readonly moderatedGrades: readonly string[]
  readonly theme: string | null
  readonly actionsOpen: number
  readonly actionsDone: number
  /** The day by which the next open action is done. */
  readonly nextActionOn: Day | null
  readonly reauditOf: SubjectId | null
  readonly endedOn: Day | null
}

/** An item that is on the agenda of a panel: to whose eyes it opens which record, until the minutes are confirmed. */
export interface PanelItemRow {
  /** The agenda. */
  readonly subject: SubjectId
  readonly fact: FactId
  readonly child: SubjectId | null
  readonly household: SubjectId | null
  /** As the record names people. */
  readonly members: readonly string[]
  readonly confirmedOn: Day | null
}

/** One word that a child is found by, with how it sounds and is spelt where it is of a name. */
export interface SearchWordRow {
  readonly subject: SubjectId
  readonly kind: 'name' | 'other-name' | 'number' | 'postcode'
  /** In small letters, without accents. */
  readonly word: string
  readonly sound: string | null
  readonly otherSound: string | null
  /** Its trigrams, as `0` and `1` for each of 128 bits. */
  readonly trigrams: string | null
}

/** Everything that is stored about one subject besides its facts. Rebuilt identically from them at any time. */
export interface Projection {
  readonly child: ChildRow | null
  readonly journeys: readonly JourneyRow[]
  readonly stageSpans: readonly StageSpanRow[]
  readonly clocks: readonly ClockRow[]
  readonly points: readonly PointRow[]
  readonly spans: readonly SpanRow[]
  readonly contradictions: readonly ContradictionRow[]
  /** Of people alone. */
  readonly account?: AccountRow | null
  readonly grants?: readonly GrantRow[]
  /** Of complaints alone. */
  readonly complaint?: ComplaintRow | null
  /** Of audits alone. */
  readonly audit?: AuditRow | null
  /** Of agendas of panels alone. */
  readonly panelItems?: readonly PanelItemRow[]
  readonly searchWords: readonly SearchWordRow[]
  /** Of children alone. */
  readonly retention?: RetentionRow | null
}

/** How a subject's facts become its rows: a child's, where no kind is said. Total, linear, without I/O and without `today`. */
export interface Project {
  (subject: SubjectId, facts: readonly Fact[], kind?: SubjectKind): Projection
  /** The same under what an authority has set: facts about the authority itself. Absent: nothing can be set. */
  readonly under?: (settings: readonly Fact[]) => Project
}

/**
 * What stands instead of names where nobody restricted the record and an adoption order did: until it is sealed it is
 * open to those whose work that is. No word for a person has this sign.
 */
export const AFTER_ORDER = '@order'
