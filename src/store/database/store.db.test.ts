import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { authorities } from './authorities.ts'
import { migrate } from './migrate.ts'
import type { Store } from './store.ts'
import { aStore, HARBOUR } from '../testing.ts'

let store: Store
beforeAll(async () => {
  store = await aStore()
})
afterAll(() => store.close())

test('migrating twice changes nothing', async () => {
  expect(await migrate(store)).toEqual({ migrated: true, applied: [] })
})
test('the authority is there, with the beginning of a chain', async () => {
  expect(await authorities(store)).toHaveLength(1)
  const head = await store.inAuthority(HARBOUR, (tx) => tx.selectFrom('chain_head').selectAll().executeTakeFirst())
  expect(head?.position).toBe(0)
})
test('both drivers read days, instants, big numbers and bytes alike', async () => {
  const { rows } = await store.asApplication((tx) =>
    sql`select date '2024-02-29' as "on", date 'infinity' as open, 5::bigint as n, '\\x01ff'::bytea as bytes,
      timestamptz '2026-10-16 12:00:00.5Z' as at, array[date '2024-02-29'] as days, count(*) as counted`.execute(tx),
  )
  expect(rows).toEqual([
    {
      on: '2024-02-29',
      open: null,
      n: 5,
      bytes: Buffer.from([1, 255]),
      at: new Date('2026-10-16T12:00:00.500Z'),
      days: ['2024-02-29'],
      counted: 1,
    },
  ])
})
