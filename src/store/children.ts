import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../access/index.ts'
import type { ChildListed, ChildrenAsk, ReadChildren, ReadTeams } from '../practice/child/index.ts'
import type { Owner, SubjectId } from '../record/index.ts'
import { numbersJoined } from './joined.ts'
import { remembered } from './remembered.ts'
import { seen } from './seen.ts'
import type { Store, Tx } from './store.ts'

type Row = Omit<ChildListed, 'owner'> & {
  readonly ownerRole: Owner['role'] | null
  readonly named: string | null
}

type ListAsk = Omit<ChildrenAsk, 'limit' | 'offset'>

/** A word as a LIKE pattern finds it; what the pattern language means by % and _ is taken literally. */
const literally = (word: string): string => word.replace(/[\\%_]/g, (sign) => `\\${sign}`)

type Numbers = Awaited<ReturnType<typeof numbersJoined>>

/** A word of the name, or the beginning of a number: the child's, or that of a record which is read under the child's. */
function nameOrNumber(word: string, joined: Numbers): RawBuilder<unknown> {
  const under = joined.filter(({ number }) => number.startsWith(word.toLowerCase())).map(({ root }) => root)
  return sql`(lower(c.name) like ${`%${literally(word)}%`} or lower(c.source_ref) like ${`${literally(word)}%`}
    or c.subject = any(${under}::uuid[]))`
}

/** The conditions that an ask puts on a child, in SQL. */
function asAsked({ words, bornOn, standing, team }: ListAsk, joined: Numbers): RawBuilder<unknown> {
  const conditions = words.map((word) => nameOrNumber(word, joined))
  if (bornOn !== null) conditions.push(sql`c.born_on = ${bornOn}`)
  if (team !== null) conditions.push(sql`c.team = ${team}`)
  if (standing === 'closed') conditions.push(sql`s.stage is null`)
  else if (standing !== 'any') conditions.push(sql`s.stage = ${standing}`)
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

const ORDER: Readonly<Record<ChildrenAsk['sort'], RawBuilder<unknown>>> = {
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

/** The children of a list in its order, as ids: what every page of the list is cut from. */
async function inOrder(tx: Tx, reading: Reading, ask: ListAsk): Promise<readonly SubjectId[]> {
  const { authority, generation } = reading
  const joined = ask.words.length > 0 ? await numbersJoined(tx, reading) : []
  const { rows } = await sql<{ readonly subject: SubjectId }>`
    select c.subject from child c ${spanOn(reading, 'child', 's')}
    ${ask.sort === 'next' ? sql`${spanOn(reading, 'permanence', 'p')} ${nextClock(reading)}` : sql``}
    where c.authority = ${authority} and c.generation = ${generation} and ${asAsked(ask, joined)}
      and ${seen(reading, sql`c.subject`)}
    order by ${ORDER[ask.sort]}, c.subject`.execute(tx)
  return rows.map(({ subject }) => subject)
}

/** What a page shows of its children: a few looks by key for each. */
async function rowsOf(tx: Tx, reading: Reading, children: readonly SubjectId[]): Promise<readonly ChildListed[]> {
  const { authority, generation } = reading
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
