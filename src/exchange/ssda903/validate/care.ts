import type { Row, Rows } from './rows.ts'
import { isKnown } from '../../engine/ages.ts'
import { endsCare, isRespite } from './rules/lists.ts'

type Episode = Row<'Episodes', 'DECOM' | 'DEC' | 'REC' | 'RNE' | 'LS'>

interface SeesCare {
  readonly Episodes: Rows<Episode>
  readonly start: number
  readonly end: number
}

/** The columns of Episodes that `lookedAfterAllYear` reads. */
export const CARE = ['DECOM', 'DEC', 'REC', 'RNE', 'LS'] as const

const known = new WeakMap<object, Map<number, boolean>>()

/** In care at the end of the year: open, ended later, or ended only so that another episode could begin. */
const isOpenAtEnd = (episode: Episode, end: number): boolean =>
  !isKnown(episode.DEC) || episode.DEC > end || episode.REC === 'X1'

function sinceWhen(episodes: readonly Episode[]): number {
  let since = Number.NaN
  let before: Episode | undefined
  for (const episode of episodes) {
    if (!before || endsCare(before.REC) || episode.RNE === 'S') since = episode.DECOM
    before = episode
  }
  return since
}

/**
 * Whether a child has been looked after without a break from the first to the last day of the return's year, short-term
 * breaks (V3, V4) not counted: the cohort of OC2.
 */
export function lookedAfterAllYear({ Episodes, start, end }: SeesCare): (child: number) => boolean {
  const answers = known.get(Episodes) ?? new Map<number, boolean>()
  known.set(Episodes, answers)
  return (child) => {
    const answered = answers.get(child)
    if (answered !== undefined) return answered
    const episodes = Episodes.of(child).filter((episode) => !isRespite(episode.LS) && episode.DECOM <= end)
    const last = episodes.at(-1)
    const answer = last !== undefined && isOpenAtEnd(last, end) && sinceWhen(episodes) <= start
    answers.set(child, answer)
    return answer
  }
}

/** A time in care, from the first day to the day on which it ended (NaN while it lasts), joined where no day lies between. */
export interface Care {
  readonly from: number
  to: number
}

type Dated = Row<'Episodes', 'DECOM' | 'DEC'>

const joined = new WeakMap<object, Map<number, readonly Care[]>>()

/** The times in which a child was looked after, in order. */
export function timesInCare(Episodes: Rows<Dated>, child: number): readonly Care[] {
  const answers = joined.get(Episodes) ?? new Map<number, readonly Care[]>()
  joined.set(Episodes, answers)
  const answered = answers.get(child)
  if (answered) return answered
  const times: Care[] = []
  for (const { DECOM, DEC } of Episodes.of(child)) {
    const last = times.at(-1)
    if (!isKnown(DECOM)) continue
    if (last && (Number.isNaN(last.to) || DECOM <= last.to)) {
      if (!(DEC <= last.to)) last.to = DEC
    } else times.push({ from: DECOM, to: DEC })
  }
  answers.set(child, times)
  return times
}

/** Whether a day lies in a time in care, its last day included. */
export const isWithin = (care: Care, day: number): boolean => care.from <= day && !(day > care.to)

/** The last episode of a child in the order in which they began, those without a date not counted. */
export function lastEpisode<R extends Row<'Episodes', 'DECOM'>>(Episodes: Rows<R>, child: number): R | undefined {
  return Episodes.of(child).findLast((episode) => isKnown(episode.DECOM))
}

type UasRow = Row<'UASC', 'DUC'> | Row<'UASC_last', 'DUC'>
type StatusRow = Row<'Header', 'UASC'> | Row<'Header_last', 'UASC'>

interface SeesUnaccompanied {
  readonly Header: Rows<StatusRow & Row<'Header', 'UASC'>>
  readonly Header_last: Rows<StatusRow & Row<'Header_last', 'UASC'>>
  readonly UASC: Rows<UasRow & Row<'UASC', 'DUC'>>
  readonly UASC_last: Rows<UasRow & Row<'UASC_last', 'DUC'>>
}

/** What `isOrWasUnaccompanied` reads, for a rule's declaration. */
export const UNACCOMPANIED = {
  Header: ['UASC'],
  Header_last: ['UASC'],
  UASC: ['DUC'],
  UASC_last: ['DUC'],
} as const
export const UNACCOMPANIED_TABLES = ['Header', 'Header_last', 'UASC', 'UASC_last'] as const

/** A child is, or last year was, unaccompanied and seeking asylum: by status (XML) or by a date on which it ceases (CSV). */
export function isOrWasUnaccompanied(see: SeesUnaccompanied): (child: number) => boolean {
  return (child) =>
    see.Header.of(child).some((h) => h.UASC === '1') ||
    see.Header_last.of(child).some((h) => h.UASC === '1') ||
    see.UASC.of(child).some((u) => u.has('DUC')) ||
    see.UASC_last.of(child).some((u) => u.has('DUC'))
}
