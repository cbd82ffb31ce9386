import { factsFrom, type Body, type EventDefinitions, type Fact, type FactId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { dayIn, isOfRights, textIn } from '../child/index.ts'
import type { History, RevisionTold } from '../show-child/index.ts'
import {
  accessRequest,
  correctionRequest,
  isAccepted,
  legalHold,
  periodDecided,
  purgeAsked,
  thirdParty,
} from './rights-events.ts'

/** One step of something about a record: what its revision said, who took it and when. */
export interface Step {
  readonly by: string
  readonly on: Day
  readonly body: Body
}

/** A request, a hold, a mark or a purge that was asked for, as it stands, with every step that it took. */
export interface RightsFact {
  readonly id: FactId
  readonly type: string
  readonly fact: Fact
  readonly texts: Readonly<Record<string, string>>
  /** The oldest first; there is at least one. */
  readonly steps: readonly Step[]
  readonly by: string
  /** Whether it waits: requests for an answer or for the correction, holds to be lifted, a purge for a second person. */
  readonly isOpen: boolean
}

/** Everything of a record that is about the record itself. */
export interface Rights {
  readonly access: readonly RightsFact[]
  readonly corrections: readonly RightsFact[]
  readonly holds: readonly RightsFact[]
  readonly purges: readonly RightsFact[]
  /** What was decided of how long it is kept. */
  readonly periods: readonly RightsFact[]
  readonly marks: readonly RightsFact[]
}

/** A correction that was accepted waits until it is made; anything else until it ended. */
const waits = ({ type, body }: Fact): boolean =>
  dayIn(body, 'endedOn') === null ||
  (type === correctionRequest.type && isAccepted(body) && dayIn(body, 'correctedOn') === null)

function rightsFact(fact: Fact, revisions: readonly RevisionTold[], texts: History['texts']): RightsFact | null {
  const inOrder = [...revisions].sort((a, b) => a.revision - b.revision)
  const [first] = inOrder
  if (first === undefined) return null
  const own = texts.filter((text) => text.fact === fact.id).sort((a, b) => a.revision - b.revision)
  return {
    ...{ id: fact.id, type: fact.type, fact, by: first.by, isOpen: waits(fact) },
    texts: Object.fromEntries(own.map(({ field, text }) => [field, text])),
    steps: inOrder.map(({ by, recordedOn, body }) => ({ by, on: recordedOn, body })),
  }
}

/** Reads what a record says of itself, the latest first. */
export function rightsIn(history: History, definitions: EventDefinitions): Rights {
  const revisions = history.revisions.filter(({ type }) => isOfRights(type))
  const byFact = Map.groupBy(revisions, ({ fact }) => fact)
  const all = factsFrom(revisions, definitions)
    .flatMap((fact) => rightsFact(fact, byFact.get(fact.id) ?? [], history.texts) ?? [])
    .reverse()
  const of = (type: string): readonly RightsFact[] => all.filter((each) => each.type === type)
  return {
    access: of(accessRequest.type),
    corrections: of(correctionRequest.type),
    holds: of(legalHold.type),
    purges: of(purgeAsked.type),
    periods: of(periodDecided.type),
    marks: of(thirdParty.type),
  }
}

/** What somebody said of a fact when they looked whether it is about another person; null where nobody has. */
export function markOf({ marks }: Pick<Rights, 'marks'>, fact: string): boolean | null {
  const own = marks.filter(({ fact: { body } }) => textIn(body, 'about') === fact)
  // Two people who looked at the same moment: it is withheld where one of them says so.
  return own.length === 0 ? null : own.some(({ fact: { body } }) => body['withheld'] === true)
}
