import { addDays, daysBetween, sayShortDate, type Day } from '../../../time/index.ts'
import { sayCount, sayNumber } from '../../../web/ui/index.ts'
import { called } from '../called.ts'
import type { QuietChild } from './ports.ts'

export const CHILDREN_A_PAGE = 50

/** What the page for the quiet shows, in words. */
export interface QuietShown {
  readonly heading: string
  readonly lead: string
  readonly rows: readonly {
    readonly href: string
    readonly called: string
    readonly team: string
    readonly stage: string
    readonly last: string
    readonly silence: string
  }[]
}

const sayStage = (stage: string): string =>
  ({ open: 'Child in need', 'looked-after': 'Looked after', 'care-leaver': 'Care leaver' })[stage] ?? stage

/** Decides every word of the list. `quietAfterDays`: how many days without an event make a child quiet. */
export function presentQuiet(
  found: { readonly total: number; readonly children: readonly QuietChild[] },
  on: Day,
  quietAfterDays: number,
): QuietShown {
  const who = sayCount(found.total, 'child has', 'children have')
  const lead =
    found.total === 0
      ? `Every child has an event dated in the ${quietAfterDays} days before.`
      : `${who} no event dated in the ${quietAfterDays} days before, yearly tables aside. Silence in the record is not silence in a life: somebody should look.`
  return {
    heading: `Nothing recorded for ${quietAfterDays} days`,
    lead,
    rows: found.children.map((child) => {
      const last = addDays(child.quietFrom, -quietAfterDays)
      return {
        href: `/children/${child.subject}`,
        called: called(child),
        team: child.team ?? 'Not recorded',
        stage: sayStage(child.stage),
        last: sayShortDate(last),
        silence: `${sayNumber(daysBetween(last, on))} days`,
      }
    }),
  }
}
