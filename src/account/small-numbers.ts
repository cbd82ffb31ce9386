import held from './small-numbers.json' with { type: 'json' }
import type { Small } from './suppression/index.ts'

/** Which counts are too small to be published. */
export interface SmallNumbers {
  readonly id: string
  readonly title: string
  /** Of a group of children: those who are counted, or those of a whole who are not. */
  readonly count: Small
  /** Of those out of whom a share or a mean is made; null where the rule for groups is enough. */
  readonly denominator: Small | null
}

/** The rules that an authority may choose between; the first holds where it has chosen none. */
export const smallNumberRules: readonly SmallNumbers[] = held.rules

/** The rule of this id; the first where there is none of it. */
export function smallNumbersOf(id: string | undefined): SmallNumbers {
  const found = smallNumberRules.find((rule) => rule.id === id) ?? smallNumberRules[0]
  if (!found) throw new Error('There is no rule for small numbers')
  return found
}
