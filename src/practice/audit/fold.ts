import type { AuditRow, Fact, JourneyRow, Owner, Projection, StageSpanRow, SubjectId } from '../../record/index.ts'
import { addDays, type Day } from '../../time/index.ts'
import { dayIn } from '../child/index.ts'
import { awaitsModerator, readAudit, readUntil, type Audit } from './audit.ts'
import { programmeClosed } from './events.ts'
import { weekEnded } from './focus-events.ts'
import { readFocusWeek } from './focus-weeks/focus-week.ts'
import { auditPoints } from './points.ts'
import { toolNamed } from './tools.ts'

const practice = 'audit'

/** Where nobody said by when, somebody looks after four weeks. Ours. */
const LOOK_AFTER_DAYS = 28
const MODERATE_WITHIN_DAYS = 14

const nothing: Omit<Projection, 'journeys' | 'stageSpans'> = {
  ...{ child: null, clocks: [], points: [], spans: [], contradictions: [], searchWords: [] },
}

interface Stay {
  readonly stage: string
  readonly from: Day
  readonly to: Day | null
  readonly owner: Owner
}

interface Told {
  readonly from: Day
  readonly stays: readonly Stay[]
  readonly ended: { readonly on: Day; readonly as: string } | null
  readonly next: { readonly nextOn: Day; readonly nextWhat: string }
}

function rowsOf(subject: SubjectId, { from, stays, ended, next }: Told): Projection {
  const key = { subject, practice, nth: 1, startedOn: from, startKnown: true }
  const last = stays.at(-1)
  const journey: JourneyRow =
    ended === null && last
      ? { ...key, endedOn: null, ending: null, stage: last.stage, stageSince: last.from, owner: last.owner, ...next }
      : {
          ...{ ...key, endedOn: ended?.on ?? from, ending: ended?.as ?? 'closed' },
          ...{ stage: null, stageSince: null, owner: null, nextOn: null, nextWhat: null },
        }
  const stageSpans = stays
    .filter((stay) => stay.to === null || stay.to > stay.from)
    .map(({ stage, owner, ...stay }): StageSpanRow => ({
      ...{ subject, practice, nth: 1, fromOn: stay.from, toOn: stay.to, stage, owner },
    }))
  return { ...nothing, journeys: [journey], stageSpans }
}

const openActions = ({ actions }: Audit) => actions.filter(({ done }) => done === null)
const nextAction = (audit: Audit): Day | null =>
  openActions(audit).reduce<Day | null>(
    (first, { dueOn }) => (dueOn !== null && (first === null || dueOn < first) ? dueOn : first),
    null,
  )

/** The last day on which anything of it was done; null while something is open. */
function endOf(audit: Audit): { readonly on: Day; readonly as: string } | null {
  if (audit.withdrawn) return { on: audit.withdrawn.on, as: 'not-done' }
  const read = readUntil(audit)
  if (read === null || openActions(audit).length > 0) return null
  return { on: audit.actions.reduce((last, { done }) => (done && done.on > last ? done.on : last), read), as: 'done' }
}

const auditorOf = ({ auditor }: Audit): Owner => ({ role: 'auditor', named: auditor })

function staysOf(audit: Audit, end: Day | null): readonly Stay[] {
  const read = readUntil(audit)
  const done = audit.completed?.on ?? null
  const begun: readonly Omit<Stay, 'to'>[] = [
    { stage: 'allotted', from: audit.allottedOn, owner: auditorOf(audit) },
    ...(done !== null && audit.moderator !== null
      ? [{ stage: 'to-moderate', from: done, owner: { role: 'auditor', named: audit.moderator } as const }]
      : []),
    ...(read !== null && audit.actions.length > 0 && audit.withdrawn === null
      ? [{ stage: 'actions', from: read, owner: auditorOf(audit) }]
      : []),
  ]
  return begun.map((stay, n) => ({ ...stay, to: begun[n + 1]?.from ?? end }))
}

