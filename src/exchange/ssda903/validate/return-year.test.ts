import { describe, expect, test } from 'vitest'
import { collectionOf, makeTables, readTable, readerOf, suggestedYear } from './index.ts'
import { saysOnYear } from './return-year.ts'

const HEADINGS = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN'

function episodes(...spells: readonly (readonly [from: string, to: string])[]) {
  const tables = makeTables()
  const lines = [HEADINGS, ...spells.map(([from, to]) => `7,${from},S,E1,N1,U1,PR1,${to},,,,,`)]
  readTable(tables, new TextEncoder().encode(lines.join('\n')), 'this year')
  return tables
}
const many = (from: string) => Array.from({ length: 200 }, () => [from, ''] as const)

describe('The year of a return', () => {
  const examples: [ReturnType<typeof episodes>, number | null, string][] = [
    [episodes(['31/03/2025', '']), 2025, '31 March ends the year'],
    [episodes(['01/04/2025', '']), 2026, '1 April begins the next'],
    [episodes(['01/04/2019', '02/05/2025']), 2026, 'an episode that ended speaks of the year in which it ended'],
    [episodes(...many('01/06/2024'), ['01/06/2026', '']), 2025, 'one date in two hundred may be mistyped'],
    [episodes(['31/02/2025', '']), null, 'there is no such day'],
    [episodes(['01/06/1999', '']), null, 'no rules are known for it'],
    [makeTables(), null, 'there are no episodes'],
  ]
  test.each(examples)('is suggested from the dates of its episodes, %#', (tables, year) => {
    expect(suggestedYear(tables)).toBe(year)
  })

  test('is doubted where most dates lie elsewhere, and never where they fit', () => {
    expect(saysOnYear(episodes(['01/06/2025', '']), collectionOf(2026))).toEqual([])
    expect(saysOnYear(episodes(['01/06/2025', '']), collectionOf(2024))[0]).toContain('do not fit return year 2024')
    expect(saysOnYear(makeTables(), collectionOf(2026))[0]).toContain('no episodes')
  })
})

describe('A row as people read it', () => {
  test('holds what stands in the file, readable or not', () => {
    const { fields, cellsOf, childOf } = readerOf(episodes(['01/06/2025', '31/02/2026']), 'Episodes')
    const cells = Object.fromEntries(fields.map((field, i) => [field, cellsOf(0)[i]]))
    expect(cells).toMatchObject({ DECOM: '01/06/2025', DEC: '31/02/2026', PLACE: 'U1', REC: '' })
    expect(childOf(0)).toBe('7')
  })
})
