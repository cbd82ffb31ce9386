import type { Fact, FactId } from '../../record/index.ts'
import { sayDate, type Day } from '../../time/index.ts'
import { dayIn, textIn } from '../child/index.ts'
import { milestone } from './events.ts'
import type { Said } from './words.ts'

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

/** How a milestone stands on a day, in a few words. */
export function sayMilestone(each: Milestone, on: Day): Said {
  if (each.reachedOn !== null && isReached(each, on))
    return {
      says: `Reached on ${sayDate(each.reachedOn)}${each.reachedOn > each.dueOn ? `, after ${sayDate(each.dueOn)}` : ''}`,
      standing: 'ended',
    }
  return isMissed(each, on)
    ? { says: `Not reached by ${sayDate(each.dueOn)}`, standing: 'late' }
    : { says: `By ${sayDate(each.dueOn)}`, standing: 'on-course' }
}
