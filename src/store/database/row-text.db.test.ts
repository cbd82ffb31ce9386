import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aStore } from '../testing.ts'
import { cellsOf, rowsIn, rowsAsText, textOf } from './row-text.ts'
import type { Store } from './store.ts'
import { columns } from './unnest.ts'

let store: Store
beforeAll(async () => {
  store = await aStore()
})
afterAll(() => store.close())

const shape = columns('id:uuid name on_date:date n:integer is_so:boolean names:text[]')
const awkward = fc.constantFrom(
  '',
  ' ',
  ',',
  '"',
  '\\',
  '\n',
  '\\n',
  ')\n(',
  "O'Neill, Siân",
  '\u00a0',
  'NULL',
  '{',
  '\t',
)
const text = fc.oneof(
  awkward,
  fc.string({ unit: 'binary' }).map((each) => each.replaceAll('\0', '')),
) // no database keeps it

test('rows read as one text are written the same here, and their cells read back, whatever stands in them', async () => {
  const row = fc.tuple(
    fc.uuid(),
    fc.option(fc.array(text, { maxLength: 3 }).map((parts) => parts.join(''))),
    fc.constantFrom('2024-02-29', 'infinity', null),
    fc.option(fc.integer({ min: -9, max: 9 })),
    fc.option(fc.boolean()),
    fc.constantFrom('{}', '{a}', '{a,b}'),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 4 }), async (rows) => {
      const values = rows.map(
        ([id, name, on, n, isSo, names], at) =>
          sql`select ${at}::integer as at, ${id}::uuid as id, ${name}::text as name, ${on}::date as on_date, ${n}::integer as n,
            ${isSo}::boolean as is_so, ${names}::text[] as names`,
      )
      const none = sql`select 0 as at, null::uuid as id, null::text as name, null::date as on_date, null::integer as n, null::boolean as is_so, null::text[] as names where false`
      const told = await store.inAuthority(1, (tx) =>
        sql<{ told: string | null }>`select ${sql.raw(rowsAsText(shape))} as told
          from (select * from (${sql.join([...values, none].toReversed(), sql` union all `)}) r order by at) r`.execute(
          tx,
        ),
      )
      const texts = rowsIn(told.rows[0]?.told ?? null)
      const write = textOf(shape)
      expect(texts).toEqual(rows.map((cells) => write(cells, 0, shape.length)))
      const asText = (cell: unknown) =>
        cell === null ? null : cell === true ? 't' : cell === false ? 'f' : String(cell)
      expect(texts.map(cellsOf)).toEqual(rows.map((cells) => cells.map(asText)))
    }),
    { numRuns: 60 },
  )
})
