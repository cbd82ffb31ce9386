import { sql } from 'kysely'
import type { FindWritten, WrittenFound } from '../../practice/child/index.ts'
import { seen } from '../projecting/seen.ts'
import type { Store } from '../database/store.ts'

/** So many of the newest texts that hold the words are looked at; of those, the ones that the asker may read are shown. */
const LOOKED_AT = 5000

const NOW_KNOWN = 0

/**
 * What was written about children, by its words in any of their forms, the newest first: the text that stands now of facts
 * that were not withdrawn, about children whom the asker may see. Nothing of a past state of knowledge, and nothing that was
 * said of a record itself: requests and holds are found by whoever answers for them.
 */
export const findWritten =
  (store: Store): FindWritten =>
  async (reading, words, limit) => {
    const { authority, generation, on } = reading
    if (generation !== NOW_KNOWN || words.trim() === '') return []
    return store.inAuthority(authority, async (tx) => {
      const { rows } = await sql<WrittenFound>`
        select c.subject, c.name, c.source_ref as "sourceRef", c.born_on as "bornOn", e.type, e.happened_on as "happenedOn",
          t.field, ts_headline('english', t.text, plainto_tsquery('english', ${words}),
            'StartSel="", StopSel="", MaxWords=30, MinWords=15') as says
        from texts_holding(${words}, ${LOOKED_AT}) f
        join event_text t on t.authority = ${authority} and t.entry = f.entry and t.n = f.n and t.field = f.field
        join event e on e.authority = ${authority} and e.entry = f.entry and e.n = f.n
        join event_subject s on s.authority = ${authority} and s.entry = f.entry and s.n = f.n
        join subject b on b.authority = ${authority} and b.id = s.subject
        join child c on c.authority = ${authority} and c.generation = ${NOW_KNOWN} and c.subject = coalesce(b.same_as, b.id)
        where e.happened_on <= ${on} and e.type not like 'records.%' and ${seen(reading, sql`c.subject`)}
          and not exists (
            select from event later
            left join event_text x on x.authority = ${authority} and x.entry = later.entry and x.n = later.n and x.field = f.field
            where later.authority = ${authority} and later.fact = e.fact and later.revision > e.revision
              and (later.happened_on is null or x.text is not null))
        order by e.happened_on desc, f.entry desc, f.field, c.subject
        limit ${limit}`.execute(tx)
      return rows
    })
  }
