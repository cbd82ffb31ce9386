import type { SubjectId } from '../record/index.ts'
import type { Day } from '../time/index.ts'
import { relations, type Relation } from './relation.ts'

/** How a person stood to what they read: to the one child, or to a list; or that it was refused; or that they signed in. */
export type Ground = Relation | 'list' | 'refused' | 'signed-in' | 'sent' | 'received'

/** The grounds on which something can be read, in words. */
export const grounds: Readonly<Partial<Record<Ground, string>>> = {
  list: 'A list of children whom they may see',
  allocated: relations.allocated,
  'same-team': relations['same-team'],
  'other-team': relations['other-team'],
  'panel-item': relations['panel-item'],
  audited: relations.audited,
  granted: relations.granted,
  unsealed: relations.unsealed,
  emergency: relations.emergency,
  sealed: relations.sealed,
  sent: 'Sent to another authority',
  received: 'Received from another authority',
  refused: 'Refused: nothing was shown',
  'signed-in': 'Somebody signed in',
}

/** What the log of reads is told when somebody was shown a record or a list, or was refused. */
export interface Read {
  /** Who: as the record names who saves; `NOBODY` where nobody is signed in. */
  readonly person: string
  /** Which page, as a pattern: `/children/:child`, never an address. */
  readonly route: string
  /** The civil date, in Europe/London. */
  readonly on: Day
  readonly ground: Ground
  /** The policy's sentence. */
  readonly because: string
  /** The record that was opened; null where a list was read, and of whatever was refused. */
  readonly subject: SubjectId | null
  /** Every child that was shown, the opened one included. */
  readonly subjects: readonly SubjectId[]
}

/** Writes a read into the log; resolves when it can no longer be lost. What was read is shown only then. */
export type RecordRead = (authority: number, read: Read) => Promise<void>

/** Whom the log names where somebody was refused who is not signed in. */
export const NOBODY = 'nobody'

/** That somebody signed in, for the log: who, by which way, when and how. */
export const signedIn = ({ person, route, on, because }: Pick<Read, 'person' | 'route' | 'on' | 'because'>): Read => ({
  ...{ person, route, on, because },
  ...{ ground: 'signed-in', subject: null, subjects: [] },
})

/** An attempt that was refused, for the log: who, at which kind of address, when and why. Never about whom. */
export const refusal = ({ person, route, on, because }: Pick<Read, 'person' | 'route' | 'on' | 'because'>): Read => ({
  ...{ person, route, on, because },
  ...{ ground: 'refused', subject: null, subjects: [] },
})
