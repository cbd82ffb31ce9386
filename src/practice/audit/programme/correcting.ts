import type { EventDefinition } from '../../../record/index.ts'
import { sayDate } from '../../../time/index.ts'
import { notFound, type Answer, type FieldError, type PageContext, type PageDefinition } from '../../../web/ui/index.ts'
import { dayIn } from '../../child/index.ts'
import { without, type Typed } from '../../improvement/index.ts'
import { correctPages, puttingRight, withoutDay, withWhy, type ToCorrect } from '../../told/index.ts'
import { programmeAgreed, programmeClosed } from '../events.ts'
import type { AuditPorts } from '../ports.ts'
import { programmeAsked, type Programme } from './programme.ts'

type Ports = Pick<AuditPorts, 'readProgrammes' | 'readProgrammeTold' | 'saveEntry' | 'newId'>
type OfFact = PageContext<Readonly<Record<'programme' | 'fact', string>>>

/** What says how the sample was drawn, the day on which it was among it: no correction reaches it, so that it can be drawn again. */
const DRAWN = ['tool', 'size', 'population', 'strata', 'seed', 'digest', 'position'] as const

/** What may be put right of each fact of a programme. */
const asked: ReadonlyMap<string, EventDefinition> = new Map(
  [withoutDay(without(programmeAgreed, ...DRAWN)), programmeClosed].map((asks) => [asks.type, asks]),
)

const SAMPLE_STAYS =
  'The title, why it is held and the day by which the audits are done can be put right. What it drew cannot: the tool, the day, the seed and the cases stay as they were, so that anybody can draw them again. Days of single audits are put right on the audits.'

const against =
  ({ agreedOn }: Programme, definition: EventDefinition) =>
  ({ happenedOn, body }: Typed): readonly FieldError[] => {
    const due = dayIn(body, 'dueOn')
    if (definition === programmeAgreed && due !== null && due < agreedOn)
      return [{ field: 'dueOn-day', says: `The date must not be before ${sayDate(agreedOn)}, when it was agreed` }]
    return definition === programmeClosed && happenedOn < agreedOn
      ? [{ field: 'happenedOn-day', says: `The date must not be before ${sayDate(agreedOn)}, when it was agreed` }]
      : []
  }

async function factAsked(ports: Ports, { reading, params }: OfFact): Promise<ToCorrect | Answer> {
  const programme = await programmeAsked(ports, reading, params.programme)
  const told = programme && (await ports.readProgrammeTold(reading, programme.id))
  const fact = told?.facts.find(({ id }) => id === params.fact)
  const definition = [programmeAgreed, programmeClosed].find(({ type }) => type === fact?.type)
  const asks = definition && asked.get(definition.type)
  if (!programme || !told || !fact || !definition || !asks) return notFound()
  const href = `/audits/${programme.id}`
  const about = puttingRight({ called: programme.title, href, back: 'Back to the programme' }, fact, definition.title)
  return {
    ...{ subject: programme.id, fact, definition, asks: withWhy(asks), then: href },
    ...{ texts: told.texts.get(fact.id) ?? {}, against: against(programme, definition) },
    about: definition === programmeAgreed ? { ...about, says: SAMPLE_STAYS } : about,
  }
}

/** The form by which a fact of a programme is put right: the next revision, with its reason. */
export const correctProgrammePages = (ports: Ports): readonly PageDefinition[] =>
  correctPages(ports, {
    ...{ path: '/audits/:programme/facts/:fact/correct', section: 'improvement', needs: 'audits.agree' },
    find: (of) => factAsked(ports, of),
  })
