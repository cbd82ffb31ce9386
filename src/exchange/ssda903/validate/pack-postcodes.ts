import { makeWords } from './words.ts'
import { cellsOf, eachLine } from './csv.ts'
import type { Line } from './csv.ts'
import { indexed, packedAmong } from './postcodes.ts'
import type { PackedArrays, Postcodes } from './postcodes.ts'
import { wordNumbers } from './word-numbers.ts'

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
function settled({ keys, east, north, authority, length }: Growing): PackedArrays {
  let isSorted = true
  for (let i = 1; i < length && isSorted; i++) isSorted = (keys[i - 1] ?? 0) <= (keys[i] ?? 0)
  const order = isSorted ? undefined : Uint32Array.from({ length }, (_, i) => i)
  order?.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
  const sorted = <A extends Float64Array | Int32Array | Uint16Array>(from: A): A => {
    const cut = from.slice(0, length)
    if (order) for (let i = 0; i < length; i++) cut[i] = from[order[i] ?? 0] ?? 0
    return cut as A // a slice is of the same kind
  }
  return { length, keys: sorted(keys), east: sorted(east), north: sorted(north), authority: sorted(authority) }
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

const NONE = 'this is no postcode directory: it needs the columns pcds, oscty, oslaua, oseast1m and osnrth1m.'

interface Places {
  readonly postcode: number
  readonly county: number
  readonly district: number
  readonly east: number
  readonly north: number
}

/** Where the columns stand by which a place is known; null where one is missing. */
function placesOf(headings: readonly string[]): Places | null {
  const places = {
    postcode: columnNamed(headings, /^pcds?$/, /^pcd7$/),
    county: columnNamed(headings, /^oscty$/, /^cty\d\dcd$/),
    district: columnNamed(headings, /^oslaua$/, /^laua$/, /^(?:laua|lad)\d\dcd$/),
    east: columnNamed(headings, /^oseast1m$/, /^east1m$/),
    north: columnNamed(headings, /^osnrth1m$/, /^north1m$/),
  }
  const { postcode, district, east, north } = places
  return Math.min(postcode, district, east, north) < 0 ? null : places
}

/** Takes a postcode directory piece by piece, since the whole of it is larger than many computers hold. */
export interface PostcodePacker {
  readonly add: (piece: Uint8Array) => void
  /** The postcodes; a sentence where the file is no directory. */
  readonly done: () => Postcodes | { readonly says: string }
}

/** Begins to pack a postcode directory of the Office for National Statistics (ONSPD or NSPL, as CSV). */
export function postcodePacker(): PostcodePacker {
  const growing = nothing()
  const authorities: string[] = []
  const authorityOf = new Map<number, number>()
  const areas = makeWords()
  const areaAmong = wordNumbers(areas.numberOf, true)
  let places: Places | null | undefined
  let kept = new Uint8Array()
  const areaIn = (line: Line, cell: number): number =>
    cell >= 0 && cell < line.length ? areaAmong(line.bytes, line.begins[cell] ?? 0, line.ends[cell] ?? 0) : 0
  const authorityIn = (line: Line, { county, district }: Places): number => {
    const [one, other] = [areaIn(line, county), areaIn(line, district)]
    const both = one * 0x1_0000 + other
    const known = authorityOf.get(both)
    if (known !== undefined) return known
    const name = upperTier(areas.texts[one] ?? '', areas.texts[other] ?? '')
    const at = authorities.indexOf(name)
    const number = at < 0 ? authorities.push(name) - 1 : at
    authorityOf.set(both, number)
    return number
  }
  const take = (line: Line): boolean => {
    if (!places) {
      places = placesOf(cellsOf(line))
      return places !== null
    }
    const { bytes, begins, ends } = line
    const key = packedAmong(bytes, begins[places.postcode] ?? 0, ends[places.postcode] ?? 0)
    if (Number.isNaN(key) || line.length <= places.east || begins[places.east] === ends[places.east]) return true
    if (growing.length === growing.keys.length) grow(growing)
    growing.keys[growing.length] = key
    growing.east[growing.length] = wholeNumber(line, places.east)
    growing.north[growing.length] = wholeNumber(line, places.north)
    growing.authority[growing.length] = authorityIn(line, places)
    growing.length++
    return true
  }
  return {
    add: (piece) => {
      if (places === null) return
      const end = piece.lastIndexOf(10) + 1
      if (end > 0) eachLine(joined(kept, piece.subarray(0, end)), take)
      kept = joined(end > 0 ? new Uint8Array() : kept, piece.subarray(end))
    },
    done: () => {
      if (places !== null && kept.length > 0) eachLine(kept, take)
      return places ? indexed(settled(growing), authorities) : { says: NONE }
    },
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

/** A whole number of metres. */
function wholeNumber({ bytes, begins, ends }: Line, cell: number): number {
  let number = 0
  for (let at = begins[cell] ?? 0; at < (ends[cell] ?? 0); at++) {
    const figure = (bytes[at] ?? 0) - 48
    if (figure >= 0 && figure <= 9) number = number * 10 + figure
  }
  return number
}

/** Packs a postcode directory that is read already. */
export function packPostcodes(bytes: Uint8Array): Postcodes | { readonly says: string } {
  const packer = postcodePacker()
  packer.add(bytes)
  return packer.done()
}
