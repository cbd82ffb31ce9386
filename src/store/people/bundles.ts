import { sql } from 'kysely'
import type { AuthorityId, FactId, SubjectId } from '../../record/index.ts'
import type { BundleChange, BundleFiles, BundleRow } from '../../practice/records/index.ts'
import { notWhileSealing } from '../appending/sealing-lock.ts'
import type { Store, Tx } from '../database/store.ts'

const columns = sql`id, subject, request, asked_at as "askedAt", ended_at as "endedAt", by_person as by, state,
  asked_to_stop as "isAskedToStop", progress, problem, outcome`

type Row = Omit<BundleRow, 'progress'> & { readonly progress: Partial<BundleRow['progress']> }

const NO_PROGRESS: BundleRow['progress'] = { doing: '', done: 0, of: 0 }

const told = ({ progress, ...row }: Row): BundleRow => ({ ...row, progress: { ...NO_PROGRESS, ...progress } })

/** Notes that a copy of a record is to be made. Answers whether there is such a record still. */
export const beginBundle = (
  store: Store,
  authority: AuthorityId,
  begun: Pick<BundleRow, 'id' | 'subject' | 'request' | 'by'>,
): Promise<boolean> =>
  store.inAuthority(authority, async (tx) => {
    await notWhileSealing(tx, authority)
    const { rows } = await sql`
      insert into bundle (authority, id, subject, request, by_person, state)
      select ${authority}::integer, ${begun.id}::uuid, ${begun.subject}::uuid, ${begun.request}::uuid, ${begun.by}, 'queued'
      where exists (select from subject where authority = ${authority} and id = ${begun.subject}::uuid)
      returning id`.execute(tx)
    return rows.length > 0
  })

/** Reads one; null where there is none, or it went with its record. */
export const readBundle = (store: Store, authority: AuthorityId, id: string): Promise<BundleRow | null> =>
  store.inAuthority(authority, async (tx) => {
    const { rows } = await sql<Row>`
      select ${columns} from bundle where authority = ${authority} and id = ${id}`.execute(tx)
    return rows[0] ? told(rows[0]) : null
  })

/** The copies that were made for a request, the latest first. */
export const readBundlesOf = (
  store: Store,
  authority: AuthorityId,
  subject: SubjectId,
  request: FactId,
): Promise<readonly BundleRow[]> =>
  store.inAuthority(authority, async (tx) => {
    const { rows } = await sql<Row>`select ${columns} from bundle
      where authority = ${authority} and subject = ${subject} and request = ${request}
      order by asked_at desc, id limit 20`.execute(tx)
    return rows.map(told)
  })

/** The two files of one that is done; null of any other. */
export const readBundleFiles = (store: Store, authority: AuthorityId, id: string): Promise<BundleFiles | null> =>
  store.inAuthority(authority, async (tx) => {
    const { rows } = await sql<BundleFiles>`select page, word from bundle
      where authority = ${authority} and id = ${id} and state = 'done'`.execute(tx)
    return rows[0] ?? null
  })

/** Notes how it goes on; what is not said stays as it is. A copy whose record went is not made again. */
export const changeBundle = (
  store: Store,
  authority: AuthorityId,
  id: string,
  { state, isAskedToStop, progress, problem, outcome, files, hasEnded }: BundleChange,
): Promise<void> => {
  const set = [
    ...(state === undefined ? [] : [sql`state = ${state}`]),
    ...(isAskedToStop === undefined ? [] : [sql`asked_to_stop = ${isAskedToStop}`]),
    ...(progress === undefined ? [] : [sql`progress = ${JSON.stringify(progress)}::jsonb`]),
    ...(problem === undefined ? [] : [sql`problem = ${problem}`]),
    ...(outcome === undefined ? [] : [sql`outcome = ${JSON.stringify(outcome)}::jsonb`]),
    ...(files === undefined ? [] : [sql`page = ${files.page}, word = ${files.word}`]),
    ...(hasEnded === undefined ? [] : [sql`ended_at = now()`]),
  ]
  return store.inAuthority(authority, async (tx: Tx) => {
    await sql`update bundle set ${sql.join(set)} where authority = ${authority} and id = ${id}`.execute(tx)
  })
}

/** Ends those that a process left behind when it was killed. */
export const endAbandonedBundles = (store: Store, authority: AuthorityId, problem: string): Promise<void> =>
  store.inAuthority(authority, async (tx) => {
    await sql`update bundle set state = 'failed', problem = ${problem}, ended_at = now()
      where authority = ${authority} and state in ('queued', 'making')`.execute(tx)
  })

/** Forgets every copy of a request that was not given: what was given is kept by its fact. */
export const forgetBundlesOf = (store: Store, authority: AuthorityId, request: FactId): Promise<void> =>
  store.inAuthority(authority, async (tx) => {
    await sql`delete from bundle where authority = ${authority} and request = ${request}`.execute(tx)
  })
