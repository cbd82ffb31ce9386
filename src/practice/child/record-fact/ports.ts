import type { Reading } from '../../../access/index.ts'
import type { AuthorityId, Body, Fact, FactId, FieldValue, Save, Saved, SubjectId } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'
import type { Nameable } from '../called.ts'

/** Who a form is about. */
export interface ChildNamed extends Nameable {
  readonly subject: SubjectId
  readonly bornOn: Day | null
}

/** One fact as a form shows it: what it comes to (or came to, before it was withdrawn), its long texts, and who spoke last. */
export interface FactShown {
  readonly fact: Fact
  /** The number of the last revision: what a form that would change the fact must still find. */
  readonly lastRevision: number
  readonly isWithdrawn: boolean
  readonly texts: Readonly<Record<string, string>>
  readonly lastBy: string
  readonly lastRecordedOn: Day
}

/** When the council works with a child, and on which days something of a kind is recorded already. */
export interface Standing {
  /** The first day of the first journey; null where there is none yet. */
  readonly knownFrom: Day | null
  /** The day on which the last journey ended; null while one is open. */
  readonly closedOn: Day | null
  readonly days: readonly Day[]
}

export type ReadStanding = (reading: Reading, child: SubjectId, type: string) => Promise<Standing>

/** Null where the record has no such child. */
export type ReadChildNamed = (reading: Reading, child: SubjectId) => Promise<ChildNamed | null>

/** Null where this child has no such fact. */
export type ReadFact = (reading: Reading, child: SubjectId, fact: FactId) => Promise<FactShown | null>

/** Somebody who may sign in, as a form offers them. */
export interface PersonFound {
  /** How the record knows them. */
  readonly person: string
  readonly name: string
  /** Their roles and team, in words. */
  readonly does: string
}

/** Looks up people who may sign in: by their words, or by a part of a name or role. */
export type FindPeople = (
  authority: AuthorityId,
  whom: { readonly people: readonly string[] } | { readonly called: string },
  limit: number,
) => Promise<readonly PersonFound[]>

/** Saves one entry; refusals that are expected come back as an answer. */
export type SaveEntry = (authority: AuthorityId, save: Save) => Promise<Saved>

/** Whether a form that is called so was saved already: it was sent twice. */
export type WasSaved = (authority: AuthorityId, request: string) => Promise<boolean>

/** A new random uuid (version 4). */
export type NewId = () => string

/** Only what a person changed: an import keeps its own voice for everything else. A fact that only people told is said whole. */
export function changedFields(fact: Fact, typed: Body): Body {
  if (!fact.voices.some((voice) => voice !== 'typed')) return typed
  const changed = Object.entries(typed).filter(([field, value]) => !isSame(fact.body[field] ?? null, value))
  return Object.fromEntries(changed)
}

const isSame = (a: FieldValue, b: FieldValue): boolean =>
  a === b || String(a ?? '') === String(b ?? '') || JSON.stringify(a) === JSON.stringify(b)
