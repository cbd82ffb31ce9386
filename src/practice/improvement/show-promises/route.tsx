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
import { dayIn } from '../../child/index.ts'
import type { ImprovementPorts } from '../ports.ts'
import { promiseCarried, promiseDropped, promiseKept, promiseMade } from '../promise-events.ts'
import { promisesOn, type PromiseOn } from '../promise.ts'
import { recordPages, type ToRecord } from '../record-pages.ts'
import type { FormAbout, Typed } from '../typed-fact.tsx'
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

async function stepAsked(ports: Ports, { reading, params }: OfStep): Promise<ToRecord | Answer> {
  const definition = Object.hasOwn(steps, params.step) ? steps[params.step] : undefined
  const each = await promiseAsked(ports, reading, params.promise)
  if (!each || !definition) return notFound()
  if (each.promise.ended !== null) return forbidden('This promise is kept or dropped: nothing more is recorded of it.')
  const href = hrefOfPromise(each.id)
  const action = `${href}/${params.step}`
  return {
    about: { definition, called: each.promise.what, action, backHref: href, back: 'Back to the promise' },
    to: { subject: each.id, definition, then: href },
    against: (typed) => againstStep(each, typed),
  }
}

/** A promise that is made: a subject of its own. */
function making({ newId }: Ports): ToRecord {
  const subject = newId() as SubjectId // a new random uuid
  return {
    about: toMake,
    to: { subject, isNew: 'promise', definition: promiseMade, then: hrefOfPromise(subject) },
    against: againstMaking,
  }
}

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
        view: <Promises all={all} view={view} on={asked.reading.on} mayRecord={mayRecord(asked)} may={asked.may} />,
      })
    },
  }),
  ...recordPages(ports, {
    ...{ path: `${LIST}/new`, section: 'improvement', needs: 'improvement.record', find: () => making(ports) },
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
  ...recordPages(ports, {
    ...{ path: `${LIST}/:promise/:step`, section: 'improvement', needs: 'improvement.record' },
    find: (asked) => stepAsked(ports, asked),
  }),
]
