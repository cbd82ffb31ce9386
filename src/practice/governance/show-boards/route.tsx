import type { SubjectId } from '../../../record/index.ts'
import {
  BackLink,
  definePage,
  notFound,
  page,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { dayIn } from '../../child/index.ts'
import { recordPages, without, type FormAbout, type ToRecord, type Typed } from '../../improvement/index.ts'
import { correctPages, type ToCorrect } from '../../told/index.ts'
import { boardAsked, factIn, hrefOfBoard, hrefOfMeeting, isNow, readOn } from '../ask.ts'
import { boardSetUp, meetingCalled, memberJoined, riskSeen } from '../board-events.ts'
import type { BoardOn } from '../board.ts'
import { meetingsOf } from '../governance-on.ts'
import type { GovernancePorts } from '../ports.ts'
import { Boards, OneBoard } from './view.tsx'

type Ports = Pick<GovernancePorts, 'readGovernance' | 'saveEntry' | 'newId'>
type Asked<Names extends string> = PageContext<Readonly<Record<Names, string>>>

const LIST = '/improvement/boards'

const toSetUp: FormAbout = {
  definition: boardSetUp,
  called: 'Improvement',
  ...{ action: `${LIST}/new`, backHref: LIST, back: 'Boards', heading: 'Set up a board' },
}

/** What may be recorded of a board, by its word in the address, without what the page knows by itself. */
const kinds = {
  members: { definition: memberJoined, asks: without(memberJoined, 'untilOn'), heading: 'Add a member' },
  risks: { definition: riskSeen, asks: without(riskSeen, 'closedOn'), heading: 'Put a risk on the register' },
  meetings: { definition: meetingCalled, asks: without(meetingCalled, 'board'), heading: 'Call a meeting' },
} as const

type Kind = keyof typeof kinds
const isKind = (text: string): text is Kind => Object.hasOwn(kinds, text)

const formOn = (kind: Kind, { id, board }: BoardOn): FormAbout => ({
  ...{ definition: kinds[kind].asks, heading: kinds[kind].heading, called: board.name },
  ...{ action: `${hrefOfBoard(id)}/${kind}/new`, backHref: hrefOfBoard(id), back: board.name },
})

const everyMonthsWrong = ({ body }: Typed): readonly FieldError[] => {
  const months = body['everyMonths']
  return typeof months === 'number' && (months < 1 || months > 12)
    ? [{ field: 'everyMonths', says: 'Months from one meeting to the next must be from 1 to 12' }]
    : []
}

const wrongMeeting = ({ body, happenedOn }: Typed): readonly FieldError[] => {
  const on = dayIn(body, 'meetsOn')
  return on !== null && on < happenedOn
    ? [{ field: 'meetsOn-day', says: 'The meeting must not be before the day on which it was called' }]
    : []
}

/** What is added to a board; a meeting is a subject of its own. */
async function toAdd(
  ports: Ports,
  { reading, params: { board, kind } }: Asked<'board' | 'kind'>,
): Promise<ToRecord | Answer> {
  const on = await boardAsked(ports, reading, board)
  if (!on || !isKind(kind)) return notFound()
  const { definition } = kinds[kind]
  const about = formOn(kind, on)
  if (kind !== 'meetings') return { about, to: { subject: on.id, definition, then: hrefOfBoard(on.id) } }
  const subject = ports.newId() as SubjectId // a new random uuid
  const to = { subject, isNew: 'meeting' as const, definition, known: { board: on.id }, then: hrefOfMeeting(subject) }
  return { about, to, against: wrongMeeting }
}

/** A board that is set up: a subject of its own. */
function settingUp({ newId }: Ports): ToRecord {
  const subject = newId() as SubjectId // a new random uuid
  const to = { subject, isNew: 'board', definition: boardSetUp, then: hrefOfBoard(subject) } as const
  return { about: toSetUp, to, against: everyMonthsWrong }
}

async function toChange(ports: Ports, { reading, params }: Asked<'board' | 'fact'>): Promise<ToCorrect | Answer> {
  const on = await boardAsked(ports, reading, params.board)
  const fact = on && factIn(await ports.readGovernance(reading), on.id, params.fact)
  const definition = [boardSetUp, memberJoined, riskSeen].find(({ type }) => type === fact?.type)
  if (!on || !fact || !definition) return notFound()
  return {
    ...{ subject: on.id, fact, definition, asks: definition, texts: {}, then: hrefOfBoard(on.id) },
    about: {
      ...{ called: on.board.name, heading: `Change: ${definition.title.toLowerCase()}` },
      ...{ action: `${hrefOfBoard(on.id)}/change/${fact.id}`, backHref: hrefOfBoard(on.id), back: on.board.name },
    },
    ...(definition === boardSetUp && { against: everyMonthsWrong }),
  }
}

/** Boards: the list, setting one up, each of them with its members, risks and meetings. */
export const boardPages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    ...{ method: 'GET', path: LIST, section: 'improvement', needs: 'improvement.see', readsKnownAt: true },
    handle: async (asked) => {
      const all = await readOn(ports, asked.reading)
      return page({
        title: 'Boards',
        view: (
          <Boards
            all={all}
            on={asked.reading.on}
            may={asked.may}
            mayRecord={isNow(asked) && asked.may('boards.record')}
          />
        ),
      })
    },
  }),
  ...recordPages(ports, {
    ...{ path: `${LIST}/new`, section: 'improvement', needs: 'boards.record', find: () => settingUp(ports) },
  }),
  definePage({
    ...{ method: 'GET', path: `${LIST}/:board`, section: 'improvement', needs: 'improvement.see', readsKnownAt: true },
    handle: async (asked) => {
      const all = await readOn(ports, asked.reading)
      const found = all.boards.find(({ id }) => id === asked.params.board)
      if (!found) return notFound()
      return page({
        title: 'A board',
        before: <BackLink href={LIST}>Boards</BackLink>,
        view: (
          <OneBoard
            on={found}
            meetings={meetingsOf(all, found.id)}
            day={asked.reading.on}
            mayRecord={isNow(asked) && asked.may('boards.record')}
          />
        ),
      })
    },
  }),
  ...recordPages(ports, {
    ...{ path: `${LIST}/:board/:kind/new`, section: 'improvement', needs: 'boards.record' },
    find: (asked) => toAdd(ports, asked),
  }),
  ...correctPages(ports, {
    ...{ path: `${LIST}/:board/change/:fact`, section: 'improvement', needs: 'boards.record' },
    find: (asked) => toChange(ports, asked),
  }),
]
