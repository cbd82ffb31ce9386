import { dueOn, type ClockRule } from '../../clocks/index.ts'
import type { Fact, RetentionRow, SubjectId } from '../../record/index.ts'
import { ageOn, type Calendar, type Day } from '../../time/index.ts'
import { careEnding, dayIn, type ChildStory } from '../child/index.ts'
import { legalHold, purgeAsked } from './rights-events.ts'
import { keptRules } from './rules.ts'

/** Until when a record is kept, by which rule and counted from which day. */
export interface KeptUntil {
  /** Null: no rule gives a day, or what it counts from is not known. */
  readonly until: Day | null
  /** The rule, by its id; null where none keeps it. */
  readonly rule: string | null
  readonly from: Day | null
}

const NOT_KEPT: KeptUntil = { until: null, rule: null, from: null }
const ADULT = 18

const counted = (rule: ClockRule, from: Day | null, calendar: Calendar): KeptUntil => ({
  ...{ until: from === null ? null : dueOn(rule, from, calendar), rule: rule.id, from },
})

/** The last day on which care ended in one way; null where it never did. */
function lastEnding({ care, bornOn }: ChildStory, ending: 'adopted' | 'died'): Day | null {
  let last: Day | null = null
  for (const { ended, to } of care)
    if (ended !== null && to !== null && careEnding(ended, bornOn, to) === ending && (last === null || to > last))
      last = to
  return last
}

function lookedAfter(story: ChildStory, calendar: Calendar): KeptUntil {
  if (story.care.length === 0) return NOT_KEPT
  const { bornOn } = story
  const diedOn = lastEnding(story, 'died')
  if (diedOn !== null && (bornOn === null || ageOn(bornOn, diedOn) < ADULT))
    return counted(keptRules.afterDeath, diedOn, calendar)
  return counted(keptRules.lookedAfter, bornOn, calendar)
}

/**
 * Until when the record of a child is kept: by every rule that keeps it, the latest day. A rule whose day cannot be worked
 * out (the birth date is not known) keeps it without end.
 */
export function keptUntil(story: ChildStory, calendar: Calendar): KeptUntil {
  const adoptedOn = lastEnding(story, 'adopted')
  const adopted = adoptedOn === null ? NOT_KEPT : counted(keptRules.adoption, adoptedOn, calendar)
  const inCare = lookedAfter(story, calendar)
  if (inCare.rule !== null && inCare.until === null) return inCare
  return adopted.until !== null && (inCare.until === null || adopted.until >= inCare.until) ? adopted : inCare
}

const isOpen = ({ body }: Fact): boolean => dayIn(body, 'endedOn') === null

/** Whether a fact is a hold that was not lifted. */
export const isHeldBy = (fact: Fact): boolean => fact.type === legalHold.type && isOpen(fact)

/** Whether a fact asks for a purge on which nobody has decided. */
export const isPurgeAskedBy = (fact: Fact): boolean => fact.type === purgeAsked.type && isOpen(fact)

/** The row of a record that a rule keeps, that is held or whose purge is asked for; null for every other. Total, without today. */
export function retentionRow(
  subject: SubjectId,
  facts: readonly Fact[],
  story: ChildStory,
  calendar: Calendar,
): RetentionRow | null {
  const { until, rule } = keptUntil(story, calendar)
  const isHeld = facts.some(isHeldBy)
  const isPurgeAsked = facts.some(isPurgeAskedBy)
  return rule === null && !isHeld && !isPurgeAsked
    ? null
    : { subject, keptUntil: until, keptBy: rule, isHeld, isPurgeAsked }
}
