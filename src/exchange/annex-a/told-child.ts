import { dayIn, ownerOn, readStory, textIn, type ChildStory } from '../../practice/child/index.ts'
import { listedCareLeaver, listedForAdoption, listedInCare } from '../../practice/inspection/index.ts'
import { tellPermanence, type Told } from '../../practice/permanence/index.ts'
import { makeProject, type Definitions } from '../../practice/index.ts'
import type { Body, Fact, FactId, StageSpanRow, SubjectId } from '../../record/index.ts'
import type { ChildOnRecord } from '../../store/index.ts'
import { addMonths, ageOn, type Day } from '../../time/index.ts'
import { readNeed, type Need } from '../in-need/index.ts'
import { inAnnex, yesNo } from './from-return.ts'

/** What stands in a cell: a text, a number or a day; null where it is blank. */
export type AnnexCell = string | number | { readonly on: Day } | null

/** A row by the names of its columns. A column that is not named is not recorded. */
export type AnnexCells = Readonly<Record<string, AnnexCell>>

/** A child as the lists read it, on the day as at which they speak. */
export interface ToldChild {
  readonly asAt: Day
  readonly story: ChildStory
  readonly told: readonly Told[]
  readonly stages: readonly StageSpanRow[]
  readonly facts: readonly Fact[]
  readonly fact: (id: FactId | null) => Fact | undefined
  /** The facts of a type up to the day, in order of time. */
  readonly ofType: (type: string) => readonly Fact[]
  /** A day in a field of a fact, where it is not after the day as at which the lists speak. */
  readonly dayOf: (body: Body, field: string) => Day | null
  readonly need: Need
  /** The columns that most lists begin and end with. */
  readonly common: AnnexCells
}

/** Some of the columns that most lists begin with. */
export const pickCommon = ({ common }: ToldChild, columns: readonly string[]): AnnexCells =>
  Object.fromEntries(columns.map((column) => [column, common[column] ?? null]))

/** A day as a cell. */
export const on = (day: Day | null | undefined): AnnexCell => (day ? { on: day } : null)

/** The last fact of some, as a cell with its day. */
export const lastOn = (facts: readonly Fact[]): AnnexCell => on(facts.at(-1)?.happenedOn)

/** The day from which a list looks back so many months: the corresponding date, clipped to the month’s end. */
export const monthsBefore = (asAt: Day, months: number): Day => addMonths(asAt, -months)

/** Makes the reader of children. `asAt`: what lies after it is not told. */
export function childrenAsAt(definitions: Definitions, asAt: Day): (known: ChildOnRecord) => ToldChild {
  const project = makeProject(definitions)
  return ({ subject, number, facts: all }) => {
    const facts = all
      .filter(({ happenedOn }) => happenedOn <= asAt)
      .sort((a, b) => (a.happenedOn < b.happenedOn ? -1 : a.happenedOn > b.happenedOn ? 1 : a.id < b.id ? -1 : 1))
    const story = readStory(facts)
    const byId = new Map(facts.map((fact) => [fact.id, fact]))
    const byType = Map.groupBy(facts, ({ type }) => type)
    const ofType = (type: string): readonly Fact[] => byType.get(type) ?? []
    const dayOf = (body: Body, field: string): Day | null => {
      const day = dayIn(body, field)
      return day !== null && day <= asAt ? day : null
    }
    const disabled = ofType('child.in-need').findLast(({ body }) => typeof body['disabled'] === 'boolean')?.body[
      'disabled'
    ]
    return {
      asAt,
      story,
      facts,
      told: tellPermanence(facts, story, definitions.permanence),
      stages: project(subject, facts).stageSpans.filter(({ practice }) => practice === 'child'),
      fact: (id) => (id === null ? undefined : byId.get(id)),
      ...{ ofType, dayOf },
      need: readNeed(
        ofType,
        dayOf,
        story.closed.map((one) => one.on),
      ),
      common: {
        ...commonCells(story, byType.get('child.identity') ?? [], number, subject, asAt),
        'Does the Child have a Disability':
          lastWord(facts, 'disability') ?? (typeof disabled === 'boolean' ? yesNo(disabled) : null),
      },
    }
  }
}

const listed: ReadonlySet<string> = new Set([listedInCare, listedCareLeaver, listedForAdoption].map(({ type }) => type))

/** What a list that was loaded last said in a field. */
function lastWord(facts: readonly Fact[], field: string): string | null {
  const last = facts.findLast(({ type, body }) => listed.has(type) && textIn(body, field) !== null)
  return last ? textIn(last.body, field) : null
}

function commonCells(
  story: ChildStory,
  identities: readonly Fact[],
  number: string | null,
  subject: SubjectId,
  asAt: Day,
): AnnexCells {
  const ethnicities = identities.flatMap(({ body }) => textIn(body, 'ethnicity') ?? [])
  return {
    'Child Unique ID': number ?? subject,
    Gender: inAnnex('gender', story.sex),
    Ethnicity: inAnnex('ethnicity', ethnicities.at(-1)),
    'Date of Birth': on(story.bornOn),
    'Age of Child (Years)': story.bornOn === null ? null : ageOn(story.bornOn, asAt),
    'Allocated Team': story.team,
    'Allocated Worker': ownerOn(story.who, asAt).named,
  }
}
