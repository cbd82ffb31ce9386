import { textIn } from '../../practice/child/index.ts'
import { listedCareLeaver } from '../../practice/inspection/index.ts'
import type { StageSpanRow } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { episodesOf } from '../in-need/index.ts'
import { inAnnex, yesNo } from './from-return.ts'
import { lastOn, monthsBefore, on, type AnnexCells, type ToldChild } from './told-child.ts'

const isOn = (asAt: string, { fromOn, toOn }: StageSpanRow): boolean => fromOn <= asAt && (toOn === null || asAt < toOn)

/** List 9: a young person who has left care and whom the authority supports on the day; null of any other. */
export function careLeaver(child: ToldChild): AnnexCells | null {
  const { asAt, ofType } = child
  if (!child.stages.some((span) => span.stage === 'care-leaver' && isOn(asAt, span))) return null
  const year = ofType('child.care-leaver-year').at(-1)?.body ?? {}
  const accommodation = textIn(year, 'accommodation') ?? ''
  const listed = ofType(listedCareLeaver.type).at(-1)?.body ?? {}
  const pathway = ofType('child.plan-version').filter(({ body }) => body['kind'] === 'pathway')
  return {
    ...child.common,
    'Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)':
      ofType('child.unaccompanied').length > 0 ? yesNo(true) : null,
    'Allocated Personal Advisor': textIn(listed, 'adviser'),
    'Eligibility Category': textIn(listed, 'eligibility'),
    'Latest Pathway Plan Review Date': lastOn(pathway),
    'LA in Touch': inAnnex('inTouch', year['inTouch']),
    'Latest Date of Contact': lastOn(ofType('child.visit')),
    'Type of Accommodation': inAnnex('accommodation', accommodation.slice(0, 1)),
    'Suitability of Accommodation': inAnnex('suitability', accommodation.slice(1)),
    'Activity Status': inAnnex('activity', year['activity']),
  }
}

/** List 6: a child in need who is not looked after, on the day or within the last six months; null of any other. */
export function childInNeed(child: ToldChild): AnnexCells | null {
  const { asAt, ofType, stages, story } = child
  const span = stages.findLast(({ stage, fromOn }) => stage === 'open' && fromOn <= asAt)
  if (!span) return null
  // Without help on record, a referral that social care acts on is what makes the child one in need.
  const episode = story.help.length > 0 ? null : episodesOf(child).findLast(({ isNfa }) => !isNfa)
  if (episode === undefined) return null
  const closedOn = episode ? episode.closedOn : span.toOn !== null && span.toOn <= asAt ? span.toOn : null
  if (closedOn !== null && closedOn < monthsBefore(asAt, 6)) return null
  const began = story.help.findLast(({ on: from }) => from <= span.fromOn)
  const said = child.fact(began?.fact ?? null)?.body ?? {}
  const closing = ofType('child.closed').findLast(({ happenedOn }) => happenedOn === closedOn)?.body ?? {}
  return {
    ...child.common,
    'CIN Start Date': on(began?.on ?? episode?.referredOn),
    'Date Child Was Last Seen': lastOn(ofType('child.visit').filter(({ body }) => body['seen'] === true)),
    'Primary Need Code': inAnnex('need', said['need']),
    'CIN Closure Date': on(closedOn),
    'Reason for Closure': inAnnex('reasonClosed', closing['reason']),
    'Case Status': closedOn === null ? openStatus(child, began?.on ?? span.fromOn) : 'e) Closed episode',
  }
}

/** What is under way for a child in need: the plan, or else the assessment. */
function openStatus({ ofType, need, dayOf }: ToldChild, from: Day): string | null {
  if (need.plans.some(({ to }) => to === null)) return 'b) Child Protection plan'
  const hasPlan = ofType('child.plan-version').some(
    ({ body, happenedOn }) => body['kind'] === 'in-need' && happenedOn >= from,
  )
  if (hasPlan) return 'c) Child in need plan'
  const isAssessed = ofType('child.assessment').some(({ body }) => dayOf(body, 'endedOn') === null)
  return isAssessed ? 'd) Open assessment' : null
}

/** List 4: the child’s assessments that began within the last six months, or are not signed off. */
export const assessments = (child: ToldChild): readonly AnnexCells[] =>
  child
    .ofType('child.assessment')
    .map(({ happenedOn, body }) => ({ happenedOn, body, signedOff: child.dayOf(body, 'endedOn') }))
    .filter(({ happenedOn, signedOff }) => signedOff === null || happenedOn >= monthsBefore(child.asAt, 6))
    .map(({ happenedOn, body, signedOff }) => ({
      ...child.common,
      'Continuous Assessment Start Date': on(happenedOn),
      'Child Seen During Continuous Assessment': typeof body['seen'] === 'boolean' ? yesNo(body['seen']) : null,
      'Continuous Assessment Date of Authorisation': on(signedOff),
      "Was the child assessed as requiring LA children's social care support?": needsSupport(textIn(body, 'result')),
    }))

/** Help from social care, which early help is not. */
const needsSupport = (result: string | null): string | null =>
  result === null ? null : yesNo(result !== 'none' && result !== 'early-help')
