import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../access/index.ts'
import { monthly } from '../../account/index.ts'
import type {
  Auditor,
  AuditsAsk,
  Case,
  FoundAudit,
  ListedAudit,
  Population,
  ReadAudits,
  ReadOneAudit,
  ReadPopulation,
  ReadProgrammeTold,
} from '../../practice/audit/index.ts'
import type { AuditRow, AuthorityId, EventDefinitions, SubjectId } from '../../record/index.ts'
import { addMonths } from '../../time/index.ts'
import { readToldFacts } from '../children/read-told.ts'
import { knownBy } from '../projecting/child-facts.ts'
import { everybody, type Local } from '../people/people-known.ts'
import { seen } from '../projecting/seen.ts'
import type { Store } from '../database/store.ts'

/** Children of whom a fact of this type happened in the year that ends on the day. */
const happened = (reading: Reading, type: string): RawBuilder<unknown> => sql`c.subject in (
  select coalesce(s.same_as, s.id) from event e
  join event_subject o on o.authority = ${reading.authority} and o.entry = e.entry and o.n = e.n
  join subject s on s.authority = ${reading.authority} and s.id = o.subject
  join entry n on n.authority = ${reading.authority} and n.id = e.entry
  where e.authority = ${reading.authority} and e.type = ${type} and e.happened_on <= ${reading.on}
    and e.happened_on > ${reading.on}::date - interval '1 year' ${knownBy(reading)})`

const open = (reading: Reading, which: RawBuilder<unknown> = sql``): RawBuilder<unknown> => sql`exists (
  select from journey j where j.authority = ${reading.authority} and j.generation = ${reading.generation}
    and j.subject = c.subject and j.ended_on is null ${which})`

const isIn: Readonly<Record<Exclude<Population, 'workers'>, (reading: Reading) => RawBuilder<unknown>>> = {
  open,
  'looked-after': (reading) => open(reading, sql`and j.practice = 'permanence'`),
  allocated: (reading) => sql`c.worker is not null and ${open(reading)}`,
  adoption: (reading) =>
    open(
      reading,
      sql`and j.practice = 'permanence' and j.stage in ('adoption-planned', 'family-finding', 'matched', 'placed', 'order-applied-for')`,
    ),
  supervised: (reading) => happened(reading, 'child.supervision'),
  homeless: (reading) => happened(reading, 'front-door.homeless'),
  'domestic-abuse': (reading) => happened(reading, 'protection.domestic-abuse'),
}

/** The social workers of open children whom the reading may see, each in the team in which most of those are. */
const workers = (reading: Reading): RawBuilder<Case> => sql<Case>`
  select c.worker as subject, mode() within group (order by c.team) as team, c.worker from child c
  where c.authority = ${reading.authority} and c.generation = ${reading.generation}
    and ${isIn.allocated(reading)} and ${seen(reading, sql`c.subject`)}
  group by c.worker order by c.worker`

/** Reads everybody a sample may be drawn from: those whom the reading may see. */
export const readPopulation =
  (store: Store): ReadPopulation =>
  (reading, population) =>
    store.inAuthority(reading.authority, async (tx) => {
      if (population === 'workers') return (await workers(reading).execute(tx)).rows
      const { rows } = await sql<Case>`
        select c.subject, c.team, c.worker from child c
        where c.authority = ${reading.authority} and c.generation = ${reading.generation}
          and ${isIn[population](reading)} and ${seen(reading, sql`c.subject`)}
        order by c.subject`.execute(tx)
      return rows
    })

/** Whether a reading may see an audit: of a record as that child, of practice whoever sees all, or the worker’s team. */
function seenAudit(reading: Reading, child: RawBuilder<unknown>): RawBuilder<boolean> {
  const { reach, team } = reading.sees
  const ofPractice =
    reach === 'authority' ? sql`true` : reach === 'team' ? sql`coalesce(a.team = ${team}, false)` : sql`false`
  return sql<boolean>`case when a.child is null then ${ofPractice} else ${seen(reading, child)} end`
}

type Row = AuditRow & { readonly isSeen: boolean; readonly name: string | null; readonly sourceRef: string | null }

function isAsked({ authority, generation, on }: Reading, ask: AuditsAsk): RawBuilder<unknown> {
  if ('programme' in ask) return sql`a.programme = ${ask.programme}`
  if ('person' in ask) return sql`(a.auditor = ${ask.person} or a.moderator = ${ask.person}) and a.ended_on is null`
  if ('latest' in ask)
    return sql`a.subject in (select subject from audit where authority = ${authority} and generation = ${generation}
      and completed_on <= ${on} order by completed_on desc, subject limit ${ask.latest})`
  if ('tools' in ask) {
    const end = addMonths(ask.month, 1)
    return sql`a.tool = any(${ask.tools}::text[]) and (
      (a.completed_on >= ${ask.month} and a.completed_on < ${end} and a.completed_on <= ${on})
      or (a.completed_on is null and a.ended_on is null and a.allotted_on < ${end} and a.due_on >= ${ask.month}))`
  }
  return sql`a.subject in (select p.subject from point p where p.authority = ${authority} and p.generation = ${generation}
    and p.measure = ${monthly(ask.measure)} and p.on_date >= ${ask.month}
    and p.on_date < least(${addMonths(ask.month, 1)}::date, ${on}::date + 1))`
}

