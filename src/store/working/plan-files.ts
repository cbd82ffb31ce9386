import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { KeptPlanFile, PlanFiles } from '../../practice/improvement/index.ts'
import type { Store } from '../database/store.ts'

const KEPT_DAYS = 30

/** Keeps files of plans until they are loaded, for whoever sent them, for thirty days. */
export const planFiles = (store: Store): PlanFiles => ({
  keep: (authority, by, given) =>
    store.inAuthority(authority, async (tx) => {
      await sql`delete from plan_file where authority = ${authority} and kept_at < now() - ${KEPT_DAYS} * interval '1 day'`.execute(
        tx,
      )
      const id = randomUUID()
      await tx
        .insertInto('plan_file')
        .values({ authority, id, by_person: by, given: JSON.stringify(given) })
        .execute()
      return id
    }),
  read: (authority, by, id) =>
    store.inAuthority(authority, async (tx) => {
      const found = await tx
        .selectFrom('plan_file')
        .select('given')
        .where('authority', '=', authority)
        .where('id', '=', id)
        .where('by_person', '=', by)
        .executeTakeFirst()
      return found ? (found.given as KeptPlanFile) : null // only `keep` ever wrote it
    }),
  forget: (authority, by, id) =>
    store.inAuthority(authority, async (tx) => {
      await tx
        .deleteFrom('plan_file')
        .where('authority', '=', authority)
        .where('id', '=', id)
        .where('by_person', '=', by)
        .execute()
    }),
})
