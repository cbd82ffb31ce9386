import type { Permission, Reading } from '../../../access/index.ts'
import type { Counts } from '../../../practice/show-due/index.ts'
import type { ToldCounts } from '../../../practice/show-told/index.ts'
import type { ImportRow, Overview } from '../../../store/index.ts'
import { londonDay, sayDate, type Day } from '../../../time/index.ts'
import { sayCount, sayDaysFrom, sayNumber } from '../../ui/index.ts'

/** Stages of permanence in which a child has, or is heading for, a plan for adoption; with their titles. */
export interface StageTitles {
  readonly isAdoption: ReadonlySet<string>
}

/** What the home page shows, in words. */
export interface HomeShown {
  readonly lead: string
  readonly figures: readonly {
    readonly value: string
    readonly of: string
    readonly href: string | undefined
    readonly note: string
  }[]
  readonly lastImport: string
}

const at = (overview: Overview, practice: string, is: (stage: string) => boolean): number =>
  overview.stages
    .filter((one) => one.practice === practice && is(one.stage))
    .reduce((sum, one) => sum + one.children, 0)

function sayLastImport(last: ImportRow | null, today: Day): string {
  if (last === null) return 'No return has been loaded yet.'
  if (last.endedAt === null) return 'An import is under way.'
  const on = londonDay(last.endedAt)
  const when = on > today ? sayDate(on) : `${sayDate(on)}, ${sayDaysFrom(on, today)}`
  if (last.state !== 'done') return `The last import, on ${when}, did not load anything.`
  return `The last return was loaded on ${when}.`
}

/** "You were told of 12 steps that still wait, 9 of them late; 3 are new to you." Null where there is nothing. */
export function sayTold({ all, late, unseen }: ToldCounts): string | null {
  if (all === 0) return null
  const waits = `You were told of ${sayCount(all, 'step that still waits', 'steps that still wait')}`
  const standing = late === 0 ? 'none late' : all === 1 ? 'late' : `${sayNumber(late)} of them late`
  return `${waits}, ${standing}; ${unseen === 0 ? 'none is' : `${sayNumber(unseen)} ${unseen === 1 ? 'is' : 'are'}`} new to you.`
}

/** The person’s own work, part by part: each leads to the list with the action that stops each clock. */
export const presentWork = ({ late, today, week, 'at-risk': atRisk }: Counts): HomeShown['figures'] => [
  { value: sayNumber(late), of: 'late', href: '/due?part=late', note: 'past the last day in time' },
  { value: sayNumber(today), of: 'due today', href: '/due?part=today', note: 'the last day in time' },
  { value: sayNumber(week), of: 'due in the next 7 days', href: '/due?part=week', note: 'after today' },
  { value: sayNumber(atRisk), of: 'at risk', href: '/due?part=at-risk', note: 'near the last day in time' },
]

/** Decides every word of the home page. */
export function presentHome(
  overview: Overview,
  titles: StageTitles,
  last: ImportRow | null,
  asked: {
    readonly reading: Reading
    readonly today: Day
    readonly authority: string
    readonly quietAfterDays: number
    readonly may: (permission: Permission) => boolean
  },
): HomeShown {
  const leadsTo = (href: string): string | undefined => (asked.may('children.list') ? href : undefined)
  const lookedAfter = at(overview, 'child', (stage) => stage === 'looked-after')
  const adoption = at(overview, 'permanence', (stage) => titles.isAdoption.has(stage))
  const waiting = at(overview, 'permanence', (stage) => stage === 'family-finding')
  const isToday = asked.reading.on === asked.today
  const verb = lookedAfter === 1 ? (isToday ? 'is' : 'was') : isToday ? 'are' : 'were'
  return {
    lead: `${sayCount(lookedAfter, 'child', 'children')} ${verb} looked after by ${asked.authority}. Every one has a stage, an owner and a next date.`.replace(
      /^n/,
      'N',
    ),
    figures: [
      {
        value: sayNumber(lookedAfter),
        of: 'children looked after',
        href: leadsTo('/children'),
        note: `${sayNumber(at(overview, 'child', (stage) => stage === 'care-leaver'))} care leavers, ${sayNumber(at(overview, 'child', (stage) => stage === 'open'))} in need`,
      },
      {
        value: sayNumber(adoption),
        of: 'with or heading for adoption',
        href: leadsTo('/permanence'),
        note: `${sayNumber(waiting)} in family finding`,
      },
      {
        value: sayNumber(overview.quietLookedAfter),
        of: `with nothing recorded for ${asked.quietAfterDays} days`,
        href: leadsTo('/children/quiet'),
        note: 'looked after; yearly tables aside',
      },
      {
        value: sayNumber(overview.contradictions),
        of: 'contradictions',
        href: leadsTo('/contradictions'),
        note: 'facts that do not fit together',
      },
    ],
    lastImport: sayLastImport(last, asked.today),
  }
}
