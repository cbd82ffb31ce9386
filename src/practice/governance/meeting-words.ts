import { sayDate } from '../../time/index.ts'
import type { MeetingAsked } from './ask.ts'

/** "Improvement board of Harbour Council, 3 November 2026". */
export const sayMeetingOf = ({ board, meeting }: Pick<MeetingAsked, 'board' | 'meeting'>): string =>
  `${board?.board.name ?? 'A board'}, ${sayDate(meeting.meetsOn)}`
