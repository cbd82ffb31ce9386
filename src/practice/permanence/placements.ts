import type { FactId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Care, Doubt, Episode } from '../child/index.ts'
import { settle, type Said } from './slots.ts'

/** A stay with an adoptive family. `on` is the day of moving in as its adopted child: the first episode in A3 to A6. */
export interface Placement extends Said {
  readonly until: Day | null
  /** The day from which the child has lived with this family, as a foster child first: where A10's clock stops. */
  readonly withThemSince: Day
  /** Placed with the parents' consent (A3, A4), so that no placement order is needed. */
  readonly byConsent: boolean
  /** The code says whether these are the child's former foster carers (A3, A5 or A4, A6); null where no episode tells. */
  readonly withFosterCarers: boolean | null
  /** The code says that a placement order is in force (A5, A6). */
  readonly needsOrder: boolean
  readonly episode: FactId | null
  /** False where the first episode seen was begun by a change of legal status alone: the child moved in before the files begin. */
  readonly isDateKnown: boolean
}

export const isAdoptive = (place: string): boolean =>
  place === 'A3' || place === 'A4' || place === 'A5' || place === 'A6'
const isRespite = (place: string): boolean => place.length === 2 && place >= 'T0' && place <= 'T4'
const keepsCarer = (started: string): boolean => started === 'L' || started === 'T' || started === 'U'

/**
 * Whether two stays, before and after a temporary move, were in one home: the same kind of placement, or the adoption
 * that A3 and A5 say is by the current foster carer; and nothing shows two addresses.
 */
const sameHome = (before: Episode, after: Episode): boolean =>
  (before.placement === after.placement || after.placement === 'A3' || after.placement === 'A5') &&
  (before.urn === null || after.urn === null || before.urn === after.urn) &&
  (before.postcode === null || after.postcode === null || before.postcode === after.postcode)

/** The place of the episode before any temporary moves, going back from `i`; -1 where there is none. */
function beforeRespite(episodes: readonly Episode[], i: number): number {
  let j = i - 1
  while (j >= 0 && isRespite(episodes[j]?.placement ?? '')) j -= 1
  return j
}

/**
 * The stop-the-clock rule of A10: back from the adoptive placement through episodes with the same carer (begun by L, T
 * or U), to the first that began with another (S, P or B). A temporary move between two stays is no change of carer (K?).
 */
export function livingThereSince(episodes: readonly Episode[], at: number, respiteKeepsCarer: boolean): Day {
  let i = at
  for (let episode = episodes[i]; episode; episode = episodes[i]) {
    const before = episodes[i - 1]
    if (!before) return episode.from
    if (respiteKeepsCarer && isRespite(before.placement)) {
      const j = beforeRespite(episodes, i)
      const home = episodes[j]
      if (!home || !sameHome(home, episode)) return episode.from
      i = j
    } else if (keepsCarer(episode.started)) i -= 1
    else return episode.from
  }
  return episodes[at]?.from ?? episodes[0]?.from ?? neverEmpty()
}

function neverEmpty(): never {
  throw new Error('An adoptive placement begins with an episode') // only called with an episode of the list
}

/** Whether an adoptive episode goes on with the family of the one before it. */
function goesOn(before: Episode, next: Episode, after: Episode | undefined): boolean {
  if (after && isRespite(after.placement)) return sameHome(before, next)
  return next.started !== 'P' && next.started !== 'B' && next.started !== 'S'
}

/** The adoptive placements that the episodes tell of, each from moving in to leaving. */
function placementsInEpisodes(care: Care, respiteKeepsCarer: boolean): Placement[] {
  const placements: Placement[] = []
  let staying: { placement: Placement; last: Episode } | null = null
  for (const [i, episode] of care.episodes.entries()) {
    if (staying !== null && isRespite(episode.placement)) continue
    const isHere = isAdoptive(episode.placement)
    if (staying !== null && isHere && goesOn(staying.last, episode, care.episodes[i - 1])) {
      staying.last = episode
      continue
    }
    if (staying !== null) placements.push({ ...staying.placement, until: episode.from })
    staying = isHere ? { placement: begunBy(care, i, episode, respiteKeepsCarer), last: episode } : null
  }
  if (staying !== null) placements.push(staying.placement)
  return placements
}

const begunBy = (care: Care, i: number, episode: Episode, respiteKeepsCarer: boolean): Placement => ({
  on: episode.from,
  fact: episode.fact,
  typed: false,
  until: care.to,
  withThemSince: livingThereSince(care.episodes, i, respiteKeepsCarer),
  withFosterCarers: episode.placement === 'A3' || episode.placement === 'A5',
  byConsent: episode.placement === 'A3' || episode.placement === 'A4',
  needsOrder: episode.placement === 'A5' || episode.placement === 'A6',
  episode: episode.fact,
  isDateKnown: i > 0 || episode.started !== 'L',
})

/** The last episode that begins on or before a day: where the child was then. */
function episodeOn(care: Care, on: Day): number {
  let low = 0
  let high = care.episodes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((care.episodes[middle]?.from ?? on) <= on) low = middle + 1
    else high = middle
  }
  return low - 1
}

type TypedMove = Said & { readonly withFosterCarers: boolean | null }

/** Until a return says more, a move that a person recorded lasts, and the carers are known by that person's word. */
function asPlacement(move: TypedMove, care: Care | null, respiteKeepsCarer: boolean): Placement {
  const at = care ? episodeOn(care, move.on) : -1
  const since =
    move.withFosterCarers === true && care && at >= 0 ? livingThereSince(care.episodes, at, respiteKeepsCarer) : move.on
  return {
    on: move.on,
    fact: move.fact,
    typed: true,
    until: care?.to ?? null,
    withThemSince: since,
    withFosterCarers: null,
    byConsent: false,
    needsOrder: false,
    episode: null,
    isDateKnown: true,
  }
}

/** The adoptive placements of a period of care; a typed day of moving in stands over the episode's. */
export function adoptivePlacements(
  care: Care | null,
  moves: readonly TypedMove[],
  respiteKeepsCarer: boolean,
): { readonly steps: readonly Placement[]; readonly doubts: readonly Doubt[] } {
  const imported = care ? placementsInEpisodes(care, respiteKeepsCarer) : []
  if (moves.length === 0) return { steps: imported, doubts: [] }
  const said = moves.map((move) => asPlacement(move, care, respiteKeepsCarer))
  const settled = settle([...imported, ...said], (typed, other) => ({
    ...other,
    on: typed.on,
    fact: typed.fact,
    typed: true,
    isDateKnown: true,
    withThemSince: other.withThemSince === other.on ? typed.withThemSince : other.withThemSince,
  }))
  const steps = settled.steps.map((placement, i) => {
    const next = settled.steps[i + 1]
    return next && (placement.until === null || placement.until > next.on)
      ? { ...placement, until: next.on }
      : placement
  })
  return { steps, doubts: settled.doubts }
}
