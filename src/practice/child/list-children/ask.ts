import { asDay, dayOf, type Day } from '../../../time/index.ts'
import { asNumber } from '../../../record/index.ts'
import { nameWordsSought, soundsOf, trigramsOf } from '../search-words.ts'
import { sorts, standings, type ChildrenAsk, type SortAsked, type SoughtWord, type StandingAsked } from './ports.ts'

export const CHILDREN_A_PAGE = 50

const MOST_WORDS = 6

/** What a person looks for: words, each of which must be found, and a date of birth. */
export interface Searched {
  readonly words: readonly SoughtWord[]
  readonly bornOn: Day | null
}

const OUTWARD = /^[a-z]{1,2}\d[a-z\d]?$/
const INWARD = /^\d[a-z]{2}$/

/** Both halves of a postcode are one word, however they were typed. */
function withWholePostcodes(words: readonly string[]): string[] {
  const whole: string[] = []
  for (const word of words) {
    const before = whole.at(-1)
    if (before !== undefined && OUTWARD.test(before) && INWARD.test(word)) whole[whole.length - 1] = before + word
    else whole.push(word)
  }
  return whole
}

const sought = (word: string): SoughtWord => ({ word, sounds: soundsOf(word), trigrams: trigramsOf(word) })

/** What a search looks for: words of names, numbers, postcodes and a date of birth, in any order. */
export function wordsOf(text: string): Searched {
  const typed = text.split(/[\s,;]+/).filter((word) => word !== '')
  const bornOn = typed.map(birthDate).find((on) => on !== null) ?? null
  const words = typed
    .filter((word) => birthDate(word) === null)
    .flatMap((word) => (/\d/.test(word) ? [asNumber(word)] : nameWordsSought(word)))
  return { words: withWholePostcodes(words).slice(0, MOST_WORDS).map(sought), bornOn }
}

/** A date of birth written as one word: 27/3/2025, 27.03.2025, 2025-03-27. */
function birthDate(word: string): Day | null {
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(word)
  return parts ? dayOf(Number(parts[3]), Number(parts[2]), Number(parts[1])) : asDay(word)
}

export const NOTHING: Searched = { words: [], bornOn: null }

const oneOf = <T extends string>(known: readonly T[], said: string | undefined, otherwise: T): T =>
  known.find((one) => one === said) ?? otherwise

/** What an address asks for. Whatever it does not say, or says in words that we do not know, is as usual. */
export interface Asked {
  readonly standing: StandingAsked
  readonly team: string | null
  readonly sort: SortAsked
  readonly page: number
}

/** Reads the address; a search looks through every child, a list begins with those looked after. */
export function readAsked(query: Readonly<Record<string, string>>, isSearch: boolean): Asked {
  const page = Number.parseInt(query['page'] ?? '1', 10)
  return {
    standing: oneOf(standings, query['standing'], isSearch ? 'any' : 'looked-after'),
    team: query['team'] ? query['team'] : null,
    sort: oneOf(sorts, query['sort'], isSearch ? 'match' : 'name'),
    page: Number.isSafeInteger(page) && page > 0 && page < 100_000 ? page : 1,
  }
}

/** One page of the list as the store reads it. */
export const askFor = (asked: Asked, searched: Searched): ChildrenAsk => ({
  ...searched,
  standing: asked.standing,
  team: asked.team,
  sort: asked.sort,
  limit: CHILDREN_A_PAGE,
  offset: (asked.page - 1) * CHILDREN_A_PAGE,
})

/** The address of the same list with something else asked for; a change of anything but the page starts at the first. */
export function addressOf(path: string, asked: Asked, change: Partial<Asked>): string {
  const next = { ...asked, page: 1, ...change }
  const query = new URLSearchParams({ standing: next.standing, sort: next.sort })
  if (next.team !== null) query.set('team', next.team)
  if (next.page > 1) query.set('page', String(next.page))
  return `${path}?${query.toString()}`
}
