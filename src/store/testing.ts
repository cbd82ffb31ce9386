import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { ensureAuthority } from './database/authorities.ts'
import { migrate, schemaVersion } from './database/migrate.ts'
import { openInMemory, openStore } from './database/open-store.ts'
import type { Store } from './database/store.ts'
import { openQueue } from './working/queue.ts'

/** The authority that tests write to. */
export const HARBOUR = 1

/** The server that database tests run on as well, where there is one. */
export const testServer = process.env['THROUGHLINE_TEST_DATABASE_URL']

/**
 * A migrated, empty store with one authority: PGlite in memory, or a database of its own on the server that
 * `THROUGHLINE_TEST_DATABASE_URL` names. Closing it leaves nothing behind.
 */
export async function aStore(): Promise<Store> {
  return testServer ? onServer(testServer) : anEmbeddedStore()
}

async function prepared(store: Store): Promise<Store> {
  await migrate(store)
  await (await openQueue(store, () => undefined)).stop(0) // its tables are then there
  await ensureAuthority(store, { id: HARBOUR, name: 'Harbour Council', code: null, demonstration: true })
  return store
}

/**
 * The same on PGlite in memory, wherever tests run. Making PGlite's first files takes seconds: the first test keeps an
 * image of the prepared database for all others.
 */
export async function anEmbeddedStore(): Promise<Store> {
  const kept = join(tmpdir(), `throughline-test-image-${schemaVersion()}.tar`)
  if (!existsSync(kept)) {
    const unfinished = `${kept}.${process.pid}`
    writeFileSync(unfinished, await madeImage())
    renameSync(unfinished, kept)
  }
  return (await openInMemory(readFileSync(kept))).store
}

/** Without what makes it slow to begin from: databases that none is made from, and 128 MB of memory to be cleared. */
async function madeImage(): Promise<Uint8Array> {
  const { store, image } = await openInMemory(null)
  await prepared(store)
  const statements = [
    'update pg_database set datistemplate = false',
    'drop database template0',
    'drop database template1',
    `alter system set shared_buffers = '16MB'`,
  ]
  for (const statement of statements) await store.executeSql(statement)
  const bytes = await image()
  await store.close()
  return bytes
}

/**
 * Makes a folder with an embedded database in which nothing is yet, for a command to begin in: copied from one that the
 * first test that needs it makes and keeps. Beginning without any folder is looked at by `throughline serve` and `import`.
 */
export async function anEmptyFolder(at: string): Promise<void> {
  const kept = join(tmpdir(), `throughline-test-folder-${schemaVersion()}`)
  if (!existsSync(kept)) {
    const unfinished = mkdtempSync(`${kept}-`)
    const store = await openStore({ dataFolder: unfinished })
    await migrate(store)
    await store.close()
    if (existsSync(kept)) rmSync(unfinished, { recursive: true })
    else renameSync(unfinished, kept)
  }
  cpSync(kept, at, { recursive: true })
}

async function onServer(url: string): Promise<Store> {
  const { databaseUrl, drop } = await aDatabase(url, await (imaged ??= imageOn(url)))
  const store = await openStore({ databaseUrl })
  return {
    ...store,
    close: async () => {
      await store.close()
      await drop()
    },
  }
}

let imaged: Promise<string> | undefined

/** The prepared database from which the server copies all others; the first test makes it, while any other waits. */
async function imageOn(server: string): Promise<string> {
  const name = `throughline_test_image_${schemaVersion()}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MAKING_THE_IMAGE])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) {
      const { databaseUrl, name: unfinished } = await aDatabase(server)
      const store = await openStore({ databaseUrl })
      await prepared(store)
      await store.close()
      await client.query(`alter database ${unfinished} rename to ${name}`)
    }
  } finally {
    await client.end()
  }
  return name
}

/** Any number that nothing else on this server locks by. */
const MAKING_THE_IMAGE = 740_399

/** A new database on a server, empty or copied from another, and how to be rid of it. */
export async function aDatabase(
  server: string,
  from: string | null = null,
): Promise<{ name: string; databaseUrl: string; drop: () => Promise<void> }> {
  const name = `throughline_test_${randomBytes(6).toString('hex')}`
  const url = new URL(server)
  url.pathname = `/${name}`
  await asAdministrator(server, `create database ${name}${from === null ? '' : ` template ${from}`}`)
  const drop = () => asAdministrator(server, `drop database if exists ${name} with (force)`)
  return { name, databaseUrl: url.href, drop }
}

async function asAdministrator(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
