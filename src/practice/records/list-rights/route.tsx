import { everyChild, type Reading } from '../../../access/index.ts'
import { financialYear, sayDate, sayShortDate, day, type Day } from '../../../time/index.ts'
import {
  definePage,
  page,
  pageAsked,
  redirect,
  typedText,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
  type Standing,
} from '../../../web/ui/index.ts'
import { called } from '../../child/index.ts'
import { ruleKeeping, standingOf } from '../child-rights/present.ts'
import type { ListedRight, RetainedChild, RightsList, RightsPorts } from '../rights-ports.ts'
import { rightsDefinitions, rightsRules, type KeptDefinitions } from '../rules.ts'
import { scheduleOf } from './schedule.ts'
import { RightsWork, Schedule, type ListLine } from './view.tsx'

const A_PAGE = 50

const lists = ['requests', 'due', 'undecided', 'held', 'purges'] as const
const isList = (word: string | undefined): word is RightsList => lists.some((list) => list === word)

/** Every record of the authority but restricted ones that do not name the person. */
const readingFor = ({ reading, person }: PageContext): Reading => ({
  ...reading,
  sees: { ...everyChild, named: person.named },
})

/** The last day of the year to 31 March. */
const yearEnd = (today: Day): Day => day(`${financialYear(today)}-03-31`)

const titles = new Map(rightsRules(rightsDefinitions).map(({ id, next }) => [id, next]))

const requestLine = (request: ListedRight, today: Day): ListLine => {
  const { subject, rule, request: fact, startedOn, dueOn, warnOn } = request
  const clock = { startedOn, warnOn, dueOn, pausedOn: null, stoppedOn: null, endedWithoutOn: null }
  return {
    ...{ key: `${subject}-${fact}`, href: `/children/${subject}/rights/${fact}`, called: called(request) },
    ...{ what: titles.get(rule) ?? rule, day: sayShortDate(dueOn), standing: standingOf(clock, today) },
    stands: `${rule === rightsDefinitions.corrected.id ? 'Accepted' : 'Received'} ${sayShortDate(startedOn)}`,
  }
}

function standingOfChild({ isHeld, keptUntil }: RetainedChild, today: Day): Standing {
  if (isHeld) return 'at-risk'
  if (keptUntil === null) return 'unknown'
  return keptUntil <= today ? 'late' : 'on-course'
}

const childLine = (child: RetainedChild, kept: KeptDefinitions, today: Day): ListLine => ({
  ...{ key: child.subject, href: `/children/${child.subject}/rights`, called: called(child) },
  what:
    ruleKeeping(child.keptBy, kept)?.title ??
    (child.keptBy === null ? 'No rule keeps it' : 'The council’s own decision'),
  day: child.keptUntil === null ? 'No period known' : sayShortDate(child.keptUntil),
  standing: standingOfChild(child, today),
  stands: child.isHeld
    ? 'Held'
    : child.isPurgeAsked
      ? 'A second person decides'
      : child.keptUntil !== null && child.keptUntil <= today
        ? 'Its time is over'
        : child.keptUntil !== null
          ? 'Kept'
          : child.keptBy === null
            ? 'No period known: decide'
            : 'The day it is counted from is not recorded',
})

const nothing: Readonly<Record<RightsList, string>> = {
  requests: 'No request waits.',
  due: 'Of no record the time is over this year.',
  undecided: 'Of every record that is closed it is known until when it is kept.',
  held: 'No record is held.',
  purges: 'No purge waits for a decision.',
}

async function show(
  ports: RightsPorts,
  asked: PageContext,
  sought = '',
  errors: readonly FieldError[] = [],
): Promise<Answer> {
  const { query, today } = asked
  const which = isList(query['which']) ? query['which'] : 'requests'
  const current = pageAsked(query)
  const until = yearEnd(today)
  const { kept } = await ports.inForce(asked.reading.authority)
  const { total, requests, children } = await ports.readListed(readingFor(asked), {
    ...{ which, until, rules: [...titles.keys()], limit: A_PAGE, offset: (current - 1) * A_PAGE },
  })
  return page({
    title: 'Rights and retention',
    status: errors.length > 0 ? 400 : 200,
    hasErrors: errors.length > 0,
    view: (
      <RightsWork
        which={which}
        lead={`Requests about records, and records whose time to be kept is over by ${sayDate(until)}. Nothing is purged by itself.`}
        dayIs={which === 'requests' ? 'Due' : 'Kept until'}
        none={nothing[which]}
        lines={[
          ...requests.map((request) => requestLine(request, today)),
          ...children.map((child) => childLine(child, kept, today)),
        ]}
        current={current}
        last={Math.ceil(total / A_PAGE)}
        sought={sought}
        errors={errors}
      />
    ),
  })
}

async function find(ports: RightsPorts, asked: PageContext): Promise<Answer> {
  const number = typedText(asked.form, 'number')
  const wrong = (says: string) => show(ports, asked, number, [{ field: 'number', says }])
  if (number === '') return wrong('Enter the child’s number in the return')
  const { authority, sees } = readingFor(asked)
  const record = await ports.recordNamed(authority, number, sees)
  return record === null
    ? wrong('There is no record with this number that is open to you. It may be restricted or sealed')
    : redirect(`/children/${record}/rights`)
}

/** The worklist of whoever answers for rights and retention, and the schedule for everybody. */
export const listRightsPages = (ports: RightsPorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/rights',
    section: 'home',
    needs: 'rights.list',
    handle: (asked) => show(ports, asked),
  }),
  definePage({
    method: 'POST',
    path: '/rights/find',
    isQuestion: true,
    searches: true,
    section: 'home',
    needs: 'rights.list',
    handle: (asked) => find(ports, asked),
  }),
  definePage({
    method: 'GET',
    path: '/retention',
    section: 'home',
    needs: 'use',
    async handle({ reading, today }) {
      const { kept } = await ports.inForce(reading.authority)
      return page({ title: 'How long records are kept', view: <Schedule kinds={scheduleOf(kept, today)} /> })
    },
  }),
]
