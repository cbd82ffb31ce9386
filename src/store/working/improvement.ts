import { sql } from 'kysely'
import type { ReadImprovement, ReadImprovementHistory, ReadLastWords } from '../../practice/improvement/index.ts'
import type { EventDefinitions, SubjectId } from '../../record/index.ts'
import { knownBy, savedRevisions, savedTexts } from '../projecting/child-facts.ts'
import type { Store } from '../database/store.ts'
import { readThin } from './thin.ts'

/** Reads every plan, action, requirement decided on, promise and measure as their facts were up to the day of the reading. */
export const readImprovement = (store: Store, definitions: EventDefinitions): ReadImprovement =>
  readThin(store, definitions, ['plan', 'action', 'requirement', 'promise', 'measure'])

/** Reads everything that was ever said about one of them, with who saved it. */
export const readImprovementHistory =
  (store: Store): ReadImprovementHistory =>
  (reading, subject) =>
    store.inAuthority(reading.authority, async (tx) => ({
      revisions: await savedRevisions(tx, reading, subject),
      texts: await savedTexts(tx, reading, subject),
    }))

/** Reads the words of each action's last progress update: long text, which no fold reads. */
export const readLastWords =
  (store: Store): ReadLastWords =>
  (reading) =>
    store.inAuthority(reading.authority, async (tx) => {
      const { authority, on } = reading
      const { rows } = await sql<{ subject: SubjectId; text: string }>`
        select distinct on (s.id) s.id as subject, t.text
        from subject s
        join event_subject o on o.authority = ${authority} and o.subject = s.id
        join event e on e.authority = ${authority} and e.entry = o.entry and e.n = o.n
        join entry n on n.authority = ${authority} and n.id = o.entry
        join event_text t on t.authority = ${authority} and t.entry = e.entry and t.n = e.n and t.field = 'progress'
        where s.authority = ${authority} and s.kind = 'action' and s.kind <> 'child' and e.type = 'improvement.update'
          and e.happened_on <= ${on} ${knownBy(reading)}
        order by s.id, e.happened_on desc, n.position desc, e.revision desc`.execute(tx)
      return new Map(rows.map(({ subject, text }) => [subject, text]))
    })
