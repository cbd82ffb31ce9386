import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { AuthorityId, Body, FactId, NewRevision, Save, SubjectId, SubjectKind } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { writeEntry } from '../appending/write-entries.ts'
import { machineRandomness } from '../database/machine-randomness.ts'
import type { Tx } from '../database/store.ts'
import { insertSubjects } from '../projecting/subjects.ts'

/** The type of the fact that says that a record was emptied, by which rule and why. */
export interface SaidAs {
  readonly type: string
  readonly shape: number
  readonly rule: string
  readonly why: string
}

/** Who empties something, when, and by which form. */
export interface Emptier {
  readonly authority: AuthorityId
  readonly by: string
  readonly today: Day
  /** Unique to the form: a double click empties once. */
  readonly request: string
}

export interface EmptyingAsked extends Emptier {
  readonly child: SubjectId
}

/** How long an emptying waits for whoever writes beside it. */
export const LOCK_TIMEOUT_MS = 3000

/** Whether somebody else held what was waited for, too long or the other way round. */
export const isLocked = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '55P03' || error.code === '40P01')

const SEALING: SubjectKind = 'sealing'

export async function isDoneBy(tx: Tx, { authority, request }: Emptier): Promise<boolean> {
  const { rows } = await sql`select from entry where authority = ${authority} and request = ${request}`.execute(tx)
  return rows.length > 0
}

/** Writes the entry that says what was emptied, of a subject of its own; it has no position yet. Answers its number. */
export async function writeSaying(
  tx: Tx,
  asked: Emptier,
  saidAs: Pick<SaidAs, 'type' | 'shape'>,
  body: Body,
): Promise<number> {
  const subject = randomUUID() as SubjectId // a new random uuid (version 4)
  const revision = { ...aFact(saidAs, subject, body), happenedOn: asked.today }
  const save = entryOf(asked, [revision], { id: subject, kind: SEALING })
  await insertSubjects(tx, asked.authority, save.newSubjects, new Map())
  return writeEntry(tx, asked.authority, save, machineRandomness)
}

export const aFact = ({ type, shape }: { type: string; shape: number }, subject: SubjectId, body: Body) => ({
  fact: randomUUID() as FactId, // a new random uuid (version 4)
  ...{ revision: 0, type, shape, subjects: [subject], body, texts: {} },
})

export const entryOf = (
  { by, request, today }: Pick<Emptier, 'by' | 'request' | 'today'>,
  revisions: readonly NewRevision[],
  subject: { readonly id: SubjectId; readonly kind: SubjectKind },
): Save => ({
  ...{ request, by, voice: 'typed', statement: null, recordedOn: today, revisions },
  newSubjects: [{ ...subject, sourceRef: null }],
})
