import type { Fact, SubjectId } from '../../record/index.ts'
import type { ChildOnRecord } from '../../store/index.ts'
import { compareIdentity, identityOfStatement } from './identity.ts'
import { tables } from './tables.ts'
import type { ChildToWrite, Stated } from './write-rows.ts'

const header = tables.find((table) => table.name === 'Header')
const types = new Set(tables.map((table) => table.type))

/** What a person typed stands over the day or the end that a return said, or left open: it is no longer that return's row. */
const isMovedByAPerson = ({ differences, added = [] }: Fact): boolean =>
  added.includes('endedOn') || differences.some(({ field }) => field === 'happenedOn' || field === 'endedOn')

const stated = (fact: Fact): Stated => ({
  id: fact.id,
  type: fact.type,
  happenedOn: fact.happenedOn,
  body: fact.body,
  saidIn: isMovedByAPerson(fact) ? null : (identityOfStatement(fact.statement)?.year ?? null),
})

/** Later words first: a person's, then those of the newest return. */
function newestFirst(a: Fact, b: Fact): number {
  const typed = Number(b.voices.includes('typed')) - Number(a.voices.includes('typed'))
  const [one, other] = [identityOfStatement(a.statement), identityOfStatement(b.statement)]
  return typed || (one && other ? compareIdentity(other, one) : Number(other !== null) - Number(one !== null))
}

/** Two records of one child may tell of one thing, under two numbers: who was heard last is believed. */
function believed(root: SubjectId, facts: readonly Fact[]): readonly Fact[] {
  const recordOf = (fact: Fact): SubjectId => (fact.subjects.includes(root) ? root : (fact.subjects[0] ?? root))
  if (facts.every((fact) => recordOf(fact) === root)) return facts
  const same = Map.groupBy(facts, (fact) =>
    fact.type === header?.type ? fact.type : `${fact.type} ${fact.happenedOn}`,
  )
  return [...same.values()].flatMap((told) => {
    const [last] = told.toSorted(newestFirst)
    return last ? told.filter((fact) => recordOf(fact) === recordOf(last)) : []
  })
}

/**
 * What is to be written of a child on record; null of a child who has no number in the returns, for which they have no
 * row. Where a person has withdrawn everything but who the child is, the child was in no return by rights.
 */
export function childToWrite(
  child: Omit<ChildOnRecord, 'subject'> & { readonly subject: string },
): ChildToWrite | null {
  if (child.number === null) return null
  const own = child.facts.filter((fact) => types.has(fact.type))
  if (child.hasWithdrawn && own.every((fact) => fact.type === header?.type)) return null
  const root = child.subject as SubjectId // only compared with the subjects of facts
  return { number: child.number, facts: believed(root, own).map(stated), covered: child.covered }
}
