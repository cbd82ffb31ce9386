import { createHash } from 'node:crypto'
import type { Randomness } from '../record/index.ts'

/** A version 4 uuid made of the first sixteen of some bytes. */
function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  const variant = '89ab'.charAt((bytes[8] ?? 0) % 4)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

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
