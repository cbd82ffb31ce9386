import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { day } from '../time/index.ts'
import { CHAIN_BEGINS, entryDigest, nextHash, type Link } from './chain.ts'
import { isSignedBy, signedHead } from './heads.ts'

const bytes = (n: number) => Buffer.alloc(32, n)
const link: Link = {
  position: 1,
  recordedAtMicros: 1_760_616_000_000_001,
  digest: bytes(7),
  by: 'person 1',
  voice: 'typed',
  statement: null,
  request: 'request 1',
  recordedOn: day('2025-10-16'),
}

test('a hash is the one that was released: the database computes the same', () => {
  expect(nextHash(CHAIN_BEGINS, link).toString('hex')).toMatchInlineSnapshot(
    `"463e2ce0763f52aefa7771890179f12cbee828d54467644db00642ae839cbf4e"`,
  )
})

test.each<Partial<Link>>([
  { position: 2 },
  { recordedAtMicros: 1_760_616_000_000_002 },
  { digest: bytes(8) },
  { by: 'person 2' },
  { voice: 'ssda903' },
  { statement: '' },
  { statement: '2026:2025-10-16' },
  { request: 'request 2' },
  { recordedOn: day('2025-10-17') },
  { by: 'person 1typed', voice: '' as Link['voice'] },
])('a link covers all that its entry says of itself: %j is another', (change) => {
  expect(nextHash(CHAIN_BEGINS, { ...link, ...change })).not.toEqual(nextHash(CHAIN_BEGINS, link))
})

test('a link follows the one before it', () => {
  expect(nextHash(bytes(1), link)).not.toEqual(nextHash(CHAIN_BEGINS, link))
})

test('a digest covers commitments in order, and long texts by name of field', () => {
  const event = (n: number) => ({ commitment: bytes(n), texts: [] })
  expect(entryDigest([event(1), event(2)])).not.toEqual(entryDigest([event(2), event(1)]))
  const note = { field: 'note', commitment: bytes(3) }
  const reasons = { field: 'reasons', commitment: bytes(4) }
  const withTexts = entryDigest([{ commitment: bytes(1), texts: [reasons, note] }])
  expect(withTexts).toEqual(entryDigest([{ commitment: bytes(1), texts: [note, reasons] }]))
  expect(withTexts).not.toEqual(entryDigest([event(1)]))
})

test('a head is signed by one key, and any change of it is found', () => {
  const ours = generateKeyPairSync('ed25519')
  const head = signedHead({ authority: 1, position: 4, hash: 'ab', at: '2025-10-16T12:00:00.000Z' }, ours.privateKey)
  expect(isSignedBy(head, ours.publicKey)).toBe(true)
  expect(isSignedBy(head, generateKeyPairSync('ed25519').publicKey)).toBe(false)
  for (const change of [{ authority: 2 }, { position: 5 }, { hash: 'ac' }, { at: '2025-10-17T12:00:00.000Z' }])
    expect(isSignedBy({ ...head, ...change }, ours.publicKey)).toBe(false)
})
