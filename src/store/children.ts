import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../access/index.ts'
import type { ChildListed, ChildrenAsk, ReadChildren, ReadTeams } from '../practice/child/index.ts'
import type { Owner } from '../record/index.ts'
import { remembered } from './remembered.ts'
import type { Store } from './store.ts'

type Row = Omit<ChildListed, 'owner'> & {
  readonly ownerRole: Owner['role'] | null
  readonly named: string | null
  readonly total: number
}

/** A word as a LIKE pattern finds it; what the pattern language means by % and _ is taken literally. */
const literally = (word: string): string => word.replace(/[\\%_]/g, (sign) => `\\${sign}`)

const nameOrNumber = (word: string): RawBuilder<unknown> =>
  sql`(lower(c.name) like ${`%${literally(word)}%`} or lower(c.source_ref) like ${`${literally(word)}%`})`

/** The conditions that an ask puts on a child, in SQL. */
function asAsked({ words, bornOn, standing, team }: ChildrenAsk): RawBuilder<unknown> {
  const conditions = words.map(nameOrNumber)
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

/** The clock that ran on the day and falls due first. */
const nextClock = ({ authority, generation, on }: Reading): RawBuilder<unknown> => sql`
  left join lateral (
    select k.rule, k.due_on from clock k
    where k.authority = ${authority} and k.generation = ${generation} and k.subject = c.subject
      and s.stage is not null and k.started_on <= ${on}
      and (k.stopped_on is null or k.stopped_on > ${on})
      and (k.ended_without_on is null or k.ended_without_on > ${on})
    order by k.due_on, k.rule limit 1
  ) n on true`

const spanOn = ({ authority, generation, on }: Reading, practice: string, alias: string): RawBuilder<unknown> => sql`
  left join stage_span ${sql.ref(alias)} on ${sql.ref(`${alias}.authority`)} = ${authority}
    and ${sql.ref(`${alias}.generation`)} = ${generation} and ${sql.ref(`${alias}.practice`)} = ${practice}
    and ${sql.ref(`${alias}.subject`)} = c.subject
    and ${sql.ref(`${alias}.from_on`)} <= ${on} and ${sql.ref(`${alias}.to_on`)} > ${on}`

/**
 * Reads one page of the children, as they stood on the day of the reading, with how many there are in all: one query.
 * The next step is looked up for every child only where the list is sorted by it, otherwise for the page alone.
 */
export const readChildren =
  (store: Store): ReadChildren =>
  (reading, ask) =>
    store.inAuthority(reading.authority, async (tx) => {
      const { authority, generation } = reading
      const { rows } = await sql<Row>`
        with listed as materialized (
          select c.*, s.stage, s.owner_role, s.owner, s.nth, s.from_on, count(*) over () as total,
            row_number() over (order by ${ORDER[ask.sort]}, c.subject) as place
          from child c ${spanOn(reading, 'child', 's')} ${ask.sort === 'next' ? nextClock(reading) : sql``}
          where c.authority = ${authority} and c.generation = ${generation} and ${asAsked(ask)}
          order by place limit ${ask.limit} offset ${ask.offset}
        )
        select c.subject, c.name, c.source_ref as "sourceRef", c.born_on as "bornOn", c.team, c.stage, c.total,
          p.stage as "permanenceStage", c.owner_role as "ownerRole", c.owner as named,
          coalesce(n.due_on, j.next_on, c.from_on + 30) as "nextOn", n.rule as "nextRule", j.next_what as "nextWhat",
          c.last_event_on as "lastEventOn"
        from listed c cross join lateral (select c.stage) s
        ${spanOn(reading, 'permanence', 'p')} ${nextClock(reading)}
        left join journey j on j.authority = ${authority} and j.generation = ${generation} and j.subject = c.subject
          and j.practice = 'child' and j.nth = c.nth and n.rule is null
        order by c.place`.execute(tx)
      const children = rows.map(({ ownerRole, named, total: _, ...child }) => ({
        ...child,
        owner: ownerRole === null ? null : { role: ownerRole, named },
      }))
      return { total: Number(rows[0]?.total ?? 0), children }
    })

/** Reads the names of the teams that have children. */
export const readTeams = (store: Store): ReadTeams => {
  const read = remembered(store, 4, ({ authority, generation }) =>
    store.inAuthority(authority, (tx) =>
      tx
        .selectFrom('child')
        .select('team')
        .distinct()
        .where('authority', '=', authority)
        .where('generation', '=', generation)
        .where('team', 'is not', null)
        .orderBy('team')
        .execute(),
    ),
  )
  return async (reading) => (await read(reading, null)).flatMap(({ team }) => (team === null ? [] : [team]))
}
