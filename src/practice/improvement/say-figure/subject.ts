import type { SubjectId } from '../../../record/index.ts'
import type { PageContext } from '../../../web/ui/index.ts'
import { textIn } from '../../child/index.ts'
import type { ImprovementPorts } from '../ports.ts'

/** The subject that holds what was said of a measure; null before the first word. `measure` null: the lists of neighbours. */
export async function subjectOf(
  { readImprovement }: Pick<ImprovementPorts, 'readImprovement'>,
  { reading, today }: Pick<PageContext, 'reading' | 'today'>,
  measure: string | null,
): Promise<SubjectId | null> {
  const all = await readImprovement({ ...reading, on: today })
  const found = all.find(({ kind, facts }) => kind === 'measure' && textIn(facts[0]?.body ?? {}, 'measure') === measure)
  return found?.subject ?? null
}

/** Where a fact of a measure goes: the subject that is known, or a new one. */
export const goingTo = ({ newId }: Pick<ImprovementPorts, 'newId'>, known: SubjectId | null) => ({
  subject: known ?? (newId() as SubjectId), // a new random uuid
  ...(known === null ? { isNew: 'measure' as const } : {}),
})
