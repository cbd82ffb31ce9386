import { sql } from 'kysely'
import { authorities } from '../database/authorities.ts'
import { firstAndLastPosition } from './positions.ts'
import type { Store } from '../database/store.ts'

async function hasRealRecords(store: Store): Promise<boolean> {
  for (const { id, demonstration } of await authorities(store))
    if (!demonstration && (await firstAndLastPosition(store, id)) !== null) return true
  return false
}

/**
 * Drops every table of ours, so that the next migration begins anew. Only where nothing is recorded but of
 * demonstrations: records of real children are never dropped by a program. Answers whether it was done.
 */
export async function forgetDemonstrations(store: Store): Promise<boolean> {
  const { rows } = await store.executeSql(`select to_regclass('public.authority') as found`)
  const [first] = rows
  const isThere = typeof first === 'object' && first !== null && 'found' in first && first.found !== null
  if (isThere && (await hasRealRecords(store))) return false
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
