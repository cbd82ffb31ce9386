import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isFolderInUse, lockFolder } from './folder-lock.ts'
import { migrate } from './migrate.ts'
import { openStore } from './open-store.ts'
import { anEmbeddedStore } from '../testing.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('what is written in a folder is there when it is opened again', async () => {
  const first = await openStore({ dataFolder: folder })
  expect(first.kind).toBe('embedded')
  await migrate(first)
  await first.executeSql("insert into authority (id, name) values (7, 'Harbour Council')")
  await expect(openStore({ dataFolder: folder })).rejects.toSatisfy(isFolderInUse)
  await first.close()
  const again = await openStore({ dataFolder: folder })
  expect((await again.executeSql('select name from authority')).rows).toEqual([{ name: 'Harbour Council' }])
  await again.close()
})

test('the lock of a process that is dead is taken over; a live one’s is not', () => {
  const lock = join(folder, 'in-use-by')
  writeFileSync(lock, JSON.stringify({ pid: 2 ** 22 - 1, began: '1' }))
  const release = lockFolder(folder)
  expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: process.pid })
  expect(() => lockFolder(folder)).toThrow('is in use by another Throughline')
  release()
  writeFileSync(lock, JSON.stringify({ pid: process.pid, began: 'another start: the number was given again' }))
  lockFolder(folder)()
  writeFileSync(lock, 'half writ')
  lockFolder(folder)()
})

test('inside a transaction, the one connection is not asked for again', async () => {
  const store = await anEmbeddedStore()
  await store.asUser(async () => {
    await expect(store.executeSql('select 1')).rejects.toThrow('Inside a transaction, use the transaction')
    await expect(store.asUser(() => Promise.resolve())).rejects.toThrow('Inside a transaction, use the transaction')
  })
  expect((await store.executeSql('select 1 as one')).rows).toEqual([{ one: 1 }])
  const turns = await Promise.all([1, 2, 3].map((n) => store.executeSql('select $1::int as n', [n])))
  expect(turns.map(({ rows }) => rows)).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]])
  await store.close()
})

test('a failed statement leaves no transaction to the next', async () => {
  const store = await anEmbeddedStore()
  await expect(store.executeSql('begin; select 1/0')).rejects.toMatchObject({ code: '22012' })
  await expect(store.executeSql('select $1::int / 0', [1])).rejects.toMatchObject({ code: '22012' })
  expect((await store.executeSql('select 1 as one')).rows).toEqual([{ one: 1 }])
  await store.close()
})
