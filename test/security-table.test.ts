import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const text = readFileSync(join(root, 'docs/security.md'), 'utf8')
const rows = text
  .split('\n')
  .filter((line) => /^\| \d+\.\d+\.\d+ /.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )

/** How many requirements each section of OWASP ASVS 5.0.0 has. */
const sections: Readonly<Record<string, readonly number[]>> = {
  1: [2, 10, 12, 3, 3],
  2: [3, 3, 5, 2],
  3: [1, 3, 5, 8, 8, 1, 5],
  4: [5, 5, 2, 4],
  5: [1, 6, 3, 3],
  6: [3, 12, 8, 6, 8, 4, 2, 4],
  7: [3, 4, 2, 5, 3, 2],
  8: [4, 4, 3, 2],
  9: [3, 4],
  10: [2, 3, 5, 16, 5, 2, 3],
  11: [4, 5, 5, 4, 2, 2, 2],
  12: [5, 2, 5],
  13: [4, 6, 4, 7],
  14: [2, 8, 3],
  15: [5, 5, 7, 4],
  16: [1, 5, 4, 3, 4],
  17: [2, 8, 2],
}
const all = Object.entries(sections).flatMap(([chapter, counts]) =>
  counts.flatMap((count, at) => Array.from({ length: count }, (_, n) => `${chapter}.${at + 1}.${n + 1}`)),
)

describe('The table of security', () => {
  it('has a line for every requirement of the standard, once and in order', () => {
    expect(all).toHaveLength(345)
    expect(rows.map(([id]) => id)).toEqual(all)
  })

  it('says of each its level, what it asks, how it stands and where that is shown', () => {
    for (const [id, level = '', words = '', stands = '', where = ''] of rows) {
      expect([id, level]).toEqual([id, expect.stringMatching(/^[123]$/)])
      expect([id, stands]).toEqual([id, expect.stringMatching(/^(met|partly|not met|council’s|n\/a)$/)])
      expect([id, words.length > 3, where.length > 2]).toEqual([id, true, true])
    }
  })

  it('names tests and files that are there, and passages that stand above it', () => {
    const told = rows.flatMap(([id, , , , where = '']) =>
      [...where.matchAll(/`((?:src|test|docs|e2e)\/[^`]*)`/g)].map(([, path = '']) => [id, path] as const),
    )
    expect(told.length).toBeGreaterThan(100)
    expect(told.filter(([, path]) => !existsSync(join(root, path)))).toEqual([])
    const passages = rows.flatMap(([, , , , where = '']) => [...where.matchAll(/“([^”]+)”/g)].map(([, title]) => title))
    expect(passages.filter((title) => !text.includes(`## ${title}\n`))).toEqual([])
  })

  it('counts what it says', () => {
    const of = (isOf: (level: string) => boolean) => rows.filter(([, level = '']) => isOf(level))
    const [upTo2, third] = [of((level) => level !== '3'), of((level) => level === '3')]
    const counting = (some: typeof rows) => (how: string) => some.filter(([, , , stands]) => stands === how).length
    const [a, b] = [counting(upTo2), counting(third)]
    expect(text).toContain(
      `Of the ${rows.length} requirements of version 5.0.0 ${upTo2.length} are of levels 1 and 2: ${a('met')} are met, ${a('partly')} partly, ${a('not met')} not, ${a('council’s')} are the council’s, and ${a('n/a')} are about things that are not here.`,
    )
    expect(text).toContain(
      `Of level 3 ${b('met')} are met, ${b('partly')} partly, ${b('not met')} not, ${b('council’s')} are the council’s, ${b('n/a')} about nothing here.`,
    )
  })
})
