import { sql, type RawBuilder } from 'kysely'
import { householdTeams, type Reading } from '../../access/index.ts'
import type { AuthorityId } from '../../record/index.ts'
import { seen, seenComplaint } from './seen.ts'

/** What people called a household when it was first recorded. */
export const householdCalled = (authority: AuthorityId, subject: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (select e.body ->> 'called' from event_subject o
    join event e on e.authority = ${authority} and e.entry = o.entry and e.n = o.n
    where o.authority = ${authority} and o.subject = ${subject}
      and e.type in ('adopters.enquiry', 'fostering.application') and e.happened_on is not null
    order by e.revision desc limit 1)`

/** Everything that clocks run on and that a reading may see: children, and what its reader sees besides. */
export function clocked(reading: Reading): RawBuilder<unknown> {
  const { authority, generation, sees } = reading
  const besides = sees.besides ?? []
  const households = besides.filter((beside) => beside !== 'complaint')
  const of = (kind: (typeof households)[number]): RawBuilder<unknown> => sql`
    select s.id as subject, ${sql.lit(kind)}::text as "of", ${householdCalled(authority, sql`s.id`)} as name,
      null::text as source_ref, ${sql.lit(householdTeams[kind])}::text as team, null::text as worker
    from subject s where s.authority = ${authority} and s.kind <> 'child' and s.kind = ${sql.lit(kind)}`
  const all = [
    sql`
      select c.subject, 'child' as "of", c.name, c.source_ref, c.team, c.worker from child c
      where c.authority = ${authority} and c.generation = ${generation} and ${seen(reading, sql`c.subject`)}`,
    ...(besides.includes('complaint')
      ? [
          sql`
            select m.subject, 'complaint', m.about, null, m.team, null from complaint m
            where m.authority = ${authority} and m.generation = ${generation} and ${seenComplaint(reading, 'm')}`,
        ]
      : []),
    ...households.map(of),
  ]
  return sql.join(all, sql` union all `)
}
