import { decodeText, eachLine } from './csv.ts'
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

/** A postcode as one number that sorts as the postcode does; NaN for what cannot be one. */
export function packed(postcode: string): number {
  let key = 0
  let signs = 0
  for (let i = 0; i < postcode.length; i++) {
    const sign = postcode.charCodeAt(i)
    if (sign === 32) continue
    const value =
      sign >= 48 && sign <= 57
        ? sign - 47
        : sign >= 65 && sign <= 90
          ? sign - 54
          : sign >= 97 && sign <= 122
            ? sign - 86
            : Number.NaN
    key = key * 37 + value
    signs++
  }
  return signs < 5 || signs > 7 ? Number.NaN : key * 37 ** (7 - signs)
}

interface Growing {
  keys: Float64Array
  east: Int32Array
  north: Int32Array
  authority: Uint16Array
  length: number
}

const nothing = (): Growing => ({
  keys: new Float64Array(1024),
  east: new Int32Array(1024),
  north: new Int32Array(1024),
  authority: new Uint16Array(1024),
  length: 0,
})

function grow(growing: Growing): void {
  const keys = new Float64Array(growing.keys.length * 2)
  const east = new Int32Array(keys.length)
  const north = new Int32Array(keys.length)
  const authority = new Uint16Array(keys.length)
  keys.set(growing.keys)
  east.set(growing.east)
  north.set(growing.north)
  authority.set(growing.authority)
  Object.assign(growing, { keys, east, north, authority })
}

/** The arrays cut to length and sorted by key; a file in order of postcodes needs no sorting. */
function settled(growing: Growing): Growing {
  const { length } = growing
  let isSorted = true
  for (let i = 1; i < length && isSorted; i++) isSorted = (growing.keys[i - 1] ?? 0) <= (growing.keys[i] ?? 0)
  const order = isSorted ? undefined : Uint32Array.from({ length }, (_, i) => i)
  order?.sort((a, b) => (growing.keys[a] ?? 0) - (growing.keys[b] ?? 0))
  const at = (i: number): number => order?.[i] ?? i
  return {
    length,
    keys: Float64Array.from({ length }, (_, i) => growing.keys[at(i)] ?? 0),
    east: Int32Array.from({ length }, (_, i) => growing.east[at(i)] ?? 0),
    north: Int32Array.from({ length }, (_, i) => growing.north[at(i)] ?? 0),
    authority: Uint16Array.from({ length }, (_, i) => growing.authority[at(i)] ?? 0),
  }
}

const ELSEWHERE: Readonly<Record<string, string>> = { S: 'SCO', W: 'WAL', N: 'NIR' }

/** The upper-tier authority: the county where there is one, otherwise the district; outside England only the country. */
function upperTier(county: string, district: string): string {
  const elsewhere = ELSEWHERE[district.charAt(0)]
  if (elsewhere) return elsewhere
  return county.startsWith('E10') ? county : district
}

const columnNamed = (headings: readonly string[], ...patterns: readonly RegExp[]): number =>
  headings.findIndex((heading) => patterns.some((pattern) => pattern.test(heading.trim().toLowerCase())))

/**
 * Packs a postcode directory of the Office for National Statistics (ONSPD or NSPL, as CSV). Answers a sentence where the
 * file is none.
 */
export function packPostcodes(bytes: Uint8Array): Postcodes | { readonly says: string } {
  const growing = nothing()
  const authorities: string[] = []
  const numbers = new Map<string, number>()
  let at: { postcode: number; county: number; district: number; east: number; north: number } | undefined
  const numberOf = (authority: string): number => {
    const known = numbers.get(authority) ?? authorities.push(authority) - 1
    numbers.set(authority, known)
    return known
  }
  eachLine(decodeText(bytes), (cells) => {
    if (!at) {
      at = {
        postcode: columnNamed(cells, /^pcds?$/, /^pcd7$/),
        county: columnNamed(cells, /^oscty$/, /^cty\d\dcd$/),
        district: columnNamed(cells, /^oslaua$/, /^laua$/, /^(?:laua|lad)\d\dcd$/),
        east: columnNamed(cells, /^oseast1m$/, /^east1m$/),
        north: columnNamed(cells, /^osnrth1m$/, /^north1m$/),
      }
      return at.postcode >= 0 && at.district >= 0 && at.east >= 0 && at.north >= 0
    }
    const key = packed(cells[at.postcode] ?? '')
    const east = cells[at.east] ?? ''
    if (Number.isNaN(key) || east === '') return true
    if (growing.length === growing.keys.length) grow(growing)
    growing.keys[growing.length] = key
    growing.east[growing.length] = Number(east)
    growing.north[growing.length] = Number(cells[at.north])
    growing.authority[growing.length] = numberOf(upperTier(cells[at.county] ?? '', cells[at.district] ?? ''))
    growing.length++
    return true
  })
  if (!at || at.postcode < 0 || at.district < 0 || at.east < 0 || at.north < 0)
    return { says: 'this is no postcode directory: it needs the columns pcds, oscty, oslaua, oseast1m and osnrth1m.' }
  return indexed(settled(growing), authorities)
}

function indexed({ keys, east, north, authority, length }: Growing, authorities: readonly string[]): Postcodes {
  return {
    size: length,
    bytes: length * 18,
    find: (postcode) => {
      const key = packed(postcode)
      let low = 0
      let high = length - 1
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
