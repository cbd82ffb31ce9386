import { createSecretKey, generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { keyedRef, opened, rewrapped, sealed, vaultDigest, vaultKeyId } from './sealed.ts'

const pair = () => generateKeyPairSync('rsa', { modulusLength: 3072 })
const [ours, next] = [pair(), pair()]

test('what was sealed opens with the private key alone, and not once it was altered', () => {
  const thing = sealed({ name: 'Ashgrove, One', days: [1, 2] }, ours.publicKey)
  expect(opened(thing, ours.privateKey)).toEqual({ name: 'Ashgrove, One', days: [1, 2] })
  expect(thing.keyId).toBe(vaultKeyId(ours.privateKey))
  expect(() => opened(thing, next.privateKey)).toThrow()
  for (const at of [0, 14, 40, thing.ciphertext.length - 1]) {
    const ciphertext = Buffer.from(thing.ciphertext)
    ciphertext[at] = (ciphertext[at] ?? 0) ^ 1
    expect(() => opened({ ...thing, ciphertext }, ours.privateKey)).toThrow()
  }
})

test('a short and a longer record are of one size', () => {
  const size = (text: string) => sealed(text, ours.publicKey).ciphertext.length
  expect(size('a')).toBe(size(Array.from({ length: 200 }, (_, n) => `event ${n}`).join()))
})

test('a new key opens what was wrapped anew, the old one no longer, and the ciphertext is the same', () => {
  const before = sealed(['x'], ours.publicKey)
  const after = rewrapped(before, ours.privateKey, next.publicKey)
  expect(opened(after, next.privateKey)).toEqual(['x'])
  expect(after.ciphertext.equals(before.ciphertext)).toBe(true)
  expect(after.keyId).toBe(vaultKeyId(next.publicKey))
  expect(() => opened(after, ours.privateKey)).toThrow()
})

test('a number is known again under the same key alone, and source and number are not run together', () => {
  const [key, other] = [createSecretKey(Buffer.alloc(32, 1)), createSecretKey(Buffer.alloc(32, 2))]
  expect(keyedRef(key, 'ssda903', '1001').equals(keyedRef(key, 'ssda903', '1001'))).toBe(true)
  expect(keyedRef(other, 'ssda903', '1001').equals(keyedRef(key, 'ssda903', '1001'))).toBe(false)
  expect(keyedRef(key, 'ssda9031', '001').equals(keyedRef(key, 'ssda903', '1001'))).toBe(false)
})

test('the digest of the vault is that of its rows, in whatever order they come', () => {
  const [a, b] = [
    { id: 'a', ciphertext: Buffer.from('1') },
    { id: 'b', ciphertext: Buffer.from('2') },
  ]
  expect(vaultDigest([a, b])).toBe(vaultDigest([b, a]))
  expect(vaultDigest([a])).not.toBe(vaultDigest([a, b]))
  expect(vaultDigest([a, { ...b, ciphertext: Buffer.from('3') }])).not.toBe(vaultDigest([a, b]))
})
