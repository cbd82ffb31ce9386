import { describe, expect, test } from 'vitest'
import { collectionOf, makeTables, readTable, saysOnReturn } from './index.ts'
import type { Tables } from './index.ts'

interface Children {
  readonly from: number
  readonly to: number
}

const lines = ({ from, to }: Children, rest: string): string =>
  Array.from({ length: to - from }, (_, i) => `${String(from + i)},${rest}\n`).join('')

function read(tables: Tables, of: 'this year' | 'last year', header: Children | null, episodes: Children | null): void {
  const bytes = (text: string) => new TextEncoder().encode(text)
  if (header)
    readTable(tables, bytes(`CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n${lines(header, '1,01/02/2014,WBRI,UN2,,')}`), of)
  if (episodes)
    readTable(
      tables,
      bytes(
        `CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n${lines(episodes, '01/06/2025,S,C2,N1,U1,PR1,,,,,,')}`,
      ),
      of,
    )
}

function says(header: Children | null, episodes: Children | null, before: Children | null = null): readonly string[] {
  const tables = makeTables()
  read(tables, 'this year', header, episodes)
  read(tables, 'last year', before, null)
  return saysOnReturn(tables, collectionOf(2026))
}

describe('Tables that do not belong together', () => {
  test('of two authorities are told, with how many children are strange', () => {
    expect(says({ from: 100, to: 200 }, { from: 170, to: 270 })).toEqual([
      expect.stringContaining('70 of the 100 children in Episodes are not in Header'),
    ])
    expect(says({ from: 100, to: 200 }, { from: 300, to: 320 })[0]).toContain('two authorities')
  })

  test('a last year of other children is told', () => {
    const here = { from: 100, to: 200 }
    expect(says(here, here, { from: 195, to: 295 })).toEqual([
      expect.stringContaining('Only 5 of the 100 children of last year’s return are in this one'),
    ])
  })

  test('nothing is said of tables that do, of very few children, or where there is no header', () => {
    const here = { from: 100, to: 200 }
    expect(says(here, { from: 120, to: 210 }, { from: 60, to: 160 })).toEqual([])
    expect(says(here, { from: 300, to: 309 }, { from: 300, to: 309 })).toEqual([])
    expect(says(null, here)).toEqual([])
  })
})
