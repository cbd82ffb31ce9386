import type { SubjectId } from '../../../record/index.ts'
import type { PageContext } from '../../../web/ui/index.ts'
import { complainsOf } from '../../complaints/index.ts'
import type { RightsPorts } from '../rights-ports.ts'

/** Which copies of a record are there for whoever asks, and which are not whole. */
export interface CopiesFor {
  /** Whether what somebody prepared, or gave, is there for whoever asks: it holds nothing that complains of them. */
  readonly isThere: (by: string) => boolean
  /** Whether it leaves out a complaint, since that complains of whoever prepared it; never said of whoever asks. */
  readonly isShort: (by: string) => boolean
}

/**
 * A copy is made with the eyes of whoever prepares it. So who is complained of meets nothing of it in copies that are their
 * own, and in no other; to everybody else it is said that theirs are not whole.
 */
export async function copiesFor(
  { readComplaintsOf }: Pick<RightsPorts, 'readComplaintsOf'>,
  { reading, person }: Pick<PageContext, 'reading' | 'person'>,
  child: SubjectId,
): Promise<CopiesFor> {
  const { without = [], ...sees } = reading.sees
  const all = await readComplaintsOf({ ...reading, sees }, child)
  const shown = all.filter(({ id }) => !without.includes(id))
  const complainedOf = new Set(shown.map(complainsOf))
  return {
    isThere: (by) => by === person.id || shown.length === all.length,
    isShort: (by) => complainedOf.has(by),
  }
}
