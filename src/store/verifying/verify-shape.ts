import { type RawBuilder, sql } from 'kysely'
import type { AuthorityId } from '../../record/index.ts'
import type { Tx } from '../database/store.ts'
import type { Fault } from './verified.ts'

/** What must hold between rows, each as a question whose answers are the faults. */
export async function verifyShape(tx: Tx, authority: AuthorityId): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const { what, question } of questions(authority)) {
    const { rows } = await sql<{ where: string }>`${question} limit 1000`.execute(tx)
    for (const { where } of rows) faults.push({ where, what })
  }
  return faults
}

function questions(authority: AuthorityId): { what: string; question: RawBuilder<unknown> }[] {
  const ours = sql`authority = ${authority}`
  return [
    {
      what: 'it has no place in the chain',
      question: sql`select 'entry ' || id as where from entry where ${ours} and position is null`,
    },
    {
      what: 'its entry does not exist',
      question: sql`select 'entry ' || e.entry || ', event ' || e.n as where from event e
        where e.${ours} and not exists (select from entry n where n.${ours} and n.id = e.entry)`,
    },
    {
      what: 'its revisions have gaps',
      question: sql`select 'fact ' || fact as where from event where ${ours} and fact is not null
        group by fact having max(revision) <> count(*) - 1`,
    },
    {
      what: 'it cannot be found by one of its subjects',
      question: sql`select 'entry ' || e.entry || ', event ' || e.n as where
        from event e cross join unnest(e.subjects) as u(subject)
        left join event_subject s on s.${ours} and s.subject = u.subject and s.entry = e.entry and s.n = e.n
        where e.${ours} and s.subject is null`,
    },
    {
      what: 'an event that is not about it is found by it',
      question: sql`select 'subject ' || s.subject as where from event_subject s
        left join event e on e.${ours} and e.entry = s.entry and e.n = s.n
        where s.${ours} and (s.subject = any(e.subjects)) is not true`,
    },
    {
      what: 'it does not exist, and has events',
      question: sql`select 'subject ' || s.subject as where from (select distinct subject from event_subject where ${ours}) s
        where not exists (select from subject t where t.${ours} and t.id = s.subject)`,
    },
    {
      what: 'it has facts in a practice and no journey through it',
      question: sql`select 'subject ' || s.id as where from subject s cross join unnest(s.practices) as p(practice)
        where s.${ours} and s.kind <> 'authority' and s.same_as is null and not exists (
          select from journey j where j.${ours} and j.generation = 0 and j.subject = s.id and j.practice = p.practice)`,
    },
  ]
}
