import { describe, expect, test } from 'vitest'
import { isInForce, replayVector, rules } from './index.ts'
import { rules100To199 } from './wording-examples/rules-100-to-199.ts'
import { rules200To399 } from './wording-examples/rules-200-to-399.ts'
import { rules400To599 } from './wording-examples/rules-400-to-599.ts'
import { rules600To799 } from './wording-examples/rules-600-to-799.ts'
import { rulesByName } from './wording-examples/rules-by-name.ts'
import { rulesFrom1000 } from './wording-examples/rules-from-1000.ts'

/**
 * Examples of our own for rules of which no example was published, each from the rule’s wording and by its edges: the day
 * itself and the day after, blanks, two rows of a child, last year’s table. The return of 2026, 1 April 2025 to
 * 31 March 2026, unless another year is named.
 */
const examples = [
  ...rules100To199,
  ...rules200To399,
  ...rules400To599,
  ...rules600To799,
  ...rulesByName,
  ...rulesFrom1000,
]

describe('a rule without a published example does what its wording says', () => {
  test.each(examples.map((example) => [example[0], example[3], example] as const))(
    '%s: %s',
    (_code, _because, [code, tables, marks, , more]) => {
      const rule = rules.find((one) => one.code === code)
      if (!rule) throw new Error(`There is no rule ${code}.`)
      const year = typeof more === 'number' ? more : 2026
      const vector = { id: code, tables, expected: marks, ...(typeof more === 'object' ? { metadata: more } : {}) }
      expect(isInForce(rule, year)).toBe(true)
      const got = Object.entries(replayVector(rule, vector, year)).filter(([, rows]) => rows.length > 0)
      expect(Object.fromEntries(got.map(([name, rows]) => [name, [...new Set(rows)].sort((a, b) => a - b)]))).toEqual(
        marks,
      )
    },
  )

  test('of more than eighty rules', () => {
    expect(new Set(examples.map(([code]) => code)).size).toBeGreaterThan(80)
  })
})
