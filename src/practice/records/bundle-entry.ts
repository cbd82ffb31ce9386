import type { Day } from '../../time/index.ts'

/** Why an entry is withheld whole. */
export type WithheldBecause = 'marked-when-written' | 'marked-later'

/** One entry of a record, for whoever prepares a copy of it: everything that it says. */
export interface BundleEntry {
  /** The fact that it tells. */
  readonly fact: string
  readonly on: Day
  readonly kind: string
  readonly heading: string
  readonly details: readonly { readonly label: string; readonly value: string }[]
  readonly texts: readonly { readonly label: string | null; readonly text: string }[]
  readonly source: string
  readonly notes: readonly string[]
  readonly isWithdrawn: boolean
  /** Null where it is not withheld whole; parts of it may be. */
  readonly withheld: WithheldBecause | null
}
