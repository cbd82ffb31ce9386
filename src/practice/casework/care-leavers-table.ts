import type { CaseworkClock, Moment } from './clock.ts'
import { begins, planOf, runs } from './line.ts'

const moved: Moment = { event: 'care-leavers.move' }
const regulated = ['family', 'staying', 'own', 'supported', 'student', 'custody', 'other']
const seenByAdviser: Moment = { event: 'care-leavers.visit', where: { seen: true } }
const pathwayReviewed: Moment = { event: 'care-leavers.pathway-review' }

/** Assessments, pathway plans and visits of those who leave care. */
export const careLeaversTable: readonly CaseworkClock[] = [
  runs('care-leavers.needs-assessment', {
    starts: [begins('eligible')],
    stops: [{ event: 'care-leavers.needs-assessment' }],
    during: 'eligible',
    kept: 'pathway',
  }),
  runs('care-leavers.pathway-plan-review', {
    starts: [planOf('pathway'), pathwayReviewed],
    stops: [pathwayReviewed],
    onlyLast: true,
  }),
  runs('care-leavers.visit-after-move', { starts: [moved], stops: [seenByAdviser], onlyLast: true }),
  runs('care-leavers.unregulated-reviewed', {
    starts: [{ ...moved, where: { to: 'unregulated' } }],
    stops: [pathwayReviewed],
    ends: [{ ...moved, where: { to: regulated } }],
  }),
  runs('care-leavers.visit', { starts: [seenByAdviser], stops: [seenByAdviser], during: 'leaving-care' }),
]
