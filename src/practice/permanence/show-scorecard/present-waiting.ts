import type { SubjectId } from '../../../record/index.ts'
import { sayCount, sayNumber, type Standing } from '../../../web/ui/index.ts'
import { called } from '../../child/index.ts'
import type { ScorecardOn, Waiting } from './figures.ts'
import type { ChildCalled } from './ports.ts'
import type { Verdict } from './present.ts'

/** A child in a table: the link says the name, the address only the random id. Without a link, of whom nothing is told. */
export interface ChildCell {
  readonly href: string | null
  readonly called: string
  readonly team: string
}

/** Who still waits, beside a figure that counts the finished. */
export interface WaitingShown {
  readonly heading: string
  /** That more wait than are shown. */
  readonly more: string | null
  readonly lines: readonly { readonly child: ChildCell; readonly days: string; readonly verdict: Verdict | null }[]
}

/** Of those left out and those who wait, so many are shown; the file holds all. */
export const BESIDE = 60

/** How a wait stands against the threshold; equal to it is within it. */
export function againstThreshold(days: number | null | undefined, threshold: number | null): Verdict | null {
  if (threshold === null || days === null || days === undefined) return null
  const over = days - threshold
  const standing: Standing = over > 0 ? 'late' : 'on-course'
  return { standing, says: over > 0 ? `Over by ${sayCount(over, 'day', 'days')}` : 'Within' }
}

/** What stands for a child who counts in the figure and whom the reader may not see. */
export const UNSEEN = 'A record that you may not open'

/** What stands for a child whose record is sealed: it counts as before, and nobody is told who it is. */
export const SEALED = 'A sealed adoption record'

/** A child's cell: the link says what the child is called. Those without a name here are not for the reader's eyes. */
export function cellFor(names: ReadonlyMap<string, ChildCalled>, child: SubjectId): ChildCell {
  const known = names.get(child)
  if (known === undefined) return { href: null, called: UNSEEN, team: '' }
  if (known.isSealed) return { href: null, called: SEALED, team: '' }
  return { href: `/children/${child}`, called: called(known), team: known.team ?? '' }
}

/** Who still waits, beside a figure that counts only the finished; null for figures that count no wait. */
export function waitingBeside<Child>(id: string, shown: ScorecardOn<Child>): Waiting<Child> | null {
  if (id === 'A1' || id === 'A10' || id === 'A9') return shown.waitingForFamily
  return id === 'A2' ? shown.waitingForMatch : null
}

/** Those who wait longest, as many as are shown. */
export const longest = <Child>(children: Waiting<Child>['children']): Waiting<Child>['children'] =>
  [...children].sort((a, b) => (b.days ?? -1) - (a.days ?? -1)).slice(0, BESIDE)

/** Says that there are more than are shown; null where there are not. */
export const moreWords = (all: number): string | null =>
  all > BESIDE ? `${sayNumber(BESIDE)} of ${sayNumber(all)} are shown; the download holds all of them.` : null

/** The table of those who wait. */
export function presentWaiting(
  id: string,
  shown: ScorecardOn<SubjectId>,
  threshold: number | null,
  names: ReadonlyMap<string, ChildCalled>,
): WaitingShown | null {
  const waiting = waitingBeside(id, shown)
  if (waiting === null) return null
  const what = id === 'A2' ? 'for a match' : 'for a family'
  return {
    heading: `${sayCount(waiting.children.length, 'child', 'children')} still waiting ${what}, not in the figure`,
    more: moreWords(waiting.children.length),
    lines: longest(waiting.children).map(({ child, days }) => ({
      child: cellFor(names, child),
      days: days === null ? 'Start of care is not in the files' : `${sayNumber(days)} days so far`,
      verdict: againstThreshold(days, threshold),
    })),
  }
}

/** Whether dates of a child are told: of one whom the reader may see and whose record is not sealed. */
export const isTold = (names: ReadonlyMap<string, ChildCalled>, child: string): boolean => {
  const known = names.get(child)
  return known !== undefined && !known.isSealed
}
