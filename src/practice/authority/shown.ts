import type { Fact } from '../../record/index.ts'
import type { Definitions } from '../definitions.ts'
import { changesIn, settingsOf, type Change } from './in-force.ts'
import type { Setting } from './setting.ts'

/** What an authority's own facts came to where its stored rows were last worked out, and what they come to now. */
export interface Told {
  readonly settled: readonly Fact[]
  readonly newest: readonly Fact[]
}

const isProjected = ({ setting }: Change): boolean => setting.isProjected

/** What pages read by: whatever rows are worked out by as those rows stand, and everything else as it was set last. */
export function definitionsShown(shipped: Definitions, { settled, newest }: Told): Definitions {
  if (newest.length === 0 && settled.length === 0) return shipped
  const settings = settingsOf(shipped)
  const standing = changesIn(settled, settings).filter(isProjected)
  const read = changesIn(newest, settings).filter((change) => !isProjected(change))
  return [...standing, ...read].reduce(
    (definitions, { setting, value, from }) => setting.set(definitions, value, from),
    shipped,
  )
}

const spelled = ({ setting, value, from }: Change): string => JSON.stringify([setting.id, value, from])

/** The settings that rows are still to be worked out by. */
export function awaitedBy(shipped: Definitions, { settled, newest }: Told): readonly Setting[] {
  const settings = settingsOf(shipped)
  const before = changesIn(settled, settings).filter(isProjected)
  const after = changesIn(newest, settings).filter(isProjected)
  const [old, fresh] = [new Set(before.map(spelled)), new Set(after.map(spelled))]
  const differing = [
    ...after.filter((change) => !old.has(spelled(change))),
    ...before.filter((change) => !fresh.has(spelled(change))),
  ]
  return [...new Set(differing.map(({ setting }) => setting))]
}

/** "Figures are being worked out again with the changed setting “…” (37%)."; null where none is awaited. */
export function sayAwaited(awaited: readonly Setting[], done: number, of: number): string | null {
  const [first] = awaited
  if (!first) return null
  const what = awaited.length === 1 ? `the changed setting “${first.title}”` : `${awaited.length} changed settings`
  const far = of > 0 ? Math.min(99, Math.floor((100 * done) / of)) : 0
  return `Figures are being worked out again with ${what} (${far}%). Until then they are shown as they were.`
}
