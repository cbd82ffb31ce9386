import type { EventDefinition, Fact } from '../../../record/index.ts'
import {
  definePage,
  forbidden,
  isUuid,
  notFound,
  typedText,
  type Answer,
  type AskedAt,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN, formOf as formWith, textIn } from '../../child/index.ts'
import { improvementEvents, milestone } from '../events.ts'
import { lines } from '../figures/lines.ts'
import { promiseMade } from '../promise-events.ts'
import { againstMilestone } from '../record-step/check.ts'
import { againstMaking } from '../show-promises/route.tsx'
import type { ImprovementPorts, OfImprovement } from '../ports.ts'
import { hrefOfMeasure, hrefOfRequirement } from '../show-action/present.ts'
import { formPage, readForm, saveOrShow, without, withEmptied, type FormAbout, type Typed } from '../typed-fact.tsx'
import { againstMeasure } from '../say-figure/check.ts'
import { isCorrectable } from './links.tsx'

type Ports = Pick<ImprovementPorts, 'readImprovement' | 'readImprovementHistory' | 'saveEntry' | 'newId'>

const PATH = '/improvement/facts/:fact/correct'
type Asked = AskedAt<typeof PATH>

/** What the form does not ask, since it says what the fact is about. */
const KEPT = ['measure', 'requirement', 'short', 'ref', 'plan', 'faults'] as const

interface About {
  readonly of: OfImprovement
  readonly fact: Fact
  readonly definition: EventDefinition
  readonly texts: Readonly<Record<string, string>>
}

/** Where a fact is shown. */
export function hrefOfFact({ subject, kind }: OfImprovement, { body }: Pick<Fact, 'body'>): string {
  switch (kind) {
    case 'plan':
      return `/improvement/plans/${subject}`
    case 'action':
      return `/improvement/actions/${subject}`
    case 'promise':
      return `/improvement/promises/${subject}`
    case 'requirement':
      return hrefOfRequirement(textIn(body, 'requirement') ?? '')
    case 'measure': {
      const line = lines.find(({ id, figure }) => id === textIn(body, 'measure') || figure === textIn(body, 'measure'))
      return line ? hrefOfMeasure(line.measure.id) : '/improvement/scorecard'
    }
  }
}

async function about(ports: Ports, { known, params, reading, today, may }: Asked): Promise<About | Answer> {
  if (known) return forbidden(AS_KNOWN_THEN)
  if (!isUuid(params.fact)) return notFound()
  const all = await ports.readImprovement({ ...reading, on: today })
  const of = all.find(({ facts }) => facts.some(({ id }) => id === params.fact))
  const fact = of?.facts.find(({ id }) => id === params.fact)
  const definition = improvementEvents.find(({ type }) => type === fact?.type)
  if (!of || !fact || !definition || !isCorrectable(definition.type)) return notFound()
  if (of.kind !== 'action' && of.kind !== 'promise' && !may('improvement.agree'))
    return forbidden('Who may record what happens to actions and promises may correct that, and nothing else.')
  const { texts } = await ports.readImprovementHistory(reading, of.subject)
  const own = texts.filter((each) => each.fact === fact.id).toSorted((a, b) => a.revision - b.revision)
  return { of, fact, definition, texts: Object.fromEntries(own.map(({ field, text }) => [field, text])) }
}

const isAnswer = (found: About | Answer): found is Answer => 'kind' in found && !('fact' in found)

const formOf = ({ of, fact, definition }: About): FormAbout => ({
  definition: without(definition, ...KEPT),
  called: definition.title,
  action: `/improvement/facts/${fact.id}/correct`,
  backHref: hrefOfFact(of, fact),
  back: 'Back',
  ...(definition.type === milestone.type
    ? {
        heading: 'Milestone: say that it was reached, or correct it',
        says: 'The day on which it was reached and what shows it, or what was put down wrongly. What it said before stays on the record, with who said it and when.',
      }
    : {
        heading: `Correct: ${definition.title}`,
        says: 'What was put down wrongly. What it said before stays on the record, with who said it and when.',
      }),
  hidden: { revision: String(fact.revision) },
  button: definition.type === milestone.type ? 'Save' : 'Save the correction',
})

function against({ definition, fact, of }: About, typed: Typed) {
  if (definition.type === milestone.type) return againstMilestone(typed)
  if (definition.type === promiseMade.type) return againstMaking(typed)
  const measure = lines.find(({ figure, id }) => {
    const named = textIn(fact.body, 'measure')
    return id === named || figure === named
  })?.measure
  return of.kind === 'measure' && measure ? againstMeasure(definition, measure, typed) : []
}

async function save(ports: Ports, asked: Asked, found: About): Promise<Answer> {
  const form = formOf(found)
  const { fact, definition, of, texts } = found
  if (Number(typedText(asked.form, 'revision')) !== fact.revision)
    return formPage(form, asked.form, [], {
      says: 'Somebody else corrected this after you opened the form. What you typed is kept below: look at what the record says now, and save again if yours is still right.',
      status: 409,
    })
  const checked = withEmptied(
    readForm(form.definition, asked.form, asked.today, (typed) => against(found, typed)),
    Object.keys(texts).filter((name) => name in form.definition.fields),
  )
  const known = Object.fromEntries(
    KEPT.flatMap((name) => (fact.body[name] === undefined ? [] : [[name, fact.body[name] ?? null]])),
  )
  return saveOrShow(ports, asked, form, checked, {
    subject: of.subject,
    corrects: { fact: fact.id, revision: fact.revision + 1 },
    ...{ definition, known, then: form.backHref },
  })
}

/** The forms by which what was said of a plan, an action, a requirement, a promise or a measure is put right: never deleted. */
export const correctPages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: PATH,
    section: 'improvement',
    needs: 'improvement.record',
    handle: async (asked) => {
      const found = await about(ports, asked)
      if (isAnswer(found)) return found
      const form = formOf(found)
      const { happenedOn, body } = found.fact
      return formPage(form, formWith(form.definition, { happenedOn, body, texts: found.texts }), [])
    },
  }),
  definePage({
    method: 'POST',
    path: PATH,
    section: 'improvement',
    needs: 'improvement.record',
    handle: async (asked) => {
      const found = await about(ports, asked)
      return isAnswer(found) ? found : save(ports, asked, found)
    },
  }),
]
