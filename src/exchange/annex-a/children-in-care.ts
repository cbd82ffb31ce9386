import { dayIn, textIn, type Care, type Episode } from '../../practice/child/index.ts'
import { listedInCare } from '../../practice/inspection/index.ts'
import type { Fact } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { inAnnex, yesNo } from './from-return.ts'
import { lastOn, monthsBefore, on, type AnnexCells, type ToldChild } from './told-child.ts'

const isTemporary = ({ placement }: Episode): boolean => /^T[0-4]$/.test(placement)
const isSameHome = (a: Episode, b: Episode): boolean =>
  a.placement === b.placement && a.postcode === b.postcode && a.urn === b.urn

/** The placements of a period of care, each as the episode that begins it: temporary moves (T0 to T4) are none. */
function placementsOf(episodes: readonly Episode[]): readonly { readonly first: Episode; last: Episode }[] {
  const placements: { first: Episode; last: Episode }[] = []
  for (const [nth, episode] of episodes.entries()) {
    if (isTemporary(episode)) continue
    const before = placements.at(-1)
    const last = episodes[nth - 1]
    const isBack = before && last && isTemporary(last) && isSameHome(before.last, episode)
    if (before && (isBack || episode.started === 'L')) before.last = episode
    else placements.push({ first: episode, last: episode })
  }
  return placements
}

/** How many placements, other than temporary moves, the child lived in on any day since. */
const placementsSince = (care: readonly Care[], since: Day): number =>
  care
    .flatMap(({ episodes, to }) => placementsOf(episodes).map(({ last }) => last.to ?? to))
    .filter((until) => until === null || until > since).length

/** Since when one thing has been so without a change; null where it may have begun before what is on record. */
function sinceWhen(care: Care, isSo: (episode: Episode) => boolean): Day | null {
  let first = care.episodes.length - 1
  for (let before = care.episodes[first - 1]; before && isSo(before); before = care.episodes[first - 1]) first -= 1
  return first > 0 || care.startKnown ? (care.episodes[first]?.from ?? null) : null
}

const since = (facts: readonly Fact[], from: Day): readonly Fact[] =>
  facts.filter(({ happenedOn }) => happenedOn >= from)

function missingCells({ ofType, asAt }: ToldChild): AnnexCells {
  const missing = since(ofType('child.missing'), monthsBefore(asAt, 12))
  const counted = (kind: string): number => missing.filter(({ body }) => body['kind'] === kind).length
  const last = missing.at(-1)
  const interview = last && since(ofType('child.return-interview'), last.happenedOn).at(-1)
  return {
    "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months": counted('M'),
    "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months": counted('A'),
    // Without an interview on record nobody has said that none was offered.
    'Was the child offered a Return Interview after their last missing episode (Y/N)?': interview ? yesNo(true) : null,
    'Did the child accept a Return Interview after their last missing episode (Y/N)?':
      interview && typeof interview.body['held'] === 'boolean' ? yesNo(interview.body['held']) : null,
  }
}

/** “Yes” where a return of a year that reaches into the last twelve months says so; nothing is said where none does. */
function unaccompanied({ ofType, asAt }: ToldChild): string | null {
  const from = monthsBefore(asAt, 12)
  const said = ofType('child.unaccompanied').some(
    ({ happenedOn, body }) => happenedOn > monthsBefore(from, 12) && (textIn(body, 'ceasesOn') ?? '9999') >= from,
  )
  return said ? yesNo(true) : null
}

/** What no fact but an earlier list tells; of a placement, where that list speaks of the same one. */
function listedCells({ ofType }: ToldChild, placementOn: Day | null): AnnexCells {
  const said = ofType(listedInCare.type).at(-1)?.body ?? {}
  const isSame = placementOn !== null && dayIn(said, 'placementOn') === placementOn
  return {
    'Date of Last IRO Visit / Contact to the Child': on(dayIn(said, 'officerSeenOn')),
    'Placement Location': isSame ? textIn(said, 'location') : null,
    'LA of Placement': isSame ? textIn(said, 'authority') : null,
  }
}

/** List 8: a child who is looked after, or ceased to be within the last six months; null of any other. */
export function childInCare(child: ToldChild): AnnexCells | null {
  const { story, asAt, fact, ofType } = child
  const care = story.care.at(-1)
  const episode = care?.episodes.at(-1)
  const hasEnded = care?.to != null && care.to <= asAt
  if (!care || !episode || (hasEnded && care.to < monthsBefore(asAt, 6))) return null
  const said = fact(episode.fact)?.body ?? {}
  const before = story.care.at(-2)
  const health = (kind: string): readonly Fact[] =>
    ofType('child.health').filter(({ body }) => body['kind'] === kind && body['refused'] !== true)
  return {
    ...child.common,
    'Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)': unaccompanied(child),
    'Date Started to be Looked After': on(care.startKnown ? care.from : null),
    "Child's Category of Need": inAnnex('need', said['need']),
    'Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)':
      care.startKnown || before ? yesNo(before?.to != null && before.to >= monthsBefore(asAt, 12)) : null,
    'Start date of current legal status': on(sinceWhen(care, ({ legal }) => legal === episode.legal)),
    "Child's Legal Status": inAnnex('legalStatus', episode.legal),
    'Date of Latest Statutory Review': on(story.reviews.findLast(({ on: held }) => held >= care.from)?.on),
    'Date of Last Social Work Visit': lastOn(since(ofType('child.visit'), care.from)),
    'What is the permanence plan for this child?': inAnnex(
      'permanencePlan',
      since(ofType('permanence.plan'), care.from).at(-1)?.body['plan'],
    ),
    'Date of Last Health Assessment': lastOn(health('assessment')),
    'Date of Last Dental Check': lastOn(health('dental')),
    'Number of Placements in the Last 12 months': placementsSince(story.care, monthsBefore(asAt, 12)),
    'Date Ceased to be Looked After': on(hasEnded ? care.to : null),
    'Reason Ceased to be Looked After': hasEnded ? inAnnex('reasonCeased', care.ended) : null,
    'Start Date of Most Recent Placement': on(placementStart(care, episode)),
    'Placement Type': inAnnex('placement', episode.placement),
    'Placement Provider': inAnnex('provider', said['provider']),
    'Placement postcode': episode.postcode,
    'URN of Placement': episode.urn,
    ...missingCells(child),
    ...listedCells(child, placementStart(care, episode)),
  }
}

/** The day on which the last placement began: a change of legal status alone is no move. */
function placementStart(care: Care, last: Episode): Day | null {
  let first = care.episodes.indexOf(last)
  while (first > 0 && care.episodes[first]?.started === 'L') first -= 1
  const began = care.episodes[first]
  return began && began.started !== 'L' ? began.from : null
}
