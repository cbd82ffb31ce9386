import type { Day } from '../../time/index.ts'
import { daysBetween, sayDate } from '../../time/index.ts'
import { sayNumber } from '../../web/ui/index.ts'
import { called, type Nameable } from '../child/index.ts'
import type { History } from './ports.ts'
import { sayDetails, timelineOf, type TimelineWords } from './timeline.ts'

/** One time at which the child was heard, or could have been. */
export interface Heard {
  readonly key: string
  readonly on: Day
  readonly said: string
  readonly heading: string
  /** The child's own words; null where none were written down. */
  readonly views: string | null
  readonly how: string
  readonly source: string
  readonly disputed: readonly string[]
}

export interface VoiceShown {
  readonly called: string
  readonly figures: readonly { readonly value: string; readonly of: string; readonly note: string }[]
  readonly heard: readonly Heard[]
}

/** Occasions on which a child is heard, whether or not anything was written down. */
const occasions: ReadonlySet<string> = new Set(['child.visit', 'child.review', 'child.return-interview'])

const YEAR_DAYS = 365

/** What the child said across visits, reviews, plans and interviews, and how often nobody wrote it down. */
export function presentVoice(
  child: Nameable & { readonly subject: string },
  history: History,
  on: Day,
  words: TimelineWords,
): VoiceShown {
  const told = timelineOf(history, child.subject, on, words).happened.flatMap((entry) => [entry, ...entry.also])
  const heard = told.filter(({ type, views }) => views !== null || occasions.has(type))
  const lately = heard.filter((entry) => daysBetween(entry.on, on) < YEAR_DAYS)
  const visits = lately.filter(({ type }) => type === 'child.visit')
  const alone = visits.filter(({ isSeenAlone }) => isSeenAlone)
  const spoken = heard.filter(({ views }) => views !== null)
  const last = spoken[0]
  return {
    called: called(child),
    figures: [
      {
        value: String(visits.length),
        of: visits.length === 1 ? 'visit in the last year' : 'visits in the last year',
        note: `${sayNumber(alone.length)} of them alone with the worker`,
      },
      {
        value: String(spoken.length),
        of:
          spoken.length === 1
            ? 'time the child’s words were written down'
            : 'times the child’s words were written down',
        note: last === undefined ? 'never yet' : `last on ${sayDate(last.on)}`,
      },
    ],
    heard: heard.map((entry) => ({
      ...{ key: entry.id, on: entry.on, said: entry.said, heading: entry.heading, views: entry.views },
      ...{ how: sayDetails(entry), source: entry.source, disputed: entry.disputed },
    })),
  }
}
