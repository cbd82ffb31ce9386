import type { Permission, Reading } from '../../../access/index.ts'
import type { Counts } from '../../../practice/show-due/index.ts'
import type { ToldCounts } from '../../../practice/show-told/index.ts'
import type { ImportRow, Overview } from '../../../store/index.ts'
import { londonDay, sayDate, type Day } from '../../../time/index.ts'
import { capital, sayCount, sayDaysFrom, sayNumber, type Standing } from '../../ui/index.ts'

/** Stages of permanence in which a child has, or is heading for, a plan for adoption; with their titles. */
export interface StageTitles {
  readonly isAdoption: ReadonlySet<string>
}

/** Large figures, each with the way to what it counts. */
type FigureShown = {
  readonly value: string
  readonly of: string
  readonly href: string | undefined
  readonly note: string
  readonly standing?: Standing
}

/** Something that waits for somebody, in a sentence, and the way there. */
export interface Need {
  readonly says: string
  readonly href: string
  readonly see: string
}

/** What the home page shows of the record, in words. */
export interface HomeShown {
  readonly lead: string
  readonly figures: readonly FigureShown[]
  readonly needs: readonly Need[]
}

const at = (overview: Overview, practice: string, is: (stage: string) => boolean): number =>
  overview.stages
    .filter((one) => one.practice === practice && is(one.stage))
    .reduce((sum, one) => sum + one.children, 0)

/** A sentence on how the last return stands; what waits for somebody there is a need of theirs. */
function sayLastImport(last: ImportRow | null, today: Day): string {
  if (last === null) return 'No return has been loaded yet.'
  if (last.state !== 'done' || last.endedAt === null) return ''
  const on = londonDay(last.endedAt)
  const when = on > today ? sayDate(on) : `${sayDate(on)}, ${sayDaysFrom(on, today)}`
  return `The last return was loaded on ${when}.`
}

/** What waits at the last import for whoever loads returns; null where nothing does. */
function importNeed(last: ImportRow | null): Need | null {
  if (last === null) return null
  const href = `/imports/${last.id}`
  if (last.state === 'preview')
    return { says: 'A return was read and waits for you to load it.', href, see: 'Check it' }
  if (last.state === 'failed') return { says: 'The last import did not load anything.', href, see: 'See why' }
  return last.endedAt === null ? { says: 'An import is under way.', href, see: 'See how far it is' } : null
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
  {
    ...{ value: sayNumber(late), of: 'late', href: '/due?part=late', note: 'past the last day in time' },
    ...(late > 0 && { standing: 'late' as const }),
  },
  { value: sayNumber(today), of: 'due today', href: '/due?part=today', note: 'the last day in time' },
  { value: sayNumber(week), of: 'due in the next 7 days', href: '/due?part=week', note: 'after today' },
  { value: sayNumber(atRisk), of: 'at risk', href: '/due?part=at-risk', note: 'near the last day in time' },
]

/** Decides every word of the home page of somebody who is told of figures. */
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
  const opens = asked.may('children.list')
  const leadsTo = (href: string): string | undefined => (opens ? href : undefined)
  const lookedAfter = at(overview, 'child', (stage) => stage === 'looked-after')
  const adoption = at(overview, 'permanence', (stage) => titles.isAdoption.has(stage))
  const waiting = at(overview, 'permanence', (stage) => stage === 'family-finding')
  const leavers = at(overview, 'child', (stage) => stage === 'care-leaver')
  const inNeed = at(overview, 'child', (stage) => stage === 'open')
  const { quietLookedAfter: quiet, contradictions } = overview
  const isToday = asked.reading.on === asked.today
  const verb = lookedAfter === 1 ? (isToday ? 'is' : 'was') : isToday ? 'are' : 'were'
  const isTeam = asked.reading.sees.reach === 'team'
  const children = isTeam
    ? `${lookedAfter === 0 ? 'none' : sayNumber(lookedAfter)} of the children whom you may see ${verb} looked after.`
    : `${sayCount(lookedAfter, 'child', 'children')} ${verb} looked after by ${asked.authority}.`
  const toLoad = asked.may('imports.run') && isToday ? importNeed(last) : null
  const needs: readonly (Need | null)[] = [
    toLoad,
    contradictions > 0 && opens
      ? {
          says: `${sayCount(contradictions, 'contradiction leaves', 'contradictions leave')} children out of the figures.`,
          ...{ href: '/contradictions', see: 'Mend them' },
        }
      : null,
    quiet > 0 && opens
      ? {
          says: `${sayCount(quiet, 'looked-after child has', 'looked-after children have')} nothing recorded for ${String(asked.quietAfterDays)} days.`,
          ...{ href: '/children/quiet', see: 'See who' },
        }
      : null,
  ]
  return {
    lead: capital(`${children} ${sayLastImport(last, asked.today)}`.trim()),
    needs: needs.filter((need) => need !== null),
    figures: [
      {
        ...{ value: sayNumber(lookedAfter), of: 'looked after', href: leadsTo('/children') },
        note: 'each with a stage, an owner and a next date',
      },
      {
        ...{ value: sayNumber(adoption), of: 'with or heading for adoption', href: leadsTo('/permanence') },
        note: `${sayNumber(waiting)} in family finding`,
      },
      {
        ...{ value: sayNumber(inNeed), of: 'in need', href: leadsTo('/children?standing=open') },
        note: 'not looked after',
      },
      {
        ...{ value: sayNumber(leavers), of: sayNoun(leavers), href: leadsTo('/children?standing=care-leaver') },
        note: 'after leaving care',
      },
    ],
  }
}

const sayNoun = (leavers: number): string => (leavers === 1 ? 'care leaver' : 'care leavers')
