import { adopterListed, readHousehold, type Household } from '../../practice/adopters/index.ts'
import type { Fact } from '../../record/index.ts'
import { asDay, type Day } from '../../time/index.ts'
import { monthsBefore, on, type AnnexCell, type AnnexCells } from './told-child.ts'

const fields = Object.entries(adopterListed.fields)

function cellOf({ body }: Fact, field: string, kind: string): AnnexCell {
  const value = body[field] ?? null
  if (typeof value === 'number') return value
  if (typeof value !== 'string' || value === '') return null
  return kind === 'date' ? on(asDay(value)) : value
}

/** What people recorded of the way that a household has come: it stands over what lists say. */
const recordedIn = (recorded: Household | null, field: string, kind: string): AnnexCell =>
  kind === 'date' ? on(recorded?.stepTold(field)) : null

/**
 * List 11: the adopters of a household that is under way on the day, or whose way ended within twelve months; none of
 * any other. Each as the last list up to the day has it, with the steps that people recorded; a household that no list has
 * named is one row under the record's own identifier.
 */
export function adoptersOf(all: readonly Fact[], asAt: Day): readonly AnnexCells[] {
  const facts = all.filter(({ happenedOn }) => happenedOn <= asAt)
  const household = readHousehold(facts)
  if (household === null || (household.ended !== null && household.ended.on < monthsBefore(asAt, 12))) return []
  const recorded = readHousehold(facts.filter(({ type }) => type !== adopterListed.type))
  const rows = household.adopters.map((row) =>
    Object.fromEntries(
      fields.map(([field, { label, kind }]) => [label, recordedIn(recorded, field, kind) ?? cellOf(row, field, kind)]),
    ),
  )
  const subject = facts[0]?.subjects[0] ?? null
  if (rows.length > 0 || subject === null) return rows
  const own = fields.map(([field, { label, kind }]) => [label, recordedIn(recorded, field, kind)] as const)
  const named = {
    [adopterListed.fields['adopter']?.label ?? '']: subject,
    [adopterListed.fields['family']?.label ?? '']: subject,
  }
  return [{ ...Object.fromEntries(own), ...named }]
}
