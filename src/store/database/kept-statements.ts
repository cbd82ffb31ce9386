import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'

const KEPT = '/* kept */'

/**
 * A statement whose text is always the same, or one of few, and whose plan each connection to PostgreSQL keeps: planning cost
 * a quarter of a save. Only for one that reads and writes by key, whatever there is to know of the tables.
 */
export const kept = <T>(statement: RawBuilder<T>): RawBuilder<T> => sql<T>`${sql.raw(KEPT)} ${statement}`

const names = new Map<string, string>()

/** Each connection holds the plans of no more: what would be kept after that is planned anew each time. */
const MOST_KEPT = 250

/** The name by which a connection keeps a statement; null for any other. */
function nameKept(text: string): string | null {
  if (!text.startsWith(KEPT)) return null
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= MOST_KEPT) return null
  const name = `kept_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`
  names.set(text, name)
  return name
}

/** Has a connection keep such statements. */
export function keepStatements(client: pg.PoolClient): void {
  const asked = client.query.bind(client)
  Object.assign(client, {
    query: (...args: readonly unknown[]): unknown => {
      const [text, values] = args
      const name = typeof text === 'string' ? nameKept(text) : null
      return Reflect.apply(asked, client, name === null ? args : [{ name, text, values }])
    },
  })
}
