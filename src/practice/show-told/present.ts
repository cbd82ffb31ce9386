import { sayRole, status, type ClockRule } from '../../clocks/index.ts'
import { sayShortDate, type Calendar, type Day } from '../../time/index.ts'
import { sayCount, sayNumber, type Standing } from '../../web/ui/index.ts'
import { calledIn, hrefOf, stopHref } from '../show-due/index.ts'
import { sayAside, sayNext, sayOwner } from '../child/index.ts'
import type { ToldClock, ToldCounts } from './ports.ts'

export const TOLD_A_PAGE = 50

/** One telling, in words. */
export interface ToldLine {
  readonly key: string
  readonly href: string
  readonly called: string
  readonly isNew: boolean
  readonly step: string
  readonly standing: Standing
  readonly due: string
  /** As which step of the ladder the person is told, and since when. */
  readonly told: string
  readonly owner: string
  readonly team: string
  /** Who put the clock aside, until when and why; null where nobody did. */
  readonly aside: string | null
  readonly record: string
}

export interface ToldShown {
  readonly lead: string
  readonly advice: string | null
  readonly unseen: number
  readonly lines: readonly ToldLine[]
  readonly page: number
  readonly pages: number
}

export interface ToldContext {
  readonly on: Day
  readonly calendar: Calendar
  readonly dutyManager: string | null
  readonly rules: ReadonlyMap<string, ClockRule>
  readonly titleOf: (person: string) => string
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const standingOf = (told: ToldClock, on: Day): Standing => {
  const stands = status({ ...told, stoppedOn: null, endedWithoutOn: null }, on).status
  return stands === 'late' || stands === 'at-risk' ? stands : 'on-course'
}

function lineOf(told: ToldClock, { on, calendar, dutyManager, rules, titleOf }: ToldContext): ToldLine {
  const rule = rules.get(told.rule)
  return {
    key: `${told.subject} ${told.rule} ${told.startedBy} ${told.role}`,
    href: hrefOf(told),
    called: calledIn(told),
    isNew: told.isNew,
    step: rule?.next ?? told.rule,
    standing: standingOf(told, on),
    due: sayNext(calendar, on, told.dueOn).says,
    told: `${upperFirst(sayRole(told.role))}: on the ladder since ${sayShortDate(told.since)}`,
    owner: sayOwner(told.owner, dutyManager),
    team: told.team ?? 'Team not recorded',
    aside: sayAside(told.snoozed, on, titleOf),
    record: stopHref(told, rule),
  }
}

/** "12 steps that you were told of still wait: 9 are late. 3 are new to you." */
function leadOf({ all, late, unseen }: ToldCounts): string {
  if (all === 0) return 'Nothing that you were told of still waits.'
  const waits = `${sayCount(all, 'step', 'steps')} that you were told of still ${all === 1 ? 'waits' : 'wait'}`
  const fresh =
    unseen === 0 ? 'You have seen all of them.' : `${sayNumber(unseen)} ${unseen === 1 ? 'is' : 'are'} new to you.`
  return `${waits}: ${late === 0 ? 'none is late' : `${sayNumber(late)} ${late === 1 ? 'is' : 'are'} late`}. ${fresh}`
}

/** Every word of what somebody was told. */
export const presentTold = (
  counts: ToldCounts,
  told: readonly ToldClock[],
  page: number,
  context: ToldContext,
): ToldShown => ({
  lead: leadOf(counts),
  advice:
    counts.all === 0
      ? 'Whose clock it is is told when it is at risk, and the next one up when it is late. Nothing has come to you.'
      : null,
  unseen: counts.unseen,
  lines: told.map((each) => lineOf(each, context)),
  page,
  pages: Math.max(1, Math.ceil(counts.all / TOLD_A_PAGE)),
})
