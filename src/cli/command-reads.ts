import { recordReads } from '../store/index.ts'
import { londonDay } from '../time/index.ts'
import type { OpenedRecord } from './open-record.ts'

/**
 * Writes into the log of reads that a command is about to hand out the children of the record, before it does: whoever
 * may run commands where the record is kept may read all of it.
 */
export const recordCommandRead = ({ store, authority }: OpenedRecord, command: string): Promise<void> =>
  recordReads(store)(authority.id, {
    person: 'command line',
    route: `throughline ${command}`,
    on: londonDay(new Date()),
    ground: 'list',
    because: 'A command run where the record is kept: it reads every child’s record.',
    subject: null,
    subjects: [],
  })
