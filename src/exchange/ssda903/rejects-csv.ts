import { csvLine } from './write.ts'
import type { Reject } from './read-return.ts'

/** The first line of a file of rejects of one table: the reason, then the columns as they came. */
export const rejectsHeading = (reject: Pick<Reject, 'header'>): string => csvLine(['REASON', ...reject.header])

/** One rejected row as it came, with the reason before it; nothing in it runs as a formula. */
export const rejectLine = (reject: Pick<Reject, 'reason' | 'cells'>): string =>
  csvLine([reject.reason, ...reject.cells])

/**
 * One sentence that says where a rejected row is and why, without what its cells hold: fit for a screen or a log,
 * where nothing of a child belongs.
 */
export const tellReject = ({ file, line, reason }: Pick<Reject, 'file' | 'line' | 'reason'>): string =>
  `${file}, line ${line}: not read. ${reason.replace(/“[^”]*”, which/g, 'something that')}`
