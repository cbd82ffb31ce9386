import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Reading } from '../../access/index.ts'
import { AFTER_ORDER } from '../../record/index.ts'

/** Whether a row of `child` is restricted by an adoption order alone. */
export const byOrder = (alias: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(`${alias}.restricted_to`)} = ${sql.lit(`{${AFTER_ORDER}}`)}::text[]`

/**
 * Whether a child may be identified to whom a reading is for: the one predicate of every list, count and look by id.
 * It is asked of the record as now known, whatever past is read. Its inner question is asked once a statement.
 */
export function seen(
  { authority, sees: { reach, team, workers, named, unsealed } }: Pick<Reading, 'authority' | 'sees'>,
  subject: RawBuilder<unknown>,
): RawBuilder<SqlBool> {
  const isNamed = (of: RawBuilder<unknown>) => sql`${of} = any(${named}::uuid[])`
  // Written as the indexes of such records are: those restricted by an order are many, those to named people few.
  const isClosed = unsealed
    ? sql`(restricted_to is not null and not ${byOrder('child')})`
    : sql`restricted_to is not null`
  if (reach === 'nobody') return sql<SqlBool>`${isNamed(subject)}`
  if (reach === 'team')
    return sql<SqlBool>`${subject} in (
      select subject from child where authority = ${authority} and generation = 0
        and (${isNamed(sql`subject`)}
          or (restricted_to is null
            and (team = ${team} or worker = any(${workers}::text[]) or officer = any(${workers}::text[])))
          or (${byOrder('child')} and worker = any(${workers}::text[]))))`
  return sql<SqlBool>`${subject} not in (
    select subject from child where authority = ${authority} and generation = 0 and ${isClosed}
      and not ${isNamed(sql`subject`)}
    union all
    select s.id from subject s join child on child.subject = s.same_as
      and child.authority = ${authority} and child.generation = 0 and ${isClosed}
    where s.authority = ${authority} and s.same_as is not null and not ${isNamed(sql`s.same_as`)})`
}

/** The same where children are only counted: those who see nobody are told the numbers of all. */
export const counted = (reading: Pick<Reading, 'authority' | 'sees'>, subject: RawBuilder<unknown>) =>
  seen(
    reading.sees.reach === 'nobody'
      ? { ...reading, sees: { ...reading.sees, reach: 'authority', unsealed: true } }
      : reading,
    subject,
  )

/** Whether something is no complaint that complains of whom a reading is for: to them there is none. */
export const notAgainst = ({ sees: { without = [] } }: Pick<Reading, 'sees'>, subject: RawBuilder<unknown>) =>
  without.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${subject} <> all(${without}::uuid[])`

/**
 * Whether a reading may see a complaint: one about a child as that child, any other whoever sees all of the authority, or
 * the team that it is about; and never whom it complains of.
 */
export const seenComplaint = (reading: Pick<Reading, 'authority' | 'sees'>, as: string): RawBuilder<SqlBool> => {
  const { reach, team } = reading.sees
  const child = sql.ref(`${as}.child`)
  const ofNoChild =
    reach === 'authority' ? sql`true` : reach === 'team' ? sql`${sql.ref(`${as}.team`)} = ${team}` : sql`false`
  return sql<SqlBool>`(${notAgainst(reading, sql.ref(`${as}.subject`))}
    and case when ${child} is null then ${ofNoChild} else ${seen(reading, child)} end)`
}
