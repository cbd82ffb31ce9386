import { dueOn, runsOn, warnOn, type ClockRule } from '../../clocks/index.ts'
import type { ClockRow, FactId, SubjectId } from '../../record/index.ts'
import { latest, type Calendar, type Day } from '../../time/index.ts'
import { ownerNow, ownerOn, type Allocation, type Care } from '../child/index.ts'
import type { PermanenceDefinitions } from './rules.ts'
import type { Ending, PermanenceStage } from './stages.ts'
import type { Steps } from './steps.ts'
import type { Stay } from './timeline.ts'
import { authorityFor, startDoubt } from './waits.ts'

/** What the clocks of one journey are read from. */
export interface ForClocks {
  readonly subject: SubjectId
  readonly care: Care | null
  readonly steps: Steps
  readonly stays: readonly Stay[]
  readonly ending: Ending | null
  readonly who: readonly Allocation[]
  readonly definitions: PermanenceDefinitions
  readonly calendar: Calendar
}

interface Run {
  readonly by: FactId
  readonly from: Day
  readonly stopped: Day | null
  readonly ended: Day | null
}

function row(about: ForClocks, rule: ClockRule, run: Run): ClockRow {
  const due = dueOn(rule, run.from, about.calendar)
  const over = run.stopped ?? run.ended
  return {
    subject: about.subject,
    rule: rule.id,
    startedBy: run.by,
    startedOn: run.from,
    warnOn: warnOn(rule, run.from, due),
    dueOn: due,
    pausedOn: null,
    stoppedOn: run.stopped,
    endedWithoutOn: run.stopped === null ? run.ended : null,
    owner: over === null ? ownerNow(about.who) : ownerOn(about.who, over),
  }
}

const isAdoption = (about: ForClocks, stage: Stay['stage']): boolean =>
  about.definitions.stages.some((known) => known.stage === stage && known.isAdoption)

/** The day on which the plan last turned away from adoption, or care ended; null while adoption is still the way. */
function adoptionEnded(about: ForClocks): Day | null {
  let turned: Day | null = null
  for (const { stage, from } of about.stays) {
    if (isAdoption(about, stage)) turned = null
    else turned ??= from
  }
  return turned ?? about.care?.to ?? null
}

const notBefore = (on: Day, least: Day): Day => (on < least ? least : on)

/** From entering care to moving in. A placement that broke down has not stopped it. */
function a1(about: ForClocks, ended: Day | null): ClockRow[] {
  const { care, steps, definitions } = about
  const opening = care?.episodes[0]
  if (!care || !opening || startDoubt(care, null) !== null || !runsOn(definitions.a1, care.from)) return []
  const last = steps.placements[steps.placements.length - 1]
  const isThere = last && (last.until === null || last.until === care.to)
  const stopped = isThere ? notBefore(last.on, care.from) : null
  return [row(about, definitions.a1, { by: opening.fact, from: care.from, stopped, ended })]
}

/** What a match answers: the last one since the last placement that broke down, and the move-in that shows that there was one. */
function matching(about: ForClocks): { readonly matched: Day | null; readonly movedIn: Day | null } {
  const { care, steps } = about
  const last = steps.placements[steps.placements.length - 1]
  const isThere = last && (last.until === null || last.until === (care?.to ?? null))
  const since = isThere ? steps.placements[steps.placements.length - 2]?.until : last?.until
  const match = steps.matches[steps.matches.length - 1]
  return { matched: match && match.on >= (since ?? '') ? match.on : null, movedIn: isThere ? last.on : null }
}

/**
 * From court authority, and from the decision, to the match. A child who has moved in while no match is recorded (the
 * return gives matches only of adopted children) is no longer waiting for one: the clock ends without it.
 */
function toMatch(about: ForClocks, ended: Day | null): ClockRow[] {
  const { steps, definitions } = about
  const { matched, movedIn } = matching(about)
  const without = (until: Day | null, from: Day): Day | null => {
    const first = [movedIn, until, ended].filter((on) => on !== null).sort()[0] ?? null
    return first === null ? null : notBefore(first, from)
  }
  const lastOrder = steps.orders[steps.orders.length - 1]
  const made = matched === null ? lastOrder : authorityFor(steps, matched, definitions.settings)
  const order = made?.isDateKnown === true ? made : undefined
  const decision = steps.decisions[steps.decisions.length - 1]
  const rows: ClockRow[] = []
  for (const [rule, start] of [
    [definitions.a2, order],
    [definitions.match, decision],
  ] as const) {
    if (!start || !runsOn(rule, start.on)) continue
    const stopped = matched === null ? null : latest(matched, start.on)
    rows.push(row(about, rule, { by: start.fact, from: start.on, stopped, ended: without(start.until, start.on) }))
  }
  return rows
}

const path: readonly PermanenceStage[] = [
  'becoming-looked-after',
  'adoption-planned',
  'family-finding',
  'matched',
  'placed',
  'order-applied-for',
]
const achieves: ReadonlySet<Ending> = new Set([
  'special-guardianship',
  'child-arrangements',
  'returned-home',
  'long-term-fostering',
  'adulthood',
])

/** Whether a stay did what its stage is for: the next stage of the way was reached, or the end that it was to lead to. */
function isFinished(stay: Stay, next: Stay | undefined, ending: Ending | null): boolean {
  if (next) {
    if (stay.stage === 'becoming-looked-after' || next.stage === 'achieved') return true
    return stay.stage !== 'other-plan' && next.stage !== 'other-plan' && isFurther(stay.stage, next.stage)
  }
  if (stay.stage === 'placed' || stay.stage === 'order-applied-for') return ending === 'adopted'
  return stay.stage === 'other-plan' && ending !== null && achieves.has(ending)
}

const isFurther = (from: Stay['stage'], to: Stay['stage']): boolean =>
  path.findIndex((stage) => stage === to) > path.findIndex((stage) => stage === from)

/** The longest wait of each stage whose beginning is known. Family finding under a court's authority is A2's clock already. */
function stageClocks(about: ForClocks, a2From: Day | null): ClockRow[] {
  return about.stays.flatMap((stay, i) => {
    const stage = about.definitions.stages.find((known) => known.stage === stay.stage)
    if (!stage || stay.from === stay.to || !runsOn(stage.longestWait, stay.from)) return []
    if (stay.from === about.care?.from && !about.care.startKnown) return []
    if (stay.stage === 'family-finding' && stay.from === a2From) return []
    const finished = isFinished(stay, about.stays[i + 1], about.ending)
    const stopped = finished ? stay.to : null
    return [row(about, stage.longestWait, { by: stay.fact, from: stay.from, stopped, ended: stay.to })]
  })
}

/** A fact starts one clock of a rule. */
function oncePerFact(rows: readonly ClockRow[]): ClockRow[] {
  const seen = new Set<string>()
  return rows.filter(({ rule, startedBy }) => {
    const key = `${rule} ${startedBy}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** The clocks of one period of care on its way to permanence. */
export function permanenceClocks(about: ForClocks): ClockRow[] {
  const { steps, stays } = about
  const hasAdoption = steps.decisions.length > 0 || stays.some(({ stage }) => isAdoption(about, stage))
  const ended = hasAdoption ? adoptionEnded(about) : null
  const matched = hasAdoption ? toMatch(about, ended) : []
  const a2From = matched.find(({ rule }) => rule === about.definitions.a2.id)?.startedOn ?? null
  return oncePerFact([...(hasAdoption ? a1(about, ended) : []), ...matched, ...stageClocks(about, a2From)])
}
