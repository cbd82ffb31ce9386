import type { Fact } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { dayIn, episode, recordHref } from '../child/index.ts'
import { wayOn } from './journey.ts'
import type { ChildRead } from './ports.ts'

/** Something to do, with the page where it is recorded. */
export interface Step {
  readonly text: string
  readonly href: string
}

/** Something that is not recorded: what it is, why it matters, and the button that records it, where people can. */
export interface Missing {
  readonly what: string
  readonly why: string
  readonly step: Step | null
}

/** What a form offers from each stage: what usually comes next stands first. */
const steps: Readonly<Record<string, readonly string[]>> = {
  'becoming-looked-after': ['permanence.plan', 'permanence.adoption-decision'],
  'adoption-planned': ['permanence.placement-order', 'permanence.adoption-decision', 'permanence.plan'],
  'family-finding': ['permanence.match'],
  matched: ['permanence.moved-in'],
  placed: ['permanence.application'],
  'order-applied-for': ['child.care-ended'],
  'other-plan': ['permanence.plan', 'permanence.long-term-fostering'],
}

const recordWords: Readonly<Record<string, string>> = {
  'permanence.plan': 'Record the plan for permanence',
  'permanence.adoption-decision': 'Record the decision for adoption',
  'permanence.placement-order': 'Record the placement order',
  'permanence.match': 'Record the match',
  'permanence.moved-in': 'Record moving in',
  'permanence.application': 'Record the application',
  'permanence.long-term-fostering': 'Record long-term fostering',
  'permanence.delay': 'Record a cause of delay',
  'child.care-ended': 'Record the adoption order or the end of care',
  'child.name': 'Record name and team',
  'child.section-20': 'Record the section 20 agreement',
  'child.visit': 'Record a visit',
  'child.case-note': 'Write a case note',
}

export const stepOf = (child: string, type: string): Step => ({
  text: recordWords[type] ?? 'Record it',
  href: recordHref(child, type),
})

/** What may be recorded now: the usual next step first, and last the way to everything else. */
export function doNext(child: ChildRead, stage: string | null, isLate: boolean): readonly Step[] {
  const offered = stage === null ? [] : (steps[stage] ?? [])
  const always = stage === null ? ['child.name'] : ['permanence.delay', 'child.name']
  const types =
    isLate && offered.length > 0 ? [...offered.slice(0, 1), 'permanence.delay', ...offered.slice(1)] : offered
  return [
    ...[...new Set([...types, ...always])].map((type) => stepOf(child.subject, type)),
    { text: 'Placement and legal status', href: recordHref(child.subject, episode.type) },
    { text: 'Plans', href: `/children/${child.subject}/plans` },
    { text: 'Allocate or hand over', href: `/children/${child.subject}/handover` },
    { text: 'Brothers and sisters together', href: `/children/${child.subject}/siblings` },
    { text: 'Something else that happened', href: `/children/${child.subject}/record` },
  ]
}

/** What is recorded most often of a child as it stands on a day: the step of its stage first, then what every week brings. */
export const usualTypes = (child: ChildRead, on: Day): readonly string[] => [
  ...(steps[wayOn(child, 'permanence', on)?.now?.stage ?? ''] ?? []),
  ...['child.visit', 'child.case-note'],
]

const has = (facts: readonly Fact[], type: string, on: Day): boolean =>
  facts.some((fact) => fact.type === type && fact.happenedOn <= on)

/** Whether the child is accommodated by agreement on a day, and not under an order: as an episode tells it. */
const isAccommodated = (facts: readonly Fact[], on: Day): boolean =>
  facts.some(({ type, happenedOn, body }) => {
    if (type !== 'child.episode' || body['legalStatus'] !== 'V2' || happenedOn > on) return false
    const endedOn = dayIn(body, 'endedOn')
    return endedOn === null || endedOn > on
  })

/** What is not recorded of a child and could be, with the button that records it. */
export function missingFrom(
  child: ChildRead,
  facts: readonly Fact[],
  on: Day,
  about: {
    readonly stage: string | null
    readonly hasWorker: boolean
    readonly startKnown: boolean
    readonly unexplained: number
  },
): readonly Missing[] {
  const missing: Missing[] = []
  const add = (isMissing: boolean, what: string, why: string, at: Step | null): void => {
    if (isMissing) missing.push({ what, why, step: at })
  }
  const name = { text: 'Record name and team', href: recordHref(child.subject, 'child.name') }
  const isOpen = about.stage !== null
  add(
    about.unexplained > 0,
    `Why ${about.unexplained} days of delay`,
    'not recorded',
    stepOf(child.subject, 'permanence.delay'),
  )
  add(child.name === null, 'Name', 'not recorded: returns carry none', name)
  add(child.team === null, 'Team', 'not recorded', name)
  add(child.siblingGroup === null, 'Brothers and sisters', 'not recorded, and never guessed', {
    text: 'Record who is planned for together',
    href: `/children/${child.subject}/siblings`,
  })
  add(child.bornOn === null, 'Date of birth', 'the child is not in the return’s header', null)
  add(isOpen && !about.hasWorker, 'Social worker', 'not yet allocated; returns carry workers from 2024', null)
  add(
    isAccommodated(facts, on) && !has(facts, 'child.section-20', on),
    'The section 20 agreement',
    'who agreed, its plan, and when it is reviewed',
    stepOf(child.subject, 'child.section-20'),
  )
  add(isOpen && !about.startKnown, 'Start of care', 'not in these files: load the earlier years', null)
  const isPlaced = about.stage === 'placed' || about.stage === 'order-applied-for'
  const noMatch = isPlaced && !has(facts, 'permanence.match', on) && !has(facts, 'permanence.adopters', on)
  add(noMatch, 'The match', 'returns carry it only after the adoption', stepOf(child.subject, 'permanence.match'))
  return missing
}
