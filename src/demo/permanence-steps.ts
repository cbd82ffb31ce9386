import { day } from '../time/index.ts'
import { changeCare, endCare, openEpisode } from './care.ts'
import { add, fact, said, type Telling } from './told.ts'

/** How a child comes to live with an adoptive family. */
export interface Move {
  /** The adopters are the foster carers the child lives with already: A3 or A5, same carer. */
  readonly withFosterCarer?: boolean
}

/** Who adopted, as AD1 tells it. */
export interface Adopters {
  readonly byFosterCarer?: boolean
  readonly adopters?: '1' | '2'
  readonly adoptersSex?: string
  readonly adoptersLegal?: string
  /** E11 unopposed, E12 consent dispensed with. */
  readonly reason?: 'E11' | 'E12'
}

const DECISION = 'permanence.adoption-decision'

const lastDecision = (telling: Telling): number => telling.facts.findLastIndex((told) => told.type === DECISION)

/** The agency decision-maker decides that the child should be placed for adoption (DATE_PLACED). */
export const decide = (telling: Telling, on: string): Telling => add(telling, fact(DECISION, on, {}))

/** The plan changes away from adoption: RD1 needs changed, RD2 no order, RD3 adopters not found, RD4 other. */
export function reverse(telling: Telling, on: string, reasonEnded: 'RD1' | 'RD2' | 'RD3' | 'RD4'): Telling {
  const place = lastDecision(telling)
  if (place < 0) throw new Error(`${telling.name} has no decision to reverse`)
  return {
    ...telling,
    matchedOn: null,
    facts: telling.facts.map((told, at) =>
      at === place ? { ...told, body: { ...told.body, endedOn: day(on), reasonEnded } } : told,
    ),
  }
}

/** The match, typed: no return tells it before the adoption. */
export const matched = (telling: Telling, on: string): Telling => ({
  ...add(telling, fact('permanence.match', on, {}, 'typed')),
  matchedOn: day(on),
})

/** The child moves in: A5 or A6 under a placement order (E1), A3 or A4 by consent or under a freeing order. */
export function moveIn(telling: Telling, on: string, { withFosterCarer = false }: Move): Telling {
  const authority = openEpisode(telling).body['legalStatus'] === 'E1'
  const placement = authority ? (withFosterCarer ? 'A5' : 'A6') : withFosterCarer ? 'A3' : 'A4'
  return changeCare(telling, on, { placement, provider: 'PR1', sameCarer: withFosterCarer })
}

/** The adoption order: care ends with E11 or E12, and AD1 tells the match and who adopted. */
export function adopt(telling: Telling, on: string, as: Adopters): Telling {
  const placement = String(openEpisode(telling).body['placement'])
  const decidedOn = telling.facts[lastDecision(telling)]?.happenedOn
  const ended = endCare(telling, on, as.reason ?? (/^A[34]$/.test(placement) ? 'E11' : 'E12'))
  if (!telling.matchedOn) return ended
  const adopters = as.adopters ?? '2'
  return add(
    ended,
    fact(
      'permanence.adopters',
      telling.matchedOn,
      said({
        decidedOn,
        byFosterCarer: (as.byFosterCarer ?? /^A[35]$/.test(placement)) ? '1' : '0',
        adopters,
        adoptersSex: as.adoptersSex ?? (adopters === '1' ? 'F1' : 'MF'),
        adoptersLegal: as.adoptersLegal ?? (adopters === '1' ? 'L0' : 'L11'),
      }),
    ),
  )
}
