import { adopterListed, readHousehold } from '../../practice/adopters/index.ts'
import type { Fact } from '../../record/index.ts'
import { asDay, type Day } from '../../time/index.ts'
import { monthsBefore, on, type AnnexCell, type AnnexCells } from './told-child.ts'

function cellOf({ body }: Fact, field: string, kind: string): AnnexCell {
  const value = body[field] ?? null
  if (typeof value === 'number') return value
  if (typeof value !== 'string' || value === '') return null
  return kind === 'date' ? on(asDay(value)) : value
}

/**
 * List 11: the adopters of a household that is under way on the day, or whose way ended within twelve months; none of
 * any other. Each as the last list up to the day has it.
 */
export function adoptersOf(facts: readonly Fact[], asAt: Day): readonly AnnexCells[] {
  const household = readHousehold(facts.filter(({ happenedOn }) => happenedOn <= asAt))
  if (household === null || (household.ended !== null && household.ended.on < monthsBefore(asAt, 12))) return []
  return household.adopters.map((row) =>
    Object.fromEntries(
      Object.entries(adopterListed.fields).map(([field, { label, kind }]) => [label, cellOf(row, field, kind)]),
    ),
  )
}
