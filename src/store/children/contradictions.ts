import { sql } from 'kysely'
import type { Reading } from '../../access/index.ts'
import type { ReadContradictions } from '../../practice/child/index.ts'
import { seen } from '../projecting/seen.ts'
import type { Store } from '../database/store.ts'

/** Reads the worklist of contradictions. */
export const readContradictions =
  (store: Store): ReadContradictions =>
  (reading, { code, limit, offset }) =>
    store.inAuthority(reading.authority, async (tx) => {
      const here = tx
        .selectFrom('contradiction as c')
        .where('c.authority', '=', reading.authority)
        .where('c.generation', '=', reading.generation)
        .where(seen(reading, sql`c.subject`))
      const kinds = await here
        .select(({ fn, ref }) => [
          'c.code',
          fn.min<string>('c.says').as('says'),
          fn.countAll<number>().as('count'),
          fn.count<number>(sql`distinct ${ref('c.subject')}`).as('children'),
        ])
        .groupBy('c.code')
        .orderBy('count', 'desc')
        .orderBy('c.code')
        .execute()
      let listed = here
        .innerJoin('child as h', (join) =>
          join
            .onRef('h.authority', '=', 'c.authority')
            .onRef('h.generation', '=', 'c.generation')
            .onRef('h.subject', '=', 'c.subject'),
        )
        .select([
          'c.subject',
          'c.code',
          'c.says',
          'c.on_date as onDate',
          'h.source_ref as sourceRef',
          'h.name',
          'h.team',
        ])
      if (code !== null) listed = listed.where('c.code', '=', code)
      const contradictions = await listed
        .orderBy('c.on_date', (order) => order.desc().nullsLast())
        .orderBy('c.subject')
        .orderBy('c.code')
        .orderBy('c.n')
        .limit(limit)
        .offset(offset)
        .execute()
      return {
        kinds: kinds.map((kind) => ({ ...kind, count: Number(kind.count), children: Number(kind.children) })),
        contradictions,
      }
    })

/** How many children, of those whom the reader may see, now have a contradiction in which something that an import told has a part. */
export const countContradicted = (store: Store, reading: Reading, importId: string): Promise<number> =>
  store.inAuthority(reading.authority, async (tx) => {
    const { authority } = reading
    const { rows } = await sql<{ children: number }>`
      select count(distinct c.subject) as children from contradiction c
      where c.authority = ${authority} and c.generation = 0 and ${seen(reading, sql`c.subject`)} and exists (
        select from unnest(c.facts) as f(fact)
        join event e on e.authority = ${authority} and e.fact = f.fact
        join entry n on n.authority = ${authority} and n.id = e.entry and n.request like ${`${importId}/%`})`.execute(
      tx,
    )
    return Number(rows[0]?.children ?? 0)
  })
