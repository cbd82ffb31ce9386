import { hash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import {
  type AuthorityId,
  type Body,
  type PointRow,
  readCommitment,
  type SpanRow,
  type SubjectId,
  type SubjectKind,
} from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { rulesInUse } from '../projecting/definitions-in-use.ts'
import { foldAll, type Rules } from '../projecting/fold-subjects.ts'
import { lockGroups } from '../projecting/groups.ts'
import { IMPORTING } from '../appending/import-into.ts'
import { machineRandomness } from '../database/machine-randomness.ts'
import { givePositions } from '../appending/positions-given.ts'
import { differencesBetween, rowsOf, writeDifferences } from '../projecting/projections.ts'
import { projectedTables } from '../projecting/projected-tables.ts'
import { foldAfresh } from '../projecting/rebuild.ts'
import {
  deleteBeside,
  deleteJobs,
  type Edition,
  eventsOf,
  gather,
  type GatheredRecord,
  othersIn,
  type ReadShown,
  type Whose,
} from './seal-gather.ts'
import { BESIDE } from '../appending/sealing-lock.ts'
import type { Store, Tx } from '../database/store.ts'
import {
  aFact,
  entryOf,
  isDoneBy,
  isLocked,
  LOCK_TIMEOUT_MS,
  writeSaying,
  type EmptyingAsked,
  type SaidAs,
} from './saying.ts'
import { insertSubjects } from '../projecting/subjects.ts'
import { writeEntry } from '../appending/write-entries.ts'

/** What a practice makes of a record that is emptied, and its words for it. */
export interface EmptyingWords {
  /** The type of the fact that says so, and of one that says what the record goes on counting for. */
  readonly saidAs: SaidAs
  readonly closedAs: { readonly type: string; readonly shape: number }
  /** What is left in the figures. */
  readonly closing: (
    rows: { readonly points: readonly PointRow[]; readonly spans: readonly SpanRow[] },
    today: Day,
  ) => readonly { readonly yearEnd: Day; readonly body: Body }[]
  /** An edition’s file without these records: what stands for them counts in their place. */
  readonly reissue: (content: Buffer, records: readonly SubjectId[], standsFor: SubjectId) => Buffer
}

export interface EmptyingDone {
  readonly events: number
  readonly reads: number
  readonly others: number
}

/** A record as it is found, before anything of it is taken away. */
export interface FoundRecord {
  readonly whose: Whose
  readonly gathered: GatheredRecord
  /** What stands for it in the figures; null where it counts for nothing. */
  readonly closed: SubjectId | null
}

/** What becomes of a record that is emptied. */
export interface Fate<Refused extends string> {
  /** Why it may not be, by what the record says; null where it may. */
  readonly refuses: (tx: Tx, whose: Whose) => Promise<Refused | null>
  /** Keeps of it elsewhere what is to be kept, and answers what the entry says of that. */
  readonly keep: (tx: Tx, found: FoundRecord) => Promise<Body>
}

/** Something else must end first (an import, a check, working out rows anew), or there is no such record, or it is done. */
export type NotEmptied = 'busy' | 'not-found' | 'already-done'

const CLOSED: SubjectKind = 'closed-adoption'

/**
 * Empties a child's record, in one transaction: afterwards nothing in the database tells of it but bare commitments, what
 * it goes on counting for, and what its fate keeps. Others who shared an event are folded anew.
 */
export async function empty<Refused extends string>(
  store: Store,
  work: Work,
  fate: Fate<Refused>,
): Promise<EmptyingDone | NotEmptied | Refused> {
  try {
    return await store.inAuthority(work.asked.authority, (tx) => emptyIn(tx, work, fate), {
      lockTimeoutMs: LOCK_TIMEOUT_MS,
    })
  } catch (error) {
    if (isLocked(error)) return 'busy'
    throw error
  }
}

interface Work {
  readonly rules: Rules
  readonly words: EmptyingWords
  readonly asked: EmptyingAsked
}

async function emptyIn<Refused extends string>(
  tx: Tx,
  work: Work,
  fate: Fate<Refused>,
): Promise<EmptyingDone | NotEmptied | Refused> {
  const { asked, words } = work
  const { authority, today } = asked
  if (await isDoneBy(tx, asked)) return 'already-done'
  if (!(await nothingElseIsUnderWay(tx, authority))) return 'busy'
  const whose = await whoseRecord(tx, asked)
  if (whose === null) return 'not-found'
  const refused = await fate.refuses(tx, whose)
  if (refused !== null) return refused
  const places = await eventsOf(tx, whose)
  const others = await othersIn(tx, whose, places)
  await lockGroups(tx, authority, [...whose.ids, ...others])
  const rules = await rulesInUse(tx, authority, work.rules)
  const gathered = await gather(tx, whose, places)
  const closed = randomUUID() as SubjectId // a new random uuid (version 4)
  const closing = words.closing(await countedRows(tx, whose), today)
  const isClosing = closing.length > 0
  const kept = await fate.keep(tx, { whose, gathered, closed: isClosing ? closed : null })
  const reads = gathered.reads.map((read) => redaction(read, whose))
  const files = gathered.editions.map((edition) => reissued(edition, whose, closed, words))
  const closingEntry = isClosing ? await writeClosing(tx, work, closed, closing, rules) : null
  const said: Body = {
    ...{ why: words.saidAs.why, rule: words.saidAs.rule },
    events: places.map(({ entry, n }) => `${entry}.${n}`),
    reads: reads.flatMap((read) => (read.left === null ? [String(read.n)] : [])),
    redacted: reads.flatMap((read) => (read.left === null ? [] : [`${read.n} ${read.left.commitment}`])),
    files: files.map(({ fact, name, content }) => `${fact}/${name} ${hash('sha256', content)}`),
    ...kept,
  }
  const saying = await writeSaying(tx, asked, words.saidAs, said)
  await deleteBeside(tx, whose)
  const handed = {
    subjects: whose.ids,
    emergencies: gathered.emergencies,
    reads: reads.flatMap(({ n, left }) => (left === null ? [] : [{ n, ...left }])),
    files: files.map(({ content, ...file }) => ({ ...file, content: content.toString('base64') })),
  }
  await sql`select empty_as_told(${authority}::integer, ${saying}::bigint, ${JSON.stringify(handed)}::jsonb)`.execute(
    tx,
  )
  await foldAfresh(tx, authority, others, rules)
  await deleteJobs(tx, whose)
  // Whoever remembers an answer that stood on these rows is told so.
  await sql`update definitions_in_use set flips = flips + 1 where authority = ${authority}`.execute(tx)
  if (closingEntry !== null) await givePositions(tx, authority, [closingEntry])
  await givePositions(tx, authority, [saying])
  return { events: places.length, reads: gathered.reads.length, others: others.length }
}

/** No import, no check and no other emptying; no save and no logging of reads until we are done. */
async function nothingElseIsUnderWay(tx: Tx, authority: AuthorityId): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(${IMPORTING}, ${authority})
      and not exists (select from quality_run where authority = ${authority} and state = 'running')
      and not exists (select from reconstruction where authority = ${authority} and state = 'running') as free`.execute(
    tx,
  )
  if (!rows[0]?.free) return false
  const used = await sql<{ run: string | null }>`
    select run from definitions_in_use where authority = ${authority} for update`.execute(tx)
  if (used.rows[0]?.run) return false
  await sql`select pg_advisory_xact_lock(${BESIDE}, ${authority})`.execute(tx)
  return true
}

async function whoseRecord(tx: Tx, { authority, child }: EmptyingAsked): Promise<Whose | null> {
  const locked = (await lockGroups(tx, authority, [child])).filter(({ kind }) => kind === 'child')
  if (locked.length === 0) return null
  const ids = locked.map(({ id }) => id)
  const refs = await sql<{ source: string; ref: string }>`
    select source, ref from source_ref where authority = ${authority} and subject = any(${ids}::uuid[])`.execute(tx)
  const named = await sql<{ name: string | null }>`
    select name from child where authority = ${authority} and generation = 0 and subject = any(${ids}::uuid[])`.execute(
    tx,
  )
  return { authority, ids, refs: refs.rows, name: named.rows[0]?.name ?? null }
}

async function countedRows(tx: Tx, { authority, ids }: Whose) {
  const points = await sql<PointRow>`
    select subject, measure, on_date as "onDate", fact, num, den, from_on as "fromOn", until_on as "untilOn",
      left_out as "leftOut"
    from point where authority = ${authority} and generation = 0 and subject = any(${ids}::uuid[])`.execute(tx)
  const spans = await sql<SpanRow>`
    select subject, measure, fact, from_on as "fromOn", nullif(to_on, 'infinity') as "toOn",
      wait_from_on as "waitFromOn", wait_until_on as "waitUntilOn", kind
    from span where authority = ${authority} and generation = 0 and subject = any(${ids}::uuid[])`.execute(tx)
  return { points: points.rows, spans: spans.rows }
}

/**
 * What is left of a read: null where it was of this record, whoever else its page showed; of a list, the others and the
 * new commitment to them.
 */
function redaction(read: ReadShown, { ids }: Whose) {
  const gone = new Set<SubjectId>(ids)
  const subjects = read.subjects.filter((id) => !gone.has(id))
  const { subject } = read
  if (subjects.length === 0 || (subject !== null && gone.has(subject))) return { n: read.n, left: null }
  const salt = machineRandomness.salt()
  const commitment = readCommitment(salt, { ...read, on: read.on as Day, subject, subjects }).toString('hex') // a day of ours
  return { n: read.n, left: { salt: salt.toString('hex'), subject, subjects, commitment } }
}

const reissued = (edition: Edition, { ids }: Whose, closed: SubjectId, { reissue }: EmptyingWords): Edition => ({
  ...edition,
  content: reissue(edition.content, ids, closed),
})

async function writeClosing(
  tx: Tx,
  { asked, words }: Work,
  subject: SubjectId,
  closing: ReturnType<EmptyingWords['closing']>,
  rules: Rules,
): Promise<number> {
  const { authority } = asked
  const revisions = closing.map(({ yearEnd, body }) => ({
    ...aFact(words.closedAs, subject, body),
    happenedOn: yearEnd,
  }))
  const save = entryOf({ ...asked, by: 'throughline', request: randomUUID() }, revisions, { id: subject, kind: CLOSED })
  const folded = foldAll([{ id: subject, kind: CLOSED, sourceRef: null }], new Map(), [save], rules)
  await insertSubjects(tx, authority, save.newSubjects, folded)
  const nothing = projectedTables.map(() => [])
  const rows = rowsOf([...folded.values()].map(({ projection }) => projection))
  await writeDifferences(tx, { authority, generation: 0 }, differencesBetween(nothing, rows))
  return writeEntry(tx, authority, save, machineRandomness)
}
