import type { Fact, FactId, SubjectId } from '../../record/index.ts'
import { addMonths, type Day } from '../../time/index.ts'
import { dayIn, textIn } from '../child/index.ts'
import { boardKinds, boardSetUp, memberJoined, memberParts, riskRatings, riskSeen } from './board-events.ts'

/** Somebody on a board, by role. */
export interface Member {
  readonly fact: FactId
  readonly revision: number
  readonly role: string
  readonly body: string
  readonly part: keyof typeof memberParts
  readonly isIndependent: boolean
  readonly fromOn: Day
  /** The last day; null while they sit on it. */
  readonly untilOn: Day | null
}

export interface Risk {
  readonly fact: FactId
  readonly revision: number
  readonly risk: string
  readonly rating: keyof typeof riskRatings
  readonly who: string
  readonly control: string
  readonly since: Day
  readonly closedOn: Day | null
}

/** A board, as its facts up to a day tell it. */
export interface Board {
  readonly name: string
  readonly kind: keyof typeof boardKinds
  readonly everyMonths: number | null
  readonly asked: string | null
  readonly since: Day
  readonly members: readonly Member[]
  readonly risks: readonly Risk[]
}

const oneOf = <Word extends string>(
  words: Readonly<Record<Word, string>>,
  text: string | null,
  otherwise: Word,
): Word => (text !== null && Object.hasOwn(words, text) ? (text as Word) : otherwise) // just looked at

function memberIn({ id, revision, body, happenedOn }: Fact): Member {
  return {
    ...{ fact: id, revision, fromOn: happenedOn, untilOn: dayIn(body, 'untilOn') },
    role: textIn(body, 'role') ?? 'a member whose role nobody said',
    body: textIn(body, 'body') ?? 'not said',
    part: oneOf(memberParts, textIn(body, 'part'), 'member'),
    isIndependent: body['independent'] === true,
  }
}

function riskIn({ id, revision, body, happenedOn }: Fact): Risk {
  const said = (field: string): string => textIn(body, field) ?? 'not said'
  return {
    ...{ fact: id, revision, since: happenedOn, closedOn: dayIn(body, 'closedOn') },
    ...{ risk: said('risk'), who: said('who'), control: said('control') },
    rating: oneOf(riskRatings, textIn(body, 'rating'), 'medium'),
  }
}

const PARTS = Object.keys(memberParts)

/** What a board's facts come to; null without any. */
export function readBoard(facts: readonly Fact[]): Board | null {
  const [first] = facts
  if (!first) return null
  const setUp = facts.findLast(({ type }) => type === boardSetUp.type)
  const months = setUp?.body['everyMonths']
  return {
    name: (setUp && textIn(setUp.body, 'name')) ?? 'A board without a name',
    kind: oneOf(boardKinds, setUp ? textIn(setUp.body, 'kind') : null, 'other'),
    everyMonths: typeof months === 'number' && months > 0 ? months : null,
    asked: setUp ? textIn(setUp.body, 'asked') : null,
    since: first.happenedOn,
    members: facts
      .filter(({ type }) => type === memberJoined.type)
      .map(memberIn)
      .sort((a, b) => PARTS.indexOf(a.part) - PARTS.indexOf(b.part)),
    risks: facts.filter(({ type }) => type === riskSeen.type).map(riskIn),
  }
}

export const sitsOn =
  (on: Day) =>
  (member: Member): boolean =>
    member.untilOn === null || member.untilOn >= on

/** What a board lacks that a notice asks of one, in sentences; empty where it lacks nothing. */
export function lacksOf({ members }: Board, on: Day): readonly string[] {
  const now = members.filter(sitsOn(on))
  const chairs = now.filter(({ part }) => part === 'chair')
  return [
    ...(chairs.length === 0 ? ['Nobody chairs it.'] : []),
    ...(chairs.length > 1 ? [`${chairs.length} people chair it at the same time.`] : []),
    ...(chairs.length > 0 && !chairs.some(({ isIndependent }) => isIndependent)
      ? ['Its chair is not independent of the council.']
      : []),
    ...(now.some(({ part }) => part === 'partner') ? [] : ['No partner sits on it.']),
  ]
}

/** The day by which the board is to meet again, after the last day on which it met or was set up; null where nobody decided how often. */
export const meetsAgainBy = ({ everyMonths, since }: Board, lastMet: Day | null): Day | null =>
  everyMonths === null ? null : addMonths(lastMet ?? since, everyMonths)

export interface BoardOn {
  readonly id: SubjectId
  readonly board: Board
}
