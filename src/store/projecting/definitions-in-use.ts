import { sql } from 'kysely'
import { type AuthorityId, type Fact, factsFrom, type Project, type SubjectId } from '../../record/index.ts'
import type { Rules } from './fold-subjects.ts'
import { readRevisions } from './revisions.ts'
import type { Tx } from '../database/store.ts'

/** The subject that an authority's own facts are about; null while there are none. */
export async function authoritySubject(tx: Tx, authority: AuthorityId): Promise<SubjectId | null> {
  const { rows } = await sql<{ id: SubjectId }>`
    select id from subject where authority = ${authority} and kind = 'authority'`.execute(tx)
  return rows[0]?.id ?? null
}

/** What the authority's own facts came to at a position. */
export async function authorityFacts(tx: Tx, authority: AuthorityId, rules: Rules, upTo: number): Promise<Fact[]> {
  const subject = await authoritySubject(tx, authority)
  if (subject === null) return []
  const revisions = await readRevisions(tx, authority, [subject], upTo)
  return factsFrom(revisions.get(subject) ?? [], rules.definitions)
}

/** The rules as they stand under what the authority had set at a position. */
export async function rulesAt(tx: Tx, authority: AuthorityId, rules: Rules, position: number): Promise<Rules> {
  if (position === 0 || !rules.project.under) return rules
  const facts = await authorityFacts(tx, authority, rules, position)
  return facts.length === 0 ? rules : { ...rules, project: projectUnder(rules.project, facts) }
}

/** The rules that stored rows stand on, held until the transaction ends: for whoever writes such rows. */
export async function rulesInUse(tx: Tx, authority: AuthorityId, rules: Rules): Promise<Rules> {
  if (!rules.project.under) return rules
  const { rows } = await sql<{ position: number }>`
    select position from definitions_in_use where authority = ${authority} for key share`.execute(tx)
  return rulesAt(tx, authority, rules, Number(rows[0]?.position ?? 0))
}

/** The rules that stored rows stand on just now: for whoever reads or compares. */
export async function readRulesInUse(tx: Tx, authority: AuthorityId, rules: Rules): Promise<Rules> {
  if (!rules.project.under) return rules
  const { rows } = await sql<{ position: number }>`
    select position from definitions_in_use where authority = ${authority}`.execute(tx)
  return rulesAt(tx, authority, rules, Number(rows[0]?.position ?? 0))
}

const KEPT = 8
const made = new WeakMap<Project, Map<string, Project>>()

/** The same settings make the same project: kept, because every save asks for it. */
function projectUnder(project: Project, facts: readonly Fact[]): Project {
  const known = made.get(project) ?? new Map<string, Project>()
  made.set(project, known)
  const key = JSON.stringify(
    facts.map(({ type, happenedOn, body, recordedOn }) => [type, happenedOn, body, recordedOn]),
  )
  const under = known.get(key) ?? project.under?.(facts) ?? project
  known.delete(key)
  known.set(key, under)
  for (const oldest of known.keys()) {
    if (known.size <= KEPT) break
    known.delete(oldest)
  }
  return under
}
