import { sql } from 'kysely'
import type { AuthorityHistory, RevisionOfAuthority } from '../../practice/authority/index.ts'
import type { AuthorityId } from '../../record/index.ts'
import type { TextOf } from './child-facts.ts'
import { authoritySubject } from './definitions-in-use.ts'
import { kept } from '../database/kept-statements.ts'
import type { Store } from '../database/store.ts'

/** The kind of event that changes what rows stand on. */
const SETTING = 'authority.setting'

/** How far stored rows follow what the authority has set. */
export interface DefinitionsInUse {
  /** Stored rows stand on what was set up to this position. */
  readonly used: number
  /** The last position at which anything was set; 0 where nothing ever was. */
  readonly latest: number
  /** How far the working out of new rows is, in subjects; both 0 while there is none. */
  readonly done: number
  readonly of: number
}

/** Reads how far stored rows follow what the authority has set. */
export const readDefinitionsInUse = (store: Store, authority: AuthorityId): Promise<DefinitionsInUse> =>
  store.inAuthority(authority, async (tx) => {
    const { rows } = await kept(sql<DefinitionsInUse>`
      select u.position as used, u.done, u.of_all as of,
        coalesce((
          select max(n.position) from subject t
          join event_subject s on s.authority = ${authority} and s.subject = t.id
          join event e on e.authority = ${authority} and e.entry = s.entry and e.n = s.n and e.type = ${SETTING}
          join entry n on n.authority = ${authority} and n.id = s.entry
          where t.authority = ${authority} and t.kind = 'authority'), 0) as latest
      from definitions_in_use u where u.authority = ${authority}`).execute(tx)
    const [found] = rows
    if (!found) return { used: 0, latest: 0, done: 0, of: 0 }
    return { ...found, used: Number(found.used), latest: Number(found.latest) }
  })

/** Reads everything that was ever said about the authority itself. */
export const readAuthorityHistory = (store: Store, authority: AuthorityId): Promise<AuthorityHistory> =>
  store.inAuthority(authority, async (tx) => {
    const subject = await authoritySubject(tx, authority)
    if (subject === null) return { subject, revisions: [], texts: [] }
    const of = sql`from event_subject s
      join event e on e.authority = ${authority} and e.entry = s.entry and e.n = s.n
      join entry n on n.authority = ${authority} and n.id = s.entry`
    const about = sql`where s.authority = ${authority} and s.subject = ${subject} order by n.position, s.n`
    const revisions = await sql<RevisionOfAuthority>`
      select e.fact, e.revision, e.type, e.shape, e.subjects, e.happened_on as "happenedOn", e.body,
        n.voice, n.statement, n.recorded_on as "recordedOn", n.by_person as by, n.position ${of} ${about}`.execute(tx)
    const texts = await sql<TextOf>`
      select e.fact, e.revision, t.field, t.text ${of}
      join event_text t on t.authority = ${authority} and t.entry = s.entry and t.n = s.n ${about}`.execute(tx)
    return {
      subject,
      revisions: revisions.rows.map((row) => ({ ...row, position: Number(row.position) })),
      texts: texts.rows,
    }
  })
