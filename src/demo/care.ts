import { ageOn, birthday, day, type Day } from '../time/index.ts'
import { add, fact, retold, said, type Telling, type ToldFact } from './told.ts'

/** What an episode says besides its dates: the return's own codes. */
export interface Care {
  readonly legalStatus: string
  readonly placement: string
  readonly provider: string
  readonly need: string
  readonly homePostcode: string
  readonly placementPostcode: string
  readonly ofstedUrn: string
}

/** A change of care: what is left unsaid stays as it was. */
export type Change = Partial<Care> & {
  /** Whether the child stays with the people they live with. */
  readonly sameCarer?: boolean
  /** Why the placement changed: the return's code, CARPL (the care plan) unless said. */
  readonly because?: string
}

/** Harbour Council's own home, fostering service and agency: invented numbers in the Department's pattern. */
const OURS: Care = {
  legalStatus: 'V2',
  placement: 'U6',
  provider: 'PR1',
  need: 'N1',
  homePostcode: 'HB1 2AB',
  placementPostcode: 'HB3 4CD',
  ofstedUrn: 'SC990001',
}

const WITHOUT_URN = /^(P1|P3|R1|R2|R5|T|Z)/
const WITHOUT_PROVIDER = /^(T|Z)/

/** Provider and Ofsted number go with the kind of placement: rules 178, 229 and 230 of the return's checks. */
function fitting(care: Care): Care {
  const provider = WITHOUT_PROVIDER.test(care.placement) ? '' : care.placement === 'P1' ? 'PR0' : care.provider
  const ofstedUrn = WITHOUT_URN.test(care.placement) ? '' : care.placement.startsWith('A') ? 'XXXXXXX' : care.ofstedUrn
  return { ...care, provider: provider === 'PR0' && care.placement !== 'P1' ? 'PR1' : provider, ofstedUrn }
}

const text = (told: ToldFact, field: keyof Care): string => {
  const value = told.body[field]
  return typeof value === 'string' ? value : ''
}

const careOf = (told: ToldFact): Care => ({
  legalStatus: text(told, 'legalStatus'),
  placement: text(told, 'placement'),
  provider: text(told, 'provider') || OURS.provider,
  need: text(told, 'need') || OURS.need,
  homePostcode: text(told, 'homePostcode'),
  placementPostcode: text(told, 'placementPostcode'),
  ofstedUrn: text(told, 'ofstedUrn') || OURS.ofstedUrn,
})

const episode = (on: Day, reasonStarted: string, care: Care): ToldFact =>
  fact('child.episode', on, said({ reasonStarted, ...fitting(care) }))

/** The episode that is open, or a refusal: a story can only change care that has begun and not ended. */
export function openEpisode(telling: Telling): ToldFact {
  const open = telling.open === null ? undefined : telling.facts[telling.open]
  if (!open) throw new Error(`${telling.name} is not looked after at this point of the story`)
  return open
}

/** Care begins: an episode whose reason is S. */
export function beginCare(telling: Telling, on: string, care: Partial<Care>): Telling {
  if (telling.open !== null) throw new Error(`${telling.name} is looked after already`)
  const begun = add(telling, episode(day(on), 'S', { ...OURS, ...care }))
  return { ...begun, open: begun.facts.length - 1 }
}

/**
 * The return's reason for a new episode: L legal status only, P placement and carer, T placement with the same carer,
 * B legal status with placement and carer, U legal status and placement with the same carer.
 */
const reasonFor = (statusChanged: boolean, moved: boolean, sameCarer: boolean): string =>
  !moved ? 'L' : sameCarer ? (statusChanged ? 'U' : 'T') : statusChanged ? 'B' : 'P'

const before = (telling: Telling, began: Day): number =>
  telling.facts.findLastIndex((told) => told.type === 'child.episode' && told.body['endedOn'] === began)

/**
 * Care changes on a day: the open episode ends with X1 and the next begins, with the reason that the return requires.
 * Several changes on one day make one episode.
 */
export function changeCare(telling: Telling, on: string, change: Change): Telling {
  const open = openEpisode(telling)
  const at = day(on)
  if (at < open.happenedOn) throw new Error(`${telling.name}: the story goes back from ${open.happenedOn} to ${on}`)
  return at === open.happenedOn ? amended(telling, open, change) : split(telling, open, at, change)
}

function split(telling: Telling, open: ToldFact, at: Day, change: Change): Telling {
  const { sameCarer = false, because = 'CARPL', ...to } = change
  const was = careOf(open)
  const now = { ...was, ...to }
  const moved = to.placement !== undefined
  const reason = reasonFor(now.legalStatus !== was.legalStatus, moved, sameCarer)
  if (!moved && now.legalStatus === was.legalStatus) return telling
  const ended = said({ endedOn: at, reasonEnded: 'X1', reasonPlacementChanged: moved ? because : undefined })
  const closed = retold(telling, telling.open ?? 0, (told) => ({ ...told, body: { ...told.body, ...ended } }))
  const begun = add(closed, episode(at, reason, now))
  return { ...begun, open: begun.facts.length - 1 }
}

/** A second change on the day an episode began: the episode before it decides the reason afresh. */
function amended(telling: Telling, open: ToldFact, change: Change): Telling {
  const { sameCarer, because = 'CARPL', ...to } = change
  const now = { ...careOf(open), ...to }
  const place = open.body['reasonStarted'] === 'S' ? -1 : before(telling, open.happenedOn)
  const earlier = telling.facts[place]
  if (!earlier) return retold(telling, telling.open ?? 0, () => episode(open.happenedOn, 'S', now))
  const reason = String(open.body['reasonStarted'])
  const moved = to.placement !== undefined || reason !== 'L'
  const stayed = to.placement === undefined ? /[LTU]/.test(reason) : (sameCarer ?? false)
  const statusChanged = now.legalStatus !== text(earlier, 'legalStatus')
  const anew = retold(telling, telling.open ?? 0, () =>
    episode(open.happenedOn, reasonFor(statusChanged, moved, stayed), now),
  )
  return retold(anew, place, (told) => ({
    ...told,
    body: { ...told.body, ...said({ reasonPlacementChanged: moved ? because : undefined }) },
  }))
}

/** Care ends on a day with the return's reason; nobody is looked after past the eighteenth birthday. */
export function endCare(telling: Telling, on: string, reasonEnded: string): Telling {
  const open = openEpisode(telling)
  if (day(on) <= open.happenedOn) throw new Error(`${telling.name}: care would end before its last episode began`)
  if (telling.bornOn && ageOn(telling.bornOn, day(on)) >= 18 && day(on) > birthday(telling.bornOn, 18))
    throw new Error(`${telling.name} is past 18`)
  const closed = retold(telling, telling.open ?? 0, (told) => ({
    ...told,
    body: { ...told.body, endedOn: day(on), reasonEnded },
  }))
  return { ...closed, open: null }
}
