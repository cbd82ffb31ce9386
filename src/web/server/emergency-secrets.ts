import crypto from 'node:crypto'
import type { AuthorityId } from '../../record/index.ts'
import { base32, newTotpSecret, stepOfCode } from './totp.ts'

/** What argon2id costs: memory in KiB, passes and lanes. Above the least that OWASP’s cheat sheet of password storage gives. */
interface Costs {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
}
const COSTS: Costs = { memory: 64 * 1024, passes: 3, parallelism: 1 }

/** What is kept of the emergency account’s password and codes: neither can be read out of it. */
export interface KeptSecrets {
  readonly verifier: Buffer
  readonly salt: Buffer
  readonly costs: Costs
  readonly totp: Buffer
}

/** The account for when the council’s sign-in cannot be reached: off unless somebody at the computer turned it on. */
export interface EmergencyAccount {
  readonly person: string
  readonly isOn: (authority: AuthorityId) => Promise<boolean>
  /** Counts an attempt: what to compare it with; `closed` after too many wrong ones; null where the account is off. */
  readonly attempt: (authority: AuthorityId) => Promise<KeptSecrets | 'closed' | null>
  /** Takes the code of a half minute, once. */
  readonly pass: (authority: AuthorityId, step: number) => Promise<boolean>
}

/** Whether this Node has argon2id: 24.7 and later. A named import would not load on an earlier one. */
export const hasArgon2 = (): boolean => typeof (crypto as { readonly argon2?: unknown }).argon2 === 'function' // absent before 24.7

/** The verifier, and the key that opens the secret of the codes. */
const stretched = (password: string, salt: Buffer, costs: Costs): Promise<readonly [Buffer, Buffer]> =>
  new Promise((done, fail) => {
    const message = password.normalize('NFKC')
    crypto.argon2('argon2id', { message, nonce: salt, tagLength: 64, ...costs }, (error, made) => {
      if (error) fail(error)
      else done([made.subarray(0, 32), made.subarray(32)])
    })
  })

const IV_BYTES = 12
const TAG_BYTES = 16

function sealed(secret: Buffer, key: Buffer): Buffer {
  const iv = crypto.randomBytes(IV_BYTES)
  const cipher = crypto.createCipheriv('aes-256-gcm', key, iv)
  const text = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), text])
}

function opened(box: Buffer, key: Buffer): Buffer {
  const decipher = crypto.createDecipheriv('aes-256-gcm', key, box.subarray(0, IV_BYTES))
  decipher.setAuthTag(box.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(box.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
}

/** A new password (125 random bits, in groups) and secret for codes, which are told once; and what is kept of them. */
export async function makeSecrets(): Promise<{
  readonly password: string
  readonly totp: string
  readonly kept: KeptSecrets
}> {
  const password = (base32(crypto.randomBytes(16)).slice(0, 25).match(/.{5}/g) ?? []).join('-')
  const [secret, salt] = [newTotpSecret(), crypto.randomBytes(16)]
  const [verifier, key] = await stretched(password, salt, COSTS)
  return { password, totp: base32(secret), kept: { verifier, salt, costs: COSTS, totp: sealed(secret, key) } }
}

/** The half minute of the code where password and code are right; null where either is wrong, in the same time. */
export async function stepOfSecrets(
  { verifier, salt, costs, totp }: KeptSecrets,
  typed: { readonly password: string; readonly code: string },
  now: Date,
): Promise<number | null> {
  const [made, key] = await stretched(typed.password.trim(), salt, costs)
  if (!crypto.timingSafeEqual(made, verifier)) return null
  return stepOfCode(opened(totp, key), typed.code.replaceAll(/\s/g, ''), now)
}