/** Of a worker’s practice: whoever is asked for audits or moderates it, and may see it on that ground. */
const isTheirs = ({ child }: Pick<AuditRow, 'child'>, ask: AuditsAsk): boolean => child === null && 'person' in ask

/** Reads the audits that are asked for; whom the reading may not see is not named. */
export const readAudits =
  (store: Store): ReadAudits =>
  (reading, ask) =>
    store.inAuthority(reading.authority, async (tx) => {
      const { authority, generation } = reading
      const { rows } = await sql<Row>`
        select a.subject, a.programme, a.tool, coalesce(s.same_as, a.child) as child, a.worker, a.auditor,
          a.moderator, a.team,
          a.allotted_on as "allottedOn", a.due_on as "dueOn", a.completed_on as "completedOn",
          a.moderated_on as "moderatedOn", a.read_until_on as "readUntilOn", a.overall, a.grades,
          a.moderated_overall as "moderatedOverall", a.moderated_grades as "moderatedGrades", a.theme,
          a.actions_open as "actionsOpen", a.actions_done as "actionsDone", a.next_action_on as "nextActionOn",
          a.reaudit_of as "reauditOf", a.ended_on as "endedOn", c.name, c.source_ref as "sourceRef",
          ${seenAudit(reading, sql`coalesce(s.same_as, a.child)`)} as "isSeen"
        from audit a
        left join subject s on s.authority = ${authority} and s.id = a.child
        left join child c on c.authority = ${authority} and c.generation = ${generation}
          and c.subject = coalesce(s.same_as, a.child)
        where a.authority = ${authority} and a.generation = ${generation} and a.allotted_on <= ${reading.on}
          and ${isAsked(reading, ask)}
        order by a.due_on, a.subject`.execute(tx)
      return rows.map(({ isSeen, name, sourceRef, ...audit }): ListedAudit => ({
        ...audit,
        called: isSeen || isTheirs(audit, ask) ? { name, sourceRef } : null,
      }))
    })

/** Reads one audit with its facts up to the day of the reading; null where it may not be seen. */
export const readOneAudit =
  (store: Store, definitions: EventDefinitions): ReadOneAudit =>
  (reading, asked, person) =>
    store.inAuthority(reading.authority, async (tx): Promise<FoundAudit | null> => {
      const { authority, generation } = reading
      const { rows } = await sql<{ id: SubjectId; worker: string | null } & NonNullable<FoundAudit['child']>>`
        select a.subject as id, a.worker, coalesce(s.same_as, a.child) as subject, c.name, c.source_ref as "sourceRef"
        from audit a
        left join subject s on s.authority = ${authority} and s.id = a.child
        left join child c on c.authority = ${authority} and c.generation = ${generation}
          and c.subject = coalesce(s.same_as, a.child)
        where a.authority = ${authority} and a.generation = ${generation} and a.subject::text = ${asked}
          and (a.child is null or c.subject is not null)
          and (${seenAudit(reading, sql`c.subject`)}
            or (a.child is null and (a.auditor = ${person} or a.moderator = ${person})))`.execute(tx)
      const [found] = rows
      if (!found) return null
      const { id, worker, ...child } = found
      return {
        id,
        worker,
        child: worker === null ? child : null,
        ...(await readToldFacts(tx, reading, id, definitions)),
      }
    })

/** Counts the audits by a tool that were completed in the month of the reading, up to its day. */
export const countAuditsDone =
  (store: Store) =>
  (reading: Reading, tool: string): Promise<number> =>
    store.inAuthority(reading.authority, async (tx) => {
      const { rows } = await sql<{ done: number }>`
      select count(*)::integer as done from audit
      where authority = ${reading.authority} and generation = ${reading.generation} and tool = ${tool}
        and completed_on >= date_trunc('month', ${reading.on}::date) and completed_on <= ${reading.on}`.execute(tx)
      return rows[0]?.done ?? 0
    })

/** Reads what is told of a programme or a focus week: no child is named in it, so that whoever may see audits may see it. */
export const readProgrammeTold =
  (store: Store, definitions: EventDefinitions): ReadProgrammeTold =>
  (reading, programme) =>
    store.inAuthority(reading.authority, (tx) => readToldFacts(tx, reading, programme, definitions))

/** Reads who may audit: whoever has one of these roles and may sign in. */
export const readAuditors =
  (store: Store, local: Local, roles: readonly string[]) =>
  (authority: AuthorityId): Promise<readonly Auditor[]> =>
    store.inAuthority(authority, async (tx) => {
      const { rows } = await sql<Auditor>`
        select k.person as id, k.name, k.team, k.workers from (${everybody(authority, local)}) k
        where k.state = 'active' and (k."ofGroups" && ${roles}::text[] or k.given && ${roles}::text[])
        order by lower(k.name), k.person`.execute(tx)
      return rows
    })
