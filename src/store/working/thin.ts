import { sql } from 'kysely'
import type { Reading } from '../../access/index.ts'
import {
  factsFrom,
  type EventDefinitions,
  type Fact,
  type Revision,
  type SubjectId,
  type SubjectKind,
} from '../../record/index.ts'
import { knownBy } from '../projecting/child-facts.ts'
import { remembered } from '../projecting/remembered.ts'
import type { Store, Tx } from '../database/store.ts'

/** A subject that is no child, with its facts, in the order of the world, up to the day of the reading. */
export interface ThinSubject<Kind extends SubjectKind> {
  readonly subject: SubjectId
  readonly kind: Kind
  readonly facts: readonly Fact[]
}

async function rowsIn<Kind extends SubjectKind>(tx: Tx, reading: Reading, kinds: readonly Kind[]) {
  const { authority } = reading
  const { rows } = await sql<Revision & { readonly subject: SubjectId; readonly kind: Kind }>`
    select s.id as subject, s.kind, e.fact, e.revision, e.type, e.shape, e.subjects, e.happened_on as "happenedOn", e.body,
      n.voice, n.statement, n.recorded_on as "recordedOn"
    from subject s
    join event_subject o on o.authority = ${authority} and o.subject = s.id
    join event e on e.authority = ${authority} and e.entry = o.entry and e.n = o.n
    join entry n on n.authority = ${authority} and n.id = o.entry
    where s.authority = ${authority} and s.kind <> 'child' and s.kind = any(${kinds}::text[]) ${knownBy(reading)}
    order by s.id, o.entry, o.n`.execute(tx)
  return rows
}

/**
 * Reads every subject of some kinds of which there are a few hundred in all (plans and their actions, what was learned),
 * as their facts were up to the day of the reading. The answer stands while nothing is saved, and is the same for all.
 */
export function readThin<Kind extends SubjectKind>(
  store: Store,
  definitions: EventDefinitions,
  kinds: readonly Kind[],
): (reading: Reading) => Promise<readonly ThinSubject<Kind>[]> {
  const whole = (reading: Reading, _: null) =>
    store.inAuthority(reading.authority, async (tx) => {
      const bySubject = Map.groupBy(await rowsIn(tx, reading, kinds), ({ subject }) => subject)
      return [...bySubject].flatMap(([subject, rows]): readonly ThinSubject<Kind>[] => {
        const facts = factsFrom(rows, definitions).filter(({ happenedOn }) => happenedOn <= reading.on)
        const kind = rows[0]?.kind
        return kind && facts.length > 0 ? [{ subject, kind, facts }] : []
      })
    })
  const read = remembered(store, 12, whole, { eyes: 'the-same-for-all' })
  return (reading) => read(reading, null)
}
