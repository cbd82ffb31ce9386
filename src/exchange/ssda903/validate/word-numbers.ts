import { textOf } from './csv.ts'

const LONGEST = 40
const FOREIGN = -1

/** Numbers of texts that stand among bytes: a text is made of those bytes only when it is met for the first time. */
export type WordNumbers = (bytes: Uint8Array, begin: number, end: number) => number

const AS_IS = Uint8Array.from({ length: 256 }, (_, byte) => byte)
const CAPITALS = AS_IS.map((byte) => (byte >= 97 && byte <= 122 ? byte - 32 : byte))

/**
 * Remembers by their bytes the texts that `numberOf` knows. `inCapitals` reads all letters as capitals. Texts with other
 * letters than ASCII, and long ones, are asked for each time.
 */
export function wordNumbers(numberOf: (text: string) => number, inCapitals: boolean): WordNumbers {
  const letters = inCapitals ? CAPITALS : AS_IS
  let places = new Int32Array(1024)
  let hashes = new Int32Array(512)
  let starts = new Int32Array(1024)
  let numbers = new Int32Array(512)
  let kept = new Uint8Array(4096)
  let known = 0

  const hashOf = (bytes: Uint8Array, begin: number, end: number): number => {
    let hash = 0x811c9dc5
    for (let i = begin; i < end; i++) {
      const byte = bytes[i] ?? 0
      if (byte > 127) return FOREIGN
      hash = Math.imul(hash ^ (letters[byte] ?? 0), 0x01000193)
    }
    return (hash ^ (hash >>> 15)) & 0x7fffffff
  }
  const isSame = (nth: number, bytes: Uint8Array, begin: number, end: number): boolean => {
    const start = starts[nth] ?? 0
    if ((starts[nth + 1] ?? 0) - start !== end - begin) return false
    for (let i = begin; i < end; i++) if (letters[bytes[i] ?? 0] !== kept[start + i - begin]) return false
    return true
  }
  const grow = (): void => {
    places = new Int32Array(places.length * 2)
    hashes = larger(hashes)
    starts = larger(starts)
    numbers = larger(numbers)
    for (let nth = 0; nth < known; nth++) {
      let place = (hashes[nth] ?? 0) & (places.length - 1)
      while (places[place] !== 0) place = (place + 1) & (places.length - 1)
      places[place] = nth + 1
    }
  }
  const ask = (bytes: Uint8Array, begin: number, end: number): number => {
    const text = textOf(bytes, begin, end)
    return numberOf(inCapitals ? text.toUpperCase() : text)
  }
  const keep = (place: number, hash: number, bytes: Uint8Array, begin: number, end: number): number => {
    const number = ask(bytes, begin, end)
    const start = starts[known] ?? 0
    if (start + LONGEST > kept.length) {
      const more = new Uint8Array(kept.length * 2)
      more.set(kept)
      kept = more
    }
    for (let i = begin; i < end; i++) kept[start + i - begin] = letters[bytes[i] ?? 0] ?? 0
    hashes[known] = hash
    starts[known + 1] = start + end - begin
    numbers[known] = number
    places[place] = ++known
    if (known * 2 === places.length) grow()
    return number
  }
  return (bytes, begin, end) => {
    if (end - begin > LONGEST) return ask(bytes, begin, end)
    const hash = hashOf(bytes, begin, end)
    if (hash === FOREIGN) return ask(bytes, begin, end)
    let place = hash & (places.length - 1)
    for (let nth = places[place] ?? 0; nth > 0; nth = places[place] ?? 0) {
      if (hashes[nth - 1] === hash && isSame(nth - 1, bytes, begin, end)) return numbers[nth - 1] ?? 0
      place = (place + 1) & (places.length - 1)
    }
    return keep(place, hash, bytes, begin, end)
  }
}

/** The same numbers with twice the room. */
function larger(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(numbers.length * 2)
  more.set(numbers)
  return more
}
