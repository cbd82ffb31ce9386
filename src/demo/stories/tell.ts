import type { Day } from '../../time/index.ts'
import { aChild, type ChildStory } from '../builders.ts'
import { makeChance } from '../chance.ts'
import { health, WORKERS_FROM } from '../lives/alongside.ts'
import { tellUntil } from '../lives/steps.ts'

/** What stories are told with: days counted back from today, and children who get the next number. */
export interface Teller {
  readonly today: Day
  readonly ago: (days: number) => Day
  readonly child: (name: string) => ChildStory
}

/** A teller for a day; children are numbered in the order in which they are told of. */
export const makeTeller = (today: Day, ago: (days: number) => Day, nextNumber: () => string): Teller => ({
  today,
  ago,
  child: (name) => aChild(name, nextNumber()),
})

/** What the return asks of every child in care: yearly health, and what came before. */
export function asked(story: ChildStory, from: Day, until: Day, leftOn: Day | null = null): ChildStory {
  const bornOn = story.facts.find((told) => told.type === 'child.identity')?.happenedOn
  const checks = bornOn ? health(makeChance(story.name), { bornOn, enteredOn: from, leftOn }, until) : []
  return tellUntil(story, checks, until).cameFromPermanence(from, 'Z1')
}

/** What goes with care as a matter of course: that, reviews in time, one social worker, a team. */
export function lookedAfterWell(story: ChildStory, from: Day, until: Day, worker: string, team: string): ChildStory {
  const left = story.facts.some((told) => /^E/.test(String(told.body['reasonEnded'])))
  const spell = left ? { until } : {}
  return asked(story, from, until, left ? until : null)
    .reviewedRegularly(from, until)
    .withWorker(worker, from < WORKERS_FROM ? WORKERS_FROM : from, { reason: 'FCONTA', ...spell })
    .inTeam(team, from)
}
