import type { CaseworkClock, Moment } from './clock.ts'
import { begins, own, planOf, runs } from './line.ts'

const visited: Moment = { event: 'child.visit', where: { seen: true } }
const approved: Moment = { event: 'child.temporary-approval' }
const withParent: Moment = { event: 'child.placed-with-parent' }
const schooling = (kind: string): Moment => ({ event: 'child.education', where: { kind } })
const goesOn = { event: 'child.section-20-review', where: { outcome: ['goes-on', 'proceedings'] } } as const
const visits = { starts: [visited], stops: [visited] } as const

/** Placements that run clocks of their own, and schooling. What only a person can record starts its clocks at once. */
export const placingTable: readonly CaseworkClock[] = [
  runs('child.temporary-approval', {
    starts: [approved],
    stops: [own('approvedOn'), own('extendedFromOn'), own('endedOn')],
  }),
  runs('child.temporary-approval-extended', {
    starts: [{ ...approved, at: 'extendedFromOn' }],
    stops: [own('approvedOn'), own('endedOn')],
  }),
  runs('child.early-permanence-notice', {
    starts: [{ event: 'child.early-permanence-notice' }],
    stops: [own('endedOn'), begins('adoptive')],
  }),
  runs('child.parent-assessed', { starts: [withParent], stops: [own('assessedOn')], ends: [own('endedOn')] }),
  runs('child.parent-decided', {
    starts: [{ ...withParent, at: 'assessedOn' }],
    stops: [own('decidedOn'), own('endedOn')],
  }),
  runs('child.section-20-reviewed', {
    ...{ starts: [{ event: 'child.section-20' }, goesOn], stops: [{ event: 'child.section-20-review' }] },
    ...{ during: 'section-20-agreed', dueIn: 'reviewOn', onlyLast: true },
  }),
  runs('child.visit-parent-unassessed', {
    ...{ starts: [begins('with-parent-to-review'), visited], stops: [visited], during: 'with-parent-to-review' },
  }),
  runs('child.visit-parent-unassessed-later', { ...visits, during: 'with-parent-reviewed' }),
  runs('child.first-visit-arranged-by-another', {
    ...{ starts: [begins('arranged-by-another')], stops: [visited], during: 'arranged-by-another' },
  }),
  runs('child.visit-arranged-by-another', {
    ...{ ...visits, during: 'arranged-by-another', startsIn: 'arranged-by-another-first-year' },
  }),
  runs('child.visit-arranged-by-another-later', {
    ...{ ...visits, during: 'arranged-by-another', startsIn: 'arranged-by-another-later' },
  }),
  runs('child.visit-long-term-foster', { ...visits, during: 'placement', startsIn: 'fewer-visits' }),
  runs('child.education-plan-in-place', {
    ...{ starts: [begins('in-care')], stops: [planOf('education')], during: 'in-care' },
    ...{ kept: 'education', given: 'from-3-to-17' },
  }),
  runs('child.school-place', { starts: [schooling('no-place')], stops: [schooling('on-roll')] }),
  runs('front-door.in-need-disabled-assessed', {
    ...{
      starts: [{ event: 'child.assessment', at: 'endedOn' }],
      stops: [{ event: 'child.assessment', at: 'endedOn' }],
    },
    during: 'disabled-in-need',
  }),
  runs('protection.emergency-order-extended', {
    starts: [{ event: 'protection.emergency', where: { kind: 'order' }, at: 'extendedFromOn' }],
    stops: [own('endedOn')],
  }),
]
