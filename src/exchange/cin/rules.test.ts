import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CENSUS, TABLES, columnsOf } from './census.ts'
import inForce from './facts/rules-in-force.json' with { type: 'json' }
import { isInForce } from '../engine/rule.ts'
import { rules } from './rules/index.ts'

describe('the rules', () => {
  test.each([2023, 2024, 2025, 2026])('of census year %i are those that the Department has in force', (year) => {
    const asked = inForce.inForce.flatMap(({ years, codes }) => (years.includes(String(year)) ? codes.split(' ') : []))
    const ours = rules.filter((rule) => isInForce(rule, year)).map((rule) => rule.code)
    expect(ours.toSorted()).toEqual(asked.toSorted())
  })

  test('each says in sentences what is wrong, why it matters and how to mend it', () => {
    for (const { wrong, why, mend } of rules)
      for (const sentence of [wrong, why, mend]) expect(sentence).toMatch(/^[A-Z“].{8,}[.…]$/u)
  })

  test('each marks and sees what its tables have', () => {
    for (const rule of rules)
      for (const [table, columns] of rule.sees)
        for (const column of columns) expect(Object.keys(CENSUS[table]), `${rule.code} ${table}`).toContain(column)
  })

  test('a date is read as a date', () => {
    for (const table of TABLES)
      for (const [name, type] of columnsOf(table))
        expect(type === 'date', `${table} ${name}`).toBe(/Date$|^DateOf|target$/.test(name))
  })
})

test('the core imports no Node module, so that it also runs in a page', () => {
  const sources = ['.', 'rules'].flatMap((folder) =>
    readdirSync(join(import.meta.dirname, folder))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => [name, readFileSync(join(import.meta.dirname, folder, name), 'utf8')] as const),
  )
  for (const [name, source] of sources) {
    const withoutReader = name === 'read-xml.ts' ? source.replace("from 'saxes'", '') : source
    expect(withoutReader, name).not.toMatch(/from '(?:node:|[a-z@])/)
    expect(source, name).not.toMatch(/\b(?:process|Buffer|require)\b[.(]/)
  }
})
