import { sql } from 'kysely'
import type { AuthorityId } from '../../record/index.ts'
import type { Tx } from '../database/store.ts'
import type { Fault } from './verified.ts'
import type { Emptied } from './verify-emptied.ts'

/**
 * Holds every published file against the SHA-256 that its fact put into the chain, or that the last sealing did which
 * issued it again without a child, and misses none. Copies that were given out of records are held so too.
 */
export async function verifyEditions(tx: Tx, authority: AuthorityId, { files }: Emptied): Promise<Fault[]> {
  const { rows } = await sql<{ fact: string; name: string; told: string | null; kept: string | null }>`
    with told as (
      select e.fact, f.name, e.body ->> f.name as sha256
      from event e cross join (values ('json'), ('csv'), ('open'), ('openCsv'), ('html'), ('docx'), ('pdf'), ('rows'), ('told'), ('document')) as f(name)
      where e.authority = ${authority} and e.type in ('authority.edition', 'governance.edition', 'packs.made', 'improvement.document') and e.revision = 0
        and e.body ->> f.name is not null
      union all
      -- What was given to the person whom a record is about, by the last word on the request.
      (select distinct on (e.fact, f.name) e.fact, f.name, e.body ->> f.name as sha256
      from event e cross join (values ('page'), ('word')) as f(name)
      where e.authority = ${authority} and e.type = 'records.access' and e.body ->> f.name is not null
      order by e.fact, f.name, e.revision desc))
    select coalesce(t.fact, k.fact) as fact, coalesce(t.name, k.name) as name, t.sha256 as told,
      encode(sha256(k.content), 'hex') as kept
    from told t
    full join (select * from edition_file where authority = ${authority}) k on k.fact = t.fact and k.name = t.name`.execute(
    tx,
  )
  return rows.flatMap(({ fact, name, told, kept }) => {
    const what = faultOf(files.get(`${fact}/${name}`) ?? told, kept)
    return what === null ? [] : [{ where: `edition ${fact}, ${name}`, what }]
  })
}

function faultOf(told: string | null, kept: string | null): string | null {
  if (kept === null) return 'the published file is missing'
  if (told === null) return 'the file belongs to no edition'
  return told === kept ? null : 'the published file was altered'
}
