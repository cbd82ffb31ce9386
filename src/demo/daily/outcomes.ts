import { addDays, type Day } from '../../time/index.ts'
import type { Chance } from '../chance.ts'
import { said, type ToldFact } from '../told.ts'
import { typed } from './daily.ts'

/** What plans are to achieve: what is to change, how that is measured, and who sees to it. */
const pool: Readonly<Record<string, readonly (readonly [string, string, string])[]>> = {
  care: [
    ['Sees brothers and sisters every fortnight', 'Contact sheets show two visits a month', 'social worker'],
    ['Is well and up to date with health checks', 'Dentist and immunisations on record', 'foster carer'],
    ['Is in school every day', 'Attendance at 95% or more over the term', 'school'],
    ['Understands why they cannot live at home', 'Direct work done; the child can say it', 'social worker'],
    ['Knows where they will grow up', 'Plan for permanence agreed at the review', 'team manager'],
  ],
  placement: [
    ['Carer may decide about school trips and haircuts', 'Delegated authority signed', 'social worker'],
    ['Feels at home', 'The child says so at two visits in a row', 'foster carer'],
    ['Sleeps through the night', 'Carer’s diary over four weeks', 'foster carer'],
  ],
  education: [
    ['Reads at the level of their age', 'Reading age at the end of term', 'school'],
    ['Has somebody to turn to at school', 'The child can name them', 'designated teacher'],
    ['Has a place in an after-school club', 'Goes every week', 'foster carer'],
  ],
  pathway: [
    ['Can cook, budget and pay bills', 'Skills list ticked with the adviser', 'personal adviser'],
    ['Is in college, training or work', 'On the roll in September', 'personal adviser'],
    ['Knows where they will live at 18', 'Offer made in writing', 'housing'],
  ],
}

const became = [
  ['achieved', 'Seen at the last three visits.'],
  ['achieved', 'The review heard it from everybody.'],
  ['partly', 'Half of it: the rest goes into the new outcome.'],
  ['not', 'Nothing came of it before the review.'],
  ['replaced', 'The child asked for something else.'],
] as const

/** Outcomes of each version of a plan, some of which lack something, and what became of them by the next version. */
export function withOutcomes(facts: readonly ToldFact[], chance: Chance): readonly ToldFact[] {
  const versions = facts.filter(({ type }) => type === 'child.plan-version')
  const outcomes = versions.flatMap((version) => {
    const kind = String(version.body['kind'])
    const next = versions.filter(({ body, happenedOn }) => body['kind'] === kind && happenedOn > version.happenedOn)
    const endedOn = next.map(({ happenedOn }) => happenedOn).sort()[0]
    const own = pool[kind] ?? []
    const first = chance.whole(0, Math.max(0, own.length - 1))
    const many = Math.min(own.length, chance.whole(2, 3))
    return Array.from({ length: many }, (_, nth) => own[(first + nth) % own.length]).flatMap((told) =>
      told === undefined ? [] : [outcomeOf(kind, version.happenedOn, told, { chance, endedOn })],
    )
  })
  const kept = new Set(outcomes.map(({ body, happenedOn }) => `${String(body['kind'])} ${happenedOn}`))
  return [
    ...facts.map((fact) =>
      fact.type === 'child.plan-version' && kept.has(`${String(fact.body['kind'])} ${fact.happenedOn}`)
        ? { ...fact, body: { kind: fact.body['kind'] ?? null, contingency: fact.body['contingency'] ?? null } }
        : fact,
    ),
    ...outcomes,
  ]
}

function outcomeOf(
  kind: string,
  from: Day,
  [outcome, measure, seenToBy]: readonly [string, string, string],
  { chance, endedOn }: { readonly chance: Chance; readonly endedOn: Day | undefined },
): ToldFact {
  const ends = endedOn !== undefined && chance.inHundred(60)
  const [result, came] = chance.oneOf<(typeof became)[number]>(became)
  const told = typed(
    'child.plan-outcome',
    from,
    said({
      ...{ kind, outcome },
      measure: chance.inHundred(92) ? measure : undefined,
      seenToBy: chance.inHundred(96) ? seenToBy : undefined,
      byOn: chance.inHundred(93) ? addDays(from, chance.oneOf([28, 56, 91, 182] as const)) : undefined,
      ...(ends ? { endedOn, result } : {}),
    }),
  )
  return ends ? { ...told, texts: { came } } : told
}
