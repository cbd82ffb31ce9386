import { sql } from 'kysely'
import type { Store, Tx } from './store.ts'

interface Standing {
  user: string
  database: string
  owner_exists: boolean
  app_exists: boolean
  may_create_roles: boolean
  may_be_owner: boolean
  may_be_app: boolean
  owner_may_create: boolean
  may_grant_schema: boolean
}

/** What an administrator must run once, where the connecting user may not: two roles without login, and the right to use them. */
export function administratorSql(user: string, database: string): string {
  const quoted = identifier(user)
  return [
    '-- Run once as an administrator of this database, connected to it:',
    ...roleUnlessThere('throughline_owner', 'owns the tables'),
    ...roleUnlessThere('throughline_app', 'reads and writes them, within one authority at a time'),
    `grant throughline_owner, throughline_app to ${quoted};`,
    'grant usage, create on schema public to throughline_owner;',
    'grant usage on schema public to throughline_app;',
    `grant create on database ${identifier(database)} to ${quoted};  -- for the queue's own schema`,
    '',
  ].join('\n')
}

/** Roles belong to the whole server: another database's installation may have made them. */
const roleUnlessThere = (role: string, why: string): string[] => [
  `do $$ begin  -- ${why}`,
  `  if not exists (select from pg_roles where rolname = '${role}') then create role ${role} nologin; end if;`,
  'end $$;',
]

const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Makes the roles where they are missing and this user may; otherwise the SQL that an administrator must run. */
export async function ensureRoles(store: Store): Promise<{ ready: true } | { ready: false; administratorSql: string }> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await store.asUser(makeRoles)
    } catch (error) {
      // Roles belong to the whole server: another database's first start may be making the same ones just now.
      if (attempt === 5 || !isRaceOfRoles(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, 50 * attempt))
    }
  }
}

const isRaceOfRoles = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['42710', '23505', 'XX000'].includes(String(error.code))

async function makeRoles(tx: Tx): Promise<{ ready: true } | { ready: false; administratorSql: string }> {
  const { owner_exists, app_exists, user, database, ...may } = await standing(tx)
  const rolesAreThere = owner_exists && app_exists
  const rights = owner_exists ? await rightsOf(tx) : null
  if (rolesAreThere && rights?.may_be_owner && rights.may_be_app && rights.owner_may_create) return { ready: true }
  const mayMend = may.may_create_roles && (rights?.owner_may_create || may.may_grant_schema)
  if (!mayMend) return { ready: false, administratorSql: administratorSql(user, database) }
  if (!owner_exists) await sql`create role throughline_owner nologin`.execute(tx)
  if (!app_exists) await sql`create role throughline_app nologin`.execute(tx)
  const { may_be_owner, may_be_app, owner_may_create } = await rightsOf(tx)
  if (!may_be_owner) await sql`grant throughline_owner to current_user`.execute(tx)
  if (!may_be_app) await sql`grant throughline_app to current_user`.execute(tx)
  if (!owner_may_create) await sql`grant usage, create on schema public to throughline_owner`.execute(tx)
  await sql`grant usage on schema public to throughline_app`.execute(tx)
  return { ready: true }
}

async function standing(tx: Tx) {
  const { rows } = await sql<
    Pick<Standing, 'user' | 'database' | 'owner_exists' | 'app_exists' | 'may_create_roles' | 'may_grant_schema'>
  >`
    select current_user as user, current_database() as database,
      exists (select from pg_roles where rolname = 'throughline_owner') as owner_exists,
      exists (select from pg_roles where rolname = 'throughline_app') as app_exists,
      (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as may_create_roles,
      has_schema_privilege('public', 'create with grant option')
        or (select pg_has_role(nspowner, 'usage') from pg_namespace where nspname = 'public') as may_grant_schema`.execute(
    tx,
  )
  return only(rows)
}

async function rightsOf(tx: Tx) {
  const { rows } = await sql<Pick<Standing, 'may_be_owner' | 'may_be_app' | 'owner_may_create'>>`
    select pg_has_role('throughline_owner', 'member') as may_be_owner,
      exists (select from pg_roles r where r.rolname = 'throughline_app' and pg_has_role(r.oid, 'member')) as may_be_app,
      has_schema_privilege('throughline_owner', 'public', 'create') as owner_may_create`.execute(tx)
  return only(rows)
}

function only<T>(rows: readonly T[]): T {
  const [row] = rows
  if (!row) throw new Error('The database gave no answer')
  return row
}
