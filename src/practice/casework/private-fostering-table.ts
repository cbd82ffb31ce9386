import type { CaseworkClock, Moment } from './clock.ts'
import { begins, own, runs } from './line.ts'

const arranged: Moment = { event: 'private-fostering.arrangement' }
const visitedPrivately: Moment = { event: 'private-fostering.visit', where: { seen: true } }

/** Notice of a private arrangement, and visits to the child. */
export const privateFosteringTable: readonly CaseworkClock[] = [
  runs('private-fostering.notified', { starts: [arranged], stops: [own('noticeOn')], countedFrom: 'beginsOn' }),
  runs('private-fostering.visited', {
    starts: [{ ...arranged, at: 'noticeOn' }],
    stops: [{ event: 'private-fostering.visit' }],
    ends: [own('endedOn')],
  }),
  runs('private-fostering.visit-first-year', {
    starts: [begins('private-fostering'), visitedPrivately],
    stops: [visitedPrivately],
    during: 'private-fostering',
    startsIn: 'private-fostering-first-year',
  }),
  runs('private-fostering.visit-later-years', {
    starts: [visitedPrivately],
    stops: [visitedPrivately],
    during: 'private-fostering',
    startsIn: 'private-fostering-later',
  }),
]
