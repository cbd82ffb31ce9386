import { sql } from 'kysely'
import type { Reading } from '../access/index.ts'
import type {
  OfImprovement,
  ReadImprovement,
  ReadImprovementHistory,
  ReadLastWords,
} from '../practice/improvement/index.ts'
import { factsFrom, type EventDefinitions, type Revision, type SubjectId } from '../record/index.ts'
import { knownBy, savedRevisions, savedTexts } from './child-facts.ts'
import { remembered } from './remembered.ts'
import type { Store, Tx } from './store.ts'

interface Row extends Revision {
  readonly subject: SubjectId
  readonly kind: OfImprovement['kind']
}

async function rowsIn(tx: Tx, reading: Reading): Promise<readonly Row[]> {
  const { authority } = reading
  const { rows } = await sql<Row>`
    select s.id as subject, s.kind, e.fact, e.revision, e.type, e.shape, e.subjects, e.happened_on as "happenedOn", e.body,
      n.voice, n.statement, n.recorded_on as "recordedOn"
    from subject s
    join event_subject o on o.authority = ${authority} and o.subject = s.id
    join event e on e.authority = ${authority} and e.entry = o.entry and e.n = o.n
    join entry n on n.authority = ${authority} and n.id = o.entry
    where s.authority = ${authority} and s.kind <> 'child' and s.kind in ('plan', 'action', 'requirement', 'promise', 'measure') ${knownBy(reading)}
    order by s.id, o.entry, o.n`.execute(tx)
  return rows
}

/** Reads every plan, action and requirement decided on as their facts were up to the day of the reading. The answer stands while nothing is saved. */
export const readImprovement = (store: Store, definitions: EventDefinitions): ReadImprovement => {
  const whole = (reading: Reading, _: null) =>
    store.inAuthority(reading.authority, async (tx) => {
      const bySubject = Map.groupBy(await rowsIn(tx, reading), ({ subject }) => subject)
      return [...bySubject].flatMap(([subject, rows]): readonly OfImprovement[] => {
        const facts = factsFrom(rows, definitions).filter(({ happenedOn }) => happenedOn <= reading.on)
        const kind = rows[0]?.kind
        return kind && facts.length > 0 ? [{ subject, kind, facts }] : []
      })
    })
  const read = remembered(store, 12, whole, { eyes: 'the-same-for-all' })
  return (reading) => read(reading, null)
}

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
