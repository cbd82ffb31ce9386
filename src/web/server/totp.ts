import { createHmac, randomBytes } from 'node:crypto'

/** A code holds for half a minute (RFC 6238), and is taken one half minute early or late: telephones’ clocks differ. */
const STEP_SECONDS = 30
const DIGITS = 6
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A new secret for an app that makes codes: 160 random bits. */
export const newTotpSecret = (): Buffer => randomBytes(20)

/** The number of the half minute of a time. */
export const stepAt = (at: Date): number => Math.floor(at.getTime() / 1000 / STEP_SECONDS)

/** The code of a half minute, by RFC 6238 with SHA-1: what every such app makes. */
export function totpCode(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 0xf
  const number = digest.readUInt32BE(offset) & 0x7fff_ffff
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** The half minute that a code is of, now or next to now; null where it is of none. */
export function stepOfCode(secret: Buffer, code: string, now: Date): number | null {
  const step = stepAt(now)
  return [step, step - 1, step + 1].find((each) => totpCode(secret, each) === code) ?? null
}

/** Bytes in the letters that such apps take. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => LETTERS[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}
