import { sql } from 'kysely'
import {
  type AuthorityId,
  commitment,
  entryDigest,
  type NewRevision,
  type Randomness,
  type Save,
  storable,
  storableBody,
  textCommitment,
} from '../record/index.ts'
import type { Tx } from './store.ts'
import { arrayCell, type Column, columns, type Row, selected, unnested } from './unnest.ts'

export type NewEntry = Omit<Save, 'newSubjects'>

const entryColumns = columns('nth:integer recorded_on:date by_person voice statement request digest:bytea')
const eventColumns = columns(
  'entry:integer n:integer fact:uuid revision:integer type shape:integer happened_on:date salt:bytea body:jsonb commitment:bytea subject:uuid several:uuid[]',
)
const subjectColumns = columns('subject:uuid entry:integer n:integer')
const textColumns = columns('entry:integer n:integer field salt:bytea text commitment:bytea')

interface Written {
  readonly entries: Row[]
  readonly events: Row[]
  readonly subjects: Row[]
  readonly texts: Row[]
}

/** Writes entries and their events, all in one statement, and answers the entries' ids in the order given. They have no position yet. */
export async function writeEntries(
  tx: Tx,
  authority: AuthorityId,
  entries: readonly NewEntry[],
  random: Randomness,
): Promise<number[]> {
  const { rows } = await statement(authority, asRows(entries, random)).execute(tx)
  return rows.map((row) => row.id)
}

function statement(authority: AuthorityId, { entries, events, subjects, texts }: Written) {
  const our = sql`${authority}::integer`
  const [, ...entry] = entryColumns
  const event = eventColumns.slice(1, -2)
  const withTexts = sql`, texts as (
      insert into event_text (authority, entry, n, field, salt, text, commitment)
      select ${our}, e.id, ${selected('x', textColumns.slice(1))}
      from ${unnested('x', textColumns, texts)} join made e on e.nth = x.entry)`
  return sql<{ id: number }>`
    with given as materialized (select * from ${unnested('g', entryColumns, entries)}),
    inserted as (
      insert into entry (authority, ${names(entry)}) select ${our}, ${selected('given', entry)} from given
      returning id, request),
    made as materialized (select i.id, g.nth from inserted i join given g on g.request = i.request),
    events as (
      insert into event (authority, entry, ${names(event)}, subjects)
      select ${our}, e.id, ${selected('v', event)}, coalesce(v.several::uuid[], array[v.subject])
      from ${unnested('v', eventColumns, events)} join made e on e.nth = v.entry),
    subjects as (
      insert into event_subject (authority, subject, entry, n) select ${our}, s.subject, e.id, s.n
      from ${unnested('s', subjectColumns, subjects)} join made e on e.nth = s.entry)
    ${texts.length > 0 ? withTexts : sql``}
    select id from made order by nth`
}

const names = (of: readonly Column[]) => sql.join(of.map(({ name }) => sql.id(name)))

function asRows(given: readonly NewEntry[], random: Randomness): Written {
  const written: Written = { entries: [], events: [], subjects: [], texts: [] }
  for (const [nth, entry] of given.entries()) {
    const committed = entry.revisions.map((revision, n) => eventRows(written, nth, n, revision, random))
    const statement = entry.statement === null ? null : storable(entry.statement)
    const said = [entry.recordedOn, storable(entry.by), entry.voice, statement, storable(entry.request)]
    written.entries.push([nth, ...said, entryDigest(committed)])
  }
  return written
}

function eventRows(written: Written, nth: number, n: number, revision: NewRevision, random: Randomness) {
  const { fact, type, shape, happenedOn } = revision
  const salt = random.salt()
  const subjects = [...revision.subjects].sort()
  const body = storableBody(revision.body)
  const seal = commitment(salt, { type, shape, happenedOn, fact, revision: revision.revision, subjects, body })
  written.events.push([
    ...[nth, n, fact, revision.revision, type, shape, happenedOn, salt, JSON.stringify(body), seal],
    ...(subjects.length === 1 ? [subjects[0] ?? null, null] : [null, arrayCell(subjects)]),
  ])
  for (const subject of subjects) written.subjects.push([subject, nth, n])
  const texts = Object.entries(revision.texts).map(([field, text]) => {
    const textSalt = random.salt()
    const textSeal = textCommitment(textSalt, storable(field), storable(text))
    written.texts.push([nth, n, storable(field), textSalt, storable(text), textSeal])
    return { field: storable(field), commitment: textSeal }
  })
  return { commitment: seal, texts }
}
