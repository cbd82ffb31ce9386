import { type RawBuilder, sql } from 'kysely'
import type { AuthorityId, Body, FactId, Revision, SubjectId, Voice } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Tx } from '../database/store.ts'

/** What is told once of each entry. */
type EntryTold = readonly [entry: number, voice: Voice, statement: string | null, recordedOn: Day]

/** One revision of the nth subject asked for; `several` only where it is about more than one. */
type RevisionTold = readonly [
  nth: number,
  entry: number,
  fact: FactId,
  revision: number,
  type: string,
  shape: number,
  happenedOn: Day | '',
  several: readonly SubjectId[] | null,
  body: Body,
]

/** Revisions as they come from the database: texts of JSON, each null where there is nothing to tell. */
export interface RevisionsTold {
  /** Of `EntryTold`, one after the other. */
  readonly entries: string | null
  /** Of `RevisionTold`, one after the other. */
  readonly revisions: string | null
}

/** Every revision of every fact about these subjects; with `upTo`, those of entries at that position or before. */
export async function readRevisions(
  tx: Tx,
  authority: AuthorityId,
  subjects: readonly SubjectId[],
  upTo?: number,
): Promise<Map<SubjectId, Revision[]>> {
  if (subjects.length === 0) return new Map()
  const { rows } = await sql<RevisionsTold>`${revisionsAsText(authority, subjects, upTo)}`.execute(tx)
  return revisionsFrom(rows[0] ?? { entries: null, revisions: null }, subjects)
}

const orNull = (json: string) => `coalesce(${json}, 'null')`
/** For text without a sign that means something in JSON. What is null is told as an empty text. */
const quoted = (plain: string) => `'"', ${plain}, '"'`
const asJson = (column: string) => orNull(`to_json(${column})::text`)
/** A list of JSON from the texts of what it lists. */
const listed = (texts: readonly string[]) => sql.raw(`concat('[', ${texts.join(", ',', ")}, ']')`)

const entryTold = listed(['id', asJson('voice'), asJson('statement'), quoted('recorded_on')])
const revisionTold = listed([
  ...['s.nth', 's.entry', quoted('e.fact'), orNull('e.revision::text'), quoted('e.type'), orNull('e.shape::text')],
  ...[quoted('e.happened_on'), "case when cardinality(e.subjects) > 1 then to_json(e.subjects)::text else 'null' end"],
  orNull('e.body::text'),
])

/**
 * Texts of JSON that tell them all: reading five hundred rows one by one took this thread four times as long. Made by
 * putting texts together, which takes the database half of what its own functions for JSON take.
 */
export function revisionsAsText(
  authority: AuthorityId,
  subjects: readonly SubjectId[],
  upTo?: number,
): RawBuilder<unknown> {
  const known = upTo === undefined ? sql`` : sql`where n.position <= ${upTo}`
  const ofKnown = upTo === undefined ? sql`` : sql`join told n on n.id = s.entry`
  // In the order written, whatever the planner believes: a database without statistics (just loaded, or embedded, where
  // nothing gathers them) otherwise looks the subject up for every event there is. Measured: 4.9 s against 65 ms.
  return sql`
    with s as materialized (
      select asked.nth, s.entry, s.n from unnest(${subjects}::uuid[]) with ordinality as asked(subject, nth)
      cross join lateral (
        select entry, n from event_subject where authority = ${authority} and subject = asked.subject offset 0) s),
    told as materialized (
      select n.* from (select distinct entry from s) d
      cross join lateral (
        select id, voice, statement, recorded_on, position from entry
        where authority = ${authority} and id = d.entry offset 0) n ${known})
    select (select string_agg(${entryTold}, ',') from told) as entries,
      (select string_agg(${revisionTold}, ',') from s ${ofKnown}
        cross join lateral (
          select * from event e where e.authority = ${authority} and e.entry = s.entry and e.n = s.n offset 0) e) as revisions`
}

/** The revisions of each of these subjects, none where nothing was told. */
export function revisionsFrom(told: RevisionsTold, subjects: readonly SubjectId[]): Map<SubjectId, Revision[]> {
  const found = subjects.map((subject) => {
    const revisions: Revision[] = []
    return { alone: [subject], revisions }
  })
  const toldEntries = listOf(told.entries) as readonly EntryTold[] // as the statement above puts it together
  const toldRevisions = listOf(told.revisions) as readonly RevisionTold[] // likewise
  const entries = new Map(toldEntries.map((entry) => [entry[0], entry]))
  for (const [nth, of, fact, revision, type, shape, happenedOn, several, body] of toldRevisions) {
    const [own, entry] = [found[nth - 1], entries.get(of)]
    if (!own || !entry) continue // somebody took the entry away: verifying tells of it
    const [, voice, statement, recordedOn] = entry
    const { alone, revisions } = own
    revisions.push({
      fact,
      revision,
      type,
      shape,
      subjects: several ?? alone,
      happenedOn: happenedOn === '' ? null : happenedOn,
      body,
      voice,
      statement,
      recordedOn,
    })
  }
  return new Map(subjects.map((subject, nth) => [subject, found[nth]?.revisions ?? []]))
}

/** What a text of `revisionsAsText` lists. */
const listOf = (text: string | null): unknown => JSON.parse(`[${text ?? ''}]`)
