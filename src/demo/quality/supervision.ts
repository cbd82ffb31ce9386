import { eventDefinitions } from '../../practice/index.ts'
import type { AuthorityId, Body, FactId, NewRevision, Project, Randomness, SubjectId } from '../../record/index.ts'
import { save, type Store } from '../../store/index.ts'
import { addDays, type Day } from '../../time/index.ts'
import { makeChance, type Chance } from '../chance.ts'
import { seededRandomness } from '../randomness.ts'
import { said, type ToldChild } from '../told.ts'
import { friday } from '../typed.ts'

interface Worker {
  readonly number: string
  readonly team: string
}

/** The social workers who have a child today, each with a team of a child of theirs. */
function workersOf(children: readonly ToldChild[]): readonly Worker[] {
  const teams = new Map<string, string>()
  for (const { facts } of children) {
    const number = facts.findLast(({ type, body }) => type === 'child.worker' && body['endedOn'] === undefined)?.body[
      'worker'
    ]
    const team = facts.findLast(({ type, body }) => type === 'child.name' && body['team'] !== undefined)?.body['team']
    if (typeof number === 'string' && typeof team === 'string' && !teams.has(number)) teams.set(number, team)
  }
  return [...teams].map(([number, team]) => ({ number, team })).sort((a, b) => (a.number < b.number ? -1 : 1))
}

const talked = [
  'A full month: two conferences in one week. What helped was writing the chronology first. Leave is booked.',
  'Fewer children since the restructure. Would like to learn more about court work. Last time’s actions looked at.',
  'Confident with families, unsure about plans that do not move: an example was talked through, and what to do next.',
] as const

const agreed = [
  ['Shadow a colleague at a final hearing', 'social worker'],
  ['Look at the caseload again with the service manager', 'team manager'],
  ['Book the course on direct work with young children', 'social worker'],
] as const

interface ToldOf {
  readonly type: string
  readonly on: Day
  readonly body: Body
  readonly texts?: Readonly<Record<string, string>>
  readonly fact: FactId
}

/** Three supervisions of a worker, about four weeks apart, with what was agreed in one of them; of a few the last is missing, of some all are. */
function toldOf({ number, team }: Worker, chance: Chance, random: Randomness, today: Day): readonly ToldOf[] {
  if (chance.inHundred(4)) return []
  const last = addDays(today, -(chance.inHundred(88) ? chance.whole(0, 26) : chance.whole(30, 55)))
  const days = [addDays(last, -chance.whole(48, 58)), addDays(last, -chance.whole(21, 30)), last]
  const told = days.map((on, nth): ToldOf => {
    const next = days[nth + 1] ?? addDays(on, 28)
    const heldBy = `Team manager, ${team}`
    const body = said({
      ...{ worker: number, team, heldBy, kind: chance.inHundred(85) ? 'individual' : 'group' },
      ...{ reflective: chance.inHundred(70), nextOn: nth < days.length - 1 || next > today ? next : undefined },
    })
    const texts = { discussed: chance.oneOf(talked) }
    return { type: 'supervision.held', on, body, texts, fact: random.uuid() as FactId } // a new fact
  })
  if (!chance.inHundred(60)) return told
  const [what, lead] = chance.oneOf<(typeof agreed)[number]>(agreed)
  const [, second = last] = days
  const action = random.uuid() as FactId // a new fact
  const body = { worker: number, what, lead, dueOn: addDays(second, chance.whole(14, 40)) }
  const more: ToldOf[] = [{ type: 'supervision.action', on: second, body, fact: action }]
  if (chance.inHundred(55)) {
    const done = { worker: number, action, shownBy: 'Done, and talked through at the next supervision.' }
    more.push({ type: 'supervision.action-done', on: last, body: done, fact: random.uuid() as FactId }) // a new fact
  }
  return [...told, ...more]
}

/** Saves the supervision of Harbour Council’s social workers, invented, a week at a time. */
export async function recordSupervision(
  store: Store,
  authority: AuthorityId,
  project: Project,
  children: readonly ToldChild[],
  { today, signal }: { readonly today: Day; readonly signal?: AbortSignal },
): Promise<void> {
  const random = seededRandomness(`Supervision ${today}`)
  const chance = makeChance('supervision')
  const all = workersOf(children).map((worker) => ({
    subject: random.uuid() as SubjectId, // a new subject
    told: toldOf(worker, chance.named(worker.number), random, today),
  }))
  const flat = all.flatMap(({ subject, told }) => told.map((of) => ({ subject, ...of })))
  const weekOf = ({ on }: ToldOf): Day => (friday(on) < today ? friday(on) : today)
  const known = new Set<SubjectId>()
  for (const [week, facts] of [...Map.groupBy(flat, weekOf)].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    signal?.throwIfAborted()
    const subjects = new Set(facts.map(({ subject }) => subject))
    const newSubjects = [...subjects].filter((subject) => !known.has(subject))
    for (const subject of subjects) known.add(subject)
    const revisions = facts.map(({ subject, type, on, body, texts = {}, fact }): NewRevision => {
      const shape = eventDefinitions.get(type)?.shape
      if (shape === undefined) throw new Error(`No such event: ${type}`)
      return { fact, revision: 0, type, shape, subjects: [subject], happenedOn: on, body, texts }
    })
    const one = {
      ...({
        request: `demonstration supervision ${week}`,
        by: 'service-manager',
        voice: 'typed',
        statement: null,
      } as const),
      ...{ recordedOn: week, newSubjects: newSubjects.map((id) => ({ id, kind: 'worker' as const, sourceRef: null })) },
      revisions,
    }
    const saved = await save(store, authority, one, project, eventDefinitions, random)
    if (!saved.saved) throw new Error(`The demonstration's supervision could not be saved: ${saved.why}`)
  }
}
