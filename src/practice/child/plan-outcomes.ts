import type { Body, Fact } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { planOutcome } from './plan-events.ts'
import { dayIn, textIn } from './read-body.ts'

/** What an outcome may lack: the SMART check asks for each. */
export const outcomeParts = { measure: 'measure', seenToBy: 'person', byOn: 'date' } as const
export type OutcomePart = keyof typeof outcomeParts

const parts = Object.keys(outcomeParts) as readonly OutcomePart[] // its keys are the parts

/** What an outcome lacks of a measure, a person who sees to it and a day. */
export const lackingIn = (body: Body): readonly OutcomePart[] => parts.filter((part) => textIn(body, part) === null)

type Dated = Pick<Fact, 'type' | 'happenedOn' | 'body'>

/** Whether an outcome is one of a kind of plan. */
const isOf = ({ type, body }: Dated, kind: string | null): boolean =>
  type === planOutcome.type && textIn(body, 'kind') === kind

/** The outcomes that a version of a plan holds: set by then, and with nothing yet said of what became of them. */
export const outcomesIn = <F extends Dated>(facts: readonly F[], kind: string | null, on: Day): readonly F[] =>
  facts.filter((fact) => {
    const endedOn = dayIn(fact.body, 'endedOn')
    return isOf(fact, kind) && fact.happenedOn <= on && (endedOn === null || endedOn > on)
  })

/** The outcomes of which a version says what became: they ended after the version before it, and by it. */
export const outcomesEnded = <F extends Dated>(
  facts: readonly F[],
  kind: string | null,
  { after, on }: { readonly after: Day | null; readonly on: Day },
): readonly F[] =>
  facts.filter((fact) => {
    const endedOn = dayIn(fact.body, 'endedOn')
    return isOf(fact, kind) && endedOn !== null && endedOn <= on && (after === null || endedOn > after)
  })
