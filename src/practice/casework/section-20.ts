import type { Day } from '../../time/index.ts'
import { dayIn } from '../child/index.ts'
import { firstFrom, type Dated, type FactsByType } from './moments.ts'
import type { Stretch } from './stretch.ts'

/** The end of the first stretch that lasts past a day; null where it goes on, or where there is none. */
const endOf = (stretches: readonly Stretch[], on: Day): Day | null =>
  stretches.find(({ to }) => to === null || to > on)?.to ?? null

/**
 * While a section 20 agreement stands: from its day until a review ends it, it is withdrawn, another legal status or the
 * end of care follows, or the case is closed. It stands before a return tells of the legal status.
 */
export function agreedStretches(
  facts: FactsByType,
  {
    closed,
    inCare,
    accommodated,
  }: {
    readonly closed: readonly Dated[]
    readonly inCare: readonly Stretch[]
    readonly accommodated: readonly Stretch[]
  },
): readonly Stretch[] {
  const reviews = facts.get('child.section-20-review') ?? []
  const ended = reviews.flatMap(({ happenedOn, body }) => (body['outcome'] === 'ended' ? [happenedOn] : []))
  const withdrawn = (facts.get('child.section-20-notice') ?? []).flatMap(({ body }) => dayIn(body, 'endedOn') ?? [])
  const agreements = (facts.get('child.section-20') ?? []).flatMap(({ id, happenedOn: from }): Stretch[] => {
    const ends = [
      ...[...ended, ...withdrawn].filter((on) => on > from),
      ...[endOf(inCare, from), endOf(accommodated, from), firstFrom(closed, from, true)?.on ?? null],
    ]
    const to = ends.reduce<Day | null>(
      (first, on) => (first === null || (on !== null && on < first) ? on : first),
      null,
    )
    return [{ from, to, fact: id, startKnown: true }]
  })
  return agreements.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.fact < b.fact ? -1 : 1))
}
