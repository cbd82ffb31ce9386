import type { Fact } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { sayCount } from '../../web/ui/index.ts'
import { called, noteFlags, severalIn, type Nameable } from '../child/index.ts'
import type { History } from './ports.ts'
import { timelineOf, type Happened, type TimelineWords } from './timeline.ts'

/** Curated views of one chronology: which kinds of event each shows. */
export const chronologies = {
  all: { title: 'Everything', types: null },
  care: {
    title: 'Care and placements',
    types: [
      ...(['child.episode', 'child.section-20', 'child.section-20-review', 'child.section-20-notice'] as const),
      ...(['child.care-ended', 'child.worker', 'child.handover', 'child.missing', 'child.in-need'] as const),
    ],
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
  flagged: { title: 'Flagged notes', types: ['child.case-note'] },
  health: { title: 'Health and education', types: ['child.health', 'child.plan-version'] },
} as const

export type Chronology = keyof typeof chronologies

export const isChronology = (word: string | undefined): word is Chronology =>
  word !== undefined && Object.hasOwn(chronologies, word)

export type NoteFlag = keyof typeof noteFlags

export const isNoteFlag = (word: string | undefined): word is NoteFlag =>
  word !== undefined && Object.hasOwn(noteFlags, word)

type Links = readonly { readonly text: string; readonly href: string; readonly isCurrent: boolean }[]

export interface ChronologyShown {
  readonly called: string
  readonly lead: string
  readonly views: Links
  /** Each flag of a note, to see those alone; none but among flagged notes. */
  readonly flags: Links
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
  flag: NoteFlag | null = null,
): ChronologyShown {
  const timeline = timelineOf(history, child.subject, on, words)
  const types: readonly string[] | null = chronologies[view].types
  const ofView = types === null ? timeline.happened : timeline.happened.filter(({ type }) => types.includes(type))
  const kept = view === 'flagged' ? flaggedOf(ofView, timeline.facts, flag) : ofView
  const own = `/children/${child.subject}/chronology`
  return {
    called: called(child),
    lead: `${sayCount(kept.length, 'event', 'events')} in order of the day on which each happened.`.replace(/^n/, 'N'),
    views: Object.entries(chronologies).map(([name, { title }]) => ({
      text: title,
      href: `${own}${name === 'all' ? '' : `?view=${name}`}`,
      isCurrent: name === view,
    })),
    flags: view === 'flagged' ? flagLinks(`${own}?view=flagged`, flag) : [],
    happened: [...kept].reverse(),
  }
}

/** Notes with a flag, or with any: each by itself, though two of a day may read alike. */
function flaggedOf(notes: readonly Happened[], facts: readonly Fact[], flag: NoteFlag | null): readonly Happened[] {
  const flagsOf = new Map<string, readonly string[]>(facts.map(({ id, body }) => [id, severalIn(body, 'flags')]))
  return notes
    .flatMap((entry) => [entry, ...entry.also].map((note) => ({ ...note, also: [] })))
    .filter(({ id }) => {
      const flags = flagsOf.get(id) ?? []
      return flag === null ? flags.length > 0 : flags.includes(flag)
    })
}

const flagLinks = (address: string, chosen: NoteFlag | null): Links => [
  { text: 'Any flag', href: address, isCurrent: chosen === null },
  ...Object.entries(noteFlags).map(([flag, text]) => ({
    text,
    href: `${address}&flag=${flag}`,
    isCurrent: flag === chosen,
  })),
]
