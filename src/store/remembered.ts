import type { Reading } from '../access/index.ts'
import type { Store } from './store.ts'

/** What a remembered answer depends on besides the record: whom the asker may see, unless it names no child. */
export type Eyes = 'by-whom-they-see' | 'the-same-for-all'

/**
 * Keeps the last few answers of a read for as long as the record does not change: an answer belongs to a position of
 * the authority's chain, and every save moves it on; what was known at a past position never changes. Rows read after the position was taken may be newer than it says,
 * which is harmless: nobody asks for that position again. Two who ask at once share one reading.
 */
export function remembered<Ask, Answer>(
  store: Store,
  howMany: number,
  read: (reading: Reading, ask: Ask) => Promise<Answer>,
  eyes: Eyes = 'by-whom-they-see',
): (reading: Reading, ask: Ask) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>()
  return async (reading, ask) => {
    const { authority, generation, on } = reading
    const sees = eyes === 'by-whom-they-see' ? reading.sees : null
    const key = JSON.stringify([authority, generation, await positionOf(store, reading), on, ask, sees])
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

/** The position that was read: of the authority's chain, or the one that a reconstruction stands for. One look by key. */
const positionOf = (store: Store, { authority, generation }: Reading): Promise<number> =>
  store.inAuthority(authority, async (tx) => {
    const found =
      generation === 0
        ? await tx.selectFrom('chain_head').select('position').where('authority', '=', authority).executeTakeFirst()
        : await tx
            .selectFrom('reconstruction')
            .select('position')
            .where('authority', '=', authority)
            .where('generation', '=', generation)
            .executeTakeFirst()
    return found?.position ?? 0
  })
