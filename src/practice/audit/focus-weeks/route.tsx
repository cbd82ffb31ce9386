import type { Reading } from '../../../access/index.ts'
import type { EventDefinition, SubjectId } from '../../../record/index.ts'
import { sayDate } from '../../../time/index.ts'
import {
  BackLink,
  definePage,
  isUuid,
  notFound,
  page,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { dayIn } from '../../child/index.ts'
import { recordPages, type FormAbout, type ToRecord, type Typed } from '../../improvement/index.ts'
import { correctPages, puttingRight, withWhy, type ToCorrect } from '../../told/index.ts'
import { focusWeekEvents, weekAgreed, weekEnded, weekSaw } from '../focus-events.ts'
import type { AuditPorts } from '../ports.ts'
import { readProgramme } from '../programme/programme.ts'
import { readFocusWeek, type FocusWeek } from './focus-week.ts'
import { FocusWeeks, hrefOfWeek, OneFocusWeek, WEEKS } from './view.tsx'

type Ports = Pick<
  AuditPorts,
  'readProgrammes' | 'readProgrammeTold' | 'readLearned' | 'saveEntry' | 'newId' | 'titleOf'
>
type OfFact = PageContext<Readonly<Record<'week' | 'fact', string>>>

const ONE = `${WEEKS}/:week` as const

async function weekAsked({ readProgrammes }: Ports, reading: Reading, id: string): Promise<FocusWeek | null> {
  if (!isUuid(id)) return null
  const found = (await readProgrammes(reading)).find(({ subject }) => subject === id)
  return found ? readFocusWeek(found.subject, found.facts) : null
}

const toAgree: FormAbout = {
  ...{ definition: weekAgreed, called: 'Focus weeks', action: `${WEEKS}/new`, backHref: WEEKS, back: 'Focus weeks' },
  heading: 'Agree a focus week',
}

const daysWrong = ({ body }: Typed): readonly FieldError[] => {
  const [from, to] = [dayIn(body, 'startsOn'), dayIn(body, 'endsOn')]
  return from !== null && to !== null && to < from
    ? [{ field: 'endsOn-day', says: 'The last day must not be before the first' }]
    : []
}

const notBefore =
  ({ startsOn }: FocusWeek) =>
  ({ happenedOn }: Typed): readonly FieldError[] =>
    happenedOn < startsOn
      ? [{ field: 'happenedOn-day', says: `The week began on ${sayDate(startsOn)}: the date must not be before that` }]
      : []

const formOn = (definition: EventDefinition, { id, title }: FocusWeek, step: string): FormAbout => ({
  ...{ definition, called: title, action: `${hrefOfWeek(id)}/${step}`, backHref: hrefOfWeek(id) },
  back: 'Back to the week',
})

/** The form of one step of a week. */
const stepPages = (ports: Ports, step: 'seen' | 'follows', definition: EventDefinition): readonly PageDefinition[] =>
  recordPages(ports, {
    ...{ path: `${ONE}/${step}`, section: 'improvement', needs: 'audits.agree' },
    find: async ({ reading, params }) => {
      const week = await weekAsked(ports, reading, params.week)
      if (!week) return notFound()
      const to = { subject: week.id, definition, then: hrefOfWeek(week.id) }
      return { about: formOn(definition, week, step), to, against: notBefore(week) }
    },
  })

/** A week that is agreed: a subject of its own. */
function agreeing({ newId }: Ports): ToRecord {
  const subject = newId() as SubjectId // a new random uuid
  const to = { subject, isNew: 'audit-programme', definition: weekAgreed, then: hrefOfWeek(subject) } as const
  return { about: toAgree, to, against: daysWrong }
}

async function factAsked(ports: Ports, { reading, params }: OfFact): Promise<ToCorrect | Answer> {
  const week = await weekAsked(ports, reading, params.week)
  const fact = week && (await ports.readProgrammeTold(reading, week.id)).facts.find(({ id }) => id === params.fact)
  const definition = focusWeekEvents.find(({ type }) => type === fact?.type)
  if (!week || !fact || !definition) return notFound()
  const href = hrefOfWeek(week.id)
  return {
    ...{ subject: week.id, fact, definition, asks: withWhy(definition), texts: {}, then: href },
    against: definition === weekAgreed ? daysWrong : notBefore(week),
    about: puttingRight({ called: week.title, href, back: 'Back to the week' }, fact, definition.title),
  }
}

/** Focus weeks: the list, agreeing one, its page, what was seen, what follows, and putting right what was said. */
export const focusWeekPages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    ...{ method: 'GET', path: WEEKS, section: 'improvement', needs: 'audits.see' },
    handle: async ({ reading, today, may }) => {
      const weeks = (await ports.readProgrammes(reading))
        .flatMap(({ subject, facts }) => readFocusWeek(subject, facts) ?? [])
        .toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : a.startsOn > b.startsOn ? -1 : a.id < b.id ? -1 : 1))
      const mayRecord = reading.on === today && may('audits.agree')
      return page({ title: 'Focus weeks', view: <FocusWeeks {...{ weeks, on: reading.on, may, mayRecord }} /> })
    },
  }),
  ...recordPages(ports, {
    ...{ path: `${WEEKS}/new`, section: 'improvement', needs: 'audits.agree', find: () => agreeing(ports) },
  }),
  definePage({
    ...{ method: 'GET', path: ONE, section: 'improvement', needs: 'audits.see' },
    handle: async ({ reading, params, today, may }) => {
      const week = await weekAsked(ports, reading, params.week)
      if (!week) return notFound()
      const { startsOn, endsOn } = week
      const programmes = (await ports.readProgrammes(reading))
        .filter(({ facts }) => facts.some(({ body }) => body['occasion'] === 'focus-week'))
        .flatMap(({ subject, facts }) => readProgramme(subject, facts) ?? [])
        .filter(({ agreedOn }) => agreedOn >= startsOn && agreedOn <= endsOn)
      const isNow = reading.on === today
      const mayRecord = isNow && may('audits.agree')
      const shown = {
        ...{ week, programmes, on: reading.on, mayRecord, titleOf: ports.titleOf },
        told: await ports.readProgrammeTold(reading, week.id),
        learnHref: isNow && may('improvement.record') ? `/learning/new?from=${week.id}` : null,
        learned: may('improvement.see') ? await ports.readLearned(reading, week.id) : [],
        ...(mayRecord && { correctHref: (fact: string) => `${hrefOfWeek(week.id)}/facts/${fact}/correct` }),
      }
      return page({
        title: 'A focus week',
        before: <BackLink href={WEEKS}>Focus weeks</BackLink>,
        view: <OneFocusWeek {...shown} />,
      })
    },
  }),
  ...stepPages(ports, 'seen', weekSaw),
  ...stepPages(ports, 'follows', weekEnded),
  ...correctPages(ports, {
    ...{ path: `${ONE}/facts/:fact/correct`, section: 'improvement', needs: 'audits.agree' },
    find: (asked) => factAsked(ports, asked),
  }),
]
