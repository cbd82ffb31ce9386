import type { Fact, FactId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { dayIn, textIn } from '../child/index.ts'
import { milestone } from './events.ts'

/** Something that must be there on the way to an action's end. */
export interface Milestone {
  readonly fact: FactId
  readonly what: string
  readonly agreedOn: Day
  readonly dueOn: Day
  readonly reachedOn: Day | null
}

export function milestoneIn({ id, type, body, happenedOn }: Fact): readonly Milestone[] {
  const dueOn = dayIn(body, 'dueOn')
  return type === milestone.type && dueOn !== null
    ? [
        {
          ...{ fact: id, what: textIn(body, 'what') ?? 'not said' },
          ...{ agreedOn: happenedOn, dueOn, reachedOn: dayIn(body, 'reachedOn') },
        },
      ]
    : []
}

/** What is known of a day: that it was reached later says nothing of it. */
export const isReached = ({ reachedOn }: Milestone, on: Day): boolean => reachedOn !== null && reachedOn <= on

export const isMissed = (each: Milestone, on: Day): boolean => !isReached(each, on) && on > each.dueOn
