import { sql } from 'kysely'
import type { Reading } from '../../access/index.ts'
import type { AuthorityId } from '../../record/index.ts'
import { kept } from '../database/kept-statements.ts'
import type { Store, Tx } from '../database/store.ts'

/** What a remembered answer depends on besides the record: whom the asker may see, unless it names no child. */
export type Eyes = 'by-whom-they-see' | 'the-same-for-all'

export interface RememberedBy<Ask> {
  readonly eyes?: Eyes
  /** What else the rows stand on, where they are worked out in a time of their own. */
  readonly standsOn?: (tx: Tx, authority: AuthorityId, ask: Ask) => Promise<unknown>
}

/**
 * Keeps the last few answers of a read for as long as the record does not change: an answer belongs to a position of
 * the authority's chain and to the definitions that its rows stand on. Every save moves the one on, every flip the other; what was known at a past position never changes. Rows read after the position was taken may be newer than it says,
 * which is harmless: nobody asks for that position again. Two who ask at once share one reading.
 */
export function remembered<Ask, Answer>(
  store: Store,
  howMany: number,
  read: (reading: Reading, ask: Ask) => Promise<Answer>,
  { eyes = 'by-whom-they-see', standsOn }: RememberedBy<Ask> = {},
): (reading: Reading, ask: Ask) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>()
  return async (reading, ask) => {
    const { authority, generation, on } = reading
    const [{ position, flips, head }, more] = await store.inAuthority(authority, async (tx) => [
      await standingIn(tx, reading),
      await standsOn?.(tx, authority, ask),
    ])
    const key = JSON.stringify([authority, generation, position, flips, on, ask, eyesOf(reading, eyes, head), more])
    const known = answers.get(key)
    if (known) {
      answers.delete(key)
      answers.set(key, known)
      return known
    }
    const answer = read(reading, ask)
    answers.set(key, answer)
    for (const oldest of answers.keys()) {
      if (answers.size <= howMany) break
      answers.delete(oldest)
    }
    // A failed reading is not kept: whoever asks next tries again.
    answer.catch(() => answers.delete(key))
    return answer
  }
}

/**
 * What an answer depends on besides the rows: whom the asker may see. Who is restricted is always asked of the record as
 * now known, so that an answer of the past stands only while nothing is saved.
 */
export const eyesOf = ({ generation, sees }: Reading, eyes: Eyes, head: number): unknown =>
  eyes === 'the-same-for-all' ? null : [sees, generation === 0 ? 0 : head]

/** The state of the rows that a reading sees. */
export interface Standing {
  /** Of the authority's chain, or the one that a reconstruction stands for. */
  readonly position: number
  /** Of the authority's chain. */
  readonly head: number
  /** How many times changed definitions gave rows the place of others. */
  readonly flips: number
}

/** What is read: one look by key. */
export async function standingIn(
  tx: Tx,
  { authority, generation }: Pick<Reading, 'authority' | 'generation'>,
): Promise<Standing> {
  const position =
    generation === 0
      ? sql`select position from chain_head where authority = ${authority}`
      : sql`select position from reconstruction where authority = ${authority} and generation = ${generation}`
  const { rows } = await kept(sql<{ position: number | null; head: number | null; flips: number | null }>`
    select (${position}) as position, (select position from chain_head where authority = ${authority}) as head,
      (select flips from definitions_in_use where authority = ${authority}) as flips`).execute(tx)
  return { position: rows[0]?.position ?? 0, head: rows[0]?.head ?? 0, flips: rows[0]?.flips ?? 0 }
}
