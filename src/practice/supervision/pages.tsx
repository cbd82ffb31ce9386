import { roleOf } from '../../access/index.ts'
import type { EventDefinition, SubjectId } from '../../record/index.ts'
import { sayDate, type Day } from '../../time/index.ts'
import {
  BackLink,
  definePage,
  forbidden,
  notFound,
  page,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../web/ui/index.ts'
import { recordPages, without, type FormAbout, type ToRecord, type Typed } from '../improvement/index.ts'
import {
  correctPages,
  puttingRight,
  withdrawPages,
  withWhy,
  type ToCorrect,
  type Told,
  type ToldFact,
} from '../told/index.ts'
import { action, actionDone, held, supervisionEvents } from './events.ts'
import type { SupervisionPorts } from './ports.ts'
import type { Supervised } from './supervision.ts'
import { hrefOfWorker, OneWorker, sayWorker } from './view.tsx'
import { maySupervise, supervisedOf, type Asks } from './who.ts'

const ONE = '/supervision/:worker'
const BACK = 'Back to supervision'

type Of = PageContext<Readonly<Record<'worker', string>>>
type OfFact = PageContext<Readonly<Record<'worker' | 'fact', string>>>

/** Fields that the page knows by itself. */
const KNOWN = ['worker', 'team', 'action'] as const

export const asksOf = ({ person, reading, may }: Pick<PageContext, 'person' | 'reading' | 'may'>): Asks => ({
  ...{ person, sees: reading.sees, mayRecord: may('supervision.record') },
})

/** The worker of an address, where whoever asks reads their supervision; null otherwise, whether there is such a worker or not. */
async function workerAsked(ports: SupervisionPorts, asked: Of): Promise<Supervised | null> {
  const { reading, params } = asked
  const [all, loads] = await Promise.all([ports.readWorkers(reading), ports.readCaseloads(reading)])
  return supervisedOf(all, loads, asksOf(asked)).find(({ worker }) => worker === params.worker) ?? null
}

/** Everything that is told of a worker, whichever subject it was recorded under. */
async function toldOf(
  { readWorkerTold }: SupervisionPorts,
  { reading }: Pick<PageContext, 'reading'>,
  { subjects }: Supervised,
): Promise<Omit<Told, 'clocks'>> {
  const all = await Promise.all(subjects.map((subject) => readWorkerTold(reading, subject)))
  const inOrder = (a: ToldFact, b: ToldFact): number =>
    a.happenedOn < b.happenedOn ? -1 : a.happenedOn > b.happenedOn ? 1 : 0
  return {
    facts: all.flatMap(({ facts }) => facts).sort(inOrder),
    withdrawn: all.flatMap(({ withdrawn }) => withdrawn),
    texts: new Map(all.flatMap(({ texts }) => [...texts])),
  }
}

/** The same for whoever manages the worker; or why nothing is recorded. */
async function managed(ports: SupervisionPorts, asked: Of): Promise<Supervised | Answer> {
  const of = await workerAsked(ports, asked)
  if (of === null) return notFound()
  return maySupervise(asksOf(asked), of) ? of : forbidden('Whoever manages the worker records their supervision.')
}

const formOn = ({ worker }: Supervised, definition: EventDefinition, step: string): FormAbout => {
  const href = hrefOfWorker(worker)
  return {
    definition: without(definition, ...KNOWN),
    ...{ called: sayWorker(worker), action: `${href}/${step}`, backHref: href, back: BACK },
  }
}

/** The form of one step of a worker on record or a new one: the first thing recorded of a worker makes their subject. */
function toRecord(
  { newId }: SupervisionPorts,
  of: Supervised,
  { definition, step }: { readonly definition: EventDefinition; readonly step: string },
): ToRecord {
  const [known] = of.subjects
  const subject = known ?? (newId() as SubjectId) // a new random uuid
  const team = definition === held && of.team !== null ? { team: of.team } : {}
  return {
    about: formOn(of, definition, step),
    to: {
      ...{ subject, definition, then: hrefOfWorker(of.worker), known: { worker: of.worker, ...team } },
      ...(known === undefined ? { isNew: 'worker' as const } : {}),
    },
  }
}

const notTwice =
  ({ supervision }: Supervised) =>
  ({ happenedOn }: Typed): readonly FieldError[] =>
    supervision?.lastOn === happenedOn
      ? [
          {
            field: 'happenedOn-day',
            says: `Supervision on ${sayDate(happenedOn)} is recorded already: correct that, or enter another day`,
          },
        ]
      : []

const notBeforeAgreed =
  (agreedOn: Day) =>
  ({ happenedOn }: Typed): readonly FieldError[] =>
    happenedOn < agreedOn
      ? [{ field: 'happenedOn-day', says: `It was agreed on ${sayDate(agreedOn)}: the date must not be before that` }]
      : []

async function doneAsked(ports: SupervisionPorts, asked: PageContext<Readonly<Record<'worker' | 'action', string>>>) {
  const of = await managed(ports, asked)
  if (!('worker' in of)) return of
  const open = of.supervision?.actions.find(({ fact }) => fact === asked.params.action)
  if (!open) return notFound()
  if (open.doneOn !== null) return forbidden('It is done: that is recorded already.')
  const { about, to } = toRecord(ports, of, { definition: actionDone, step: `done/${open.fact}` })
  return {
    about: { ...about, says: open.what },
    to: { ...to, known: { ...to.known, action: open.fact } },
    against: notBeforeAgreed(open.agreedOn),
  }
}

async function factAsked(
  ports: SupervisionPorts,
  asked: OfFact,
  does: 'correct' | 'withdraw',
): Promise<ToCorrect | Answer> {
  const of = await managed(ports, asked)
  if (!('worker' in of)) return of
  const told = await toldOf(ports, asked, of)
  const fact = told.facts.find(({ id }) => id === asked.params.fact)
  const definition = supervisionEvents.find(({ type }) => type === fact?.type)
  const [subject] = fact?.subjects ?? []
  if (!subject || !fact || !definition) return notFound()
  const href = hrefOfWorker(of.worker)
  const asks = without(definition, ...KNOWN)
  const agreed = of.supervision?.actions.find((each) => each.fact === fact.body['action'])
  return {
    ...{ subject, fact, definition, asks: does === 'correct' ? withWhy(asks) : asks, then: href },
    texts: told.texts.get(fact.id) ?? {},
    about: puttingRight({ called: sayWorker(of.worker), href, back: BACK }, fact, definition.title, does),
    ...(agreed ? { against: notBeforeAgreed(agreed.agreedOn) } : {}),
  }
}

/** A worker's own supervision: its page, recording one, what was agreed and what was done, and putting right what was said. */
export const supervisionPages = (ports: SupervisionPorts): readonly PageDefinition[] => [
  definePage({
    ...{ method: 'GET', path: ONE, section: 'due', needs: 'supervision.see', readsKnownAt: true },
    handle: async (asked) => {
      const of = await workerAsked(ports, asked)
      if (of === null) return notFound()
      const { reading, known, today } = asked
      const href = hrefOfWorker(of.worker)
      const isOpen = known === null && reading.on === today && maySupervise(asksOf(asked), of)
      const offers = [
        { text: 'Supervision held', href: `${href}/held` },
        { text: 'Action from supervision', href: `${href}/action` },
      ]
      const [told, everyWeeks] = await Promise.all([toldOf(ports, asked, of), ports.superviseEvery(reading.authority)])
      return page({
        title: 'Supervision of a social worker',
        before: <BackLink href="/caseloads">Caseloads</BackLink>,
        view: (
          <OneWorker
            {...{ of, told, on: reading.on, everyWeeks, titleOf: ports.titleOf, offers: isOpen ? offers : [] }}
            doneHref={isOpen ? (one) => `${href}/done/${one}` : null}
            correctHref={isOpen ? (fact) => `${href}/facts/${fact}/correct` : null}
            withdrawHref={isOpen ? (fact) => `${href}/facts/${fact}/withdraw` : null}
          />
        ),
      })
    },
  }),
  ...recordPages(ports, {
    ...{ path: `${ONE}/held`, section: 'due', needs: 'supervision.record' },
    find: async (asked) => {
      const of = await managed(ports, asked)
      if (!('worker' in of)) return of
      return {
        ...toRecord(ports, of, { definition: held, step: 'held' }),
        ...{ against: notTwice(of), filled: { heldBy: [sayWho(asked)] } },
      }
    },
  }),
  ...recordPages(ports, {
    ...{ path: `${ONE}/action`, section: 'due', needs: 'supervision.record' },
    find: async (asked) => {
      const of = await managed(ports, asked)
      return 'worker' in of ? toRecord(ports, of, { definition: action, step: 'action' }) : of
    },
  }),
  ...recordPages(ports, {
    ...{ path: `${ONE}/done/:action`, section: 'due', needs: 'supervision.record' },
    find: (asked) => doneAsked(ports, asked),
  }),
  ...correctPages(ports, {
    ...{ path: `${ONE}/facts/:fact/correct`, section: 'due', needs: 'supervision.record' },
    find: (asked) => factAsked(ports, asked, 'correct'),
  }),
  ...withdrawPages(ports, {
    ...{ path: `${ONE}/facts/:fact/withdraw`, section: 'due', needs: 'supervision.record' },
    find: (asked) => factAsked(ports, asked, 'withdraw'),
  }),
]

/** Whoever fills the form in, by what they are: it may be somebody else who held it. */
function sayWho({ person }: Pick<PageContext, 'person'>): string {
  const titles = person.roles.map((role) => roleOf(role)).filter(({ may }) => may.includes('supervision.record'))
  return [titles[0]?.title, person.team].filter((part) => part !== null && part !== undefined).join(', ')
}
