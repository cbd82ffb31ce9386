import { scorecard, yearsEndingOn, type Figure, type Rows } from '../account/index.ts'
import type { Body, Fact, FactId, Projection, SubjectId, Voice } from '../record/index.ts'
import { day } from '../time/index.ts'
import { defaultDefinitions, makeProject, type Definitions } from './index.ts'

/** Facts for tests of folds: numbered, so that every failure repeats. */
let made = 0
const nextId = (): FactId => `fact-${String((made += 1)).padStart(8, '0')}` as FactId // tests need no uuid

/** One fact, as a return tells it unless said otherwise. */
export function aFact(type: string, on: string, body: Body = {}, voice: Voice = 'ssda903'): Fact {
  return {
    id: nextId(),
    type,
    happenedOn: day(on),
    body,
    revision: 0,
    voices: [voice],
    corrections: 0,
    subjects: [],
    statement: voice === 'typed' ? null : '2017:2017-03-31',
    recordedOn: day(on),
    differences: [],
  }
}

export const typed = (type: string, on: string, body: Body = {}): Fact => aFact(type, on, body, 'typed')

/** `DECOM RNE LS PLACE DEC REC`, as the columns of an Episodes file; a dash is an empty cell. */
export function episodes(...rows: readonly string[]): Fact[] {
  return rows.map((row) => {
    const [on = '', reasonStarted = '', legalStatus = '', placement = '', ended = '-', reason = '-'] = row.split(/\s+/)
    const end = ended === '-' ? {} : { endedOn: ended }
    return aFact('child.episode', on, {
      reasonStarted,
      legalStatus,
      placement,
      ...end,
      ...(reason === '-' ? {} : { reasonEnded: reason }),
    })
  })
}

export const bornOn = (on: string): Fact => aFact('child.identity', on)
export const decision = (on: string, body: Body = {}): Fact => aFact('permanence.adoption-decision', on, body)
export const ad1 = (matchedOn: string, body: Body = {}): Fact => aFact('permanence.adopters', matchedOn, body)
export const reviews = (...days: readonly string[]): Fact[] => days.map((on) => aFact('child.review', on))

export const aSubject = 'child-1' as SubjectId // tests need no uuid

export const fold = (facts: readonly Fact[], definitions: Definitions = defaultDefinitions): Projection =>
  makeProject(definitions)(aSubject, facts)

/** Folds children and gives the scorecard of the years that end on a day, with figures by their id. */
export function scorecardOf(
  children: Readonly<Record<string, readonly Fact[]>>,
  endingOn: string,
  years: number,
  definitions: Definitions = defaultDefinitions,
): Readonly<Record<string, Figure<string>>> {
  const project = makeProject(definitions)
  const all = Object.entries(children).map(([child, facts]) => project(child as SubjectId, facts)) // the name serves as id
  const rows: Rows<string> = { points: all.flatMap(({ points }) => points), spans: all.flatMap(({ spans }) => spans) }
  const figures = scorecard(rows, yearsEndingOn(day(endingOn), years), definitions.scorecard)
  return Object.fromEntries(figures.map((figure) => [figure.id, figure]))
}
