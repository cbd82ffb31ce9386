import type { Body, Fact } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { dayIn, textIn } from '../child/index.ts'
import { adopterListed } from './events.ts'

/** The stages of a household, in their order, and the step that begins each. */
export const adopterStages = {
  enquiry: { title: 'Enquiry', begins: 'enquiredOn' },
  'stage-one': { title: 'Stage one', begins: 'stageOneOn' },
  'between-stages': { title: 'Between the stages', begins: 'stageOneEndedOn' },
  'stage-two': { title: 'Stage two', begins: 'stageTwoOn' },
  decision: { title: 'Waiting for the decision', begins: 'stageTwoEndedOn' },
  approved: { title: 'Approved', begins: 'approvedOn' },
  matched: { title: 'Matched', begins: 'matchedOn' },
  placed: { title: 'Child placed', begins: 'placedOn' },
} as const

const stagesInOrder = Object.keys(adopterStages) as readonly (keyof typeof adopterStages)[] // its own keys

/** How a household’s way ends. */
export const adopterEndings = { adopted: 'Adopted', left: 'Left the process' } as const

export type AdopterStage = keyof typeof adopterStages

export const isAdopterStage = (text: string | null): text is AdopterStage =>
  text !== null && Object.hasOwn(adopterStages, text)

/** A stay in one stage; open where it goes on. */
interface Stay {
  readonly stage: AdopterStage
  readonly from: Day
  readonly to: Day | null
}

/** What is told of a household. */
export interface Household {
  readonly startedOn: Day
  readonly startKnown: boolean
  readonly stays: readonly Stay[]
  readonly ended: { readonly on: Day; readonly as: keyof typeof adopterEndings } | null
  /** The last row of each adopter, by the adopter's identifier. */
  readonly adopters: readonly Fact[]
  readonly heardOn: Day
}

const latest = (a: Fact, b: Fact): number =>
  a.happenedOn !== b.happenedOn ? (a.happenedOn < b.happenedOn ? -1 : 1) : a.id < b.id ? -1 : 1

/** A step of the household; of two adopters who differ, the earlier day. */
export function stepOn(rows: readonly Fact[], field: string): Day | null {
  const told = rows.flatMap(({ body }) => dayIn(body, field) ?? [])
  return told.sort()[0] ?? null
}

const adopterOf = (body: Body): string => textIn(body, 'adopter') ?? ''

/** Reads the facts of a household, in whatever order they come. Null where no row tells of it. Total, without today. */
export function readHousehold(facts: readonly Fact[]): Household | null {
  const rows = facts.filter(({ type }) => type === adopterListed.type).sort(latest)
  const byAdopter = new Map(rows.map((row) => [adopterOf(row.body), row]))
  const adopters = [...byAdopter].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  const heardOn = rows.at(-1)?.happenedOn
  const firstHeard = rows[0]?.happenedOn
  if (heardOn === undefined || firstHeard === undefined) return null
  const adoptedOn = stepOn(adopters, 'adoptedOn')
  const leftOn = stepOn(adopters, 'leftOn')
  const ended =
    adoptedOn !== null && (leftOn === null || adoptedOn <= leftOn)
      ? ({ on: adoptedOn, as: 'adopted' } as const)
      : leftOn === null
        ? null
        : ({ on: leftOn, as: 'left' } as const)
  const begun = stagesInOrder.flatMap((stage) => {
    const from = stepOn(adopters, adopterStages[stage].begins)
    return from === null ? [] : [{ stage, from }]
  })
  const first = begun.reduce<Day | null>((day, { from }) => (day === null || from < day ? from : day), null)
  const startedOn = first ?? (ended !== null && ended.on < firstHeard ? ended.on : firstHeard)
  const startKnown = begun[0]?.stage === 'enquiry'
  return {
    ...{ startedOn, startKnown, heardOn, adopters },
    ended: ended && ended.on < startedOn ? { ...ended, on: startedOn } : ended,
    stays: staysOf(begun.length > 0 ? begun : [{ stage: 'enquiry', from: startedOn }], startedOn, ended?.on ?? null),
  }
}

/** Each stage until the next begins. A later stage that is dated before an earlier one begins takes its place. */
function staysOf(
  begun: readonly { readonly stage: AdopterStage; readonly from: Day }[],
  startedOn: Day,
  endedOn: Day | null,
): readonly Stay[] {
  const stays: Stay[] = []
  let until = endedOn
  for (const { stage, from } of begun.toReversed()) {
    if (until !== null && from >= until) continue
    stays.unshift({ stage, from, to: until })
    until = from
  }
  const [first] = stays
  return first && first.from > startedOn ? [{ ...first, from: startedOn }, ...stays.slice(1)] : stays
}
