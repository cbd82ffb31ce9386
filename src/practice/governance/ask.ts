import type { Reading } from '../../access/index.ts'
import type { Fact, FactId, SubjectId } from '../../record/index.ts'
import { isUuid, type PageContext } from '../../web/ui/index.ts'
import type { BoardOn } from './board.ts'
import { governanceOn, type GovernanceOn, type PaperOn, type RoomOn } from './governance-on.ts'
import type { MeetingOn } from './meeting.ts'
import type { GovernancePorts, OfGovernance } from './ports.ts'

type Ports = Pick<GovernancePorts, 'readGovernance'>

/** Everything of governance as at the day of the reading. */
export const readOn = async ({ readGovernance }: Ports, reading: Reading): Promise<GovernanceOn> =>
  governanceOn(await readGovernance(reading))

/** Whether something may be recorded on this page: of the record as now known, today. */
export const isNow = ({ known, reading, today }: Pick<PageContext, 'known' | 'reading' | 'today'>): boolean =>
  known === null && reading.on === today

export interface MeetingAsked extends MeetingOn {
  readonly board: BoardOn | null
}

export async function boardAsked(ports: Ports, reading: Reading, id: string): Promise<BoardOn | null> {
  if (!isUuid(id)) return null
  return (await readOn(ports, reading)).boards.find((each) => each.id === id) ?? null
}

export async function meetingAsked(ports: Ports, reading: Reading, id: string): Promise<MeetingAsked | null> {
  if (!isUuid(id)) return null
  const { meetings, boards } = await readOn(ports, reading)
  const found = meetings.find((each) => each.id === id)
  return found ? { ...found, board: boards.find((each) => each.id === found.meeting.board) ?? null } : null
}

export async function paperAsked(ports: Ports, reading: Reading, id: string): Promise<PaperOn | null> {
  if (!isUuid(id)) return null
  return (await readOn(ports, reading)).papers.find((each) => each.id === id) ?? null
}

export async function roomAsked(ports: Ports, reading: Reading, id: string): Promise<RoomOn | null> {
  if (!isUuid(id)) return null
  return (await readOn(ports, reading)).rooms.find((each) => each.id === id) ?? null
}

/** A fact of a subject by its number; null where the subject has none of it. */
export function factIn(all: readonly OfGovernance[], subject: SubjectId, id: string): Fact | null {
  if (!isUuid(id)) return null
  return all.find((each) => each.subject === subject)?.facts.find((fact) => fact.id === (id as FactId)) ?? null // just looked at
}

export const hrefOfBoard = (id: string): string => `/improvement/boards/${id}`
export const hrefOfMeeting = (id: string): string => `/improvement/meetings/${id}`
export const hrefOfPaper = (id: string): string => `/improvement/papers/${id}`
export const hrefOfEdition = (id: string): string => `/improvement/published/${id}`
export const hrefOfRoom = (id: string): string => `/improvement/rooms/${id}`
