import type { Reading } from '../../access/index.ts'
import type { AuthorityId, Fact, FactId, Save, Saved, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { ChildRead, History } from '../show-child/index.ts'

/** What of a child can cross by being ticked. */
export type SendingChild = Pick<ChildRead, 'subject' | 'name' | 'sourceRef' | 'bornOn' | 'sex' | 'stays'>

/** An authority whose record is in this installation. */
export interface Elsewhere {
  readonly id: AuthorityId
  readonly name: string
}

/** Something that crosses, as the other end gets it. */
export interface Crossing {
  readonly to: AuthorityId
  readonly crossing: string
  readonly from: string
  readonly sentBy: string
  readonly ground: string
  readonly content: string
  readonly on: Day
}

export interface SendingPorts {
  readonly readChild: (reading: Reading, child: SubjectId) => Promise<SendingChild | null>
  readonly readHistory: (reading: Reading, child: SubjectId) => Promise<History>
  /** The authorities of this installation that something can go to, and this one. */
  readonly authorities: (here: AuthorityId) => Promise<readonly Elsewhere[]>
  readonly saveEntry: (authority: AuthorityId, save: Save) => Promise<Saved>
  /** Puts it into the record of the other authority, once however often it is asked. */
  readonly deliver: (crossing: Crossing) => Promise<void>
  /** Of these crossings those that stand in the record of the other authority. */
  readonly arrived: (to: AuthorityId, crossings: readonly string[]) => Promise<readonly string[]>
  readonly readReceived: (
    reading: Reading,
  ) => Promise<readonly { readonly subject: SubjectId; readonly facts: readonly Fact[] }[]>
  readonly readTexts: (
    reading: Reading,
    received: SubjectId,
  ) => Promise<ReadonlyMap<FactId, Readonly<Record<string, string>>>>
  /** Writes into the log of reads that something was sent, or that what was received was read. */
  readonly note: (
    authority: AuthorityId,
    read: {
      readonly person: string
      readonly on: Day
      readonly route: string
      readonly because: string
      readonly subject: SubjectId
      readonly ground: 'sent' | 'received'
    },
  ) => Promise<void>
  readonly stageTitle: (stage: string) => string
  readonly titleOf: (person: string) => string
  readonly newId: () => string
}
