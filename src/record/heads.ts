import { type KeyObject, sign, verify } from 'node:crypto'
import type { AuthorityId } from './ports.ts'
import { canonicalJson } from './canonical.ts'

/** The head of one authority's chain at an instant. */
export interface Head {
  readonly authority: AuthorityId
  readonly position: number
  /** Hexadecimal. */
  readonly hash: string
  /** ISO instant of signing. */
  readonly at: string
}

export interface SignedHead extends Head {
  /** Ed25519 over the canonical head, base64. */
  readonly signature: string
}

const spoken = ({ authority, position, hash, at }: Head): Buffer =>
  Buffer.from(canonicalJson({ authority, position, hash, at }))

/** Signs a head with an Ed25519 private key: what the database alone cannot forge. */
export const signedHead = (head: Head, key: KeyObject): SignedHead => ({
  ...head,
  signature: sign(null, spoken(head), key).toString('base64'),
})

/** Whether this head was signed by the holder of the private key that belongs to `key`. */
export const isSignedBy = (head: SignedHead, key: KeyObject): boolean =>
  verify(null, spoken(head), key, Buffer.from(head.signature, 'base64'))
