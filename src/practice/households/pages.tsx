import type { ServicePermission } from '../../access/index.ts'
import type { EventDefinition, SubjectId } from '../../record/index.ts'
import {
  isUuid,
  notFound,
  type Answer,
  type PageContext,
  type PageDefinition,
  type Section,
} from '../../web/ui/index.ts'
import { recordPages, type FormAbout, type ToRecord } from '../improvement/index.ts'
import { correctPages, type ToCorrect } from '../told/index.ts'
import type { HouseholdKind, HouseholdPorts } from './ports.ts'

/** A practice whose households are recorded: where its pages are, who may record, and what can be recorded. */
export interface HouseholdPractice {
  readonly kind: HouseholdKind
  readonly base: '/adopters' | '/foster-homes'
  readonly section: Section
  readonly needs: ServicePermission
  readonly list: string
  /** The event that begins a household, and those that may follow. */
  readonly begins: EventDefinition
  readonly follows: readonly EventDefinition[]
}

type OfEvent = PageContext<Readonly<Record<'household' | 'event', string>>>
type OfFact = PageContext<Readonly<Record<'household' | 'fact', string>>>

/** The forms by which a household is begun, what happens to it is recorded, and a step is completed or corrected. */
export function recordHouseholdPages(practice: HouseholdPractice, ports: HouseholdPorts): readonly PageDefinition[] {
  const { kind, base, section, needs, begins, follows, list } = practice
  const beginning: FormAbout = {
    ...{ definition: begins, called: list, action: `${base}/new`, backHref: base, back: list },
    heading: begins.title,
  }
  /** A household that is begun: a subject of its own. */
  function begin(): ToRecord {
    const subject = ports.newId() as SubjectId // a new random uuid
    return { about: beginning, to: { subject, isNew: kind, definition: begins, then: `${base}/${subject}` } }
  }
  async function aboutStep({ reading, params: { household, event } }: OfEvent): Promise<ToRecord | Answer> {
    const definition = follows.find(({ type }) => type === event)
    const found = definition && isUuid(household) ? await ports.readFound(reading, kind, household) : null
    if (!found || !definition) return notFound()
    const href = `${base}/${found.id}`
    return {
      about: {
        ...{ definition, called: found.named ?? 'A household', action: `${href}/record/${definition.type}` },
        ...{ backHref: href, back: 'Back to the household' },
      },
      to: { subject: found.id, definition, then: href },
    }
  }
  async function aboutFact(asked: OfFact): Promise<ToCorrect | Answer> {
    const { household, fact: id } = asked.params
    const found = isUuid(household) ? await ports.readFound(asked.reading, kind, household) : null
    const fact = found?.facts.find((each) => each.id === id)
    const definition = [begins, ...follows].find(({ type }) => type === fact?.type)
    if (!found || !fact || !definition) return notFound()
    const href = `${base}/${found.id}`
    return {
      ...{ subject: found.id, fact, definition, asks: definition, texts: found.texts.get(fact.id) ?? {}, then: href },
      about: {
        ...{ called: found.named ?? 'A household', action: `${href}/facts/${fact.id}/correct`, backHref: href },
        ...{ back: 'Back to the household', heading: `Complete or correct: ${definition.title}` },
        says: definition.describes,
      },
    }
  }
  return [
    ...recordPages(ports, { ...{ path: `${base}/new`, section, needs }, find: begin }),
    ...recordPages(ports, { ...{ path: `${base}/:household/record/:event`, section, needs }, find: aboutStep }),
    ...correctPages(ports, { ...{ path: `${base}/:household/facts/:fact/correct`, section, needs }, find: aboutFact }),
  ]
}
