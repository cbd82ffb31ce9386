import { createHash } from 'node:crypto'
import type { Randomness } from '../record/index.ts'
import { uuidOf } from './as-facts.ts'

/**
 * Ids and salts that depend on a seed only, so that the demonstration is the same each time. Never for real records:
 * whoever knows the seed knows the salts.
 */
export function seededRandomness(seed: string): Randomness {
  let drawn = 0
  const next = (): Buffer =>
    createHash('sha256')
      .update(`${seed} ${String((drawn += 1))}`)
      .digest()
  return { uuid: () => uuidOf(next()), salt: () => next().subarray(0, 16) }
}
