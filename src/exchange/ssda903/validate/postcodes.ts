import type { TableName } from './schema.ts'
import type { Tables } from './tables.ts'

/** Where a postcode lies: the upper-tier authority (or SCO, WAL, NIR) and national grid coordinates in metres. */
export interface Place {
  readonly authority: string
  readonly east: number
  readonly north: number
}

/** Postcodes packed into arrays: 18 bytes each. */
export interface Postcodes {
  readonly size: number
  readonly bytes: number
  readonly find: (postcode: string) => Place | undefined
}

const BLANK = 0
const STRANGE = -1

/** The value of each sign of ASCII in a postcode: 1 to 36 for figures and letters. */
const VALUES = Int8Array.from({ length: 128 }, (_, sign) => {
  if (sign === 32) return BLANK
  if (sign >= 48 && sign <= 57) return sign - 47
  if (sign >= 65 && sign <= 90) return sign - 54
  return sign >= 97 && sign <= 122 ? sign - 86 : STRANGE
})

const POWERS = [1, 37, 37 ** 2]

/** A number of the signs, in their order; NaN where they are no five to seven signs of a postcode. */
function keyOf(length: number, signAt: (at: number) => number): number {
  let key = 0
  let signs = 0
  for (let at = 0; at < length; at++) {
    const value = VALUES[signAt(at)] ?? STRANGE
    if (value === BLANK) continue
    if (value === STRANGE) return Number.NaN
    key = key * 37 + value
    signs++
  }
  return key * (POWERS[7 - signs] ?? Number.NaN)
}

/** A postcode as one number that sorts as the postcode does; NaN for what cannot be one. */
export const packed = (postcode: string): number => keyOf(postcode.length, (at) => postcode.charCodeAt(at))

/** The same of a text that stands among bytes. */
export const packedAmong = (bytes: Uint8Array, begin: number, end: number): number =>
  keyOf(end - begin, (at) => bytes[begin + at] ?? 0)

/** What is known of each postcode, at the same place in each array. */
export interface PackedArrays {
  readonly keys: Float64Array
  readonly east: Int32Array
  readonly north: Int32Array
  /** Places in the list of authorities. */
  readonly authority: Uint16Array
  readonly length: number
}

/** Postcodes that share their first four signs stand together: this many beginnings there may be. */
const BEGINNINGS = 37 ** 4
const beginningOf = (key: number): number => Math.floor(key / 37 ** 3)

/** Where the postcodes of each beginning start among the keys. */
function startsOf(keys: Float64Array): Int32Array {
  const starts = new Int32Array(BEGINNINGS + 1)
  let beginning = 0
  for (let at = 0; at < keys.length; at++)
    for (const own = beginningOf(keys[at] ?? 0); beginning <= own; beginning++) starts[beginning] = at
  return starts.fill(keys.length, beginning)
}

/** Looks postcodes up among arrays that are in the order of their keys. */
export function indexed(
  { keys, east, north, authority, length }: PackedArrays,
  authorities: readonly string[],
): Postcodes {
  const starts = startsOf(keys)
  return {
    size: length,
    bytes: length * 18 + starts.byteLength,
    find: (postcode) => {
      const key = packed(postcode)
      if (Number.isNaN(key)) return undefined
      const beginning = beginningOf(key)
      let low = starts[beginning] ?? length
      let high = (starts[beginning + 1] ?? length) - 1
      while (low <= high) {
        const middle = (low + high) >> 1
        const found = keys[middle] ?? Number.NaN
        if (found === key)
          return {
            authority: authorities[authority[middle] ?? 0] ?? '',
            east: east[middle] ?? 0,
            north: north[middle] ?? 0,
          }
        if (found < key) low = middle + 1
        else high = middle - 1
      }
      return undefined
    },
  }
}

const METRES_IN_A_MILE = 1609.344

/** Miles as the crow flies, to one decimal place. */
const milesBetween = (a: Place, b: Place): string =>
  (Math.round((Math.hypot(a.east - b.east, a.north - b.north) / METRES_IN_A_MILE) * 10) / 10).toString()

/** Works out authority, location and distance of every placement of a year from its postcodes. */
export function locatePlacements(
  tables: Tables,
  name: 'Episodes' | 'Episodes_last',
  postcodes: Postcodes,
  authority: string | null,
): void {
  const table = tables.table(name satisfies TableName)
  const { words } = tables
  const homes = table.columns.get('HOME_POST')
  const placed = table.columns.get('PL_POST')
  if (!homes || !placed) return
  const places = new Map<number, Place | undefined>()
  const placeOf = (word: number): Place | undefined => {
    if (!places.has(word)) places.set(word, postcodes.find(words.texts[word] ?? ''))
    return places.get(word)
  }
  const columns = new Map(table.columns)
  const made = {
    PL_LA: new Int32Array(table.length),
    PL_LOCATION: new Int32Array(table.length),
    PL_DISTANCE: new Int32Array(table.length),
  }
  for (let row = 0; row < table.length; row++) {
    const home = placeOf(homes[row] ?? 0)
    const placement = placeOf(placed[row] ?? 0)
    if (!placement) continue
    made.PL_LA[row] = words.numberOf(placement.authority)
    if (authority !== null) made.PL_LOCATION[row] = words.numberOf(placement.authority === authority ? 'IN' : 'OUT')
    if (home) made.PL_DISTANCE[row] = words.numberOf(milesBetween(home, placement))
  }
  columns.set('PL_LA', made.PL_LA).set('PL_DISTANCE', made.PL_DISTANCE)
  if (authority !== null) columns.set('PL_LOCATION', made.PL_LOCATION)
  tables.put({ ...table, columns })
}
