import type { CaseworkClock, Moment } from './clock.ts'
import { own, runs } from './line.ts'

const decided: Moment = { event: 'permanence.adoption-decision' }
const papers: Moment = { event: 'permanence.decision-papers' }
const matched: Moment = { event: 'permanence.match' }
const searched: Moment = { event: 'permanence.family-search' }
const held: Moment = { event: 'permanence.ceremony' }
const reviewed: Moment = { event: 'permanence.support-review' }

/** Steps on the way to adoption and after it, besides those that move the stage. */
export const adoptionTable: readonly CaseworkClock[] = [
  runs('permanence.report-received', { starts: [{ event: 'permanence.report' }], stops: [own('receivedOn')] }),
  runs('permanence.decision', { starts: [papers], stops: [own('decidedOn')] }),
  runs('permanence.decision-told', { starts: [{ ...papers, at: 'decidedOn' }], stops: [own('toldOn')] }),
  runs('permanence.decision-written', { starts: [{ ...papers, at: 'decidedOn' }], stops: [own('writtenOn')] }),
  runs('permanence.matched-relinquished', { starts: [{ event: 'permanence.relinquished' }], stops: [matched] }),
  runs('permanence.placement-report-comments', {
    starts: [{ event: 'permanence.placement-report' }],
    stops: [own('commentedOn')],
    ends: [matched],
  }),
  runs('permanence.register', { starts: [decided], stops: [searched, matched], ends: [own('endedOn')] }),
  runs('permanence.life-story', { starts: [held], stops: [own('bookOn')] }),
  runs('permanence.later-life-letter', { starts: [held], stops: [own('letterOn')] }),
  runs('permanence.financial-support-review', {
    starts: [{ event: 'permanence.support' }, reviewed],
    stops: [reviewed],
    ends: [{ event: 'permanence.support', at: 'endedOn' }],
  }),
  runs('permanence.disruption-meeting', { starts: [{ event: 'permanence.disruption' }], stops: [own('metOn')] }),
]
