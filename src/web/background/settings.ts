import { setTimeout as after } from 'node:timers/promises'
import { awaitedBy, definitionsShown, sayAwaited, type Told } from '../../practice/authority/index.ts'
import type { Definitions } from '../../practice/index.ts'
import { factsFrom, type AuthorityId } from '../../record/index.ts'
import {
  readAuthorityHistory,
  readDefinitionsInUse,
  reproject,
  type DefinitionsInUse,
  type Rules,
  type Store,
} from '../../store/index.ts'

/** What an authority has set, for its pages; and the working out of its rows when it sets something anew. */
export interface AuthoritySettings {
  /** The definitions by which the authority's pages are read. */
  readonly inForce: (authority: AuthorityId) => Promise<Definitions>
  /** That figures are being worked out again, in a sentence; null while they are not. */
  readonly sayAwaited: (authority: AuthorityId) => Promise<string | null>
  /** Whether stored rows are still to be worked out by something that was set. */
  readonly isAwaited: (authority: AuthorityId) => Promise<boolean>
  /** Works the rows out. Rejects when it is stopped, or when the database stays away. */
  readonly workOut: (authority: AuthorityId) => Promise<void>
  /** Asks what is under way to stop: it begins anew at the next start. */
  readonly stop: () => void
}

const ATTEMPTS = 5
const TRY_AGAIN_MS = 2000

/** Makes what pages and the background ask of an authority's settings, over the definitions as shipped. */
export function makeSettings(options: {
  readonly store: Store
  readonly shipped: Definitions
  readonly rules: Rules
}): AuthoritySettings {
  const { store, shipped, rules } = options
  const stopping = new AbortController()
  const told = new Map<AuthorityId, { readonly key: string; readonly told: Told; readonly shown: Definitions }>()
  /** An embedded database answers nobody while it loads returns: this process alone works at it, and knows. */
  const says = new Map<AuthorityId, string>()

  async function read(
    authority: AuthorityId,
    { used, latest }: DefinitionsInUse,
  ): Promise<{ readonly told: Told; readonly shown: Definitions }> {
    const key = `${used} ${latest}`
    const known = told.get(authority)
    if (known?.key === key) return known
    const { revisions } = await readAuthorityHistory(store, authority)
    const settled = factsFrom(
      revisions.filter(({ position }) => position <= used),
      rules.definitions,
    )
    const both = { settled, newest: factsFrom(revisions, rules.definitions) }
    const found = { key, told: both, shown: definitionsShown(shipped, both) }
    told.set(authority, found)
    return found
  }

  const awaited = async (authority: AuthorityId) => {
    const inUse = await readDefinitionsInUse(store, authority)
    const settings = inUse.latest > inUse.used ? awaitedBy(shipped, (await read(authority, inUse)).told) : []
    return { settings, says: sayAwaited(settings, inUse.done, inUse.of) }
  }

  async function workOutOnce(authority: AuthorityId): Promise<void> {
    const { settings } = await awaited(authority)
    if (settings.length === 0) return
    const progress = (done: number, of: number) => void says.set(authority, sayAwaited(settings, done, of) ?? '')
    progress(0, 0)
    await reproject(store, authority, rules, { signal: stopping.signal, progress })
  }

  return {
    async inForce(authority) {
      const inUse = await readDefinitionsInUse(store, authority)
      return inUse.latest === 0 ? shipped : (await read(authority, inUse)).shown
    },
    async sayAwaited(authority) {
      return store.kind === 'embedded' ? (says.get(authority) ?? null) : (await awaited(authority)).says
    },
    async isAwaited(authority) {
      const found = await awaited(authority)
      if (found.says !== null) says.set(authority, found.says)
      return found.says !== null
    },
    async workOut(authority) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          await workOutOnce(authority)
          // What was set meanwhile waits for a turn of its own, and is still to be told.
          const { says: still } = await awaited(authority)
          if (still === null) says.delete(authority)
          else says.set(authority, still)
          return
        } catch (error) {
          if (attempt === ATTEMPTS || stopping.signal.aborted) throw error
          await after(TRY_AGAIN_MS)
        }
      }
    },
    stop: () => stopping.abort(),
  }
}
