import { sql } from 'kysely'
import type { AuthorityId } from '../record/index.ts'
import type { Tx } from './store.ts'
import type { Fault } from './verified.ts'

/** Holds every published file against the SHA-256 that its fact put into the chain, and misses none. */
export async function verifyEditions(tx: Tx, authority: AuthorityId): Promise<Fault[]> {
  const { rows } = await sql<{ fact: string; name: string; what: string }>`
    with told as (
      select e.fact, f.name, e.body ->> f.name as sha256 from event e 
      cross join (values ('json'), ('csv'), ('open'), ('openCsv')) as f(name)
      where e.authority = ${authority} and e.type = 'authority.edition' and e.revision = 0
        and e.body ->> f.name is not null)
    select coalesce(t.fact, k.fact) as fact, coalesce(t.name, k.name) as name,
      case when k.fact is null then 'missing' when t.fact is null then 'unknown' else 'altered' end as what
    from told t
    full join (select * from edition_file where authority = ${authority}) k on k.fact = t.fact and k.name = t.name
    where k.fact is null or t.fact is null or t.sha256 is distinct from encode(sha256(k.content), 'hex')`.execute(tx)
  return rows.map(({ fact, name, what }) => ({ where: `edition ${fact}, ${name}`, what: SAYS[what] ?? what }))
}

const SAYS: Readonly<Record<string, string>> = {
  missing: 'the published file is missing',
  unknown: 'the file belongs to no edition',
  altered: 'the published file was altered',
}
