import type { Beside } from '../../access/index.ts'
import type { ClockRule } from '../../clocks/index.ts'
import { called, recordHref, type Nameable } from '../child/index.ts'

/** What a clock runs on. */
export type Clocked = 'child' | Beside

const places: Readonly<Record<Clocked, string>> = {
  child: '/children',
  complaint: '/complaints',
  adopter: '/adopters',
  'foster-home': '/foster-homes',
}

/** The page of what a clock runs on. */
export const hrefOf = ({ of, subject }: { readonly of: Clocked; readonly subject: string }): string =>
  `${places[of]}/${subject}`

/** A child by name or number, a complaint by what it is about, a household as it is called here. */
export const calledIn = (clock: Nameable & { readonly of: Clocked }): string =>
  clock.of === 'child'
    ? called(clock)
    : clock.of === 'complaint'
      ? `Complaint: ${called(clock)}`
      : (clock.name ?? 'A household')

/**
 * The form that stops a clock: its own, or that of the fact that started it; where several can, the page that offers them
 * all. What may be recorded of a complaint stands on its page.
 */
export function stopHref(
  clock: { readonly of?: Clocked; readonly subject: string; readonly startedBy: string },
  rule: ClockRule | undefined,
): string {
  const of = clock.of ?? 'child'
  const page = hrefOf({ of, subject: clock.subject })
  if (of === 'complaint') return page
  if (rule?.correctsStart === true) return `${page}/facts/${clock.startedBy}/correct`
  if (rule?.answeredAt !== undefined) return `${page}/${rule.answeredAt}/${clock.startedBy}`
  if (rule?.stoppedBy === undefined) return of === 'child' ? `${page}/record` : page
  return of === 'child'
    ? recordHref(clock.subject, rule.stoppedBy, rule.stoppedByKind)
    : `${page}/record/${rule.stoppedBy}`
}
