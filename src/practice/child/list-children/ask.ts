import { asDay, dayOf, type Day } from '../../../time/index.ts'
import { sorts, standings, type ChildrenAsk, type SortAsked, type StandingAsked } from './ports.ts'

export const CHILDREN_A_PAGE = 50

const MOST_WORDS = 6

/** The words of a search: as typed, in lower case, without what is only punctuation. */
export function wordsOf(text: string): Searched {
  const typed = text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MOST_WORDS)
  const bornOn = typed.map(birthDate).find((on) => on !== null) ?? null
  return { words: typed.filter((word) => birthDate(word) === null), bornOn }
}

/** What a person looks for: parts of a name or number, and a date of birth. */
export interface Searched {
  readonly words: readonly string[]
  readonly bornOn: Day | null
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
    sort: oneOf(sorts, query['sort'], 'name'),
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
