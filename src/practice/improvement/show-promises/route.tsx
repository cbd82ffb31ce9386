import type { Reading } from '../../../access/index.ts'
import type { EventDefinition, SubjectId } from '../../../record/index.ts'
import { sayDate } from '../../../time/index.ts'
import {
  BackLink,
  definePage,
  forbidden,
  isUuid,
  notFound,
  page,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN, dayIn } from '../../child/index.ts'
import type { ImprovementPorts } from '../ports.ts'
import { promiseCarried, promiseDropped, promiseKept, promiseMade } from '../promise-events.ts'
import { promisesOn, type PromiseOn } from '../promise.ts'
import { formPage, readForm, saveOrShow, type FormAbout, type Typed } from '../typed-fact.tsx'
import { hrefOfPromise, OnePromise, Promises, viewNamed } from './view.tsx'

type Ports = Pick<ImprovementPorts, 'readImprovement' | 'saveEntry' | 'newId'>
type OfStep = PageContext<Readonly<Record<'promise' | 'step', string>>>

const LIST = '/improvement/promises'

/** What may be recorded of an open promise, by its word in the address. */
const steps: Readonly<Record<string, EventDefinition>> = {
  kept: promiseKept,
  carried: promiseCarried,
  dropped: promiseDropped,
}

const toMake: FormAbout = {
  definition: promiseMade,
  called: 'Improvement',
  action: `${LIST}/new`,
  backHref: LIST,
  back: 'Promises',
  heading: 'Record a promise',
}

const mayRecord = ({ known, reading, today, may }: Pick<PageContext, 'known' | 'reading' | 'today' | 'may'>): boolean =>
  known === null && reading.on === today && may('improvement.record')

async function promiseAsked({ readImprovement }: Ports, reading: Reading, id: string): Promise<PromiseOn | null> {
  if (!isUuid(id)) return null
  return promisesOn(await readImprovement(reading)).find((each) => each.id === id) ?? null
}

export function againstMaking({ body, happenedOn }: Typed): readonly FieldError[] {
  const due = dayIn(body, 'dueOn')
  const months = body['everyMonths']
  return [
    ...(due !== null && due < happenedOn
      ? [{ field: 'dueOn-day', says: 'It must not be due before it was promised' }]
      : []),
    ...(typeof months === 'number' && (months < 1 || months > 60)
      ? [{ field: 'everyMonths', says: 'Months until it is due again must be from 1 to 60' }]
      : []),
  ]
}

function againstStep({ promise }: PromiseOn, { body, happenedOn }: Typed): readonly FieldError[] {
  const last = promise.became.at(-1)?.on ?? promise.madeOn
  const to = dayIn(body, 'carriedToOn')
  return [
    ...(happenedOn < last ? [{ field: 'happenedOn-day', says: `The date must not be before ${sayDate(last)}` }] : []),
    ...(to !== null && promise.dueOn !== null && to <= promise.dueOn
      ? [{ field: 'carriedToOn-day', says: `The later day must be after ${sayDate(promise.dueOn)}` }]
      : []),
  ]
}

interface Step {
  readonly each: PromiseOn
  readonly definition: EventDefinition
  readonly about: FormAbout
}

async function stepAsked(ports: Ports, asked: OfStep): Promise<Step | Answer> {
  if (asked.known) return forbidden(AS_KNOWN_THEN)
  const definition = Object.hasOwn(steps, asked.params.step) ? steps[asked.params.step] : undefined
  const each = await promiseAsked(ports, { ...asked.reading, on: asked.today }, asked.params.promise)
  if (!each || !definition) return notFound()
  if (each.promise.ended !== null) return forbidden('This promise is kept or dropped: nothing more is recorded of it.')
  const href = hrefOfPromise(each.id)
  const action = `${href}/${asked.params.step}`
  return {
    each,
    definition,
    about: { definition, called: each.promise.what, action, backHref: href, back: 'Back to the promise' },
  }
}

const isAnswer = (found: Step | Answer): found is Answer => 'kind' in found

/** The register of promises: the list, recording one, each of them, and what became of it. */
export const promisePages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: LIST,
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async (asked) => {
      const all = promisesOn(await ports.readImprovement(asked.reading))
      const view = viewNamed(asked.query['show'])
      return page({
        title: 'Promises',
        view: <Promises all={all} view={view} on={asked.reading.on} mayRecord={mayRecord(asked)} />,
      })
    },
  }),
  definePage({
    method: 'GET',
    path: `${LIST}/new`,
    section: 'improvement',
    needs: 'improvement.record',
    handle: ({ known }) => (known ? forbidden(AS_KNOWN_THEN) : formPage(toMake, {}, [])),
  }),
  definePage({
    method: 'POST',
    path: `${LIST}/new`,
    section: 'improvement',
    needs: 'improvement.record',
    handle: (asked) => {
      if (asked.known) return forbidden(AS_KNOWN_THEN)
      const subject = ports.newId() as SubjectId // a new random uuid
      const checked = readForm(promiseMade, asked.form, asked.today, againstMaking)
      const to = { subject, isNew: 'promise' as const, definition: promiseMade, then: hrefOfPromise(subject) }
      return saveOrShow(ports, asked, toMake, checked, to)
    },
  }),
  definePage({
    method: 'GET',
    path: `${LIST}/:promise`,
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async (asked) => {
      const each = await promiseAsked(ports, asked.reading, asked.params.promise)
      if (!each) return notFound()
      const isOpen = each.promise.ended === null && mayRecord(asked)
      const offers = Object.entries(steps).map(([step, { title }]) => ({
        text: title,
        href: `${hrefOfPromise(each.id)}/${step}`,
      }))
      return page({
        title: 'A promise',
        before: <BackLink href={LIST}>Promises</BackLink>,
        view: (
          <OnePromise
            each={each}
            on={asked.reading.on}
            offers={isOpen ? offers : []}
            corrected={mayRecord(asked) ? each.facts : []}
          />
        ),
      })
    },
  }),
  definePage({
    method: 'GET',
    path: `${LIST}/:promise/:step`,
    section: 'improvement',
    needs: 'improvement.record',
    handle: async (asked) => {
      const found = await stepAsked(ports, asked)
      return isAnswer(found) ? found : formPage(found.about, {}, [])
    },
  }),
  definePage({
    method: 'POST',
    path: `${LIST}/:promise/:step`,
    section: 'improvement',
    needs: 'improvement.record',
    handle: async (asked) => {
      const found = await stepAsked(ports, asked)
      if (isAnswer(found)) return found
      const { each, definition, about } = found
      const checked = readForm(definition, asked.form, asked.today, (typed) => againstStep(each, typed))
      return saveOrShow(ports, asked, about, checked, { subject: each.id, definition, then: hrefOfPromise(each.id) })
    },
  }),
]
