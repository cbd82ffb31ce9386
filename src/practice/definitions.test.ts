import { describe, expect, test } from 'vitest'
import { allRules, defaultDefinitions, eventDefinitions } from './index.ts'

describe('what a fold reads besides facts', () => {
  const rules = allRules(defaultDefinitions)

  test.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s says where it comes from, how far to trust that, and the step that stops it',
    (_, rule) => {
      expect(rule.source).not.toBe('')
      expect(rule.next).not.toBe('')
      expect(rule.limit.count).toBeGreaterThan(0)
      expect(rule.trust === 'local').toBe(rule.source.startsWith('Local'))
    },
  )

  test('no two rules share an id', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
  })

  test('the longest waits of the stages are as agreed', () => {
    const waits = defaultDefinitions.permanence.stages.map(({ stage, longestWait }) => [stage, longestWait.limit.count])
    expect(Object.fromEntries(waits)).toEqual({
      'becoming-looked-after': 122,
      'adoption-planned': 182,
      'family-finding': 121,
      matched: 28,
      placed: 70,
      'order-applied-for': 84,
      'other-plan': 182,
    })
  })

  test.each([...eventDefinitions.values()].map((definition) => [definition.type, definition] as const))(
    '%s belongs to the practice that its name begins with, and says what it is',
    (type, definition) => {
      expect(type.startsWith(`${definition.practice}.`)).toBe(true)
      expect(definition.describes).not.toBe('')
      expect(definition.says({})).not.toBe('')
    },
  )
})
