import type { Fact, FactId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { careDoubt, type CareDoubt, type Doubt } from './doubt.ts'
import { dayIn, textIn } from './read-body.ts'

/** One placement under one legal status, as a return tells it. */
export interface Episode {
  readonly fact: FactId
  readonly from: Day
  /** As told, but never before `from`. */
  readonly to: Day | null
  /** Reason for new episode: S started; L legal status; P placement and carer; T placement, same carer; B and U with legal status. */
  readonly started: string
  readonly legal: string
  readonly placement: string
  /** Reason episode ceased: X1 where another follows, a code that begins with E where care ended. */
  readonly ended: string | null
  readonly postcode: string | null
  readonly urn: string | null
  readonly endsBeforeItBegins: boolean
}

/** A period of care: unbroken from one start to one end. */
export interface Care {
  readonly episodes: readonly Episode[]
  readonly from: Day
  readonly to: Day | null
  /** Whether the files hold the start: nothing is measured from the first episode seen. */
  readonly startKnown: boolean
  /** The reason care ceased, and the fact that says so; null while it lasts, or where it merely starts again. */
  readonly ended: string | null
  readonly endedBy: FactId | null
  /** A series of short breaks (V3, V4) is no period of care for permanence. */
  readonly isShortBreaks: boolean
  readonly doubts: readonly Doubt[]
}

export function asEpisode(fact: Fact): Episode {
  const to = dayIn(fact.body, 'endedOn')
  const endsBeforeItBegins = to !== null && to < fact.happenedOn
  return {
    fact: fact.id,
    from: fact.happenedOn,
    to: endsBeforeItBegins ? fact.happenedOn : to,
    started: textIn(fact.body, 'reasonStarted') ?? '',
    legal: textIn(fact.body, 'legalStatus') ?? '',
    placement: textIn(fact.body, 'placement') ?? '',
    ended: textIn(fact.body, 'reasonEnded'),
    postcode: textIn(fact.body, 'placementPostcode'),
    urn: textIn(fact.body, 'ofstedUrn'),
    endsBeforeItBegins,
  }
}

const LAST = '9999'

/** Episodes of one day stand by what they say and never by the order in which they came: the start of care, then the sooner ended. */
function byDate(a: Episode, b: Episode): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1
  const content = (e: Episode): string =>
    `${e.started === 'S' ? 0 : 1}${e.to ?? LAST} ${e.started} ${e.legal} ${e.placement} ${e.ended ?? ''} ${e.urn ?? ''} ${e.postcode ?? ''} ${e.fact}`
  return content(a) < content(b) ? -1 : 1
}

export const endsCare = (episode: Episode): boolean =>
  episode.to !== null && episode.ended !== null && episode.ended.startsWith('E')

/** A period of care while its episodes are being read. */
interface Reading {
  readonly episodes: Episode[]
  readonly doubts: Doubt[]
  /** The episode that ends care: the latest that says so. */
  ending: Episode | null
  /** The latest end of an episode so far. */
  lastEnd: Day | null
  /** The last episode, where it has no end: the next one ends it. */
  open: Episode | null
}

function begin(first: Episode, doubt: CareDoubt | null, before: Episode | undefined): Reading {
  const reading: Reading = { episodes: [], doubts: [], ending: null, lastEnd: null, open: null }
  if (doubt) reading.doubts.push(careDoubt(doubt, first.from, before ? [before.fact, first.fact] : [first.fact]))
  add(reading, first)
  return reading
}

function add(reading: Reading, next: Episode): void {
  reading.episodes.push(next)
  if (next.endsBeforeItBegins) reading.doubts.push(careDoubt('ends-before-it-begins', next.from, [next.fact]))
  reading.open = next.to === null ? next : null
  if (next.to !== null && (reading.lastEnd === null || next.to > reading.lastEnd)) reading.lastEnd = next.to
  if (endsCare(next) && (reading.ending?.to ?? '') <= (next.to ?? '')) reading.ending = next
}

/** What is wrong between an episode and the one that follows it in the same period of care. */
function between(reading: Reading, last: Episode, next: Episode): CareDoubt | null {
  if (last.from === next.from && last.to !== next.from) return 'same-day-episodes'
  if (last.to === null) return next.to === null ? 'two-open-episodes' : 'episode-without-end'
  if (reading.lastEnd !== null && reading.lastEnd < next.from) return 'gap-between-episodes'
  if (last.to > next.from || (reading.lastEnd ?? last.to) > next.from) return 'overlapping-episodes'
  return null
}

/** Closes a period; `restarted` is the day on which care starts again without having ended. */
function finish(reading: Reading, restarted: Day | null): Care {
  const { episodes, doubts, ending, open } = reading
  const first = episodes[0]
  const last = episodes[episodes.length - 1]
  if (!first || !last) throw new Error('A period of care has at least one episode') // begin() puts the first one in
  const endedOn = ending?.to ?? null
  if (ending && open) doubts.push(careDoubt('open-after-end', endedOn, [ending.fact, open.fact]))
  if (!ending && restarted === null && !open) {
    doubts.push(careDoubt(last.ended === null ? 'ended-without-reason' : 'no-next-episode', last.to, [last.fact]))
  }
  return {
    episodes,
    from: first.from,
    to: endedOn ?? restarted,
    startKnown: first.started === 'S',
    ended: ending?.ended ?? null,
    endedBy: ending?.fact ?? null,
    isShortBreaks: episodes.every((episode) => episode.legal === 'V3' || episode.legal === 'V4'),
    doubts,
  }
}

/** Reads episodes, in whatever order they come, as periods of care that never overlap. Total; linear but for the sort. */
export function periodsOfCare(episodes: readonly Episode[]): Care[] {
  const periods: Care[] = []
  let reading: Reading | null = null
  let last: Episode | undefined
  for (const next of [...episodes].sort(byDate)) {
    const endedOn: Day | null = reading?.ending?.to ?? null
    if (reading === null || last === undefined) reading = begin(next, null, undefined)
    else if (endedOn !== null && next.from >= endedOn) {
      periods.push(finish(reading, null))
      reading = begin(next, next.started !== 'S' && next.from === endedOn ? 'continues-after-end' : null, last)
    } else if (next.started === 'S' && endedOn === null && next.from > last.from) {
      periods.push(finish(reading, next.from))
      reading = begin(next, 'care-starts-twice', last)
    } else {
      const doubt: CareDoubt | null = next.started === 'S' ? 'care-starts-twice' : between(reading, last, next)
      if (doubt) reading.doubts.push(careDoubt(doubt, next.from, [last.fact, next.fact]))
      add(reading, next)
    }
    last = next
  }
  if (reading) periods.push(finish(reading, null))
  return periods
}
