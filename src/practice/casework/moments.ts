import type { Fact, FactId, FieldValue } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { dayIn } from '../child/index.ts'
import type { Moment } from './clock.ts'

/** Something that happened on a day. */
export interface Dated {
  readonly on: Day
  readonly fact: FactId
}

export const byDay = (a: Dated, b: Dated): number =>
  a.on < b.on ? -1 : a.on > b.on ? 1 : a.fact < b.fact ? -1 : a.fact > b.fact ? 1 : 0

/** A child's facts by their type: each fact is looked at once, whatever number of clocks ask for it. */
export type FactsByType = ReadonlyMap<string, readonly Fact[]>

export const byType = (facts: readonly Fact[]): FactsByType => Map.groupBy(facts, ({ type }) => type)

/** Of several codes one is enough. */
function isOne(value: FieldValue | undefined, of: FieldValue | readonly FieldValue[]): boolean {
  if (Array.isArray(value)) return value.includes(of)
  return Array.isArray(of) ? of.includes(value ?? null) : (value ?? null) === of
}

/** The days on which what a moment names happened, in order, one for each day. */
export function momentsOf({ event, where, at }: Moment, facts: FactsByType): readonly Dated[] {
  const told = facts.get(event)
  if (told === undefined) return []
  const found = told.flatMap((fact): Dated[] => {
    if (where && !Object.entries(where).every(([field, of]) => isOne(fact.body[field], of))) return []
    const on = at === undefined ? fact.happenedOn : dayIn(fact.body, at)
    return on === null ? [] : [{ on, fact: fact.id }]
  })
  const sorted = found.sort(byDay)
  return sorted.filter(({ on }, i) => sorted[i - 1]?.on !== on)
}

/** The same, each fact by itself: from the day on which it was recorded, where that is later. */
export const eachOf = ({ event, where }: Moment, facts: FactsByType): readonly Dated[] =>
  (facts.get(event) ?? [])
    .filter(({ body }) => Object.entries(where ?? {}).every(([field, of]) => isOne(body[field], of)))
    .map(({ id, happenedOn, recordedOn }) => ({ on: recordedOn > happenedOn ? recordedOn : happenedOn, fact: id }))
    .sort(byDay)

/** The first of some days in order that is not before another; strictly after it where `after`. */
export function firstFrom(days: readonly Dated[], from: Day, after: boolean): Dated | null {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >> 1
    const on = days[middle]?.on ?? from
    if (after ? on > from : on >= from) high = middle
    else low = middle + 1
  }
  return days[low] ?? null
}
