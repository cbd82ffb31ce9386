import { careEnding, textIn } from '../../practice/child/index.ts'
import { listedForAdoption } from '../../practice/inspection/index.ts'
import type { Told } from '../../practice/permanence/index.ts'
import type { Day } from '../../time/index.ts'
import { inAnnex } from './from-return.ts'
import { monthsBefore, on, type AnnexCells, type ToldChild } from './told-child.ts'

/** Fostered by a carer who is an approved adopter too: fostering for adoption or concurrent planning. */
const isFosteringForAdoption = (placement: string): boolean => placement === 'U2' || placement === 'U5'

const by = (day: Day | null | undefined, asAt: Day): Day | null => (day && day <= asAt ? day : null)

/** The day on which the child was adopted; null where care goes on, or ended otherwise. */
function adoptedOn({ chapter: { care } }: Told, { story, asAt }: ToldChild): Day | null {
  const endedOn = by(care?.to, asAt)
  return endedOn !== null && careEnding(care?.ended ?? 'other', story.bornOn, endedOn) === 'adopted' ? endedOn : null
}

/** Whether the way to adoption is past: it ended otherwise, or longer than twelve months ago. */
function isPast({ chapter: { care } }: Told, reversedOn: Day | null, adopted: Day | null, asAt: Day): boolean {
  const from = monthsBefore(asAt, 12)
  const endedOtherwise = adopted === null && by(care?.to, asAt) !== null
  return endedOtherwise || (reversedOn !== null && reversedOn < from) || (adopted !== null && adopted < from)
}

function stepCells({ steps, chapter: { care } }: Told): AnnexCells {
  const order = steps.orders.findLast(({ kind, isDateKnown }) => kind === 'placement' && isDateKnown)
  const placement = steps.placements.at(-1)
  const ffa = care?.episodes.find((episode) => isFosteringForAdoption(episode.placement))
  return {
    'Date the Child Entered Care': on(care?.startKnown === true ? care.from : null),
    'Date of Placement Order': on(order?.on),
    'Date of Matching Child and Prospective Adopters': on(steps.matches.at(-1)?.on),
    'Date Placed for Adoption': on(placement?.isDateKnown === true ? placement.on : null),
    'Date the child was placed for fostering in FFA or concurrent planning placement': on(ffa?.from),
  }
}

/**
 * List 10: a child who, it is decided, should be placed for adoption; also where that was reversed, or the child
 * adopted, within the last twelve months. Null of any other.
 */
export function childForAdoption(child: ToldChild): AnnexCells | null {
  const last = child.told.findLast(({ steps }) => steps.decisions.length > 0)
  const decision = last?.steps.decisions.at(-1)
  if (!last || !decision) return null
  const reversedOn = by(decision.until, child.asAt)
  const adopted = adoptedOn(last, child)
  if (isPast(last, reversedOn, adopted, child.asAt)) return null
  const reason = reversedOn === null ? null : child.fact(decision.fact)?.body['reasonEnded']
  const listed = child.ofType(listedForAdoption.type).at(-1)?.body ?? {}
  return {
    ...child.common,
    ...stepCells(last),
    'Family identifier': textIn(listed, 'family'),
    'Date of Decision that Child Should be Placed for Adoption': on(decision.on),
    'Date of Adoption Order': on(adopted),
    'Date of Decision that Child Should No Longer be Placed for Adoption': on(reversedOn),
    'Reason Why Child No Longer Placed for Adoption': inAnnex('reasonNoLongerPlaced', reason),
  }
}
