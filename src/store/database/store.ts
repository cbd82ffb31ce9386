import { AsyncLocalStorage } from 'node:async_hooks'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresDialect,
  type RawBuilder,
  type Transaction,
} from 'kysely'
import type { KeyObject } from 'node:crypto'
import type pg from 'pg'
import type { AuthorityId } from '../../record/index.ts'
import type { Tables } from './tables.ts'

export type Tx = Transaction<Tables>

export interface Scope {
  /** How long to wait for a row that another transaction holds, in milliseconds; unlimited unless said. */
  readonly lockTimeoutMs?: number
  /** Every statement sees the record as at the first one: for reading much of it. */
  readonly isSnapshot?: boolean
  /** What is written can be made again from the record: the commit need not wait for the disk. */
  readonly isRemakeable?: boolean
  /** Every statement reads and writes by key: the plan that a connection keeps serves whatever the values. Planning anew cost a tenth of a save. */
  readonly isByKey?: boolean
}

/** The database, embedded or PostgreSQL: the same to everyone who uses it. */
export interface Store {
  readonly kind: 'embedded' | 'postgresql'
  /** Knows the numbers of sealed children again; kept outside the database, null where it is not at hand. */
  readonly listKey: () => KeyObject | null
  /** One transaction as the application's role, seeing one authority. */
  readonly inAuthority: <T>(authority: AuthorityId, work: (tx: Tx) => Promise<T>, scope?: Scope) => Promise<T>
  /** One transaction as the application's role, seeing no authority: sessions and the list of authorities. */
  readonly asApplication: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** One statement, and no transaction besides its own: for functions of the database that build their wall themselves. */
  readonly alone: <T>(statement: RawBuilder<T>) => Promise<readonly T[]>
  /** One transaction as the connecting user, under no wall: for migrations alone. */
  readonly asUser: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** One statement as the connecting user: for the queue of background work alone. */
  readonly executeSql: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>
  readonly close: () => Promise<void>
}

/** The embedded database has one connection: asking for it again inside a transaction would wait for ever. */
const holding = new AsyncLocalStorage<{ isOpen: boolean }>()

/** A store over a pool of connections. `end` closes what lies behind the pool. */
export function makeStore(
  kind: Store['kind'],
  pool: pg.Pool,
  end: () => Promise<void>,
  listKey: Store['listKey'] = () => null,
): Store {
  const refuseTwice = kind === 'embedded' ? refuseSecondConnection : () => undefined
  const kyselies = new Map<string, Kysely<Tables>>()
  const opening = (text: string): Kysely<Tables> => {
    const known = kyselies.get(text)
    if (known) return known
    const made = new Kysely<Tables>({ dialect: dialect(pool, text, refuseTwice) })
    kyselies.set(text, made)
    return made
  }
  const transaction = async <T>(text: string, work: (tx: Tx) => Promise<T>): Promise<T> => {
    const held = { isOpen: true }
    try {
      return await opening(text)
        .transaction()
        .execute((tx) => (kind === 'embedded' ? holding.run(held, () => work(tx)) : work(tx)))
    } finally {
      held.isOpen = false
    }
  }
  return {
    kind,
    listKey,
    inAuthority: (authority, work, scope) => transaction(beginIn(authority, scope), work),
    asApplication: (work) => transaction(AS_APPLICATION, work),
    alone: async (statement) => (await statement.execute(opening('begin'))).rows,
    asUser: (work) => transaction('begin', work),
    executeSql: (text, values) => onConnection(pool, refuseTwice, text, values),
    close: end,
  }
}

/** Compiling a query took longer than it saved: a fifth of reading what is known of five hundred children. */
const ROLE = 'set local role throughline_app; set local jit = off'
const AS_APPLICATION = `begin; ${ROLE}`

/** One round trip, so that no statement can run before the wall stands. */
function beginIn(authority: AuthorityId, { lockTimeoutMs, isSnapshot, isRemakeable, isByKey }: Scope = {}): string {
  if (!Number.isSafeInteger(authority)) throw new Error('An authority is a whole number')
  const wait = lockTimeoutMs === undefined ? '' : `; set local lock_timeout = ${Math.round(lockTimeoutMs)}`
  const disk = isRemakeable ? '; set local synchronous_commit = off' : ''
  const plans = isByKey ? '; set local plan_cache_mode = force_generic_plan' : ''
  const begin = isSnapshot ? 'begin isolation level repeatable read' : 'begin'
  return `${begin}; ${ROLE}; select set_config('app.authority', '${authority}', true)${wait}${disk}${plans}`
}

function refuseSecondConnection(): void {
  if (holding.getStore()?.isOpen)
    throw new Error('Inside a transaction, use the transaction: the embedded database has one connection')
}

/** Kysely's own dialect for PostgreSQL, but with transactions that begin with the given statements. */
function dialect(pool: pg.Pool, begin: string, beforeConnecting: () => void): Dialect {
  const postgres = new PostgresDialect({ pool })
  return {
    createAdapter: () => postgres.createAdapter(),
    createIntrospector: (db) => postgres.createIntrospector(db),
    createQueryCompiler: () => postgres.createQueryCompiler(),
    createDriver: () => {
      const driver = postgres.createDriver()
      const acquire = driver.acquireConnection.bind(driver)
      return Object.assign(driver, {
        acquireConnection: async (...options: Parameters<typeof acquire>) => {
          beforeConnecting()
          return acquire(...options)
        },
        beginTransaction: (connection: DatabaseConnection) => beginWith(connection, begin),
      })
    },
  }
}

async function beginWith(connection: DatabaseConnection, begin: string): Promise<void> {
  try {
    await connection.executeQuery(CompiledQuery.raw(begin))
  } catch (error) {
    await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => undefined)
    throw error
  }
}

async function onConnection(pool: pg.Pool, beforeConnecting: () => void, text: string, values: unknown[] = []) {
  beforeConnecting()
  const client = await pool.connect()
  try {
    const result = await client.query<Record<string, unknown>>(text, values)
    client.release()
    return {
      rows: Array.isArray(result)
        ? result.flatMap((each: pg.QueryResult<Record<string, unknown>>) => each.rows)
        : result.rows,
    }
  } catch (error) {
    // A failed statement may leave a transaction open, which the next user of this connection must not inherit.
    await client.query('rollback').catch(() => undefined)
    client.release()
    throw error
  }
}
