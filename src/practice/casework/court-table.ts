import type { CaseworkClock, Moment } from './clock.ts'
import { own, runs } from './line.ts'

const forCare = { kind: ['care', 'supervision'] }
const issued: Moment = { event: 'court.proceedings', where: forCare }
const ordered: Moment = { ...issued, at: 'endedOn' }
const extended: Moment = { event: 'court.extension' }
const listed = (kind: string): Moment => ({ event: 'court.hearing', where: { kind } })
const held = (kind: string): Moment => ({ ...listed(kind), at: 'heldOn' })
const untilOrder = { starts: [issued], ends: [own('endedOn')] } as const
const beforeHearing = { stops: [own('advocatesMetOn')], ends: [own('heldOn')], countedFrom: 'listedForOn' } as const
const noticeBy = (by: string) => ({
  starts: [{ event: 'court.return-notice', where: { by } }],
  stops: [own('returnedOn')],
})

/** Pre-proceedings, care proceedings, and children who come back from an adoptive home. */
export const courtTable: readonly CaseworkClock[] = [
  runs('court.pre-proceedings', {
    starts: [{ event: 'court.pre-proceedings' }],
    stops: [own('endedOn'), issued],
  }),
  runs('court.proceedings', { starts: [issued], stops: [own('endedOn')], ends: [extended] }),
  runs('court.extension', {
    starts: [{ ...extended, at: 'wouldHaveEndedOn' }],
    stops: [extended, ordered],
    onlyLast: true,
  }),
  runs('court.allocated', { ...untilOrder, stops: [own('allocatedOn')] }),
  runs('court.case-management', { ...untilOrder, stops: [held('case-management')] }),
  runs('court.issues-resolution', { ...untilOrder, stops: [held('issues-resolution')] }),
  runs('court.advocates-case-management', { ...beforeHearing, starts: [listed('case-management')] }),
  runs('court.advocates-issues-resolution', { ...beforeHearing, starts: [listed('issues-resolution')] }),
  runs('court.child-returned', noticeBy('agency')),
  runs('court.child-received', noticeBy('adopters')),
]
