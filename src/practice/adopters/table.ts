import { linesOf, own, type CaseworkClock, type Moment } from '../casework/index.ts'
import { adoptersRules } from './rules.ts'

const runs = linesOf(adoptersRules)

const enquired: Moment = { event: 'adopters.enquiry' }
const stageTwo: Moment = { event: 'adopters.stage-two' }
const decided: Moment = { ...stageTwo, at: 'decidedOn' }
const approved: Moment = { ...decided, where: { outcome: 'approved' } }
const reviewed: Moment = { event: 'adopters.approval-review' }
const checked: Moment = { event: 'adopters.checks' }
const left: Moment = { event: 'adopters.step', where: { what: ['left', 'adopted'] } }
const placed: Moment = { event: 'adopters.step', where: { what: ['placed', 'adopted', 'left'] } }
const pausedBy = [{ moment: { event: 'adopters.pause' }, to: 'goesOnOn' }]

/** Every clock of a household of adopters: which rule, what starts it, what stops it, what ends it. */
export const adoptersTable: readonly CaseworkClock[] = [
  runs('adopters.information-sent', { starts: [enquired], stops: [own('sentOn')], ends: [left] }),
  runs('adopters.meeting-offered', { starts: [enquired], stops: [own('offeredOn')], ends: [left] }),
  runs('adopters.registration-decided', {
    starts: [{ event: 'adopters.registration' }],
    stops: [own('decidedOn')],
    ends: [left],
  }),
  runs('adopters.stage-one', {
    starts: [{ event: 'adopters.stage-one' }],
    stops: [own('decidedOn')],
    ends: [left],
    pausedBy,
  }),
  runs('adopters.stage-two-notice', {
    starts: [{ event: 'adopters.stage-one', where: { outcome: 'go-on' }, at: 'decidedOn' }],
    stops: [stageTwo],
    ends: [left],
  }),
  runs('adopters.stage-two', {
    starts: [{ ...stageTwo, where: { fastTrack: [false, null] } }],
    stops: [own('decidedOn')],
    ends: [left],
    pausedBy,
  }),
  runs('adopters.fast-track', {
    starts: [{ ...stageTwo, where: { fastTrack: true } }],
    stops: [own('decidedOn')],
    ends: [left],
  }),
  runs('adopters.report-comments', {
    starts: [{ event: 'adopters.report' }],
    stops: [own('commentedOn')],
    ends: [decided, left],
  }),
  runs('adopters.determination', {
    starts: [{ event: 'adopters.refusal' }],
    stops: [own('answeredOn'), own('reviewOn')],
    ends: [left],
  }),
  runs('adopters.papers-to-review', {
    starts: [{ event: 'adopters.independent-review' }],
    stops: [own('sentOn')],
    ends: [left],
  }),
  runs('adopters.approval-reviewed', { starts: [approved, reviewed], stops: [reviewed], ends: [placed] }),
  runs('adopters.matching-plan', {
    starts: [approved],
    stops: [{ event: 'adopters.matching-plan' }],
    ends: [placed],
  }),
  runs('adopters.checks-renewed', { starts: [checked], stops: [checked], ends: [left] }),
]
