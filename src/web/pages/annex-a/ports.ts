import type { AuthorityId } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'
import type { SendPorts } from '../send/ports.ts'

/** What the pages of Annex A can do. */
export interface ListsPorts extends Pick<SendPorts, 'read' | 'cancel' | 'list' | 'count'> {
  /** Begins to make the lists as at today, as the record now stands; answers their id, null where the record is empty. */
  readonly beginLists: (authority: AuthorityId, by: string) => Promise<string | null>
}

/** The workbook of the lists: named by its day alone. */
export const nameOfLists = (asAt: Day): string => `annex-a-${asAt}.xlsx`
