import { type AuthorityId, type SubjectId } from '../record/index.ts'
import { foldSubject, type Known } from './fold-subjects.ts'
import { differencesBetween, rowsOf, storedRows } from './projections.ts'
import type { Watching } from './rebuild.ts'
import { readRevisions } from './revisions.ts'
import type { Tx } from './store.ts'
import { nextSubjects } from './subject-batches.ts'
import type { Against, Fault } from './verify.ts'

/** Folds subjects afresh and compares what their facts come to with what is stored. */
export async function verifyProjections(
  tx: Tx,
  authority: AuthorityId,
  { rules, foldOneIn }: Against,
  watch: Watching,
): Promise<Fault[]> {
  const faults: Fault[] = []
  for (let after: SubjectId | null = null; ;) {
    watch.signal?.throwIfAborted()
    const batch: Known[] = await nextSubjects(tx, authority, after)
    const last = batch.at(-1)
    if (!last) return faults
    // Ids are random: every nth of them by id is a fair sample.
    faults.push(
      ...(await compare(
        tx,
        authority,
        batch.filter((_, at) => at % foldOneIn === 0),
        rules,
      )),
    )
    after = last.id
  }
}

async function compare(
  tx: Tx,
  authority: AuthorityId,
  subjects: readonly Known[],
  rules: Against['rules'],
): Promise<Fault[]> {
  const ids = subjects.map((subject) => subject.id)
  const revisions = await readRevisions(tx, authority, ids)
  const fresh = rowsOf(subjects.map((each) => foldSubject(each, revisions.get(each.id) ?? [], rules).projection))
  const stored = await storedRows(tx, { authority, generation: 0 }, ids)
  return differencesBetween(stored, fresh).flatMap(({ table, away, put }) =>
    [...new Set([...away, ...put].map((row) => String(row[0])))].map((subject) => ({
      where: `subject ${subject}`,
      what: `what is stored in ${table.name} is not what the facts come to`,
    })),
  )
}
