import type { Reading } from '../../../access/index.ts'
import type { Fact, SubjectId } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'
import { isUuid } from '../../../web/ui/index.ts'
import { dayIn, textIn } from '../../child/index.ts'
import type { Told } from '../../told/index.ts'
import { occasions, programmeAgreed, programmeClosed } from '../events.ts'
import type { AuditPorts } from '../ports.ts'
import { drawSample, type StratumDrawn } from '../sample.ts'
import type { Tool } from '../tools.ts'
import { toolNamed } from '../tools.ts'

/** An audit programme, as its facts tell it. */
export interface Programme {
  readonly id: SubjectId
  readonly title: string
  readonly tool: Tool | null
  readonly occasion: string
  readonly agreedOn: Day
  readonly dueOn: Day | null
  readonly size: number
  readonly population: number
  readonly strata: readonly StratumDrawn[]
  readonly seed: string
  readonly digest: string
  readonly position: number
  readonly closedOn: Day | null
  readonly shared: string | null
}

const whole = (fact: Fact, field: string): number => (typeof fact.body[field] === 'number' ? fact.body[field] : 0)

/** `['5 of 50 Safeguarding North']`, as the body of a programme holds what was drawn of each team. */
export const strataOf = (strata: readonly StratumDrawn[]): readonly string[] =>
  strata.map(({ stratum, of, drawn }) => `${drawn} of ${of} ${stratum ?? ''}`)

function strataIn(fact: Fact): readonly StratumDrawn[] {
  const value = fact.body['strata']
  return (Array.isArray(value) ? value.map(String) : []).flatMap((each) => {
    const [, drawn, of, stratum = ''] = /^(\d+) of (\d+) (.*)$/.exec(each) ?? []
    return drawn === undefined
      ? []
      : [{ drawn: Number(drawn), of: Number(of), stratum: stratum === '' ? null : stratum }]
  })
}

/** What a programme’s facts come to; null where nobody agreed it. */
export function readProgramme(id: SubjectId, facts: readonly Fact[]): Programme | null {
  const agreed = facts.findLast(({ type }) => type === programmeAgreed.type)
  if (!agreed) return null
  const said = (field: string): string => textIn(agreed.body, field) ?? ''
  const closed = facts.findLast(({ type }) => type === programmeClosed.type)
  const occasion = said('occasion')
  return {
    ...{ id, title: said('title') || 'A programme without a title', tool: toolNamed(said('tool')) },
    occasion: Object.hasOwn(occasions, occasion) ? occasions[occasion as keyof typeof occasions] : 'Not said', // just looked at
    ...{ agreedOn: agreed.happenedOn, dueOn: dayIn(agreed.body, 'dueOn'), size: whole(agreed, 'size') },
    ...{
      population: whole(agreed, 'population'),
      strata: strataIn(agreed),
      seed: said('seed'),
      digest: said('digest'),
    },
    ...{ position: whole(agreed, 'position'), closedOn: closed?.happenedOn ?? null },
    shared: closed ? textIn(closed.body, 'shared') : null,
  }
}

/** What a programme found, in words; null while it is open. */
export const foundIn = ({ facts, texts }: Pick<Told, 'facts' | 'texts'>): string | null => {
  const closed = facts.findLast(({ type }) => type === programmeClosed.type)
  return closed ? (texts.get(closed.id)?.['found'] ?? null) : null
}

/** Draws a programme’s sample again out of a population: the same, or how it differs. */
export function drawnAgain(
  { size, seed, digest }: Programme,
  population: readonly { readonly subject: string; readonly team: string | null }[],
  audited: readonly string[],
): { readonly isSamePopulation: boolean; readonly isSameSample: boolean; readonly population: number } {
  const again = drawSample(
    population.map(({ subject, team }) => ({ subject, stratum: team })),
    size,
    seed,
  )
  const drawn = new Set(again.drawn.map(({ subject }) => subject))
  return {
    isSamePopulation: again.digest === digest,
    isSameSample: drawn.size === audited.length && audited.every((subject) => drawn.has(subject)),
    population: population.length,
  }
}

/** The programme that an address names; null where there is none. */
export async function programmeAsked(
  { readProgrammes }: Pick<AuditPorts, 'readProgrammes'>,
  reading: Reading,
  id: string,
): Promise<Programme | null> {
  if (!isUuid(id)) return null
  const found = (await readProgrammes(reading)).find(({ subject }) => subject === id)
  return found ? readProgramme(found.subject, found.facts) : null
}
