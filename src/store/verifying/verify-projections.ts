import { sql } from 'kysely'
import { type AuthorityId, type SubjectId } from '../../record/index.ts'
import { readRulesInUse } from '../projecting/definitions-in-use.ts'
import { foldAll, type Known } from '../projecting/fold-subjects.ts'
import { readGroups } from '../projecting/groups.ts'
import { differencesBetween, rowsOf } from '../projecting/projections.ts'
import type { Watching } from '../projecting/rebuild.ts'
import type { Tx } from '../database/store.ts'
import { storedRows } from '../projecting/stored-rows.ts'
import { nextSubjects } from '../projecting/subject-batches.ts'
import type { Against, Fault } from './verified.ts'

/** Folds subjects afresh and compares what their facts come to with what is stored. */
export async function verifyProjections(
  tx: Tx,
  authority: AuthorityId,
  { rules: given, foldOneIn }: Against,
  watch: Watching,
): Promise<Fault[]> {
  const faults: Fault[] = []
  const rules = await readRulesInUse(tx, authority, given)
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
  const groups = await readGroups(tx, authority, ids)
  const folded = foldAll(groups.subjects, groups.revisions, [], rules)
  const fresh = rowsOf(ids.flatMap((id) => folded.get(id)?.projection ?? []))
  const stored = await storedRows(tx, { authority, generation: 0 }, ids)
  const kept = await sql<{ id: SubjectId; root: SubjectId | null }>`select id, same_as as root from subject
    where authority = ${authority} and id = any(${ids}::uuid[])`.execute(tx)
  const astray = kept.rows
    .filter(({ id, root }) => root !== (folded.get(id)?.sameAs ?? null))
    .map(({ id }) => ({
      where: `subject ${id}`,
      what: 'the record it is read under is not the one that the facts say',
    }))
  const differing = differencesBetween(stored, fresh).flatMap(({ table, away, put }) =>
    [...new Set([...away, ...put].map((row) => String(row[0])))].map((subject) => ({
      where: `subject ${subject}`,
      what: `what is stored in ${table.name} is not what the facts come to`,
    })),
  )
  return [...astray, ...differing]
}
