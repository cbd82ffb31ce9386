import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPublicKey,
  hash,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
} from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'

/** Something sealed: a ciphertext under a data key of its own, which is wrapped by a key that is kept elsewhere. */
export interface Sealed {
  /** Which key wraps the data key: see `vaultKeyId`. */
  readonly keyId: string
  readonly wrappedKey: Buffer
  /** Twelve bytes of nonce, sixteen of tag, then what is sealed: packed, and padded so that its size tells little. */
  readonly ciphertext: Buffer
}

const CIPHER = 'aes-256-gcm'
const [KEY_BYTES, NONCE_BYTES, TAG_BYTES] = [32, 12, 16]
const OAEP = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' } as const

/** A ciphertext is padded to the next of these, in bytes: 4 kB, and then each twice the one before. */
const SMALLEST = 4096

/** The name of a key by its public half, which each sealed thing carries: 16 hexadecimal digits. */
export const vaultKeyId = (key: KeyObject): string =>
  hash('sha256', publicOf(key).export({ type: 'spki', format: 'der' }), 'hex').slice(0, 16)

const publicOf = (key: KeyObject): KeyObject => (key.type === 'public' ? key : createPublicKey(key))

/** Seals a value of JSON under a new data key (AES-256-GCM), wrapped by an RSA key with OAEP and SHA-256. */
export function sealed(value: unknown, publicKey: KeyObject): Sealed {
  const dataKey = randomBytes(KEY_BYTES)
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, dataKey, nonce)
  const content = Buffer.concat([cipher.update(padded(gzipSync(JSON.stringify(value)))), cipher.final()])
  return {
    keyId: vaultKeyId(publicKey),
    wrappedKey: wrapped(dataKey, publicKey),
    ciphertext: Buffer.concat([nonce, cipher.getAuthTag(), content]),
  }
}

/** Opens what was sealed. Throws where the key is another, or the ciphertext was altered. */
export function opened({ wrappedKey, ciphertext }: Sealed, privateKey: KeyObject): unknown {
  const dataKey = privateDecrypt({ key: privateKey, ...OAEP }, wrappedKey)
  const decipher = createDecipheriv(CIPHER, dataKey, ciphertext.subarray(0, NONCE_BYTES))
  decipher.setAuthTag(ciphertext.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  const content = Buffer.concat([decipher.update(ciphertext.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
  const value: unknown = JSON.parse(gunzipSync(unpadded(content)).toString('utf8'))
  return value
}

/** The same sealed thing under another key: only its data key is wrapped anew, the ciphertext stays. */
export const rewrapped = (thing: Sealed, from: KeyObject, to: KeyObject): Sealed => ({
  keyId: vaultKeyId(to),
  wrappedKey: wrapped(privateDecrypt({ key: from, ...OAEP }, thing.wrappedKey), to),
  ciphertext: thing.ciphertext,
})

const wrapped = (dataKey: Buffer, publicKey: KeyObject): Buffer =>
  publicEncrypt({ key: publicOf(publicKey), ...OAEP }, dataKey)

function padded(content: Buffer): Buffer {
  let size = SMALLEST
  while (size < content.length + 4) size *= 2
  const whole = Buffer.alloc(size)
  whole.writeUInt32BE(content.length)
  content.copy(whole, 4)
  return whole
}

const unpadded = (whole: Buffer): Buffer => whole.subarray(4, 4 + whole.readUInt32BE())

/** A child's number in another system as the list of sealed children keeps it: HMAC-SHA-256 under a key kept elsewhere. */
export const keyedRef = (key: KeyObject, source: string, ref: string): Buffer =>
  createHmac('sha256', key)
    .update(JSON.stringify([source, ref]))
    .digest()

/** What the record is committed to of the whole vault: SHA-256 over every row's id and ciphertext, in order of id. */
export function vaultDigest(rows: readonly { readonly id: string; readonly ciphertext: Uint8Array }[]): string {
  const inOrder = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
  const each = inOrder.map(({ id, ciphertext }) =>
    hash('sha256', Buffer.concat([Buffer.from(id), ciphertext]), 'buffer'),
  )
  return hash('sha256', Buffer.concat(each), 'hex')
}
