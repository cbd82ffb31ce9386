import { hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, '../src/store/database/migrations')
const landed = readFileSync(join(folder, 'SHA256SUMS'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('  '))

test.each(landed)('a migration that was released is as it was: %s %s', (sum, name = '') => {
  expect(hash('sha256', readFileSync(join(folder, name)))).toBe(sum)
})

test('what comes is numbered after what was released', () => {
  const released = new Set(landed.map(([, name]) => name))
  const last = [...released].sort().at(-1) ?? ''
  const fresh = readdirSync(folder).filter((name) => name.endsWith('.sql') && !released.has(name))
  expect(fresh.filter((name) => name <= last)).toEqual([])
})
