import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rules } from './rules/index.ts'
import { asCinVectorFile, replayCinFile } from './vectors.ts'
import type { CinVectorFile } from './vectors.ts'

const folder = join(import.meta.dirname, 'vectors')
const fileOf = (code: string): CinVectorFile =>
  JSON.parse(readFileSync(join(folder, `${code}.json`), 'utf8')) as CinVectorFile

describe('the public vectors', () => {
  const codes = readdirSync(folder).flatMap((name) => (name.endsWith('.json') ? [name.replace('.json', '')] : []))
  test.each(codes)('%s', (code) => expect(replayCinFile(fileOf(code), rules)).toEqual([]))
})

/** The vector of a rule with other expectations than it has. */
const expecting = (code: string, expected: object): CinVectorFile => {
  const file = fileOf(code)
  const versions = file.versions.map((version) => ({
    ...version,
    vectors: version.vectors.map((vector) => ({ ...vector, expected: expected as typeof vector.expected })),
  }))
  return { ...file, versions }
}

describe('a vector that is answered otherwise is told as failed', () => {
  const cases: [string, object, string][] = [
    [
      '4013',
      { type0: [{ table: 'CINplanDates', field: 'CINPlanEndDate', row: 0 }] },
      'a row is marked that it does not expect',
    ],
    [
      '4013',
      { type0: [0, 1, 2].map((row) => ({ table: 'CINplanDates', field: 'CINPlanEndDate', row })) },
      'a row that it expects is not marked',
    ],
    [
      '4013',
      { type0: [0, 2].map((row) => ({ table: 'CINplanDates', field: 'CINPlanStartDate', row })) },
      'the field is another',
    ],
    [
      '4013',
      { type0: [0, 2].map((row) => ({ table: 'Section47', field: 'DateOfInitialCPC', row })) },
      'the table is another',
    ],
    ['4013', {}, 'it expects nothing'],
    ['2883', {}, 'it does not expect the whole return to be at fault'],
    [
      '4013',
      {
        type0: [0, 2].map((row) => ({ table: 'CINplanDates', field: 'CINPlanEndDate', row })),
        la_level: ['4013', 'x'],
      },
      'it expects the whole return to be at fault',
    ],
  ]
  test.each(cases)('%s %j: %s', (code, expected) =>
    expect(replayCinFile(expecting(code, expected), rules)).not.toEqual([]),
  )

  test('so is a code that nobody knows', () => {
    const file = { ...fileOf('4013'), code: 'NEW1' }
    expect(replayCinFile(file, rules)[0]?.got).toBe('no such rule')
  })
})

describe('a file of vectors is known by what it holds', () => {
  const withExpected = (ruleset: string, expected: object) => ({ versions: [{ ruleset, vectors: [{ expected }] }] })
  test.each([
    [withExpected('cin2025_26', {}), true, 'its ruleset is one of the census'],
    [withExpected('later', { type1: [] }), true, 'it expects in kinds'],
    [withExpected('lac2025_26', { Header: [0] }), false, 'it expects rows of an SSDA903 table'],
  ])('%j: %s, because %s', (file, is) => expect(asCinVectorFile(file) !== null).toBe(is))
})
