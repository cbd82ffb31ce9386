import type { PublishedFigure, WorkedOutBy } from './contents.ts'

type Versions = Readonly<Record<string, number>>

/** How a published figure stands beside the same figure worked out anew. */
export interface Restated {
  readonly published: PublishedFigure
  readonly now: PublishedFigure | null
  readonly isSame: boolean
}

const counted = ({ rows, excluded }: PublishedFigure): string =>
  JSON.stringify([rows, excluded.map(({ child, reason }) => [child, reason])])

const isSame = (a: PublishedFigure, b: PublishedFigure | null): boolean =>
  b !== null &&
  a.value === b.value &&
  a.numerator === b.numerator &&
  a.denominator === b.denominator &&
  a.threshold === b.threshold &&
  a.met === b.met &&
  counted(a) === counted(b)

/** Each published figure beside the same one worked out anew: restated where value, threshold or the children behind it differ. */
export const restated = (before: readonly PublishedFigure[], after: readonly PublishedFigure[]): readonly Restated[] =>
  before.map((published) => {
    const now = after.find(({ id }) => id === published.id) ?? null
    return { published, now, isSame: isSame(published, now) }
  })

const versionsChanged = (then: Versions, now: Versions, what: string): readonly string[] =>
  Object.entries(then).flatMap(([id, version]) => {
    const after = now[id]
    if (after === version) return []
    return [
      after === undefined ? `${what} ${id} is gone.` : `${what} ${id} changed: version ${version} then, ${after} now.`,
    ]
  })

/** What figures were worked out by then and are no longer, in sentences; empty where nothing changed. */
export function definitionsChanged(then: WorkedOutBy, now: WorkedOutBy): readonly string[] {
  return [
    ...versionsChanged(then.indicators, now.indicators, 'The way of counting'),
    ...versionsChanged(then.rules, now.rules, 'The timescale'),
    ...(then.definitions === now.definitions ? [] : ['A threshold or a way of counting was set otherwise since.']),
    ...(then.calendar === now.calendar ? [] : ['The bank holidays that working days leave out changed since.']),
    ...(then.release === now.release ? [] : [`It was worked out by release ${then.release}; this is ${now.release}.`]),
  ]
}
