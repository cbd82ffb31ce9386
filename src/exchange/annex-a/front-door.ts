import { textIn } from '../../practice/child/index.ts'
import { inTwelveMonths, ledToNothing } from '../in-need/index.ts'
import { inAnnex, yesNo } from './from-return.ts'
import { monthsBefore, on, pickCommon, type AnnexCells, type ToldChild } from './told-child.ts'

/** Lists 1 and 2 ask less of who the child is than the others do. */
const PERSON = ['Child Unique ID', 'Gender', 'Ethnicity', 'Date of Birth', 'Age of Child (Years)'] as const

/** List 1: everything that came to the front door within three months. A contact that became a referral came once. */
export const contacts = (child: ToldChild): readonly AnnexCells[] => {
  const referred = child.need.referrals.map((one) => ({ on: one.on, source: one.source }))
  const others = child
    .ofType('front-door.contact')
    .filter(({ happenedOn, body }) => body['decision'] !== 'referral' || !referred.some((one) => one.on >= happenedOn))
    .map(({ happenedOn, body }) => ({ on: happenedOn, source: textIn(body, 'source') }))
  return [...others, ...referred]
    .filter((one) => one.on >= monthsBefore(child.asAt, 3))
    .map((one) => ({
      ...pickCommon(child, PERSON),
      'Date of Contact': on(one.on),
      'Contact Source': inAnnex('source', one.source),
    }))
}

/** List 2: early help that began, or whose assessment was begun or completed, within six months. */
export const earlyHelp = (child: ToldChild): readonly AnnexCells[] =>
  child
    .ofType('front-door.early-help')
    .filter(({ body }) => body['direction'] === 'down')
    .map(({ happenedOn, body }) => ({
      happenedOn,
      body,
      began: child.dayOf(body, 'assessmentBeganOn'),
      done: child.dayOf(body, 'assessedOn'),
    }))
    .filter(({ happenedOn, began, done }) =>
      [happenedOn, began, done].some((day) => day !== null && day >= monthsBefore(child.asAt, 6)),
    )
    .map(({ body, began, done }) => ({
      ...pickCommon(child, PERSON),
      'Assessment start date': on(began),
      'Assessment completion date': on(done),
      'Organisation completing assessment': textIn(body, 'lead'),
    }))

/** List 3: referrals within six months. */
export const referrals = (child: ToldChild): readonly AnnexCells[] => {
  const all = child.need.referrals
  return all
    .filter((one) => one.on >= monthsBefore(child.asAt, 6))
    .map((one) => {
      const nothing = ledToNothing(one)
      return {
        ...child.common,
        'Date of referral': on(one.on),
        'Referral Source': inAnnex('source', one.source),
        'Referral NFA?': nothing === null ? null : yesNo(nothing),
        'Number of Referrals in Last 12 Months': inTwelveMonths(
          all.map((each) => each.on),
          child.asAt,
        ),
      }
    })
}
