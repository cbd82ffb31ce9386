import { unusualReading, type Person } from '../../access/index.ts'
import type { AuthorityId } from '../../record/index.ts'
import { authorities, keepUnusual, openedInWeek, readUnusual, type Store } from '../../store/index.ts'
import { addDays, mondayOf, type Calendar, type Day } from '../../time/index.ts'

/**
 * Looks through the last whole week of every authority for reading that stands out, once. Asking again does nothing.
 * `personOf`: those who are in no table of people.
 */
export async function lookThroughLastWeek(options: {
  readonly store: Store
  readonly today: Day
  readonly calendarOf: (authority: AuthorityId) => Promise<Calendar>
  readonly personOf: (id: string) => Pick<Person, 'roles'> | null
}): Promise<void> {
  const { store, today, calendarOf, personOf } = options
  const monday = addDays(mondayOf(today), -7)
  for (const { id } of await authorities(store)) {
    if ((await readUnusual(store)(id, monday)) !== null) continue
    const rows = await openedInWeek(store, id, monday)
    const opened = rows.map((row) => ({ ...row, roles: row.roles ?? personOf(row.person)?.roles ?? [] }))
    const found = unusualReading(opened, await calendarOf(id))
    await keepUnusual(store, id, { monday, opened: rows.length, found })
  }
}
