import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { ensureAuthority } from './database/authorities.ts'
import { migrate, schemaVersion } from './database/migrate.ts'
import { openInMemory, openStore } from './database/open-store.ts'
import type { Store } from './database/store.ts'

/** The authority that tests write to. */
export const HARBOUR = 1

/** The server that database tests run on as well, where there is one. */
export const testServer = process.env['THROUGHLINE_TEST_DATABASE_URL']

/**
 * A migrated, empty store with one authority: PGlite in memory, or a database of its own on the server that
 * `THROUGHLINE_TEST_DATABASE_URL` names. Closing it leaves nothing behind.
 */
export async function aStore(): Promise<Store> {
  return testServer ? prepared(await onServer(testServer)) : anEmbeddedStore()
}

async function prepared(store: Store): Promise<Store> {
  await migrate(store)
  await ensureAuthority(store, { id: HARBOUR, name: 'Harbour Council', code: null, demonstration: true })
  return store
}

/**
 * The same on PGlite in memory, wherever tests run. Making PGlite's first files takes seconds: the first test keeps an
 * image of the prepared database for all others.
 */
export async function anEmbeddedStore(): Promise<Store> {
  const kept = join(tmpdir(), `throughline-test-image-${schemaVersion()}.tar.gz`)
  if (existsSync(kept)) return (await openInMemory(readFileSync(kept))).store
  const { store, image } = await openInMemory(null)
  await prepared(store)
  const unfinished = `${kept}.${process.pid}`
  writeFileSync(unfinished, await image())
  renameSync(unfinished, kept)
  return store
}

async function onServer(url: string): Promise<Store> {
  const { databaseUrl, drop } = await aDatabase(url)
  const store = await openStore({ databaseUrl })
  return {
    ...store,
    close: async () => {
      await store.close()
      await drop()
    },
  }
}

/** A new database on a server, and how to be rid of it. */
export async function aDatabase(server: string): Promise<{ databaseUrl: string; drop: () => Promise<void> }> {
  const name = `throughline_test_${randomBytes(6).toString('hex')}`
  const url = new URL(server)
  url.pathname = `/${name}`
  await asAdministrator(server, `create database ${name}`)
  return { databaseUrl: url.href, drop: () => asAdministrator(server, `drop database if exists ${name} with (force)`) }
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
