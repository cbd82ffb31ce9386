import { adopterEvents, adopterRows } from './adopters/index.ts'
import { auditEvents, auditRows, programmeRows } from './audit/index.ts'
import { authorityEvents, definitionsUnder } from './authority/index.ts'
import { careLeaverEvents } from './care-leavers/index.ts'
import {
  caseworkClocks,
  caseworkJourneys,
  caseworkRules,
  caseworkSpans,
  clocksOfHousehold,
  householdRules,
  tellCasework,
} from './casework/index.ts'
import { asRows, childEvents, childRows, childRules, readStory, searchWordsOf, withSnoozes } from './child/index.ts'
import { complaintRows, complaintsEvents, runningComplaintRules } from './complaints/index.ts'
import { courtEvents } from './court/index.ts'
import { fosteringEvents, fosteringRows } from './fostering/index.ts'
import { frontDoorEvents } from './front-door/index.ts'
import { governanceEvents, governanceRows, isGovernance } from './governance/index.ts'
import { improvementEvents, improvementRows } from './improvement/index.ts'
import { inspectionEvents, listContradictions } from './inspection/index.ts'
import { learningEvents, learningRows } from './learning/index.ts'
import { packEvents, packRows } from './packs/index.ts'
import { performanceRows } from './performance/index.ts'
import { panelEvents, panelRows } from './panels/index.ts'
import { peopleEvents, personRows } from './people/index.ts'
import { permanenceEvents, permanenceRows, permanenceRules, placingsOf, tellPermanence } from './permanence/index.ts'
import { privateFosteringEvents } from './private-fostering/index.ts'
import { protectionEvents } from './protection/index.ts'
import { closedRows, recordsEvents, retentionRow, rightsClocks, rightsRules } from './records/index.ts'
import { receivedRows, sendingEvents } from './sending/index.ts'
import { supervisionEvents, supervisionRows } from './supervision/index.ts'
import type { ClockRule } from '../clocks/index.ts'
import type { EventDefinition, Fact, Project, Projection, SubjectId } from '../record/index.ts'
import type { Definitions } from './definitions.ts'

export * from './definitions.ts'
export { allRules, ruleBook, type Chapter } from './rule-book.ts'

/** Everything that can happen, by type. */
export const eventDefinitions: ReadonlyMap<string, EventDefinition> = new Map(
  [
    ...childEvents,
    ...frontDoorEvents,
    ...protectionEvents,
    ...courtEvents,
    ...privateFosteringEvents,
    ...careLeaverEvents,
    ...permanenceEvents,
    ...authorityEvents,
    ...improvementEvents,
    ...governanceEvents,
    ...complaintsEvents,
    ...learningEvents,
    ...auditEvents,
    ...panelEvents,
    ...sendingEvents,
    ...packEvents,
    ...supervisionEvents,
    ...peopleEvents,
    ...recordsEvents,
    ...inspectionEvents,
    ...adopterEvents,
    ...fosteringEvents,
  ].map((definition) => [definition.type, definition]),
)

/** The timescales that facts start and stop: those that a page may meet as a clock. */
export const clockRules = ({
  child,
  permanence,
  casework,
  households,
  complaints,
  rights,
}: Definitions): readonly ClockRule[] => [
  ...childRules(child),
  ...permanenceRules(permanence),
  ...caseworkRules(casework),
  ...householdRules(households),
  ...rightsRules(rights),
  ...runningComplaintRules(complaints),
]

/**
 * What a child counts for in the Department’s indicators, by the same functions as the whole fold and without what they
 * do not read: clocks of daily casework, figures by month, words to search by.
 */
export const makeCounted =
  ({ calendar, child, permanence }: Definitions) =>
  (subject: SubjectId, facts: readonly Fact[]): Pick<Projection, 'points' | 'spans'> => {
    const story = readStory(facts)
    const told = tellPermanence(facts, story, permanence)
    const known = childRows(subject, story, placingsOf(told), [], (rule) => rule, child, calendar)
    const planned = permanenceRows(subject, told, story, permanence, calendar)
    return { points: known.points.concat(planned.points), spans: known.spans.concat(planned.spans) }
  }

/**
 * Makes the one function that turns a subject's facts into its rows: the child's story first, then the way to
 * permanence and the clocks of daily casework on top of it; a plan's and an action's own story. Total, pure, linear but for sorts, without `today`; the
 * order of the facts is not read. What an authority has set makes another of it: `under`.
 */
export function makeProject(definitions: Definitions): Project {
  const { calendar, child, permanence, casework, households, kept, rights } = definitions
  const steps = new Map(clockRules(definitions).map(({ id, next }) => [id, next]))
  const nextOf = (rule: string): string => steps.get(rule) ?? rule
  const project: Project = (subject, facts, kind = 'child') => {
    if (kind === 'person') return personRows(subject, facts)
    if (kind === 'closed-adoption') return closedRows(subject, facts)
    if (kind === 'adopter')
      return adopterRows(subject, facts, clocksOfHousehold(subject, facts, households.adopters, calendar), nextOf)
    if (kind === 'foster-home')
      return fosteringRows(subject, facts, clocksOfHousehold(subject, facts, households.fostering, calendar), nextOf)
    if (isGovernance(kind)) return governanceRows(subject, kind, facts)
    if (kind === 'complaint') return complaintRows(subject, facts, definitions.complaints, calendar)
    if (kind === 'learning') return learningRows(subject, facts)
    if (kind === 'audit') return auditRows(subject, facts)
    if (kind === 'received') return receivedRows(subject, facts)
    if (kind === 'panel') return panelRows(subject, facts)
    if (kind === 'pack') return packRows(subject, facts)
    if (kind === 'worker') return supervisionRows(subject, facts)
    if (kind === 'audit-programme') return programmeRows(subject, facts)
    if (kind !== 'child') return improvementRows(subject, kind, facts, definitions.improvement, calendar)
    const story = readStory(facts)
    const told = tellPermanence(facts, story, permanence)
    const placings = placingsOf(told)
    const lived = tellCasework(facts, story, placings)
    const daily = caseworkClocks(subject, facts, story, lived, casework, calendar)
    const known = childRows(subject, story, placings, daily, nextOf, child, calendar)
    const besides = caseworkJourneys(subject, facts, story, daily, nextOf)
    const listed = asRows(subject, listContradictions(facts, story, told))
    const planned = permanenceRows(subject, told, story, permanence, calendar)
    const clocks = known.clocks.concat(daily, planned.clocks)
    const counted = performanceRows({ subject, story, ...lived, clocks, stays: known.stageSpans }, casework.keptFrom)
    return {
      child: known.child,
      journeys: known.journeys.concat(besides.journeys, planned.journeys),
      stageSpans: known.stageSpans.concat(besides.stageSpans, planned.stageSpans),
      clocks: withSnoozes(clocks.concat(rightsClocks(subject, story.ofRights, rights, calendar)), story.snoozes),
      points: known.points.concat(planned.points, counted.points),
      spans: known.spans.concat(caseworkSpans(subject, facts, story), planned.spans, counted.spans),
      contradictions: known.contradictions.concat(planned.contradictions, listed),
      searchWords: searchWordsOf(subject, facts, story.name),
      retention: retentionRow(subject, story, { kept, calendar }),
    }
  }
  return Object.assign(project, {
    under: (facts: readonly Fact[]) => makeProject(definitionsUnder(definitions, facts)),
  })
}
