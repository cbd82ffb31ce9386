import type { EventDefinitions, FactId, NewRevision, Randomness, Save, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { said } from '../told.ts'
import type { ToldPlan, ToldStep } from './told-plan.ts'

type NewSubject = Save['newSubjects'][number]

interface OnADay {
  readonly subjects: NewSubject[]
  readonly revisions: NewRevision[]
}

/** The saves by which people recorded a plan: all on one day, or each step on its own; oldest first. */
export function savesOf(plan: ToldPlan, definitions: EventDefinitions, random: Randomness): readonly Save[] {
  const days = new Map<Day, OnADay>()
  const dayOf = (on: Day): OnADay => {
    const recordedOn = plan.recordedOn ?? on
    const found = days.get(recordedOn) ?? { subjects: [], revisions: [] }
    days.set(recordedOn, found)
    return found
  }
  const born = (kind: NewSubject['kind']): SubjectId => {
    const id = random.uuid() as SubjectId // a new subject
    dayOf(plan.agreedOn).subjects.push({ id, kind, sourceRef: null })
    return id
  }
  const record = (subject: SubjectId, { type, on, body, texts }: ToldStep): void => {
    const definition = definitions.get(type)
    if (!definition) throw new Error(`No such event: ${type}`)
    const fact = random.uuid() as FactId // a new fact
    const { shape } = definition
    dayOf(on).revisions.push({
      ...{ fact, revision: 0, type, shape, subjects: [subject], happenedOn: on, body, texts },
    })
  }
  const { agreedOn } = plan
  const id = born('plan')
  record(id, { type: 'improvement.plan-agreed', on: agreedOn, body: plan.plan, texts: {} })
  for (const { agreed, steps } of plan.actions) {
    const action = born('action')
    record(action, { type: 'improvement.action-agreed', on: agreedOn, body: said({ ...agreed, plan: id }), texts: {} })
    for (const step of steps) record(action, step)
  }
  return [...days]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([recordedOn, { subjects, revisions }]) => ({
      request: `demonstration plan ${id} ${recordedOn}`,
      by: 'head-of-service',
      voice: 'typed',
      statement: null,
      recordedOn,
      newSubjects: subjects,
      revisions,
    }))
}
