import type { ServicePermission } from '../../access/index.ts'
import type { EventDefinition, SubjectId } from '../../record/index.ts'
import {
  definePage,
  forbidden,
  isUuid,
  notFound,
  type Answer,
  type PageContext,
  type PageDefinition,
  type Section,
} from '../../web/ui/index.ts'
import { AS_KNOWN_THEN } from '../child/index.ts'
import { formPage, readForm, saveOrShow, type FormAbout } from '../improvement/index.ts'
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
  async function begin(asked: PageContext): Promise<Answer> {
    if (asked.known) return forbidden(AS_KNOWN_THEN)
    const subject = ports.newId() as SubjectId // a new random uuid
    return saveOrShow(ports, asked, beginning, readForm(begins, asked.form, asked.today), {
      ...{ subject, isNew: kind, definition: begins, then: `${base}/${subject}` },
    })
  }
  async function aboutStep(asked: OfEvent): Promise<{ about: FormAbout; id: SubjectId } | Answer> {
    if (asked.known) return forbidden(AS_KNOWN_THEN)
    const { household, event } = asked.params
    const definition = follows.find(({ type }) => type === event)
    const found =
      definition && isUuid(household)
        ? await ports.readFound({ ...asked.reading, on: asked.today }, kind, household)
        : null
    if (!found || !definition) return notFound()
    const href = `${base}/${found.id}`
    return {
      id: found.id,
      about: {
        ...{ definition, called: found.named ?? 'A household', action: `${href}/record/${definition.type}` },
        ...{ backHref: href, back: 'Back to the household' },
      },
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
  const step = `${base}/:household/record/:event` as const
  return [
    definePage({
      ...{ method: 'GET', path: `${base}/new`, section, needs },
      handle: ({ known }) => Promise.resolve(known ? forbidden(AS_KNOWN_THEN) : formPage(beginning, {}, [])),
    }),
    definePage({ ...{ method: 'POST', path: `${base}/new`, section, needs }, handle: begin }),
    definePage({
      ...{ method: 'GET', path: step, section, needs },
      handle: async (asked) => {
        const found = await aboutStep(asked)
        return 'about' in found ? formPage(found.about, {}, []) : found
      },
    }),
    definePage({
      ...{ method: 'POST', path: step, section, needs },
      handle: async (asked) => {
        const found = await aboutStep(asked)
        if (!('about' in found)) return found
        const { about, id } = found
        return saveOrShow(ports, asked, about, readForm(about.definition, asked.form, asked.today), {
          ...{ subject: id, definition: about.definition, then: `${base}/${id}` },
        })
      },
    }),
    ...correctPages(ports, {
      ...{ path: `${base}/:household/facts/:fact/correct`, section, needs, find: aboutFact },
    }),
  ]
}
