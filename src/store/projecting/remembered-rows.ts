import { type RawBuilder, sql } from 'kysely'
import type { Reading } from '../../access/index.ts'
import type { AuthorityId, SubjectId } from '../../record/index.ts'
import { groupsOf } from './groups.ts'
import { eyesOf, standingIn, type Eyes } from './remembered.ts'
import type { Store, Tx } from '../database/store.ts'

/** Rows that belong each to one subject, in one list or several. */
export type Lists = Readonly<Record<string, readonly { readonly subject: SubjectId }[]>>

/** Reads the lists: whole, or only what they say of some subjects. */
type ReadLists<Ask, Found extends Lists> = (
  tx: Tx,
  reading: Reading,
  ask: Ask,
  only: readonly SubjectId[] | null,
) => Promise<Found>

/** The condition that a row is of one of these subjects; none where all are asked for. */
export const isAmong = (column: string, only: readonly SubjectId[] | null): RawBuilder<boolean> =>
  only === null ? sql<boolean>`true` : sql<boolean>`${sql.ref(column)} = any(${only}::uuid[])`

/** From so many subjects on, reading the whole lists is as quick. */
const MOST_CHANGED = 200
const MOST_EVENTS = 2000

/** What rows stand on besides the record, where they are worked out in a time of their own. */
export interface Besides {
  /** Its changes are numbered within an era; of another era all is read anew. */
  readonly standing: (tx: Tx, authority: AuthorityId) => Promise<{ readonly era: unknown; readonly change: number }>
  /** Whose rows were touched after a change. */
  readonly changedSince: (tx: Tx, authority: AuthorityId, change: number) => Promise<readonly SubjectId[]>
}

const NOTHING: Besides = {
  standing: () => Promise.resolve({ era: null, change: 0 }),
  changedSince: () => Promise.resolve([]),
}

/**
 * Keeps the last few answers of a read, as `remembered` does; after a save, only what the lists say of the children whom it
 * touched is read anew. Their order is not kept. Two who ask at once share one reading.
 */
export function rememberedRows<Ask, Found extends Lists>(
  store: Store,
  howMany: number,
  read: ReadLists<Ask, Found>,
  eyes: Eyes = 'by-whom-they-see',
  besides: Besides = NOTHING,
): (reading: Reading, ask: Ask) => Promise<Found> {
  const answers = new Map<string, Kept<Found>>()
  return async (reading, ask) => {
    const { authority, generation, on } = reading
    const [{ position, flips, head }, { era, change }] = await store.inAuthority(authority, async (tx) => [
      await standingIn(tx, reading),
      await besides.standing(tx, authority),
    ])
    const key = JSON.stringify([authority, generation, flips, on, ask, eyesOf(reading, eyes, head), era])
    const known = answers.get(key)
    answers.delete(key)
    const isKnown = known && known.position >= position && known.change >= change
    const answer = isKnown
      ? known
      : {
          position: Math.max(position, known?.position ?? 0),
          change: Math.max(change, known?.change ?? 0),
          found: readAnew(store, reading, ask, { known, read, besides }),
        }
    answers.set(key, answer)
    for (const oldest of answers.keys()) {
      if (answers.size <= howMany) break
      answers.delete(oldest)
    }
    // A failed reading is not kept: whoever asks next tries again.
    answer.found.catch(() => answers.get(key) === answer && answers.delete(key))
    return answer.found
  }
}

/** An answer, and what it stands on. */
interface Kept<Found> {
  readonly position: number
  readonly change: number
  readonly found: Promise<Found>
}

interface Anew<Ask, Found extends Lists> {
  readonly known: Kept<Found> | undefined
  readonly read: ReadLists<Ask, Found>
  readonly besides: Besides
}

async function readAnew<Ask, Found extends Lists>(
  store: Store,
  reading: Reading,
  ask: Ask,
  { known, read, besides }: Anew<Ask, Found>,
): Promise<Found> {
  // Outside our own transaction: the embedded database's only connection may be reading it.
  const before = known && reading.generation === 0 ? await known.found.catch(() => null) : null
  return store.inAuthority(reading.authority, async (tx) => {
    if (before === null || known === undefined) return read(tx, reading, ask, null)
    const said = await changedSince(tx, reading, known.position)
    const changed = said && [
      ...new Set([...said, ...(await besides.changedSince(tx, reading.authority, known.change))]),
    ]
    if (changed === null || changed.length > MOST_CHANGED) return read(tx, reading, ask, null)
    return changed.length === 0 ? before : replaced(before, await read(tx, reading, ask, changed), new Set(changed))
  })
}

/**
 * The lists with what is now known of these subjects in place of what was; the very same lists where nothing of it changed,
 * so that what was made of them stands as well.
 */
function replaced<Found extends Lists>(before: Found, now: Found, subjects: ReadonlySet<SubjectId>): Found {
  const names = Object.keys(now)
  const was = (name: string) => (before[name] ?? []).filter(({ subject }) => subjects.has(subject))
  if (names.every((name) => saying(was(name)) === saying(now[name] ?? []))) return before
  const others = (name: string) => (before[name] ?? []).filter(({ subject }) => !subjects.has(subject))
  return { ...now, ...Object.fromEntries(names.map((name) => [name, [...others(name), ...(now[name] ?? [])]])) }
}

const saying = (rows: readonly unknown[]): string =>
  rows
    .map((row) => JSON.stringify(row))
    .sort()
    .join()

/** Whom entries after a position are about, with every record joined with theirs; null where they are too many. */
async function changedSince(tx: Tx, { authority }: Reading, position: number): Promise<readonly SubjectId[] | null> {
  const { rows } = await sql<{ readonly subjects: readonly SubjectId[] }>`
    with n as materialized (
      select id from entry where authority = ${authority} and position > ${position}
      order by position limit ${MOST_EVENTS})
    select e.subjects from n
    cross join lateral (
      select subjects from event e where e.authority = ${authority} and e.entry = n.id and e.subjects is not null offset 0) e
    limit ${MOST_EVENTS}`.execute(tx)
  const told = [...new Set(rows.flatMap(({ subjects }) => subjects))]
  if (rows.length === MOST_EVENTS || told.length > MOST_CHANGED) return null
  if (told.length === 0) return []
  const group = await groupsOf(authority, told).execute(tx)
  return [...new Set([...told, ...group.rows.map(({ id }) => id)])]
}
