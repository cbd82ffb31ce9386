import { sql } from 'kysely'
import type { Reading } from '../../access/index.ts'
import type { Told, ToldFact } from '../../practice/told/index.ts'
import {
  factsFrom,
  type ClockRow,
  type EventDefinitions,
  type Fact,
  type FactId,
  type SubjectId,
} from '../../record/index.ts'
import { savedRevisions, savedTexts } from '../projecting/child-facts.ts'
import type { Tx } from '../database/store.ts'

async function clocksOf(tx: Tx, { authority, generation, on }: Reading, id: SubjectId): Promise<readonly ClockRow[]> {
  const { rows } = await sql<Omit<ClockRow, 'owner'> & { role: ClockRow['owner']['role'] }>`
    select subject, rule, started_by as "startedBy", started_on as "startedOn", warn_on as "warnOn", due_on as "dueOn",
      paused_on as "pausedOn", stopped_on as "stoppedOn", ended_without_on as "endedWithoutOn", owner_role as role
    from clock where authority = ${authority} and generation = ${generation} and subject = ${id} and started_on <= ${on}
    order by started_on, due_on, rule`.execute(tx)
  return rows.map(({ role, ...clock }) => ({ ...clock, owner: { role, named: null } }))
}

/** The facts of a subject that is no child up to the day of the reading, each with its history, and their long texts. */
export async function readToldFacts(
  tx: Tx,
  reading: Reading,
  subject: SubjectId,
  definitions: EventDefinitions,
): Promise<Omit<Told, 'clocks'>> {
  const revisions = await savedRevisions(tx, reading, subject)
  const byFact = Map.groupBy(revisions, ({ fact }) => fact)
  const texts = new Map<FactId, Record<string, string>>()
  for (const { fact, field, text } of await savedTexts(tx, reading, subject))
    texts.set(fact, { ...texts.get(fact), [field]: text })
  const told = (facts: readonly Fact[]): readonly ToldFact[] =>
    facts
      .filter(({ happenedOn }) => happenedOn <= reading.on)
      .map((fact) => {
        const history = byFact.get(fact.id) ?? []
        return { ...fact, by: history.at(-1)?.by ?? '', history }
      })
  const facts = factsFrom(revisions, definitions)
  const standing = new Set(facts.map(({ id }) => id))
  const before = revisions.filter(({ fact, happenedOn }) => happenedOn !== null && !standing.has(fact))
  return { facts: told(facts), withdrawn: told(factsFrom(before, definitions)), texts }
}

/** What is told of a subject that is no child, up to the day of the reading. Who may see it, the caller has asked. */
export const readTold = async (
  tx: Tx,
  reading: Reading,
  subject: SubjectId,
  definitions: EventDefinitions,
): Promise<Told> => ({
  ...(await readToldFacts(tx, reading, subject, definitions)),
  clocks: await clocksOf(tx, reading, subject),
})
