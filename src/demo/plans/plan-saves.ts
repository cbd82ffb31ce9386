import type { EventDefinitions, FactId, NewRevision, Randomness, Save, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { said } from '../told.ts'
import type { ToldPlan, ToldStep } from './told-plan.ts'

type NewSubject = Save['newSubjects'][number]

interface OnADay {
  readonly recordedOn: Day
  readonly by: string
  readonly subjects: NewSubject[]
  readonly revisions: NewRevision[]
  readonly files: NonNullable<Save['files']>[number][]
}

/** The saves by which people recorded a plan: all on one day, or each step on its own; oldest first. */
export function savesOf(plan: ToldPlan, definitions: EventDefinitions, random: Randomness): readonly Save[] {
  const days = new Map<string, OnADay>()
  const dayOf = (on: Day, by = 'head-of-service'): OnADay => {
    const recordedOn = plan.recordedOn ?? on
    const key = `${recordedOn} ${by}`
    const found = days.get(key) ?? { recordedOn, by, subjects: [], revisions: [], files: [] }
    days.set(key, found)
    return found
  }
  const born = (kind: NewSubject['kind'], on: Day): SubjectId => {
    const id = random.uuid() as SubjectId // a new subject
    dayOf(on).subjects.push({ id, kind, sourceRef: null })
    return id
  }
  const record = (subject: SubjectId, step: ToldStep, named: Map<string, FactId>): void => {
    const { type, on, body, texts, by, called, file } = step
    const definition = definitions.get(type)
    if (!definition) throw new Error(`No such event: ${type}`)
    const fact = step.fact ?? (random.uuid() as FactId) // a new fact
    if (called !== undefined) named.set(called, fact)
    const request = named.get(String(body['request']))
    if (file) dayOf(on, by).files.push({ fact, name: 'document', content: file })
    dayOf(on, by).revisions.push({
      ...{ fact, revision: 0, type, shape: definition.shape, subjects: [subject], happenedOn: on, texts },
      body: request === undefined ? body : { ...body, request },
    })
  }
  const { agreedOn } = plan
  const id = born('plan', agreedOn)
  record(id, { type: 'improvement.plan-agreed', on: agreedOn, body: plan.plan, texts: {} }, new Map())
  for (const step of plan.steps) record(id, step, new Map())
  for (const body of plan.ambitions)
    record(id, { type: 'improvement.ambition', on: agreedOn, body, texts: {} }, new Map())
  for (const { from, ...body } of plan.holders)
    record(id, { type: 'improvement.role-held', on: from, body, texts: {} }, new Map())
  for (const { agreed, steps } of plan.actions) {
    const action = born('action', agreedOn)
    const named = new Map<string, FactId>()
    record(
      action,
      { type: 'improvement.action-agreed', on: agreedOn, body: said({ ...agreed, plan: id }), texts: {} },
      named,
    )
    for (const step of steps) record(action, step, named)
  }
  for (const { id: requirement, steps } of plan.requirements) {
    const [first] = steps
    if (!first) continue
    const subject = born('requirement', first.on)
    for (const step of steps) record(subject, { ...step, body: { ...step.body, requirement } }, new Map())
  }
  return [...days]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { recordedOn, by, subjects, revisions, files }]) => ({
      request: `demonstration plan ${id} ${key}`,
      by,
      voice: 'typed',
      statement: null,
      recordedOn,
      newSubjects: subjects,
      revisions,
      ...(files.length === 0 ? {} : { files }),
    }))
}
