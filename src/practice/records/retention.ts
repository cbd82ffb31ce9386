import { dueOn, type ClockRule } from '../../clocks/index.ts'
import type { Fact, RetentionRow, SubjectId } from '../../record/index.ts'
import { ageOn, type Calendar, type Day } from '../../time/index.ts'
import { careEnding, dayIn, type ChildStory } from '../child/index.ts'
import { legalHold, periodDecided, purgeAsked } from './rights-events.ts'
import type { KeptDefinitions } from './rules.ts'

/** Until when a record is kept, by which rule and counted from which day. */
export interface KeptUntil {
  /** Null: no rule gives a day, or what it counts from is not known. */
  readonly until: Day | null
  /** The rule, by its id, or the council’s own decision by its type; null where nothing keeps it. */
  readonly rule: string | null
  readonly from: Day | null
}

/** By what it is worked out: the rules as they stand, and the calendar. */
export interface KeepingRules {
  readonly kept: KeptDefinitions
  readonly calendar: Calendar
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

function lookedAfter(story: ChildStory, { kept, calendar }: KeepingRules): KeptUntil {
  if (story.care.length === 0) return NOT_KEPT
  const { bornOn } = story
  const diedOn = lastEnding(story, 'died')
  if (diedOn !== null && (bornOn === null || ageOn(bornOn, diedOn) < ADULT))
    return counted(kept.afterDeath, diedOn, calendar)
  return counted(kept.lookedAfter, bornOn, calendar)
}

/** What the council decided of a record that no rule keeps. */
function decided({ ofRights }: ChildStory): KeptUntil {
  const last = ofRights
    .filter(({ type }) => type === periodDecided.type)
    .toSorted((a, b) => (a.happenedOn === b.happenedOn ? (a.id < b.id ? -1 : 1) : a.happenedOn < b.happenedOn ? -1 : 1))
    .at(-1)
  return last === undefined
    ? NOT_KEPT
    : { until: dayIn(last.body, 'untilOn'), rule: periodDecided.type, from: last.happenedOn }
}

/**
 * Until when the record of a child is kept: by every rule that keeps it, the latest day; where none does, as the council decided. A rule whose day cannot be worked
 * out (the birth date is not known) keeps it without end.
 */
export function keptUntil(story: ChildStory, rules: KeepingRules): KeptUntil {
  const adoptedOn = lastEnding(story, 'adopted')
  const adopted = adoptedOn === null ? NOT_KEPT : counted(rules.kept.adoption, adoptedOn, rules.calendar)
  const inCare = lookedAfter(story, rules)
  if (inCare.rule === null && adopted.rule === null) return decided(story)
  if (inCare.rule !== null && inCare.until === null) return inCare
  return adopted.until !== null && (inCare.until === null || adopted.until >= inCare.until) ? adopted : inCare
}

const isOpen = ({ body }: Fact): boolean => dayIn(body, 'endedOn') === null

/** Whether a fact is a hold that was not lifted. */
export const isHeldBy = (fact: Fact): boolean => fact.type === legalHold.type && isOpen(fact)

/** Whether a fact asks for a purge on which nobody has decided. */
export const isPurgeAskedBy = (fact: Fact): boolean => fact.type === purgeAsked.type && isOpen(fact)

/** The row of a record that a rule keeps, that is held or whose purge is asked for; null for every other. Total, without today. */
export function retentionRow(subject: SubjectId, story: ChildStory, rules: KeepingRules): RetentionRow | null {
  const { until, rule } = keptUntil(story, rules)
  const isHeld = story.ofRights.some(isHeldBy)
  const isPurgeAsked = story.ofRights.some(isPurgeAskedBy)
  return rule === null && !isHeld && !isPurgeAsked
    ? null
    : { subject, keptUntil: until, keptBy: rule, isHeld, isPurgeAsked }
}
