import { addDays, ageOn, type Day } from '../../time/index.ts'
import { said, type ToldChild, type ToldFact } from '../told.ts'
import { typed, type Daily } from './daily.ts'

const dateOf = (facts: readonly ToldFact[], type: string): Day | undefined =>
  facts.find((told) => told.type === type)?.happenedOn

/** The papers of a child’s way to adoption, for decisions and matches of these weeks: report, papers, search, placement report. */
export function papersOfAdoption({ number, facts }: ToldChild, { chance, since, today }: Daily): ToldFact[] {
  const own = chance.named(`${number} adoption papers`)
  const decision = dateOf(facts, 'permanence.adoption-decision')
  const match = dateOf(facts, 'permanence.match')
  const told: ToldFact[] = []
  if (decision !== undefined && decision >= since)
    told.push(
      typed('permanence.report', addDays(decision, -20), { receivedOn: addDays(decision, -own.whole(9, 15)) }),
      typed('permanence.decision-papers', addDays(decision, -own.whole(3, 9)), {
        ...{ about: 'adoption', decidedOn: decision },
      }),
    )
  if (decision !== undefined && match === undefined && own.inHundred(35))
    told.push(
      typed('permanence.family-search', own.dayIn(decision < since ? since : decision, today), {
        where: own.oneOf(['local', 'elsewhere'] as const),
      }),
    )
  if (match !== undefined && match >= since)
    told.push(typed('permanence.placement-report', addDays(match, -30), { commentedOn: addDays(match, -23) }))
  return told
}

/** What comes after care: the ceremony and support of those adopted of late, and visits to young people who left. */
export function afterCare({ number, facts }: ToldChild, { chance, since, today }: Daily): ToldFact[] {
  const own = chance.named(`${number} after care`)
  const born = dateOf(facts, 'child.identity')
  const last = facts.filter(({ type }) => type === 'child.episode').at(-1)
  const left = last?.body['endedOn']
  if (born === undefined || typeof left !== 'string') return []
  const endedOn = left as Day // a day, by its definition
  const happened = (on: Day): Day | undefined => (on <= today ? on : undefined)
  if (/^E1[12]$/.test(String(last?.body['reasonEnded'])) && endedOn >= addDays(today, -400)) {
    const ceremony = addDays(endedOn, own.whole(30, 90))
    const told: ToldFact[] = []
    if (ceremony >= since && ceremony <= today)
      told.push(
        typed(
          'permanence.ceremony',
          ceremony,
          said({ bookOn: happened(ceremony), letterOn: happened(addDays(ceremony, 8)) }),
        ),
      )
    if (own.inHundred(30)) {
      const review = own.dayIn(since, today)
      told.push(typed('permanence.support', endedOn), typed('permanence.support-review', review, { goesOn: true }))
    }
    return told.filter((each) => each.happenedOn >= endedOn)
  }
  const age = ageOn(born, today)
  if (age < 18 || age > 20 || ageOn(born, addDays(endedOn, 31)) < 18) return []
  const visited = own.dayIn(since, today)
  const told = [typed('care-leavers.visit', visited, { seen: own.inHundred(90) })]
  if (own.inHundred(12)) {
    const to = own.oneOf(['own', 'supported', 'staying', 'student', 'family'] as const)
    told.push(typed('care-leavers.move', own.dayIn(since, today), { to, suitable: true }))
  }
  return told
}
