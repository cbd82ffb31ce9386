/** What somebody may do only so often within a minute. */
export type Rated = 'sign-in' | 'upload' | 'search' | 'save'

/**
 * How often within a minute. Signing in counts by where a request comes from, which behind a proxy is a whole council;
 * the rest by session. Ours: far above what people do, far below what a program that tries everything does.
 */
export const ordinaryRates: Readonly<Record<Rated, number>> = { 'sign-in': 300, upload: 60, search: 60, save: 600 }

const MINUTE_MS = 60_000
/** So many keys at most are remembered: beyond that the oldest minute is forgotten first. */
const MOST_KEYS = 100_000

/**
 * Counts what each does in the minute before now. Answers how many seconds until the next may be done; 0: at once. Of this
 * process alone: several servers allow several times as much.
 */
export function makeRates(most: Readonly<Record<Rated, number>>, now: () => number) {
  const begun = new Map<string, { readonly since: number; count: number }>()
  return (what: Rated, who: string): number => {
    const at = now()
    const key = `${what} ${who}`
    const known = begun.get(key)
    if (known && at - known.since < MINUTE_MS) {
      known.count += 1
      return known.count <= most[what] ? 0 : Math.ceil((known.since + MINUTE_MS - at) / 1000)
    }
    begun.delete(key) // so that the map stays in the order of beginnings
    begun.set(key, { since: at, count: 1 })
    for (const [oldest, { since }] of begun) {
      if (at - since < MINUTE_MS && begun.size <= MOST_KEYS) break
      begun.delete(oldest)
    }
    return 0
  }
}

export type Rates = ReturnType<typeof makeRates>
