import { factsFrom, type EventDefinitions, type Fact } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'
import { authorityEvents, returnAccepted } from '../events.ts'
import type { AuthorityHistory } from '../ports.ts'

const definitions: EventDefinitions = new Map(authorityEvents.map((definition) => [definition.type, definition]))

/** A year whose return was accepted, on which day, by the fact that says so. */
export interface AcceptedReturn {
  readonly year: number
  readonly on: Day
  readonly fact: Fact
}

/** The returns that the Department accepted, the latest year first; a year that was said twice stands by its first day. */
export function acceptedReturns({ revisions }: Pick<AuthorityHistory, 'revisions'>): readonly AcceptedReturn[] {
  const said = factsFrom(
    revisions.filter(({ type }) => type === returnAccepted.type),
    definitions,
  ).flatMap((fact): readonly AcceptedReturn[] => {
    const { year } = fact.body
    return typeof year === 'number' ? [{ year, on: fact.happenedOn, fact }] : []
  })
  const byYear = new Map<number, AcceptedReturn>()
  for (const each of said) {
    const known = byYear.get(each.year)
    if (!known || each.on < known.on) byYear.set(each.year, each)
  }
  return [...byYear.values()].sort((a, b) => b.year - a.year)
}
