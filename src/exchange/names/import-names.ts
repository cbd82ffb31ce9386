import type { FactId, NewRevision, Randomness } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Importing } from '../../store/index.ts'
import type { Imported, Progress } from '../ssda903/index.ts'
import type { NamesFile, RejectedName } from './read-names.ts'
import { sayNames } from './say-names.ts'

const CHILDREN_AT_ONCE = 500

export interface NamesOptions {
  readonly today: Day
  readonly randomness: Randomness
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/**
 * Compares a names file with the record and writes what is new, within one transaction of the voice `names`. Children
 * who are not on record come back as rejects.
 */
export async function importNames(
  importing: Importing,
  names: NamesFile,
  options: NamesOptions,
): Promise<Imported & { readonly rejects: readonly RejectedName[] }> {
  const rejects = [...names.rejects]
  const totals = { children: 0, events: 0, corrections: 0, retractions: 0, unchanged: 0, sealed: 0 }
  for (let from = 0; from < names.rows.length; from += CHILDREN_AT_ONCE) {
    options.signal?.throwIfAborted()
    const all = names.rows.slice(from, from + CHILDREN_AT_ONCE)
    const sealed = await importing.sealed(all.map((row) => row.child))
    totals.sealed += sealed.size
    const batch = all.filter((row) => !sealed.has(row.child))
    const known = new Map((await importing.read(batch.map((row) => row.child))).map((one) => [one.sourceRef, one]))
    const revisions: NewRevision[] = []
    for (const row of batch) {
      const record = known.get(row.child)
      if (!record) {
        const reason = 'No child with this number is on record. Load the return first, or mend the number.'
        rejects.push({ file: names.file, line: row.line, reason, header: names.header, cells: row.cells })
        continue
      }
      const said = sayNames(row, record.revisions, options.today, () => options.randomness.uuid() as FactId) // a random uuid
      for (const one of said.said) revisions.push({ ...one, shape: 1, subjects: [record.subject], texts: {} })
      totals.children++
      totals.events += said.facts
      totals.corrections += said.corrections + said.retractions
      totals.retractions += said.retractions
      totals.unchanged += said.unchanged
    }
    if (revisions.length > 0)
      await importing.write({
        newSubjects: [],
        entries: [{ statement: `names:${options.today}`, revisions }],
        coverage: new Map(),
      })
    options.onProgress?.({ doing: 'Saving names', done: from + all.length, of: names.rows.length })
  }
  return { ...totals, rejected: rejects.length, rejects }
}
