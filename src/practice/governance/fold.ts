import type { Fact, JourneyRow, Owner, Projection, SubjectId, SubjectKind } from '../../record/index.ts'
import { addMonths, type Day } from '../../time/index.ts'
import { meetsAgainBy, readBoard } from './board.ts'
import { readMeeting } from './meeting.ts'
import { readPaper, readReport, readRoom } from './paper.ts'

const practice = 'governance'

/** Of a report without a known day, and of a board of which nobody said how often it meets, somebody asks within a quarter. Ours. */
const ASKED_AFTER_MONTHS = 3

const kinds: ReadonlySet<SubjectKind> = new Set(['board', 'meeting', 'report', 'paper', 'room'])

/** Whether the facts of such a subject are folded here. */
export const isGovernance = (kind: SubjectKind): boolean => kinds.has(kind)

interface Step {
  readonly stage: string
  readonly from: Day
}

interface Told {
  readonly owner: Owner['role']
  /** Stages in their order; one that lasted no day is left out. */
  readonly steps: readonly Step[]
  readonly ended: { readonly on: Day; readonly as: string } | null
  readonly next: { readonly nextOn: Day; readonly nextWhat: string }
}

const later = (a: Day, b: Day): Day => (a > b ? a : b)

function toldOf(subject: SubjectId, kind: SubjectKind, facts: readonly Fact[], from: Day): Told {
  if (kind === 'board') {
    const board = readBoard(facts)
    return {
      ...{ owner: 'board-secretary', steps: [{ stage: 'sitting', from }], ended: null },
      next: {
        nextOn: (board && meetsAgainBy(board, null)) ?? addMonths(from, ASKED_AFTER_MONTHS),
        nextWhat: 'Meet',
      },
    }
  }
  if (kind === 'meeting') {
    const meeting = readMeeting(facts)
    const { held, confirmed, meetsOn } = meeting ?? { held: null, confirmed: null, meetsOn: from }
    return {
      owner: 'board-secretary',
      steps: [{ stage: 'called', from }, ...(held ? [{ stage: 'held', from: held.on }] : [])],
      ended: confirmed ? { on: later(confirmed.on, from), as: 'confirmed' } : null,
      next: held
        ? { nextOn: addMonths(held.on, ASKED_AFTER_MONTHS), nextWhat: 'Confirm the minutes' }
        : { nextOn: meetsOn, nextWhat: 'Meet' },
    }
  }
  if (kind === 'room') {
    const room = readRoom(facts)
    return {
      ...{ owner: 'paper-author', steps: [{ stage: 'open', from }], ended: null },
      next: { nextOn: room?.untilOn ?? from, nextWhat: 'Close the room' },
    }
  }
  if (kind === 'report')
    return {
      ...{ owner: 'paper-author', steps: [{ stage: 'asked', from }], ended: null },
      next: { nextOn: addMonths(readReport(facts)?.askedOn ?? from, ASKED_AFTER_MONTHS), nextWhat: 'Send the report' },
    }
  const published = readPaper(subject, facts)?.editions[0]
  return {
    ...{ owner: 'paper-author', steps: [{ stage: 'draft', from }] },
    ended: published ? { on: later(published.publishedOn, from), as: 'published' } : null,
    next: { nextOn: addMonths(from, 1), nextWhat: 'Publish the paper' },
  }
}

/** What the facts of a board, a meeting, a report, a paper or a room come to: one journey, with one stage, owner and next date while it is open. */
export function governanceRows(subject: SubjectId, kind: SubjectKind, facts: readonly Fact[]): Projection {
  const nothing = { child: null, clocks: [], points: [], spans: [], contradictions: [], searchWords: [] }
  const [first] = facts
  if (!first) return { ...nothing, journeys: [], stageSpans: [] }
  const { steps, ended, next, owner: role } = toldOf(subject, kind, facts, first.happenedOn)
  const owner: Owner = { role, named: null }
  const key = { subject, practice, nth: 1 }
  const stays = steps
    .map(({ stage, from }, n) => ({ stage, fromOn: from, toOn: steps[n + 1]?.from ?? ended?.on ?? null }))
    .filter(({ fromOn, toOn }) => toOn === null || toOn > fromOn)
  const last = stays.at(-1)
  const started = { ...key, startedOn: first.happenedOn, startKnown: true }
  const journey: JourneyRow =
    ended === null && last
      ? { ...started, endedOn: null, ending: null, stage: last.stage, stageSince: last.fromOn, owner, ...next }
      : {
          ...started,
          ...{ endedOn: ended?.on ?? first.happenedOn, ending: ended?.as ?? 'closed' },
          ...{ stage: null, stageSince: null, owner: null, nextOn: null, nextWhat: null },
        }
  return { ...nothing, journeys: [journey], stageSpans: stays.map((stay) => ({ ...key, ...stay, owner })) }
}
