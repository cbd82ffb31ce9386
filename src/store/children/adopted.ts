import { type RawBuilder, sql } from 'kysely'
import type { AdoptedAsk, AdoptedChild } from '../../practice/records/index.ts'
import type { AuthorityId } from '../../record/index.ts'
import { byOrder } from '../projecting/seen.ts'
import type { Store } from '../database/store.ts'

/** Children who left care by adoption and are not in care again: the point of A4 that says so joins with no sealed record. */
const adopted = (authority: AuthorityId): RawBuilder<unknown> => sql`
  from (
    select subject, max(on_date) as adopted_on from point
    where authority = ${authority} and generation = 0 and measure = 'A4' and num = 1 group by subject) p
  join child c on c.authority = ${authority} and c.generation = 0 and c.subject = p.subject
  where not exists (
    select from span s where s.authority = ${authority} and s.generation = 0 and s.subject = p.subject
      and s.measure = 'child.looked-after' and s.to_on > p.adopted_on)`

const columns = sql`c.subject, c.name, c.source_ref as "sourceRef", c.born_on as "bornOn", p.adopted_on as "adoptedOn",
  not ${byOrder('c')} as "isRestricted"`

/** Reads the adopted children whose records are not sealed, the longest ago first, a page at a time. */
export const readAdopted =
  (store: Store) =>
  (authority: AuthorityId, { until, accepted, isBefore, limit, offset }: AdoptedAsk) =>
    store.inAuthority(authority, async (tx) => {
      const may = sql`(p.adopted_on <= ${until}
        or extract(year from p.adopted_on + interval '9 months')::integer = any(${accepted}::integer[]))`
      const when = isBefore ? may : sql`not ${may}`
      const { rows } = await sql<AdoptedChild & { total: number }>`
        select ${columns}, count(*) over () as total ${adopted(authority)} and ${when}
        order by p.adopted_on, c.subject limit ${limit} offset ${offset}`.execute(tx)
      return { total: Number(rows[0]?.total ?? 0), children: rows.map(({ total: _, ...child }) => child) }
    })

/** Reads one of them; null where there is no such child. */
export const readAdoptedChild =
  (store: Store) =>
  (authority: AuthorityId, child: string): Promise<AdoptedChild | null> =>
    store.inAuthority(authority, async (tx) => {
      const { rows } = await sql<AdoptedChild>`
        select ${columns} ${adopted(authority)} and c.subject = ${child}`.execute(tx)
      return rows[0] ?? null
    })
