import { linesOf, own, type CaseworkClock, type Moment } from '../casework/index.ts'
import { fosteringRules } from './rules.ts'

const runs = linesOf(fosteringRules)

const applied: Moment = { event: 'fostering.application' }
const ended: Moment = { event: 'fostering.ended' }
const approved: Moment = { event: 'fostering.recommendation', where: { outcome: 'approved' }, at: 'decidedOn' }
const reviewed: Moment = { event: 'fostering.review' }
const visited: Moment = { event: 'fostering.unannounced-visit' }
const ends = [ended] as const

/** Every clock of a household that fosters: which rule, what starts it, what stops it, what ends it. */
export const fosteringTable: readonly CaseworkClock[] = [
  runs('fostering.stage-one-refused', {
    starts: [{ event: 'fostering.stage-one', where: { refused: true } }],
    stops: [own('notifiedOn')],
    ends,
  }),
  runs('fostering.assessment', { starts: [applied], stops: [own('panelOn')], ends }),
  runs('fostering.decision', {
    starts: [{ event: 'fostering.recommendation' }],
    stops: [own('decidedOn')],
    ends,
  }),
  runs('fostering.determination', {
    starts: [{ event: 'fostering.determination' }],
    stops: [own('answeredOn'), own('reviewOn')],
    ends,
  }),
  runs('fostering.papers-to-review', {
    starts: [{ event: 'fostering.independent-review' }],
    stops: [own('sentOn')],
    ends,
  }),
  runs('fostering.approval-reviewed', { starts: [approved, reviewed], stops: [reviewed], ends }),
  runs('fostering.unannounced-visit', { starts: [approved, visited], stops: [visited], ends }),
]
