import type { SubjectId } from '../../record/index.ts'
import type { Importing, SourceRef } from '../../store/index.ts'
import type { AnnexStatement } from './read-row.ts'

/** What list 11 calls a household and an adopter: number spaces of their own, apart from the children’s. */
export const FAMILY = 'annex-a-family'
export const ADOPTER = 'annex-a-adopter'

/** What list 11 that was made here calls a household that people recorded and no list has named. */
const OWN_IDENTIFIER = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Which household a row of list 11 is about. */
export type Found =
  | { readonly subject: SubjectId; readonly isNew: boolean; readonly refs: readonly SourceRef[] }
  | { readonly wrong: string }

/** The family that a row names; null where it names none. */
export const familyOf = ({ says }: AnnexStatement): string | null => {
  const family = says['Family identifier']
  return family === undefined ? null : String(family)
}

/** Finds the household of each row: by its family identifier, or by the adopter’s own where the row has none. Never guesses. */
export async function householdsOf(
  importing: Pick<Importing, 'called'>,
  rows: readonly AnnexStatement[],
  newSubject: () => SubjectId,
): Promise<(row: AnnexStatement) => Found> {
  const families = new Map(await importing.called(FAMILY, [...new Set(rows.flatMap((row) => familyOf(row) ?? []))]))
  const adopters = new Map(
    await importing.called(
      ADOPTER,
      rows.map(({ id }) => id),
    ),
  )
  return (row) => {
    const family = familyOf(row)
    const byFamily = family === null ? undefined : families.get(family)
    const byAdopter = adopters.get(row.id)
    if (byFamily !== undefined && byAdopter !== undefined && byFamily !== byAdopter)
      return { wrong: 'is not the family with which this adopter is on record' }
    const known = byFamily ?? byAdopter
    if (known === undefined && OWN_IDENTIFIER.test(family ?? row.id))
      return { wrong: 'is a record’s own identifier of a household that stands in no list yet' }
    const subject = known ?? newSubject()
    const refs: SourceRef[] = []
    if (family !== null && byFamily === undefined) refs.push({ source: FAMILY, ref: family, subject })
    if (byAdopter === undefined) refs.push({ source: ADOPTER, ref: row.id, subject })
    if (family !== null) families.set(family, subject)
    adopters.set(row.id, subject)
    return { subject, isNew: known === undefined, refs }
  }
}
