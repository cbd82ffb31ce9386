import { type RawBuilder, sql } from 'kysely'
import {
  type AuthorityId,
  commitment,
  type Committed,
  type NewRevision,
  type Randomness,
  storable,
  storableBody,
  textCommitment,
} from '../../record/index.ts'
import { arrayCell, type Column, columns, type Row, selected, unnested } from '../database/unnest.ts'

/** Rows of some events of one entry, on their way to the database. */
export interface EventRows {
  readonly events: Row[]
  readonly subjects: Row[]
  readonly texts: Row[]
  /** In the order of the events: what the entry's digest covers. */
  readonly committed: Committed[]
}

const eventColumns = columns(
  'n:integer fact:uuid revision:integer type shape:integer happened_on:date salt:bytea body:jsonb commitment:bytea subject:uuid several:uuid[]',
)
/** Subjects travel apart: nearly every event has one, and an array of one costs less to make in the database. */
const ownColumns = eventColumns.slice(0, -2)
const subjectColumns = columns('subject:uuid n:integer')
const textColumns = columns('n:integer field salt:bytea text commitment:bytea')

/** The rows of revisions that are an entry's events from number `from`. */
export function eventRows(revisions: readonly NewRevision[], from: number, random: Randomness): EventRows {
  const rows: EventRows = { events: [], subjects: [], texts: [], committed: [] }
  for (const [at, revision] of revisions.entries()) addEvent(rows, from + at, revision, random)
  return rows
}

function addEvent(rows: EventRows, n: number, given: NewRevision, random: Randomness): void {
  const { fact, revision, type, shape, happenedOn } = given
  const salt = random.salt()
  const subjects = given.subjects.length > 1 ? [...given.subjects].sort() : given.subjects
  const body = storableBody(given.body)
  const seal = commitment(salt, { type, shape, happenedOn, fact, revision, subjects, body })
  rows.events.push([
    ...[n, fact, revision, type, shape, happenedOn, salt, JSON.stringify(body), seal],
    ...(subjects.length === 1 ? [subjects[0] ?? null, null] : [null, arrayCell(subjects)]),
  ])
  for (const subject of subjects) rows.subjects.push([subject, n])
  rows.committed.push({ commitment: seal, texts: addTexts(rows, n, given, random) })
}

function addTexts(rows: EventRows, n: number, { texts }: NewRevision, random: Randomness): Committed['texts'] {
  return Object.entries(texts).map(([name, given]) => {
    const [field, text, salt] = [storable(name), storable(given), random.salt()]
    const seal = textCommitment(salt, field, text)
    rows.texts.push([n, field, salt, text, seal])
    return { field, commitment: seal }
  })
}

/** The parts of a `with` that insert these rows for the entry whose id `entry` answers. */
export function eventInserts(
  authority: AuthorityId,
  entry: RawBuilder<unknown>,
  { events, subjects, texts }: EventRows,
): RawBuilder<unknown> {
  const ours = sql`${authority}::integer, ${entry}`
  const textInsert = sql`, texts as (
    insert into event_text (authority, entry, n, field, salt, text, commitment)
    select ${ours}, ${selected('x', textColumns)} from ${unnested('x', textColumns, texts)})`
  return sql`events as (
    insert into event (authority, entry, ${names(ownColumns)}, subjects)
    select ${ours}, ${selected('v', ownColumns)}, coalesce(v.several::uuid[], array[v.subject])
    from ${unnested('v', eventColumns, events)}),
  subjects as (
    insert into event_subject (authority, entry, subject, n)
    select ${ours}, ${selected('s', subjectColumns)} from ${unnested('s', subjectColumns, subjects)})
  ${texts.length > 0 ? textInsert : sql``}`
}

const names = (of: readonly Column[]) => sql.join(of.map(({ name }) => sql.id(name)))
