import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { locatePlacements, makeTables, packPostcodes, readTable, type Postcodes } from './index.ts'
import { packed } from './postcodes.ts'

const bytes = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'))

const directory = [
  'pcds,oscty,oslaua,oseast1m,osnrth1m',
  'ZE1 0AA,S99999999,S12000027,447000,1141000',
  'DT1 1XJ,E99999999,E06000059,369000,90000',
  'CM1 1QH,E10000012,E07000070,570800,206800',
  'AB1 0AA,S99999999,S12000033,,',
]

const packedDirectory = (): Postcodes => {
  const read = packPostcodes(bytes(directory))
  if ('says' in read) throw new Error(read.says)
  return read
}

describe('a postcode directory', () => {
  test('finds the upper tier in England and the country elsewhere, however the postcode is written', () => {
    const postcodes = packedDirectory()
    expect(postcodes.find('CM1 1QH')).toEqual({ authority: 'E10000012', east: 570_800, north: 206_800 })
    expect(postcodes.find('dt11xj')?.authority).toBe('E06000059')
    expect(postcodes.find('ZE1 0AA')?.authority).toBe('SCO')
    expect(postcodes.find('AB1 0AA'), 'a postcode without coordinates cannot be placed').toBeUndefined()
    expect(postcodes.find('XX9')).toBeUndefined()
  })

  test('takes 18 bytes a postcode: 2.7 million in less than 60 MB', () => {
    expect((packedDirectory().bytes / packedDirectory().size) * 2_700_000).toBeLessThan(60_000_000)
  })

  test('a file of something else is refused in a sentence', () => {
    expect(packPostcodes(bytes(['CHILD,SEX', '1,M']))).toEqual({
      says: expect.stringContaining('no postcode directory'),
    })
  })

  test('packed postcodes are equal only where the postcodes are', () => {
    const postcode = fc.stringMatching(/^[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}$/)
    fc.assert(
      fc.property(postcode, postcode, (a, b) => {
        const bare = (text: string): string => text.replace(' ', '')
        expect(packed(a) === packed(b)).toBe(bare(a) === bare(b))
      }),
    )
  })
})

test('placements get their authority, whether it is the child’s own, and the miles from home', () => {
  const tables = makeTables()
  const headings = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN'
  const row = (home: string, placement: string): string => `1,01/05/2025,S,C2,N1,U6,PR1,,,,${home},${placement},`
  readTable(
    tables,
    bytes([headings, row('CM1 1QH', 'DT1 1XJ'), row('CM1 1QH', 'CM1 1QH'), row('', 'DT1 1XJ'), row('CM1 1QH', 'XX9')]),
    'this year',
  )
  locatePlacements(tables, 'Episodes', packedDirectory(), 'E10000012')
  const found = tables.rows('Episodes').all.map((e) => [e['PL_LA'], e['PL_LOCATION'], e['PL_DISTANCE']])
  expect(found).toEqual([
    ['E06000059', 'OUT', '144.9'],
    ['E10000012', 'IN', '0'],
    ['E06000059', 'OUT', null],
    [null, null, null],
  ])
})
