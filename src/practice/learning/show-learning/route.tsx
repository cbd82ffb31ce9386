import type { Reading } from '../../../access/index.ts'
import type { EventDefinition } from '../../../record/index.ts'
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
import { recordPages, type ToRecord, type Typed } from '../../improvement/index.ts'
import { done, dropped, shared } from '../events.ts'
import { readLearning as fromFacts, type Learning } from '../learning.ts'
import type { LearningPorts } from '../ports.ts'
import { agreeLearningPages, readLearnedFrom } from './agree.tsx'
import { Briefing, OneLearning, YouSaid, type Learned, viewNamed } from './view.tsx'

type OfStep = PageContext<Readonly<Record<'learning' | 'step', string>>>

const LIST = '/learning'

/** What may be recorded of something learned, by its word in the address. */
const steps: Readonly<Record<string, EventDefinition>> = { done, shared, dropped }

async function allLearned({ readLearning }: LearningPorts, reading: Reading): Promise<readonly Learned[]> {
  const all = (await readLearning(reading)).flatMap(({ subject, facts }): readonly Learned[] => {
    const learning = fromFacts(facts)
    return learning ? [{ id: subject, learning }] : []
  })
  return all.toSorted((a, b) =>
    a.learning.agreedOn < b.learning.agreedOn
      ? 1
      : a.learning.agreedOn > b.learning.agreedOn
        ? -1
        : a.id < b.id
          ? -1
          : 1,
  )
}

const oneLearned = async (ports: LearningPorts, reading: Reading, id: string): Promise<Learned | null> =>
  isUuid(id) ? ((await allLearned(ports, reading)).find((each) => each.id === id) ?? null) : null

const offersOf = ({ done: did, dropped: no }: Learning): readonly string[] =>
  no ? [] : did ? ['shared'] : ['done', 'shared', 'dropped']

const against =
  ({ learning }: Learned) =>
  ({ happenedOn }: Typed): readonly FieldError[] =>
    happenedOn < learning.agreedOn
      ? [
          {
            field: 'happenedOn-day',
            says: `It was agreed on ${sayDate(learning.agreedOn)}: the date must not be before that`,
          },
        ]
      : []

async function stepAsked(ports: LearningPorts, { reading, params }: OfStep): Promise<ToRecord | Answer> {
  const { step } = params
  const definition = Object.hasOwn(steps, step) ? steps[step] : undefined
  const each = await oneLearned(ports, reading, params.learning)
  if (!each || !definition) return notFound()
  if (!offersOf(each.learning).includes(step)) return forbidden('It is done or dropped: that is recorded already.')
  const href = `${LIST}/${each.id}`
  return {
    about: {
      ...{ definition, called: each.learning.will, action: `${href}/${step}`, backHref: href },
      back: 'Back to what was learned',
    },
    to: { subject: each.id, definition, then: href },
    against: against(each),
  }
}

/** What was learned, and “You said, we did”: the list, the briefing that prints, recording one, and what became of it. */
export const learningPages = (ports: LearningPorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: LIST,
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async ({ reading, query, may, known, today }) =>
      page({
        title: 'You said, we did',
        view: (
          <YouSaid
            all={await allLearned(ports, reading)}
            view={viewNamed(query['show'])}
            on={reading.on}
            may={may}
            mayRecord={known === null && reading.on === today && may('improvement.record')}
          />
        ),
      }),
  }),
  definePage({
    method: 'GET',
    path: `${LIST}/briefing`,
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async ({ reading, authority }) =>
      page({
        title: 'You said, we did: briefing',
        before: <BackLink href={LIST}>You said, we did</BackLink>,
        view: <Briefing all={await allLearned(ports, reading)} on={reading.on} authority={authority.name} />,
      }),
  }),
  ...agreeLearningPages(ports),
  definePage({
    method: 'GET',
    path: `${LIST}/:learning`,
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async (asked) => {
      const each = await oneLearned(ports, asked.reading, asked.params.learning)
      if (!each) return notFound()
      const isNow = asked.known === null && asked.reading.on === asked.today && asked.may('improvement.record')
      const offers = isNow ? offersOf(each.learning) : []
      const { from } = each.learning
      const of = from === null ? [] : await readLearnedFrom(ports, asked)
      return page({
        title: 'Something learned',
        before: <BackLink href={LIST}>You said, we did</BackLink>,
        view: (
          <OneLearning
            each={each}
            on={asked.reading.on}
            from={of.find(({ id }) => id === from) ?? null}
            offers={offers.map((step) => ({ text: steps[step]?.title ?? step, href: `${LIST}/${each.id}/${step}` }))}
          />
        ),
      })
    },
  }),
  ...recordPages(ports, {
    ...{ path: `${LIST}/:learning/:step`, section: 'improvement', needs: 'improvement.record' },
    find: (asked) => stepAsked(ports, asked),
  }),
]
