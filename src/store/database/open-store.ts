import { join } from 'node:path'
import pg from 'pg'
import { lockFolder } from './folder-lock.ts'
import { openEmbedded } from './embedded.ts'
import { keepStatements } from './kept-statements.ts'
import { makeStore, type Store } from './store.ts'
import { typeParsers } from './type-parsers.ts'

export interface Where {
  /** PostgreSQL 15 or later. */
  readonly databaseUrl?: string | undefined
  /** The embedded database's folder; without either, everything is in memory. */
  readonly dataFolder?: string | undefined
  /** How many connections to PostgreSQL at most. */
  readonly connections?: number | undefined
  /** Knows the numbers of sealed children again. */
  readonly listKey?: Store['listKey'] | undefined
}

/**
 * Opens the record where it is kept. Throws `FolderInUse` when another process has the embedded folder, and what the
 * driver says when PostgreSQL does not answer.
 */
export function openStore({ databaseUrl, dataFolder, connections, listKey }: Where): Promise<Store> {
  if (databaseUrl) return openPostgreSql(databaseUrl, connections ?? 10, listKey)
  return dataFolder ? openFolder(dataFolder, listKey) : openInMemory(null).then(({ store }) => store)
}

/** A store in memory, beginning empty or from an image; and how to take an image of it. */
export async function openInMemory(
  image: Uint8Array | null,
): Promise<{ store: Store; image: () => Promise<Uint8Array> }> {
  const embedded = await openEmbedded({ image })
  return { store: makeStore('embedded', embedded.pool, embedded.close), image: embedded.image }
}

async function openPostgreSql(
  connectionString: string,
  max: number,
  listKey: Store['listKey'] | undefined,
): Promise<Store> {
  const pool = new pg.Pool({ connectionString, max, types: typeParsers, application_name: 'throughline' })
  pool.on('error', () => undefined) // an idle connection that breaks is replaced
  // One that breaks between two queries of a transaction says so to nobody else: the next query of it rejects.
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    keepStatements(client)
  })
  try {
    const client = await pool.connect()
    client.release()
  } catch (error) {
    await pool.end()
    throw error
  }
  return makeStore('postgresql', pool, () => pool.end(), listKey)
}

async function openFolder(folder: string, listKey: Store['listKey'] | undefined): Promise<Store> {
  const release = lockFolder(folder)
  try {
    const embedded = await openEmbedded({ folder: join(folder, 'database') })
    const end = async () => {
      await embedded.close()
      release()
    }
    return makeStore('embedded', embedded.pool, end, listKey)
  } catch (error) {
    release()
    throw error
  }
}
