import type { Fact, FactId, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { dayIn, textIn } from '../child/index.ts'
import * as events from './events.ts'
import { isGrade, type Grade } from './tools.ts'

/** What an auditor found in one domain. */
export interface Graded {
  readonly fact: FactId
  readonly revision: number
  readonly grade: Grade | null
  /** By the number of the question. */
  readonly answers: ReadonlyMap<string, string>
}

export interface AuditAction {
  readonly fact: FactId
  readonly what: string
  readonly lead: string
  readonly on: Day
  readonly dueOn: Day | null
  readonly done: { readonly on: Day; readonly shownBy: string } | null
}

/** An audit of one child’s record or of one worker’s practice, as its facts up to a day tell it. */
export interface Audit {
  readonly programme: SubjectId | null
  readonly tool: string | null
  readonly child: SubjectId | null
  /** The social worker whose practice is audited, where no child’s record is. */
  readonly worker: string | null
  readonly auditor: string | null
  readonly moderator: string | null
  readonly team: string | null
  readonly allottedOn: Day
  readonly dueOn: Day | null
  readonly reauditOf: SubjectId | null
  /** Who was there when the case was talked through, in words. */
  readonly talkedWith: string | null
  readonly domains: ReadonlyMap<string, Graded>
  readonly completed: {
    readonly on: Day
    readonly grade: Grade | null
    readonly theme: string | null
    readonly fact: FactId
  } | null
  readonly moderated: {
    readonly on: Day
    readonly grade: Grade | null
    readonly grades: ReadonlyMap<string, Grade>
    readonly fact: FactId
  } | null
  readonly actions: readonly AuditAction[]
  readonly withdrawn: { readonly on: Day; readonly reason: string } | null
}

const listIn = (fact: Fact, field: string): readonly string[] => {
  const value = fact.body[field]
  return Array.isArray(value) ? value.map(String) : []
}

/** `['plan=good']` as pairs. */
const pairsOf = (list: readonly string[]): readonly (readonly [string, string])[] =>
  list.map((each) => {
    const at = each.indexOf('=')
    return [each.slice(0, at), each.slice(at + 1)] as const
  })

const gradeIn = (fact: Fact): Grade | null => (isGrade(fact.body['grade']) ? fact.body['grade'] : null)

function actionsIn(facts: readonly Fact[]): readonly AuditAction[] {
  const done = new Map(
    facts.flatMap(({ type, body, happenedOn }) =>
      type === events.actionDone.type
        ? [[textIn(body, 'action'), { on: happenedOn, shownBy: textIn(body, 'shownBy') ?? 'not said' }] as const]
        : [],
    ),
  )
  return facts
    .filter(({ type }) => type === events.actionAgreed.type)
    .map(({ id, body, happenedOn }) => ({
      ...{ fact: id, what: textIn(body, 'what') ?? 'Not said', lead: textIn(body, 'lead') ?? 'nobody yet' },
      ...{ on: happenedOn, dueOn: dayIn(body, 'dueOn'), done: done.get(id) ?? null },
    }))
}

/** What an audit’s facts, in the order of the world, come to; null without any. */
export function readAudit(facts: readonly Fact[]): Audit | null {
  const [first] = facts
  if (!first) return null
  const last = (type: string): Fact | undefined => facts.findLast((fact) => fact.type === type)
  const given = last(events.allotted.type)
  const said = (field: string): string | null => (given ? textIn(given.body, field) : null)
  const about = facts.map(({ body }) => textIn(body, 'child')).find((child) => child !== null) ?? null
  const [ended, moderation, no] = [events.completed, events.moderated, events.auditEnded].map(({ type }) => last(type))
  return {
    programme: said('programme') as SubjectId | null, // an id, as the draw put it there
    tool: said('tool'),
    child: about as SubjectId | null, // likewise
    worker: said('worker'),
    ...{ auditor: said('auditor'), moderator: said('moderator'), team: said('team') },
    ...{ allottedOn: given?.happenedOn ?? first.happenedOn, dueOn: given ? dayIn(given.body, 'dueOn') : null },
    talkedWith: textIn(last(events.talkedThrough.type)?.body ?? {}, 'who'),
    reauditOf: said('reauditOf') as SubjectId | null, // likewise
    domains: new Map(
      facts.flatMap((fact) => {
        const domain = fact.type === events.domainGraded.type ? textIn(fact.body, 'domain') : null
        if (domain === null) return []
        const answers = new Map(pairsOf(listIn(fact, 'answers')))
        return [[domain, { fact: fact.id, revision: fact.revision, grade: gradeIn(fact), answers }] as const]
      }),
    ),
    completed: ended
      ? { on: ended.happenedOn, grade: gradeIn(ended), theme: textIn(ended.body, 'theme'), fact: ended.id }
      : null,
    moderated: moderation
      ? {
          ...{ on: moderation.happenedOn, grade: gradeIn(moderation), fact: moderation.id },
          grades: new Map(
            pairsOf(listIn(moderation, 'grades')).flatMap(([id, grade]) =>
              isGrade(grade) ? [[id, grade] as const] : [],
            ),
          ),
        }
      : null,
    actions: actionsIn(facts),
    withdrawn: no ? { on: no.happenedOn, reason: textIn(no.body, 'reason') ?? 'not said' } : null,
  }
}

/** Whether it still waits for its moderator. */
export const awaitsModerator = ({ completed, moderator, moderated, withdrawn }: Audit): boolean =>
  completed !== null && moderator !== null && moderated === null && withdrawn === null

/** The day on which nothing is to be audited or moderated any more; null while something is. */
export function readUntil({ completed, moderator, moderated, withdrawn }: Audit): Day | null {
  if (withdrawn) return withdrawn.on
  if (moderator === null) return completed?.on ?? null
  return completed && moderated ? (moderated.on > completed.on ? moderated.on : completed.on) : null
}
