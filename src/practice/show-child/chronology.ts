import type { Day } from '../../time/index.ts'
import { sayCount } from '../../web/ui/index.ts'
import { called, type Nameable } from '../child/index.ts'
import type { History } from './ports.ts'
import { timelineOf, type Happened, type TimelineWords } from './timeline.ts'

/** Curated views of one chronology: which kinds of event each shows. */
export const chronologies = {
  all: { title: 'Everything', types: null },
  care: {
    title: 'Care and placements',
    types: ['child.episode', 'child.care-ended', 'child.worker', 'child.handover', 'child.missing', 'child.in-need'],
  },
  permanence: {
    title: 'Way to permanence',
    types: [
      'permanence.plan',
      'permanence.adoption-decision',
      'permanence.placement-order',
      'permanence.match',
      'permanence.adopters',
      'permanence.moved-in',
      'permanence.application',
      'permanence.long-term-fostering',
      'permanence.delay',
      'child.care-ended',
    ],
  },
  work: {
    title: 'Visits, reviews and decisions',
    types: [
      'child.visit',
      'child.case-note',
      'child.review',
      'child.assessment',
      'child.plan-version',
      'child.supervision',
      'child.management-decision',
      'child.practice-alert',
      'child.handover',
    ],
  },
  health: { title: 'Health and education', types: ['child.health', 'child.plan-version'] },
} as const

export type Chronology = keyof typeof chronologies

export const isChronology = (word: string | undefined): word is Chronology =>
  word !== undefined && Object.hasOwn(chronologies, word)

export interface ChronologyShown {
  readonly called: string
  readonly lead: string
  readonly views: readonly { readonly text: string; readonly href: string; readonly isCurrent: boolean }[]
  /** The oldest first, as a life is told. */
  readonly happened: readonly Happened[]
}

/** One child's chronology: every dated event by its own day, however it came into the record. */
export function presentChronology(
  child: Nameable & { readonly subject: string },
  history: History,
  view: Chronology,
  on: Day,
  words: TimelineWords,
): ChronologyShown {
  const { happened } = timelineOf(history, child.subject, on, words)
  const types: readonly string[] | null = chronologies[view].types
  const kept = types === null ? happened : happened.filter(({ type }) => types.includes(type))
  return {
    called: called(child),
    lead: `${sayCount(kept.length, 'event', 'events')} in order of the day on which each happened.`.replace(/^n/, 'N'),
    views: Object.entries(chronologies).map(([name, { title }]) => ({
      text: title,
      href: `/children/${child.subject}/chronology${name === 'all' ? '' : `?view=${name}`}`,
      isCurrent: name === view,
    })),
    happened: [...kept].reverse(),
  }
}
