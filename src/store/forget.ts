import { sql } from 'kysely'
import { authorities } from './authorities.ts'
import type { Store } from './store.ts'

/**
 * Drops every table of ours, so that the next migration begins anew. Only where each authority is a demonstration:
 * records of real children are never dropped by a program. Answers whether it was done.
 */
export async function forgetDemonstrations(store: Store): Promise<boolean> {
  const { rows } = await store.executeSql(`select to_regclass('public.authority') as found`)
  const [first] = rows
  const isThere = typeof first === 'object' && first !== null && 'found' in first && first.found !== null
  if (isThere && !(await authorities(store)).every((authority) => authority.demonstration)) return false
  await store.asUser(async (tx) => {
    await sql`set local role throughline_owner`.execute(tx)
    await sql`do $$
      declare ours record;
      begin
        for ours in select format('%I', tablename) as name from pg_tables
          where schemaname = 'public' and tableowner = 'throughline_owner'
        loop execute 'drop table if exists ' || ours.name || ' cascade'; end loop;
        for ours in select p.oid::regprocedure::text as name from pg_proc p
          where p.pronamespace = 'public'::regnamespace and p.proowner = 'throughline_owner'::regrole
        loop execute 'drop function if exists ' || ours.name || ' cascade'; end loop;
      end $$`.execute(tx)
  })
  return true
}
