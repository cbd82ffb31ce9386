import type { Fact } from '../../record/index.ts'
import { sayDate, type Day } from '../../time/index.ts'
import { dayIn, textIn } from '../child/index.ts'
import { roleHeld } from './plan-events.ts'
import { upperFirst } from './words.ts'

/** Somebody who holds a role of a plan, from one day until another. */
export interface Holder {
  readonly role: string
  readonly holder: string
  readonly from: Day
  readonly to: Day | null
}

export const holderIn = ({ type, body, happenedOn }: Fact): readonly Holder[] =>
  type === roleHeld.type
    ? [
        {
          ...{ role: textIn(body, 'role') ?? '', holder: textIn(body, 'holder') ?? 'not said' },
          ...{ from: happenedOn, to: dayIn(body, 'endedOn') },
        },
      ]
    : []

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** Of several who hold one role at once, the last stands. */
export function holderOn(holders: readonly Holder[], role: string, on: Day): Holder | null {
  const own = holders.filter((each) => same(each.role, role) && each.from <= on && (each.to === null || on < each.to))
  return own.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1) ?? null
}

/** Who holds a role on a day; that whoever held it left; or that nobody has said. */
export function sayHolder(holders: readonly Holder[], role: string, on: Day): string {
  const now = holderOn(holders, role, on)
  if (now !== null) return `${upperFirst(now.holder)}, since ${sayDate(now.from)}`
  const left = holders
    .filter((each) => same(each.role, role) && each.to !== null && each.to <= on)
    .toSorted((a, b) => ((a.to ?? '') < (b.to ?? '') ? -1 : 1))
    .at(-1)
  return left?.to == null ? 'Nobody has said' : `Nobody since ${sayDate(left.to)}: ${left.holder} left`
}
