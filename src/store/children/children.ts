import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../access/index.ts'
import type { ChildListed, ChildrenAsk, ReadChildren, ReadTeams } from '../../practice/child/index.ts'
import type { Owner, SubjectId } from '../../record/index.ts'
import { foundBy, peopleAnswering } from './people-found.ts'
import { remembered } from '../projecting/remembered.ts'
import { seen } from '../projecting/seen.ts'
import type { Store, Tx } from '../database/store.ts'

type Row = Omit<ChildListed, 'owner' | 'foundBy'> & {
  readonly ownerRole: Owner['role'] | null
  readonly named: string | null
}

type ListAsk = Omit<ChildrenAsk, 'limit' | 'offset'>

/** The conditions that an ask puts on a child, in SQL. */
function asAsked({ bornOn, standing, team }: ListAsk): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = []
  if (bornOn !== null) conditions.push(sql`c.born_on = ${bornOn}`)
  if (team !== null) conditions.push(sql`c.team = ${team}`)
  if (standing === 'closed') conditions.push(sql`s.stage is null`)
  else if (standing !== 'any') conditions.push(sql`s.stage = ${standing}`)
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

const ORDER: Readonly<Record<ChildrenAsk['sort'], RawBuilder<unknown>>> = {
  match: sql`lower(c.name) nulls last, c.source_ref nulls last`,
  name: sql`lower(c.name) nulls last, c.source_ref nulls last`,
  youngest: sql`c.born_on desc nulls last`,
  next: sql`n.due_on nulls last`,
  quietest: sql`c.last_event_on nulls last`,
}

/** The clock that ran on the day and falls due first: of the way to permanence where one is open, else the child's own. */
const nextClock = ({ authority, generation, on }: Reading): RawBuilder<unknown> => sql`
  left join lateral (
    select k.rule, k.due_on from clock k
    where k.authority = ${authority} and k.generation = ${generation} and k.subject = c.subject
      and s.stage is not null and k.started_on <= ${on}
      and (split_part(k.rule, '.', 1) = 'permanence') = (p.stage is not null)
      and (k.stopped_on is null or k.stopped_on > ${on})
      and (k.ended_without_on is null or k.ended_without_on > ${on})
    order by k.due_on, k.rule limit 1
  ) n on true`

const spanOn = ({ authority, generation, on }: Reading, practice: string, alias: string): RawBuilder<unknown> => sql`
  left join stage_span ${sql.ref(alias)} on ${sql.ref(`${alias}.authority`)} = ${authority}
    and ${sql.ref(`${alias}.generation`)} = ${generation} and ${sql.ref(`${alias}.practice`)} = ${practice}
    and ${sql.ref(`${alias}.subject`)} = c.subject
    and ${sql.ref(`${alias}.from_on`)} <= ${on} and ${sql.ref(`${alias}.to_on`)} > ${on}`

/** A child of a list, and how the child answers to what was looked for. */
interface Listed {
  readonly subject: SubjectId
  readonly worst: number | null
}

/** The children of a list in its order: what every page of the list is cut from. */
async function inOrder(tx: Tx, reading: Reading, ask: ListAsk, isLoose = false): Promise<readonly Listed[]> {
  const { authority, generation } = reading
  const isSearch = ask.words.length > 0
  const order = ask.sort === 'match' && isSearch ? sql`f.points desc, ${ORDER.name}` : ORDER[ask.sort]
  const { rows } = await sql<Listed>`
    select c.subject, ${isSearch ? sql`f.worst` : sql`null::integer as worst`}
    from ${isSearch ? sql`${peopleAnswering(reading, ask.words, isLoose)} f join child c on c.subject = f.subject` : sql`child c`}
    ${ask.standing === 'any' && ask.sort !== 'next' ? sql`` : spanOn(reading, 'child', 's')}
    ${ask.sort === 'next' ? sql`${spanOn(reading, 'permanence', 'p')} ${nextClock(reading)}` : sql``}
    where c.authority = ${authority} and c.generation = ${generation} and ${asAsked(ask)}
      and ${seen(reading, sql`c.subject`)}
    order by ${order}, c.subject`.execute(tx)
  return rows.length === 0 && isSearch && !isLoose ? inOrder(tx, reading, ask, true) : rows
}

/** What a page shows of its children: a few looks by key for each. */
async function rowsOf(tx: Tx, reading: Reading, listed: readonly Listed[]): Promise<readonly ChildListed[]> {
  const { authority, generation } = reading
  const children = listed.map(({ subject }) => subject)
  const worst = new Map(listed.map((each) => [each.subject, each.worst]))
  const { rows } = await sql<Row>`
    select c.subject, c.name, c.source_ref as "sourceRef", c.born_on as "bornOn", c.team, s.stage,
      p.stage as "permanenceStage", s.owner_role as "ownerRole", s.owner as named,
      coalesce(n.due_on, j.next_on, s.from_on + 30) as "nextOn", n.rule as "nextRule", j.next_what as "nextWhat",
      c.last_event_on as "lastEventOn"
    from unnest(${children}::uuid[]) with ordinality as asked (subject, place)
    join child c on c.authority = ${authority} and c.generation = ${generation} and c.subject = asked.subject
    ${spanOn(reading, 'child', 's')} ${spanOn(reading, 'permanence', 'p')} ${nextClock(reading)}
    left join journey j on j.authority = ${authority} and j.generation = ${generation} and j.subject = c.subject
      and j.practice = 'child' and j.nth = s.nth and n.rule is null
    order by asked.place`.execute(tx)
  return rows.map(({ ownerRole, named, ...child }) => ({
    ...child,
    owner: ownerRole === null ? null : { role: ownerRole, named },
    foundBy: foundBy(worst.get(child.subject) ?? null),
  }))
}

/**
 * Reads one page of the children, as they stood on the day of the reading, with how many there are in all. The order
 * of a list stands while nothing is saved, so that turning its pages costs a page each.
 */
export const readChildren = (store: Store): ReadChildren => {
  const order = remembered(store, 24, (reading: Reading, ask: ListAsk) =>
    store.inAuthority(reading.authority, (tx) => inOrder(tx, reading, ask)),
  )
  return async (reading, { limit, offset, ...ask }) => {
    const all = await order(reading, ask)
    const page = all.slice(offset, offset + limit)
    if (page.length === 0) return { total: all.length, children: [] }
    const children = await store.inAuthority(reading.authority, (tx) => rowsOf(tx, reading, page))
    return { total: all.length, children }
  }
}

/** Reads the names of the teams that have children. */
export const readTeams = (store: Store): ReadTeams => {
  const read = remembered(store, 4, (reading: Reading, _: null) =>
    store.inAuthority(reading.authority, (tx) =>
      tx
        .selectFrom('child')
        .select('team')
        .distinct()
        .where('authority', '=', reading.authority)
        .where('generation', '=', reading.generation)
        .where('team', 'is not', null)
        .where(seen(reading, sql`subject`))
        .orderBy('team')
        .execute(),
    ),
  )
  return async (reading) => (await read(reading, null)).flatMap(({ team }) => (team === null ? [] : [team]))
}
