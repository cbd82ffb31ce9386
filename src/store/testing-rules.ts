import { randomUUID } from 'node:crypto'
import { event, type EventDefinitions, type Fact, type FactId, type NewRevision, type Owner } from '../record/index.ts'
import type { JourneyRow, Project, Save, SubjectId } from '../record/index.ts'
import { addDays, day, type Day } from '../time/index.ts'

/** A practice of two kinds of event, simple enough to be seen through: tests of the store need no more. */
export const visited = event('visits.visited', {
  title: 'Visited',
  describes: 'A visit.',
  rank: 1,
  happenedOn: { kind: 'date', label: 'On' },
  fields: { seen: { kind: 'text', label: 'Seen' } },
  says: () => 'Visited',
})
const ended = event('visits.ended', { ...visited, rank: 2 })

export const definitions: EventDefinitions = new Map([visited, ended].map((each) => [each.type, each]))

const owner: Owner = { role: 'duty-manager', named: null }

/** One journey through the visits, a clock and a point for each, and a span between them. */
export const project: Project = (subject, facts) => {
  const [first] = facts
  const last = facts.at(-1)
  if (!first || !last) throw new Error('A child without facts is not projected')
  const end = facts.find((fact) => fact.type === ended.type)
  return {
    child: {
      ...{ subject, sourceRef: null, name: nameIn(facts), bornOn: null, sex: null, team: null, siblingGroup: null },
      ...{ worker: null, officer: null, workersSoFar: 0, lastEventOn: last.happenedOn, restrictedTo: null },
    },
    journeys: [journey(subject, first.happenedOn, last.happenedOn, end?.happenedOn ?? null)],
    stageSpans: [
      {
        ...{ subject, practice: 'visits', nth: 0, fromOn: first.happenedOn, toOn: end?.happenedOn ?? null },
        ...{ stage: 'visiting', owner },
      },
    ],
    clocks: facts.map((fact) => ({
      ...{ subject, rule: 'visits.next', startedBy: fact.id, startedOn: fact.happenedOn },
      ...{ warnOn: addDays(fact.happenedOn, 30), dueOn: addDays(fact.happenedOn, 42), pausedOn: null },
      ...{ stoppedOn: fact === last ? null : last.happenedOn, endedWithoutOn: null, owner },
    })),
    points: facts.map((fact) => ({
      ...{ subject, measure: 'visits', onDate: fact.happenedOn, fact: fact.id, num: 1, den: 1 },
      ...{ fromOn: null, untilOn: null, leftOut: null },
    })),
    spans: [
      {
        ...{ subject, measure: 'visited', fact: first.id, fromOn: first.happenedOn, toOn: end?.happenedOn ?? null },
        ...{ waitFromOn: null, waitUntilOn: null, kind: null },
      },
    ],
    contradictions: facts
      .filter((fact) => fact.body['seen'] === 'no')
      .map((fact) => ({
        subject,
        code: 'unseen',
        onDate: fact.happenedOn,
        facts: [fact.id],
        says: 'Visited, not seen.',
      })),
    searchWords: wordsIn(facts).map((word) => ({
      ...{ subject, kind: 'name', word, sound: null, otherSound: null, trigrams: null },
    })),
  }
}

const wordsIn = (facts: readonly Fact[]): string[] => (nameIn(facts)?.toLowerCase().split(' ') ?? []).sort()

function nameIn(facts: readonly Fact[]): string | null {
  const named = facts.findLast((fact) => typeof fact.body['name'] === 'string')
  return named ? String(named.body['name']) : null
}

function journey(subject: SubjectId, from: Day, last: Day, endedOn: Day | null): JourneyRow {
  const of = { subject, practice: 'visits', nth: 0, startedOn: from, startKnown: true, endedOn }
  return endedOn === null
    ? { ...of, ending: null, stage: 'visiting', stageSince: from, owner, nextOn: addDays(last, 42), nextWhat: 'visit' }
    : { ...of, ending: 'ended', stage: null, stageSince: null, owner: null, nextOn: null, nextWhat: null }
}

export const newSubject = (): SubjectId => randomUUID() as SubjectId // a uuid is all that a subject's id is
export const newFact = (): FactId => randomUUID() as FactId // likewise

/** A visit to a child, or to several. */
export function aVisit(to: SubjectId | readonly SubjectId[], on: string, rest: Partial<NewRevision> = {}): NewRevision {
  const subjects = typeof to === 'string' ? [to] : to
  const said = { type: visited.type, shape: 1, subjects, happenedOn: day(on), body: { seen: 'yes' }, texts: {} }
  return { fact: newFact(), revision: 0, ...said, ...rest }
}

/** What a person saves, with a request of its own. */
export function aSave(revisions: readonly NewRevision[], rest: Partial<Save> = {}): Save {
  const request = randomUUID()
  const said = { request, by: 'person 1', voice: 'typed', statement: null, recordedOn: day('2025-10-16') } as const
  return { ...said, newSubjects: [], revisions, ...rest }
}

/** A child who is new to the record, with a first visit. */
export function aNewChild(sourceRef: string | null = null, on = '2025-01-06') {
  const child = newSubject()
  const visit = aVisit(child, on)
  return { child, visit, save: aSave([visit], { newSubjects: [{ id: child, kind: 'child', sourceRef }] }) }
}
