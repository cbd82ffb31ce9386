import { addDays, daysBetween, type Day } from '../time/index.ts'
import { makeChance, type Chance } from './chance.ts'
import type { ToldChild, ToldFact } from './told.ts'

/** Facts that people recorded on one day, each of its child. */
export interface RecordedOnADay {
  readonly recordedOn: Day
  readonly facts: readonly { readonly child: ToldChild; readonly told: ToldFact }[]
}

/** The next Friday, or the day itself: 2 January 1970 was one. */
export const friday = (on: Day): Day => addDays(on, (7 - (((daysBetween('1970-01-02' as Day, on) % 7) + 7) % 7)) % 7) // a day

/** Most is recorded by the end of the week, some a week later, a little only after a month or two. */
const weeksLate = (chance: Chance): number =>
  chance.weighted([
    [0, 78],
    [1, 14],
    [2, 4],
    [chance.whole(4, 9), 4],
  ])

function recordedOn(chance: Chance, told: ToldFact, since: Day, today: Day): Day {
  const late = addDays(friday(told.happenedOn), 7 * weeksLate(chance))
  const on = told.saidFrom ?? (late < since ? since : late)
  return on < today ? on : today
}

/** What people typed, by the day on which they did, oldest first: nothing before the record was kept here. */
export function typedByDay(children: readonly ToldChild[], since: Day, today: Day): readonly RecordedOnADay[] {
  const chance = makeChance('recorded')
  const days = new Map<Day, { child: ToldChild; told: ToldFact }[]>()
  for (const child of children)
    for (const told of child.facts) {
      if (told.voice === 'ssda903') continue
      const on = recordedOn(chance.named(`${child.number} ${told.type} ${told.happenedOn}`), told, since, today)
      const facts = days.get(on)
      if (facts) facts.push({ child, told })
      else days.set(on, [{ child, told }])
    }
  return [...days].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([on, facts]) => ({ recordedOn: on, facts }))
}
