import { inTwelveMonths, type Conference, type ProtectionPlan } from '../in-need/index.ts'
import { inAnnex, yesNo } from './from-return.ts'
import { lastOn, monthsBefore, on, type AnnexCells, type ToldChild } from './told-child.ts'

const saidYesNo = (is: boolean | null): string | null => (is === null ? null : yesNo(is))

/** List 5: section 47 enquiries that began or came to a conference within six months, and conferences without one. */
export function enquiries(child: ToldChild): readonly AnnexCells[] {
  const { need, asAt, common } = child
  const since = monthsBefore(asAt, 6)
  const initial = need.conferences.filter(({ isInitial }) => isInitial)
  const counted = {
    'Number of Section 47 Enquiries in the last 12 months': inTwelveMonths(
      need.enquiries.map(({ from }) => from),
      asAt,
    ),
    'Number of ICPCs in the last 12 months': inTwelveMonths(
      initial.map((held) => held.on),
      asAt,
    ),
  }
  const conferenceCells = (held: Conference | null): AnnexCells => ({
    'Date of Initial Child Protection Conference': on(held?.on),
    'Did the Initial Child Protection Conference Result in a Child Protection Plan': saidYesNo(held?.hasPlan ?? null),
  })
  const asked = need.enquiries
    .filter(({ from, conference }) => from >= since || (conference && conference.on >= since))
    .map(({ from, conference, endedWithout, needsConference }) => ({
      ...common,
      'Strategy discussion initiating Section 47 Enquiry Start Date': on(from),
      'Was an Initial Child Protection Conference deemed unnecessary?': saidYesNo(
        endedWithout ? true : needsConference ? false : null,
      ),
      ...conferenceCells(conference),
      ...counted,
    }))
  const alone = initial.filter(
    (held) => held.on >= since && !need.enquiries.some(({ conference }) => conference === held),
  )
  return [...asked, ...alone.map((held) => ({ ...common, ...conferenceCells(held), ...counted }))]
}

/** Whether the child was under an emergency protection order or in police protection within six months. */
function wasInEmergency({ ofType, dayOf, asAt, story }: ToldChild): boolean {
  const since = monthsBefore(asAt, 6)
  const isSince = (until: string | null): boolean => until === null || until >= since
  return (
    ofType('protection.emergency').some(({ body }) => isSince(dayOf(body, 'endedOn'))) ||
    story.care.some(({ episodes, to }) =>
      episodes.some((one) => (one.legal === 'L1' || one.legal === 'L2') && isSince(one.to ?? to)),
    )
  )
}

/** List 7: child protection plans that are open, or ended within six months. */
export const protectionPlans = (child: ToldChild): readonly AnnexCells[] =>
  child.need.plans
    .filter(({ to }) => to === null || to >= monthsBefore(child.asAt, 6))
    .map((plan) => ({ ...child.common, ...planCells(child, plan) }))

function planCells(child: ToldChild, { from, to, category, categoryNow, before, reviews }: ProtectionPlan): AnnexCells {
  const visits = child
    .ofType('child.visit')
    .filter(({ happenedOn }) => happenedOn >= from && (to === null || happenedOn <= to))
  const alone = visits.at(-1)?.body['seenAlone']
  return {
    'Child Protection Plan Start Date': on(from),
    'Initial Category of Abuse': inAnnex('categoryOfAbuse', category),
    'Latest Category of Abuse': inAnnex('categoryOfAbuse', categoryNow ?? category),
    'Date of the Last Statutory Visit': lastOn(visits),
    'Was the Child Seen Alone?': typeof alone === 'boolean' ? yesNo(alone) : null,
    'Date of latest review conference': on(reviews.at(-1)),
    'Child Protection Plan End Date': on(to),
    'Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)': yesNo(
      wasInEmergency(child),
    ),
    'Number of Previous Child Protection Plans': before,
  }
}
