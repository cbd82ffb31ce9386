import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { locatePlacements, makeTables, packPostcodes, postcodePacker, readTable, type Postcodes } from './index.ts'
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

  test('takes 18 bytes a postcode, and an index: 2.7 million in less than 60 MB', () => {
    const [one = '', ...same] = [directory.slice(0, 2), directory].map((lines) => {
      const packed = packPostcodes(bytes(lines))
      return 'says' in packed ? packed.says : String(packed.bytes - packed.size * 18)
    })
    expect(same).toEqual([one])
    expect(Number(one) + 2_700_000 * 18).toBeLessThan(60_000_000)
  })

  test('finds every one of many, and none that is not there', () => {
    const unit = fc.stringMatching(/^[A-Z]{1,2}[0-9]{1,2} [0-9][A-Z]{2}$/)
    fc.assert(
      fc.property(fc.uniqueArray(unit, { minLength: 1, maxLength: 200 }), unit, (postcodes, other) => {
        const lines = postcodes.map((postcode, i) => `${postcode},,E06000001,${String(i)},0`)
        const read = packPostcodes(bytes([directory[0] ?? '', ...lines]))
        if ('says' in read) throw new Error(read.says)
        const bare = (text: string): string => text.replace(' ', '')
        postcodes.forEach((postcode, i) => {
          const isOnly = postcodes.filter((each) => bare(each) === bare(postcode)).length === 1
          if (isOnly) expect(read.find(postcode)?.east).toBe(i)
        })
        expect(read.find(other) !== undefined).toBe(postcodes.some((each) => bare(each) === bare(other)))
      }),
    )
  })

  test('is the same however it is cut into pieces, and in whatever order its lines stand', () => {
    const [headings = '', ...lines] = directory
    const whole = bytes([headings, ...lines.toReversed(), ''])
    for (let size = 1; size <= whole.length; size++) {
      const packer = postcodePacker()
      for (let from = 0; from < whole.length; from += size) packer.add(whole.subarray(from, from + size))
      const postcodes = packer.done()
      expect('says' in postcodes ? postcodes.says : postcodes.size).toBe(3)
      expect('find' in postcodes && postcodes.find('CM1 1QH')?.authority).toBe('E10000012')
    }
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
