import type { Day } from '../time/index.ts'
import { signedHead } from '../record/index.ts'
import { authorities, chainHead, sealReads, type Store } from '../store/index.ts'
import { keepHead, keptHeads, signingKey, type SigningPlace } from './signing-key.ts'

/**
 * Takes what was read into the chain of each authority and signs its head into the file of heads, unless the last that
 * was signed is still the head. What is saved after the last signed head is proved by the database alone.
 */
export async function signHeads(store: Store, place: SigningPlace, today: Day): Promise<void> {
  const key = signingKey(place)
  const signed = new Map(keptHeads(place).map(({ authority, position }) => [authority, position]))
  for (const { id } of await authorities(store)) {
    await sealReads(store, id, today)
    const head = await chainHead(store, id)
    if (head === null || head.position === 0 || head.position === signed.get(id)) continue
    keepHead(place, signedHead({ authority: id, ...head, at: new Date().toISOString() }, key))
  }
}
