import { asNumber } from '../../record/index.ts'
import type { AccountRow, Fact, FieldValue, GrantRow, Projection, SubjectId } from '../../record/index.ts'
import { asDay, type Day } from '../../time/index.ts'
import { accessReviewed, accountSet, casesGranted } from './events.ts'

const text = (value: FieldValue | undefined): string => (typeof value === 'string' ? value : '')

export const textsOf = (value: FieldValue | undefined): readonly string[] =>
  Array.isArray(value) ? value.map(String) : []

/** What an account’s body says. A body that is not one of ours opens nothing. */
export function accountIn(body: Fact['body']): Omit<AccountRow, 'subject' | 'reviewedOn'> {
  return {
    person: text(body['person']),
    name: text(body['name']),
    roles: textsOf(body['roles']),
    team: text(body['team']) || null,
    workers: textsOf(body['workers']),
    state: body['state'] === 'active' ? 'active' : 'disabled',
    homePostcode: asNumber(text(body['homePostcode'])) || null,
  }
}

const lastDay = (facts: readonly Fact[]): Day | null =>
  facts.reduce<Day | null>((last, { happenedOn }) => (last === null || happenedOn > last ? happenedOn : last), null)

function accountOf(subject: SubjectId, facts: readonly Fact[]): AccountRow | null {
  const set = facts.findLast(({ type }) => type === accountSet.type)
  if (!set) return null
  return {
    ...{ subject, ...accountIn(set.body) },
    reviewedOn: lastDay(facts.filter(({ type }) => type === accessReviewed.type)),
  }
}

function grantOf(subject: SubjectId, { id, type, body, happenedOn }: Fact): GrantRow[] {
  const untilOn = asDay(text(body['untilOn']))
  if (type !== casesGranted.type || untilOn === null || untilOn < happenedOn) return []
  const children = textsOf(body['children']) as readonly SubjectId[] // ids, as the form checked them
  const [person, review] = [text(body['person']), text(body['review'])]
  return [{ subject, fact: id, person, review, fromOn: happenedOn, untilOn, children }]
}

/** What the facts of one person come to: their account, and the cases granted to them. Total, without `today`. */
export const personRows = (subject: SubjectId, facts: readonly Fact[]): Projection => ({
  ...{ child: null, journeys: [], stageSpans: [], clocks: [], points: [], spans: [], contradictions: [] },
  searchWords: [],
  account: accountOf(subject, facts),
  grants: facts.flatMap((fact) => grantOf(subject, fact)),
})
