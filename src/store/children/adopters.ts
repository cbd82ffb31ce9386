import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../access/index.ts'
import type {
  AdopterPorts,
  AdoptersAsk,
  ChildOfFamily,
  HouseholdCalled,
  HouseholdLine,
} from '../../practice/adopters/index.ts'
import type { FosterLine, ReadFosterHomes } from '../../practice/fostering/index.ts'
import type { ReadHouseholdFound } from '../../practice/households/index.ts'
import {
  factsFrom,
  type AuthorityId,
  type EventDefinitions,
  type Fact,
  type Revision,
  type SubjectId,
} from '../../record/index.ts'
import { savedRevisions } from '../projecting/child-facts.ts'
import { readTold } from './read-told.ts'
import { householdCalled } from '../projecting/clocked.ts'
import { seen } from '../projecting/seen.ts'
import type { Store, Tx } from '../database/store.ts'

/** What people called a household, and the numbers by which list 11 of Annex A knows it and its adopters. */
const called = (authority: AuthorityId, subject: RawBuilder<unknown>) => sql`
  ${householdCalled(authority, subject)} as named,
  (select min(ref) from source_ref where authority = ${authority} and subject = ${subject} and source = 'annex-a-family')
    as family,
  (select coalesce(array_agg(ref order by ref), '{}') from source_ref
    where authority = ${authority} and subject = ${subject} and source = 'annex-a-adopter') as adopters`

/** Households that are under way on the day of the reading. */
const underWay = ({ authority, generation, on }: Reading, practice: string) => sql`
  from stage_span s left join journey j on j.authority = s.authority and j.generation = s.generation
    and j.subject = s.subject and j.practice = s.practice and j.nth = s.nth and j.stage = s.stage
  where s.authority = ${authority} and s.generation = ${generation} and s.practice = ${practice}
    and s.from_on <= ${on} and s.to_on > ${on}`

/** Households whose way has ended by then. */
const ended = ({ authority, generation, on }: Reading, practice: string) => sql`
  from journey j where j.authority = ${authority} and j.generation = ${generation} and j.practice = ${practice}
    and j.ended_on <= ${on}`

async function countOf(tx: Tx, from: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n ${from}`.execute(tx)
  return Number(rows[0]?.n ?? 0)
}

type Line = HouseholdLine & FosterLine

/** Reads the households of a practice a page at a time. */
const readHouseholds =
  (store: Store, practice: 'adopters' | 'fostering') =>
  (reading: Reading, { show, limit, offset }: AdoptersAsk) =>
    store.inAuthority(reading.authority, async (tx) => {
      const page =
        show === 'under-way'
          ? sql`select s.subject, s.stage, null as ending, s.from_on as since, j.next_on as "nextOn",
              j.next_what as "nextWhat" ${underWay(reading, practice)} order by s.from_on, s.subject
              limit ${limit} offset ${offset}`
          : sql`select j.subject, null as stage, j.ending, j.ended_on as since, null::date as "nextOn",
              null as "nextWhat" ${ended(reading, practice)} order by j.ended_on desc, j.subject
              limit ${limit} offset ${offset}`
      const { rows } = await sql<Line>`
        select p.*, ${called(reading.authority, sql`p.subject`)} from (${page}) p`.execute(tx)
      const counts = [
        await countOf(tx, underWay(reading, practice)),
        await countOf(tx, ended(reading, practice)),
      ] as const
      return { underWay: counts[0], ended: counts[1], households: rows }
    })

/** Reads the households of adopters a page at a time. */
export const readAdopters = (store: Store): AdopterPorts['readAdopters'] => readHouseholds(store, 'adopters')

/** Reads the households that foster a page at a time. */
export const readFosterHomes = (store: Store): ReadFosterHomes => readHouseholds(store, 'fostering')

/** The children whom list 10 last gave this family, of those whom the reader may be told of. */
async function childrenOf(tx: Tx, reading: Reading, family: string | null): Promise<readonly ChildOfFamily[]> {
  if (family === null) return []
  const { authority, generation } = reading
  const { rows } = await sql<ChildOfFamily>`
    select c.subject, c.source_ref as "sourceRef", c.name
    from child c
    where c.authority = ${authority} and c.generation = ${generation} and ${seen(reading, sql`c.subject`)}
      and c.subject in (
        select coalesce(s.same_as, s.id) from event e
        join subject s on s.authority = ${authority} and s.id = any(e.subjects)
        where e.authority = ${authority} and e.type = 'child.listed-for-adoption' and e.body ->> 'family' = ${family}
          and not exists (select from event later where later.authority = ${authority} and later.fact = e.fact
            and later.revision > e.revision))
    order by c.source_ref limit 50`.execute(tx)
  return rows
}

/** Reads one household: what the lists call it, its facts up to the day of the reading, and the children given to it. */
export const readAdopterHousehold =
  (store: Store, definitions: EventDefinitions): AdopterPorts['readAdopterHousehold'] =>
  (reading, subject) =>
    store.inAuthority(reading.authority, async (tx) => {
      const found = await sql<HouseholdCalled & { id: SubjectId }>`
        select s.id, ${called(reading.authority, sql`s.id`)} from subject s
        where s.authority = ${reading.authority} and s.id = ${subject} and s.kind = 'adopter'`.execute(tx)
      const [household] = found.rows
      if (!household) return null
      const facts = factsFrom(await savedRevisions(tx, reading, subject), definitions)
      const children = await childrenOf(tx, reading, household.family)
      const { named, family, adopters } = household
      return { named, family, adopters, children, facts: facts.filter(({ happenedOn }) => happenedOn <= reading.on) }
    })

/** Every household of adopters as known at a position, with its facts. */
export const everyHousehold = (
  store: Store,
  authority: AuthorityId,
  definitions: EventDefinitions,
  upTo: number,
): Promise<readonly (readonly Fact[])[]> =>
  store.inAuthority(authority, async (tx) => {
    const { rows } = await sql<Revision & { readonly subject: SubjectId }>`
      select s.id as subject, e.fact, e.revision, e.type, e.shape, e.subjects, e.happened_on as "happenedOn", e.body,
        n.voice, n.statement, n.recorded_on as "recordedOn"
      from subject s
      join event_subject o on o.authority = ${authority} and o.subject = s.id
      join event e on e.authority = ${authority} and e.entry = o.entry and e.n = o.n
      join entry n on n.authority = ${authority} and n.id = o.entry
      where s.authority = ${authority} and s.kind <> 'child' and s.kind = 'adopter' and n.position <= ${upTo}
      order by s.id, o.entry, o.n`.execute(tx)
    return [...Map.groupBy(rows, ({ subject }) => subject).values()].map((own) => factsFrom(own, definitions))
  })

/** Reads one household with its facts up to the day of the reading, their texts and its clocks. */
export const readHouseholdFound =
  (store: Store, definitions: EventDefinitions): ReadHouseholdFound =>
  (reading, kind, id) =>
    store.inAuthority(reading.authority, async (tx) => {
      const { rows } = await sql<{ named: string | null }>`
        select ${called(reading.authority, sql`s.id`)} from subject s
        where s.authority = ${reading.authority} and s.id::text = ${id} and s.kind = ${kind}`.execute(tx)
      const [found] = rows
      if (!found) return null
      const subject = id as SubjectId // it was just found
      return { id: subject, named: found.named, ...(await readTold(tx, reading, subject, definitions)) }
    })
