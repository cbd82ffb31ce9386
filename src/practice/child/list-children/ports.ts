import type { Reading } from '../../../access/index.ts'
import type { AuthorityId, Owner, SubjectId } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'
import type { Nameable } from '../called.ts'

/** Where the children of a list stand with the authority. */
export const standings = ['looked-after', 'open', 'care-leaver', 'closed', 'any'] as const
export type StandingAsked = (typeof standings)[number]

export const sorts = ['match', 'name', 'youngest', 'next', 'quietest'] as const
export type SortAsked = (typeof sorts)[number]

/** One word that is looked for: as it begins, as it sounds, as it is spelt. */
export interface SoughtWord {
  readonly word: string
  readonly sounds: readonly string[]
  readonly trigrams: string
}

/** How a child answers to what was looked for, where it is not simply the name or number. */
export type FoundBy = 'other-name' | 'sound' | 'spelling'

/** What a list of children is narrowed to. */
export interface ChildrenAsk {
  /** The child must answer to each, by a name, a number or a postcode. None: every child. */
  readonly words: readonly SoughtWord[]
  readonly bornOn: Day | null
  readonly standing: StandingAsked
  readonly team: string | null
  readonly sort: SortAsked
  readonly limit: number
  readonly offset: number
}

/** One child in a list, as the child stood on the day of reading. */
export interface ChildListed extends Nameable {
  readonly subject: SubjectId
  readonly bornOn: Day | null
  readonly team: string | null
  /** The child practice's stage; null where no journey was open on the day. */
  readonly stage: string | null
  /** The permanence practice's stage, where a journey to permanence was open. */
  readonly permanenceStage: string | null
  readonly owner: Owner | null
  /** The next date of an open journey: of the clock that falls due first, with its rule, else the journey's own. */
  readonly nextOn: Day | null
  readonly nextRule: string | null
  readonly nextWhat: string | null
  readonly lastEventOn: Day | null
  readonly foundBy: FoundBy | null
}

/** One page of the list, with how many there are in all. */
export type ReadChildren = (
  reading: Reading,
  ask: ChildrenAsk,
) => Promise<{ readonly total: number; readonly children: readonly ChildListed[] }>

/** The teams that have children, by name. */
export type ReadTeams = (reading: Reading) => Promise<readonly string[]>

/** An action of a plan, as a search shows it. */
export interface ActionFound {
  readonly id: string
  readonly ref: string
  readonly says: string
}

/** The actions of plans that hold every word, by the beginning of one of theirs. */
export type FindActions = (reading: Reading, words: readonly string[]) => Promise<readonly ActionFound[]>

/** Something written about a child, as a search shows it. */
export interface WrittenFound extends Nameable {
  readonly subject: SubjectId
  readonly bornOn: Day | null
  readonly type: string
  readonly happenedOn: Day
  readonly field: string
  /** The words around what was found. */
  readonly says: string
}

/** What was written about children whom the asker may see, by its words; the newest first. */
export type FindWritten = (reading: Reading, words: string, limit: number) => Promise<readonly WrittenFound[]>

/** Keeps what a person searched for, so that the address of the results carries a random id and never a name. */
export type KeepSearch = (authority: AuthorityId, by: string, text: string) => Promise<string>

/** What was searched for; null where there is no such search of this person's. */
export type ReadSearch = (authority: AuthorityId, by: string, id: string) => Promise<string | null>