function nextOf(audit: Audit): { readonly nextOn: Day; readonly nextWhat: string } {
  const done = audit.completed?.on ?? null
  if (awaitsModerator(audit) && done !== null)
    return { nextOn: addDays(done, MODERATE_WITHIN_DAYS), nextWhat: 'Moderate the audit' }
  if (done !== null)
    return { nextOn: nextAction(audit) ?? addDays(done, LOOK_AFTER_DAYS), nextWhat: 'Do what the audit asks for' }
  return { nextOn: audit.dueOn ?? addDays(audit.allottedOn, LOOK_AFTER_DAYS), nextWhat: 'Audit the record' }
}

function rowOf(subject: SubjectId, audit: Audit, endedOn: Day | null): AuditRow | null {
  const { child, worker, programme, auditor, tool, completed, moderated } = audit
  if ((child === null) === (worker === null) || programme === null || auditor === null || tool === null) return null
  const inOrder = toolNamed(tool)?.domains ?? []
  const open = openActions(audit).length
  return {
    ...{ subject, programme, tool, child, worker, auditor, moderator: audit.moderator, team: audit.team },
    ...{ allottedOn: audit.allottedOn, dueOn: audit.dueOn ?? addDays(audit.allottedOn, LOOK_AFTER_DAYS) },
    ...{ completedOn: completed?.on ?? null, moderatedOn: moderated?.on ?? null, readUntilOn: readUntil(audit) },
    overall: completed?.grade ?? null,
    grades: inOrder.flatMap(({ id }) => {
      const grade = audit.domains.get(id)?.grade
      return grade ? [`${id}=${grade}`] : []
    }),
    moderatedOverall: moderated?.grade ?? null,
    moderatedGrades: inOrder.flatMap(({ id }) => {
      const grade = moderated?.grades.get(id)
      return grade === undefined ? [] : [`${id}=${grade}`]
    }),
    ...{ theme: completed?.theme ?? null, actionsOpen: open, actionsDone: audit.actions.length - open },
    ...{ nextActionOn: nextAction(audit), reauditOf: audit.reauditOf, endedOn },
  }
}

/** What the facts of one audit come to: its row for lists, and one journey, and what it counts for. Total, without `today`. */
export function auditRows(subject: SubjectId, facts: readonly Fact[]): Projection {
  const audit = readAudit(facts)
  const [first] = facts
  if (!audit || !first) return { ...nothing, journeys: [], stageSpans: [] }
  const ended = endOf(audit)
  const from = first.happenedOn < audit.allottedOn ? first.happenedOn : audit.allottedOn
  const rows = rowsOf(subject, { from, stays: staysOf(audit, ended?.on ?? null), ended, next: nextOf(audit) })
  return { ...rows, points: auditPoints(subject, audit), audit: rowOf(subject, audit, ended?.on ?? null) }
}

/** A programme is open until somebody closes it with what it found, a focus week until somebody says what follows. */
export function programmeRows(subject: SubjectId, facts: readonly Fact[]): Projection {
  const [first] = facts
  if (!first) return { ...nothing, journeys: [], stageSpans: [] }
  const from = first.happenedOn
  const end = facts.findLast(({ type }) => type === programmeClosed.type || type === weekEnded.type)?.happenedOn ?? null
  const week = readFocusWeek(subject, facts)
  const owner: Owner = { role: 'head-of-service', named: null }
  return rowsOf(subject, {
    from,
    stays: [{ stage: 'running', from, to: end, owner }],
    ended: end === null ? null : { on: end, as: 'closed' },
    next: week
      ? { nextOn: week.endsOn, nextWhat: 'Say what was seen, and what follows' }
      : {
          nextOn: dayIn(first.body, 'dueOn') ?? addDays(from, LOOK_AFTER_DAYS),
          nextWhat: 'Say what the audits found',
        },
  })
}
