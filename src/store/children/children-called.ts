import { sql } from 'kysely'
import type { SubjectId } from '../../record/index.ts'
import type { ReadChildrenCalled } from '../../practice/permanence/index.ts'
import { seen } from '../projecting/seen.ts'
import type { Store } from '../database/store.ts'

/** Reads what those children are called whom the reader may see, by their ids: one query, however many. */
export const readChildrenCalled =
  (store: Store): ReadChildrenCalled =>
  async (reading, children) => {
    if (children.length === 0) return []
    return store.inAuthority(reading.authority, async (tx) => {
      const sealed = await sql<{ subject: SubjectId }>`
        select id as subject from subject where authority = ${reading.authority} and kind = 'closed-adoption'
          and id = any(${children}::uuid[])`.execute(tx)
      const nobody = { name: null, sourceRef: null, team: null, siblingGroup: null, isSealed: true }
      const named = await tx
        .selectFrom('child')
        .select(['subject', 'name', 'source_ref as sourceRef', 'team', 'sibling_group as siblingGroup'])
        .where('authority', '=', reading.authority)
        .where('generation', '=', reading.generation)
        .where(sql<boolean>`subject = any(${children}::uuid[])`)
        .where(seen(reading, sql`subject`))
        .execute()
      return [...named, ...sealed.rows.map(({ subject }) => ({ subject, ...nobody }))]
    })
  }
