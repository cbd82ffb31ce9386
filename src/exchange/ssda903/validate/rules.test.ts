import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { tables as tablesOfTheReturn } from '../tables.ts'
import inForce from './facts/rules-in-force.json' with { type: 'json' }
import { FIRST_YEAR, LAST_YEAR, SCHEMA, columnsOf, isInForce, rules } from './index.ts'

describe('the rules', () => {
  test.each([2023, 2024, 2025, 2026, 2027])('of return year %i are those that the Department has in force', (year) => {
    const asked = inForce.inForce.flatMap(({ years, codes }) => (years.includes(String(year)) ? codes.split(' ') : []))
    const ours = rules.filter((rule) => isInForce(rule, year)).map((rule) => rule.code)
    expect(ours.toSorted()).toEqual(asked.toSorted())
  })

  test('each has one code', () => {
    expect(new Set(rules.map((rule) => rule.code)).size).toBe(rules.length)
  })

  test('each says in sentences what is wrong, why it matters and how to mend it', () => {
    for (const { wrong, why, mend } of rules)
      for (const sentence of [wrong, why, mend]) expect(sentence).toMatch(/^[A-Z“].{8,}[.…]$/u)
  })

  test('each marks and sees columns that its tables have', () => {
    for (const rule of rules)
      for (const [table, columns] of rule.sees)
        for (const column of columns) expect(Object.keys(columnsOf(table)), `${rule.code} ${table}`).toContain(column)
  })

  test('cover the years from first to last', () => {
    expect([FIRST_YEAR, LAST_YEAR]).toEqual([2023, 2027])
  })
})

test('the columns that rules may see are those of the return, and the few that are worked out', () => {
  const workedOut: Readonly<Record<string, readonly string[]>> = {
    Header: ['UASC'],
    Episodes: ['PL_LA', 'PL_LOCATION', 'PL_DISTANCE'],
  }
  for (const table of tablesOfTheReturn) {
    const own = table.columns.map(({ name }) => name).filter((name) => name !== 'CHILD')
    expect(Object.keys(SCHEMA[table.name]).toSorted()).toEqual([...own, ...(workedOut[table.name] ?? [])].toSorted())
  }
})

test('the library imports no Node module, so that it also runs in a page', () => {
  const sources = ['.', 'rules'].flatMap((folder) =>
    readdirSync(join(import.meta.dirname, folder))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => readFileSync(join(import.meta.dirname, folder, name), 'utf8')),
  )
  for (const source of sources) {
    expect(source).not.toMatch(/from '(?:node:|[a-z@])/)
    expect(source).not.toMatch(/\b(?:process|Buffer|require)\b[.(]/)
  }
})
