import { doubleMetaphone } from 'double-metaphone'
import { asNumber, type Fact, type SearchWordRow, type SubjectId } from '../../record/index.ts'
import { dayIn, textIn } from './read-body.ts'

/** How many bits the trigrams of a word are thrown into: few enough to compare quickly, enough to tell words apart. */
const BITS = 128

const partsOf = (name: string): readonly (readonly string[])[] =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}'’]+/u)
    .map((part) => part.split(/['’]/).filter((piece) => piece !== ''))

/**
 * The words of a name as they are compared: in small letters, without accents; of O’Neill `oneill` and `neill`, of
 * Smith-Jones both halves.
 */
function wordsOfName(name: string): readonly string[] {
  const words = partsOf(name).flatMap((pieces) =>
    pieces.length < 2 ? pieces : [pieces.join(''), ...pieces.filter((piece) => piece.length > 2)],
  )
  return [...new Set(words)]
}

/** The words of what somebody looks for, compared with those: each must be found. */
export const nameWordsSought = (text: string): readonly string[] =>
  partsOf(text).flatMap((pieces) => (pieces.length === 0 ? [] : [pieces.join('')]))

/** How a word sounds, once or twice, by double metaphone; empty for what has no letters that sound. */
export const soundsOf = (word: string): readonly string[] => [
  ...new Set(doubleMetaphone(word).filter((sound) => sound !== '')),
]

/**
 * The trigrams of a word, its beginning and end among them, and its letters, so that two that changed places do not
 * make another word of it; as `0` and `1` for each of 128 bits.
 */
export function trigramsOf(word: string): string {
  const bits = new Array<string>(BITS).fill('0')
  const padded = `  ${word} `
  for (let at = 0; at + 3 <= padded.length; at += 1) bits[bitOf(padded.slice(at, at + 3))] = '1'
  for (const letter of word) bits[bitOf(letter)] = '1'
  return bits.join('')
}

/** FNV-1a, spread once more: which of the bits stands for a trigram. It may never change while rows are stored by it. */
function bitOf(trigram: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < trigram.length; at += 1) hash = Math.imul(hash ^ trigram.charCodeAt(at), 0x01000193) >>> 0
  return ((hash ^ (hash >>> 15)) >>> 0) % BITS
}

const nameWord = (subject: SubjectId, kind: 'name' | 'other-name', word: string): SearchWordRow => {
  const [sound = null, otherSound = null] = soundsOf(word)
  return { subject, kind, word, sound, otherSound, trigrams: trigramsOf(word) }
}

/** A word that is found by its beginning alone. */
const plainWord = (subject: SubjectId, kind: 'number' | 'postcode', text: string): SearchWordRow => ({
  ...{ subject, kind, word: text, sound: null, otherSound: null, trigrams: null },
})

/** Names that were said beside the one in use or before it. */
const otherNames = (names: readonly Fact[]): readonly string[] =>
  names.flatMap(({ body }) => [textIn(body, 'name') ?? '', textIn(body, 'otherNames') ?? ''])

/** Where the child lives, or came from: every home, and the placement that has not ended. */
const postcodes = (episodes: readonly Fact[]): readonly string[] =>
  episodes.flatMap(({ body }) => [
    textIn(body, 'homePostcode') ?? '',
    dayIn(body, 'endedOn') === null ? (textIn(body, 'placementPostcode') ?? '') : '',
  ])

/**
 * Every word that a child is found by, as the facts tell it: the name in use, other and earlier names, the pupil number
 * and postcodes. The number in the return is no fact and is added by the store.
 */
export function searchWordsOf(subject: SubjectId, facts: readonly Fact[], name: string | null): SearchWordRow[] {
  const of = (type: string) => facts.filter((fact) => fact.type === type)
  const current = wordsOfName(name ?? '')
  const others = new Set(otherNames(of('child.name')).flatMap(wordsOfName))
  for (const word of current) others.delete(word)
  const numbers = of('child.identity').map(({ body }) => asNumber(textIn(body, 'upn') ?? ''))
  const distinct = (words: readonly string[]) => [...new Set(words.map(asNumber))].filter((word) => word !== '').sort()
  return [
    ...current.map((word) => nameWord(subject, 'name', word)),
    ...[...others].sort().map((word) => nameWord(subject, 'other-name', word)),
    ...distinct(numbers).map((word) => plainWord(subject, 'number', word)),
    ...distinct(postcodes(of('child.episode'))).map((word) => plainWord(subject, 'postcode', word)),
  ]
}
