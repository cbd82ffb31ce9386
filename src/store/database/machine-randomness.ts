import { randomBytes, randomUUID } from 'node:crypto'
import type { Randomness } from '../../record/index.ts'

const SALT_BYTES = 16
const SALTS_AT_ONCE = 1024
let drawn = Buffer.alloc(0)

/** The machine's own randomness. Salts are drawn many at a time: an import needs one for each event. */
export const machineRandomness: Randomness = {
  uuid: randomUUID,
  salt: () => {
    if (drawn.length < SALT_BYTES) drawn = randomBytes(SALT_BYTES * SALTS_AT_ONCE)
    const salt = drawn.subarray(0, SALT_BYTES)
    drawn = drawn.subarray(SALT_BYTES)
    return salt
  },
}
