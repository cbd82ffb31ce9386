import { sql } from 'kysely'
import type { Reading } from '../../access/index.ts'
import { measures } from '../../account/index.ts'
import type { ChildRead, ReadChild, ReadHistory, Sibling, StageStay } from '../../practice/show-child/index.ts'
import type { Owner, SubjectId } from '../../record/index.ts'
import { savedRevisions, savedTexts } from '../projecting/child-facts.ts'
import { seen } from '../projecting/seen.ts'
import type { Store, Tx } from '../database/store.ts'

/** The columns of every query about one child: its rows of one generation. */
const of = ({ authority, generation }: Reading, child: SubjectId) =>
  sql`authority = ${authority} and generation = ${generation} and subject = ${child}`

const ownChild = (tx: Tx, reading: Reading, child: SubjectId) =>
  tx
    .selectFrom('child')
    .select(['subject', 'source_ref as sourceRef', 'name', 'born_on as bornOn', 'sex', 'team'])
    .select('sibling_group as siblingGroup')
    .where('authority', '=', reading.authority)
    .where('generation', '=', reading.generation)
    .where('subject', '=', child)
    .where(seen(reading, sql`subject`))
    .executeTakeFirst()

async function stays(tx: Tx, reading: Reading, child: SubjectId): Promise<StageStay[]> {
  type Row = Omit<StageStay, 'owner'> & { readonly role: Owner['role']; readonly named: string | null }
  const { rows } = await sql<Row>`
    select practice, nth, stage, from_on as "from", to_on as "to", owner_role as role, owner as named
    from stage_span where ${of(reading, child)} and from_on <= ${reading.on} order by practice, nth, n`.execute(tx)
  return rows.map(({ role, named, ...stay }) => ({ ...stay, owner: { role, named } }))
}

/** The children of the same group whom the reader may see, with the stage of permanence in which they were on the day. */
async function siblingsOf(tx: Tx, reading: Reading, child: SubjectId, group: string | null) {
  const { authority, generation, on } = reading
  if (group === null) return []
  const { rows } = await sql<Sibling>`
    select c.subject, c.name, c.source_ref as "sourceRef", c.born_on as "bornOn", s.stage
    from child c
    left join stage_span s on s.authority = ${authority} and s.generation = ${generation} and s.subject = c.subject
      and s.practice = 'permanence' and s.from_on <= ${on} and s.to_on > ${on}
    where c.authority = ${authority} and c.generation = ${generation} and c.sibling_group = ${group}
      and c.subject <> ${child} and ${seen(reading, sql`c.subject`)}
    order by c.born_on nulls last, c.subject limit 20`.execute(tx)
  return rows
}

/** Reads what is stored about one child besides the facts, up to the day of the reading: seven looks by key in one transaction. */
export const readChild =
  (store: Store): ReadChild =>
  (reading, child) =>
    store.inAuthority(reading.authority, async (tx) => {
      const own = await ownChild(tx, reading, child)
      if (!own) return null
      const { on } = reading
      const journeys = await sql<ChildRead['journeys'][number]>`
        select practice, nth, started_on as "startedOn", start_known as "startKnown", ended_on as "endedOn", ending,
          next_on as "nextOn", next_what as "nextWhat"
        from journey where ${of(reading, child)} and started_on <= ${on} order by practice, nth`.execute(tx)
      const clocks = await sql<ChildRead['clocks'][number]>`
        select rule, started_by as "startedBy", started_on as "startedOn", warn_on as "warnOn", due_on as "dueOn",
          paused_on as "pausedOn", stopped_on as "stoppedOn", ended_without_on as "endedWithoutOn"
        from clock where ${of(reading, child)} and started_on <= ${on} order by started_on, rule`.execute(tx)
      const delays = await sql<ChildRead['delays'][number]>`
        select fact, from_on as "fromOn", to_on as "toOn", kind from span
        where ${of(reading, child)} and measure = ${measures.delay} and from_on <= ${on}
        order by from_on, fact`.execute(tx)
      const contradictions = await sql<ChildRead['contradictions'][number]>`
        select code, on_date as "onDate", facts, says from contradiction
        where ${of(reading, child)} and (on_date is null or on_date <= ${on}) order by on_date, code, n`.execute(tx)
      return {
        ...own,
        journeys: journeys.rows,
        stays: await stays(tx, reading, child),
        clocks: clocks.rows,
        delays: delays.rows,
        contradictions: contradictions.rows,
        siblings: await siblingsOf(tx, reading, child, own.siblingGroup),
      }
    })

/** Reads everything that was ever said about a child, as far as it was known at the reading's generation. */
export const readHistory =
  (store: Store): ReadHistory =>
  (reading, child) =>
    store.inAuthority(reading.authority, async (tx) => ({
      revisions: await savedRevisions(tx, reading, child),
      texts: await savedTexts(tx, reading, child),
    }))
