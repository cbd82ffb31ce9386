import { sayShortDate } from '../../../time/index.ts'
import { sayCount, sayNumber } from '../../../web/ui/index.ts'
import { called } from '../called.ts'
import type { ChildContradiction, ContradictionKind } from './ports.ts'

export const CONTRADICTIONS_A_PAGE = 50

/** What the worklist of contradictions shows, in words. */
export interface ContradictionsShown {
  readonly lead: string
  readonly kinds: readonly {
    readonly href: string
    readonly says: string
    readonly children: string
    readonly isCurrent: boolean
  }[]
  readonly rows: readonly {
    readonly key: string
    readonly href: string
    readonly called: string
    readonly team: string
    readonly says: string
    readonly on: string
  }[]
}

/** Decides every word of the worklist. */
export function presentContradictions(
  found: { readonly kinds: readonly ContradictionKind[]; readonly contradictions: readonly ChildContradiction[] },
  code: string | null,
): ContradictionsShown {
  const count = found.kinds.reduce((sum, kind) => sum + kind.count, 0)
  return {
    lead:
      count === 0
        ? 'The facts that are recorded contradict each other nowhere.'
        : `${sayCount(count, 'place', 'places')} where facts do not fit together. They are loaded as they came, shown on the child, and left out of the figures that they would make wrong. Correct them at the source or on the child’s page.`,
    kinds: found.kinds.map((kind) => ({
      href: `/contradictions?kind=${encodeURIComponent(kind.code)}`,
      says: kind.says,
      children: sayNumber(kind.children),
      isCurrent: kind.code === code,
    })),
    rows: found.contradictions.map((one, index) => ({
      key: `${one.subject}-${one.code}-${index}`,
      href: `/children/${one.subject}`,
      called: called(one),
      team: one.team ?? 'Not recorded',
      says: one.says,
      on: one.onDate === null ? 'No date' : sayShortDate(one.onDate),
    })),
  }
}

/** How many contradictions the list holds in all: of one kind, or of every kind. */
export const countOf = (kinds: readonly ContradictionKind[], code: string | null): number =>
  kinds.filter((kind) => code === null || kind.code === code).reduce((sum, kind) => sum + kind.count, 0)
