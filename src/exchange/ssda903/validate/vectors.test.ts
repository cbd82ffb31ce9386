import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { replayFile, rules } from './index.ts'
import type { VectorFile } from './index.ts'

const folder = join(import.meta.dirname, 'vectors')
const byCode = new Map(rules.map((rule) => [rule.code, rule]))

/** Vectors that say otherwise than the Department's rule, and why we follow the rule. */
const differences: Readonly<Record<string, { readonly because: string; readonly got: object }>> = {
  '558': {
    because:
      'two adopted children (rows 6 and 7) whose only decision was reversed are in error by the rule’s own words, as the two with two reversed decisions are; the vector marks only those',
    got: { Episodes: [4, 5, 6, 7] },
  },
}

describe('the public vectors', () => {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.json'))) {
    const file = JSON.parse(readFileSync(join(folder, name), 'utf8')) as VectorFile // our own test data
    const difference = differences[file.code]
    test(difference ? `${file.code} differs, because ${difference.because}` : file.code, () => {
      const failed = replayFile(file, byCode)
      if (difference) expect(failed.map(({ got }) => got)).toEqual([difference.got])
      else expect(failed).toEqual([])
    })
  }
})

test('a file of a code that nobody knows is told as failed, never passed over', () => {
  const file: VectorFile = {
    code: 'NEW1',
    versions: [{ ruleset: 'lac2026_27', active_in: ['lac2026_27'], vectors: [{ id: 'a', tables: {}, expected: {} }] }],
  }
  expect(replayFile(file, byCode)).toEqual([{ code: 'NEW1', vector: 'a', expected: {}, got: 'no such rule' }])
})
