import {
  factsFrom,
  type EventDefinition,
  type EventDefinitions,
  type Fact,
  type FactId,
} from '../../../record/index.ts'
import { sayDate, type Day } from '../../../time/index.ts'
import { sayValue } from '../../child/index.ts'
import { sayHolder } from '../holders.ts'
import { hrefToCorrect, isCorrectable } from '../correct-fact/links.tsx'
import { undecidedMove, type MoveRequest } from '../action.ts'
import { sayDue } from '../due.ts'
import { isReached } from '../milestones.ts'
import { improvementEvents } from '../events.ts'
import { offersFor } from '../offers.ts'
import type { ImprovementHistory } from '../ports.ts'
import { workedExamples, type Known } from '../known.ts'
import { hrefOfPlan } from '../show-plan/present.ts'
import { measureTitle, type ActionInPlan } from '../trace.ts'
import { sayBrag, sayLead, sayMilestone, sayView, type Said } from '../words.ts'

export interface Linked {
  readonly text: string
  readonly href: string
  readonly says: string
}

/** Something that happened to the action. */
export interface Happened {
  readonly id: string
  readonly heading: string
  readonly on: Day
  readonly said: string
  readonly details: readonly { readonly label: string; readonly value: string }[]
  /** Its words; what they answer stands above those that are not the first. */
  readonly texts: readonly { readonly label: string | null; readonly text: string }[]
  readonly source: string
  /** Where it is put right; null where it may not be. */
  readonly correctHref: string | null
}

export interface ActionShown {
  readonly caption: string
  readonly heading: string
  readonly planHref: string
  readonly planTitle: string
  readonly lead: string
  /** Who supports it, when it starts, and its reference in an earlier plan: what is said of these. */
  readonly also: readonly { readonly key: string; readonly value: string }[]
  readonly date: string
  readonly moved: readonly string[]
  /** Later dates that were asked for and not approved; the one that waits with the address where it is decided on. */
  readonly asked: readonly { readonly says: string; readonly decideHref: string | null }[]
  /** What must be there on the way; the address where somebody says that it was reached. */
  readonly milestones: readonly { readonly what: string; readonly stands: Said; readonly reachedHref: string | null }[]
  readonly byRule: Said
  readonly why: string
  readonly byLead: Said
  readonly slow: readonly string[]
  readonly blockers: readonly string[]
  readonly signed: readonly string[]
  readonly asPrinted: string | null
  readonly requirements: readonly Linked[]
  readonly measures: readonly Linked[]
  /** What may be recorded now; empty while the past is shown. */
  readonly offers: readonly { readonly text: string; readonly href: string }[]
  readonly happened: readonly Happened[]
}

const definitions: EventDefinitions = new Map(improvementEvents.map((each) => [each.type, each]))

/** Fields that the page shows elsewhere in words. */
const shownElsewhere: ReadonlySet<string> = new Set([
  'request',
  'document',
  'bytes',
  'requirement',
  'plan',
  'answers',
  'measures',
  'asPrinted',
  'ref',
  'priority',
  'jointLead',
  'support',
  'startsOn',
  'oldRef',
])

export const hrefOfRequirement = (id: string): string => `/improvement/requirements/${id}`
export const hrefOfMeasure = (id: string): string => `/improvement/measures/${id}`

/** A requirement as a link: "2012 notice 10", and what it asks. */
export function linkToRequirement(id: string, known: Known = workedExamples): Linked | null {
  const found = known.requirements.find((each) => each.id === id)
  const source = known.sources.find((each) => each.id === found?.source)
  if (!found || !source) return null
  return {
    text: `${source.title}, ${found.ref}`,
    href: hrefOfRequirement(id),
    says: found.asks ?? 'The text of this one is not held.',
  }
}

export function linkToMeasure(id: string): Linked | null {
  const title = measureTitle(id)
  return title === null ? null : { text: id, href: hrefOfMeasure(id), says: title }
}

function detailsOf(fact: Fact, definition: EventDefinition | undefined): Happened['details'] {
  return Object.entries(definition?.fields ?? {}).flatMap(([name, field]) => {
    const value = fact.body[name]
    const isSaid = value !== undefined && value !== null && value !== ''
    return field.kind === 'long-text' || !isSaid || shownElsewhere.has(name)
      ? []
      : [{ label: field.label, value: sayValue(field, value) }]
  })
}

function happenedIn(
  history: ImprovementHistory,
  on: Day,
  titleOf: (person: string) => string,
  mayCorrect: boolean,
): readonly Happened[] {
  const byFact = Map.groupBy(history.revisions, ({ fact }) => fact)
  const wordsOf = (fact: FactId, definition: EventDefinition | undefined): Happened['texts'] => {
    const own = history.texts.filter((text) => text.fact === fact)
    return Object.entries(definition?.fields ?? {})
      .flatMap(([name, { label }]) => {
        const text = own.findLast(({ field }) => field === name)?.text ?? ''
        return text === '' ? [] : [{ label, text }]
      })
      .map(({ label, text }, n) => ({ label: n === 0 ? null : label, text }))
  }
  return factsFrom(history.revisions, definitions)
    .filter(({ happenedOn }) => happenedOn <= on)
    .map((fact): Happened => {
      const definition = definitions.get(fact.type)
      const last = byFact.get(fact.id)?.at(-1)
      return {
        id: fact.id,
        heading: definition?.says(fact.body) ?? fact.type,
        on: fact.happenedOn,
        said: sayDate(fact.happenedOn),
        details: detailsOf(fact, definition),
        texts: wordsOf(fact.id, definition),
        correctHref: mayCorrect && isCorrectable(fact.type) ? hrefToCorrect(fact) : null,
        source: `Recorded on ${sayDate(fact.recordedOn)}, signed by the ${titleOf(last?.by ?? '').toLowerCase()}${fact.corrections > 0 ? '; corrected since' : ''}`,
      }
    })
    .reverse()
}

