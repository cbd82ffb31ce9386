import type { SubjectId } from '../../record/index.ts'
import { readBoard, type BoardOn } from './board.ts'
import { readMeeting, type MeetingOn } from './meeting.ts'
import { readPaper, readReport, readRoom, type Paper, type PaperEdition, type ReportDuty, type Room } from './paper.ts'
import type { OfGovernance } from './ports.ts'

export interface PaperOn {
  readonly id: SubjectId
  readonly paper: Paper
}

export interface ReportOn {
  readonly id: SubjectId
  readonly report: ReportDuty
}

export interface RoomOn {
  readonly id: SubjectId
  readonly room: Room
}

/** Everything of governance as at a day: boards by name, meetings and papers with the latest first. */
export interface GovernanceOn {
  readonly boards: readonly BoardOn[]
  readonly meetings: readonly MeetingOn[]
  readonly reports: readonly ReportOn[]
  readonly papers: readonly PaperOn[]
  readonly rooms: readonly RoomOn[]
  /** Every edition of every paper, the latest first. */
  readonly editions: readonly PaperEdition[]
}

const latest =
  <T extends { readonly id: string }>(day: (each: T) => string) =>
  (a: T, b: T): number =>
    day(a) !== day(b) ? (day(a) < day(b) ? 1 : -1) : a.id < b.id ? -1 : 1

/** Reads what the facts of all of governance come to. */
export function governanceOn(all: readonly OfGovernance[]): GovernanceOn {
  const of = (kind: OfGovernance['kind']) => all.filter((each) => each.kind === kind)
  const papers = of('paper').flatMap(({ subject, facts }): readonly PaperOn[] => {
    const paper = readPaper(subject, facts)
    return paper ? [{ id: subject, paper }] : []
  })
  return {
    boards: of('board')
      .flatMap(({ subject, facts }): readonly BoardOn[] => {
        const board = readBoard(facts)
        return board ? [{ id: subject, board }] : []
      })
      .sort((a, b) => a.board.name.localeCompare(b.board.name, 'en')),
    meetings: of('meeting')
      .flatMap(({ subject, facts }): readonly MeetingOn[] => {
        const meeting = readMeeting(facts)
        return meeting ? [{ id: subject, meeting }] : []
      })
      .sort(latest(({ meeting }) => meeting.meetsOn)),
    reports: of('report').flatMap(({ subject, facts }): readonly ReportOn[] => {
      const report = readReport(facts)
      return report ? [{ id: subject, report }] : []
    }),
    papers: papers.toSorted(latest(({ paper }) => paper.asAtOn)),
    rooms: of('room')
      .flatMap(({ subject, facts }): readonly RoomOn[] => {
        const room = readRoom(facts)
        return room ? [{ id: subject, room }] : []
      })
      .sort(latest(({ room }) => room.openedOn)),
    editions: papers.flatMap(({ paper }) => paper.editions).toSorted((a, b) => b.position - a.position),
  }
}

/** The meetings of a board, the latest first. */
export const meetingsOf = ({ meetings }: Pick<GovernanceOn, 'meetings'>, board: SubjectId): readonly MeetingOn[] =>
  meetings.filter(({ meeting }) => meeting.board === board)
