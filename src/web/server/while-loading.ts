import { setTimeout as after } from 'node:timers/promises'
import type { ServerOptions } from './options.ts'

type Read = ServerOptions['whoAsks']
type Found = Awaited<ReturnType<Read>>

const REMEMBERED_MS = 10 * 60 * 1000

/** So long a database is waited for before it counts as busy; and once it does, so long at each further request. */
const PATIENCE_MS = 1000
const SHORT_MS = 50

/** Somebody as they were, without what is theirs for a time only: it may have ended meanwhile. */
const withoutGrants = (found: Found): Found =>
  found?.asker
    ? {
        ...found,
        asker: {
          ...found.asker,
          person: { ...found.asker.person, named: [], granted: [], opened: [], audited: [], items: [] },
        },
      }
    : found

/**
 * Who asks, read anew at every request. An embedded database answers nobody while it loads returns, and nothing in it can
 * change meanwhile: whoever was signed in is then still answered on pages about no child, such as how far it is. What is
 * remembered for that is dropped whenever something was sent.
 */
export function rememberingWhileLoading(read: Read): { readonly read: Read; readonly forget: () => void } {
  const known = new Map<string, { readonly found: Found; readonly at: number }>()
  let isBusy = false
  return {
    forget: () => known.clear(),
    read: async (digest, child) => {
      const reading = read(digest, child).then((found) => {
        isBusy = false
        if (child === null) known.set(digest, { found: withoutGrants(found), at: Date.now() })
        return found
      })
      const here = known.get(digest)
      if (child !== null || here === undefined || here.at + REMEMBERED_MS < Date.now()) return reading
      const waiting = new AbortController()
      const isLate = after(isBusy ? SHORT_MS : PATIENCE_MS, true, { signal: waiting.signal }).catch(() => false)
      const first = await Promise.race([reading.then((found) => ({ found })), isLate.then(() => null)])
      waiting.abort()
      if (first !== null) return first.found
      reading.catch(() => undefined) // it is answered without
      isBusy = true
      return here.found
    },
  }
}