function signed({ action }: ActionInPlan): readonly string[] {
  return [
    ...(action.doneOn === null ? [] : [`Done on ${sayDate(action.doneOn)}`]),
    ...(action.embeddedOn === null ? [] : [`Embedded on ${sayDate(action.embeddedOn)}`]),
  ]
}

/** Who asked for a later date, by what was saved. */
export const askerOf = ({ revisions }: ImprovementHistory, { fact }: MoveRequest): string =>
  revisions.find((revision) => revision.fact === fact && revision.revision === 0)?.by ?? ''

function askedOf(
  { id, action }: ActionInPlan,
  history: ImprovementHistory,
  { mayAgree, person, titleOf }: { mayAgree: boolean; person: string; titleOf: (person: string) => string },
): ActionShown['asked'] {
  const waits = undecidedMove(action)
  return action.moveRequests.flatMap((request) => {
    const { decided, to, askedOn, reason, fact } = request
    if (decided === 'approved') return []
    const by = askerOf(history, request)
    const says = `${sayDate(to)}, asked for on ${sayDate(askedOn)} by the ${titleOf(by).toLowerCase()}: ${reason}.`
    if (decided !== null)
      return [
        {
          says: `${says} Refused by the ${decided.refusedBy} on ${sayDate(decided.on)}: ${decided.reason}.`,
          decideHref: null,
        },
      ]
    const isTheirs = mayAgree && request === waits && by !== person
    return [
      {
        says: `${says} Nobody has decided on it yet${by === person ? ': somebody else must' : ''}.`,
        decideHref: isTheirs ? `/improvement/actions/${id}/dates/${fact}` : null,
      },
    ]
  })
}

/** Every word of the page of one action. */
export function presentAction(
  found: ActionInPlan,
  history: ImprovementHistory,
  asked: {
    readonly on: Day
    readonly isPast: boolean
    readonly mayAgree: boolean
    /** Who looks: nobody decides on what they asked for themselves. */
    readonly person: string
    readonly known: Known
    readonly titleOf: (person: string) => string
  },
): ActionShown {
  const { action, standing, plan } = found
  return {
    caption: `${plan.title}, ${action.priority}`,
    heading: `${action.ref} ${action.action}`,
    planHref: hrefOfPlan(plan),
    planTitle: plan.title,
    lead: sayLead(action),
    also: [
      ...(action.lead === null
        ? []
        : [{ key: 'Who holds that role', value: sayHolder(plan.holders, action.lead, asked.on) }]),
      ...(action.support === null ? [] : [{ key: 'Support', value: action.support }]),
      ...(action.startsOn === null ? [] : [{ key: 'Starts', value: sayDate(action.startsOn) }]),
      ...(action.oldRef === null ? [] : [{ key: 'In an earlier plan', value: action.oldRef }]),
    ],
    date: action.due === null ? 'None was agreed' : sayDue(action.due),
    moved: action.moved.map(
      ({ to, approvedBy, approvedOn, reason, approval }) =>
        `To ${sayDue(to)}, approved by the ${approvedBy} on ${sayDate(approvedOn)}: ${reason}.${approval === null ? '' : ` Approved because: ${approval}.`}`,
    ),
    asked: askedOf(found, history, asked),
    milestones: action.milestones.map((each) => ({
      what: each.what,
      stands: sayMilestone(each, asked.on),
      reachedHref: asked.isPast || isReached(each, asked.on) ? null : hrefToCorrect({ id: each.fact }),
    })),
    byRule: sayBrag(standing.rated.brag),
    why: standing.rated.why,
    byLead: sayView(standing.view),
    slow: standing.slow,
    blockers: action.blockers.map(
      ({ on, what, contingency }) =>
        `Since ${sayDate(on)}: ${what}.${contingency === null ? ' No contingency is recorded.' : ` Meanwhile: ${contingency}.`}`,
    ),
    signed: signed(found),
    asPrinted: action.asPrinted,
    requirements: action.answers.flatMap((id) => linkToRequirement(id, asked.known) ?? []),
    measures: action.measures.flatMap((id) => linkToMeasure(id) ?? []),
    offers: [
      ...(asked.isPast
        ? []
        : offersFor(action).map(({ type, title }) => ({
            text: title,
            href: `/improvement/actions/${found.id}/record/${type}`,
          }))),
      ...(asked.mayAgree && action.agreement !== null
        ? [{ text: 'Correct this action', href: `/improvement/actions/${found.id}/correct` }]
        : []),
    ],
    happened: happenedIn(history, asked.on, asked.titleOf, !asked.isPast),
  }
}
