import { sayDate } from '../../../time/index.ts'
import {
  forbidden,
  notFound,
  redirectUndone,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { textIn } from '../../child/index.ts'
import { without, type Typed } from '../../improvement/index.ts'
import { correctPages, puttingRight, withdrawPages, withWhy, type ToCorrect, type ToldFact } from '../../told/index.ts'
import { readComplaint as fromFacts } from '../complaint.ts'
import * as events from '../events.ts'
import type { ComplaintPorts, FoundComplaint } from '../ports.ts'
import { offered, ofThose, type Offered } from '../record-complaint/route.tsx'

type Ports = Pick<ComplaintPorts, 'readComplaint' | 'readTeams' | 'readPeople' | 'saveEntry' | 'newId'>
type OfFact = PageContext<Readonly<Record<'complaint' | 'fact', string>>>

/** It was received first: nothing of it is before that day, and that day is after nothing of it. */
const against =
  ({ facts }: FoundComplaint, { id, type }: ToldFact) =>
  ({ happenedOn }: Typed): readonly FieldError[] => {
    const wrong = (says: string): readonly FieldError[] => [{ field: 'happenedOn-day', says }]
    const others = facts.filter((each) => each.id !== id)
    const received = others.find((each) => each.type === events.received.type)
    if (received && happenedOn < received.happenedOn)
      return wrong(`The date must not be before ${sayDate(received.happenedOn)}, when this was received`)
    const [first] = others.filter((each) => each.type !== events.advocate.type)
    return type === events.received.type && first && happenedOn > first.happenedOn
      ? wrong(`The date must not be after ${sayDate(first.happenedOn)}, when something was done about it`)
      : []
  }

/** What the fact says stays among what may be chosen. */
function withKept({ teams, people }: Offered, { body }: ToldFact): Offered {
  const [team, against] = [textIn(body, 'team'), textIn(body, 'against')]
  return {
    teams: team === null || teams.includes(team) ? teams : [...teams, team],
    people:
      against === null || people.some(({ id }) => id === against)
        ? people
        : [...people, { id: against, name: against }],
  }
}

async function factAsked(ports: Ports, asked: OfFact, does: 'correct' | 'withdraw'): Promise<ToCorrect | Answer> {
  const found = await ports.readComplaint(asked.reading, asked.params.complaint)
  if (found?.withdrawn.some(({ id }) => id === asked.params.fact))
    return redirectUndone(`/complaints/${found.id}`, 'It was withdrawn already')
  const complaint = found && fromFacts(found.facts)
  const fact = found?.facts.find(({ id }) => id === asked.params.fact)
  const definition = events.complaintsEvents.find(({ type }) => type === fact?.type)
  if (!found || !complaint || !fact || !definition) return notFound()
  if (does === 'withdraw' && definition === events.received)
    return forbidden(
      'Without what was received there is no complaint. Where it should never have been recorded, record that it was recorded by mistake.',
    )
  const asks =
    definition === events.received ? ofThose(withKept(await offered(ports, asked), fact)) : without(definition, 'child')
  const href = `/complaints/${found.id}`
  return {
    ...{ subject: found.id, fact, definition, asks: withWhy(asks), texts: found.texts.get(fact.id) ?? {}, then: href },
    against: against(found, fact),
    about: puttingRight({ called: complaint.about, href, back: 'Back to the complaint' }, fact, definition.title, does),
  }
}

/** The forms by which a fact of a complaint is put right, or withdrawn: the next revision, with its reason. */
export const correctComplaintPages = (ports: Ports): readonly PageDefinition[] => {
  const at = '/complaints/:complaint/facts/:fact'
  const of = { section: 'improvement', needs: 'complaints.record' } as const
  return [
    ...correctPages(ports, { ...of, path: `${at}/correct`, find: (asked) => factAsked(ports, asked, 'correct') }),
    ...withdrawPages(ports, { ...of, path: `${at}/withdraw`, find: (asked) => factAsked(ports, asked, 'withdraw') }),
  ]
}
