import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { AuthorityId } from '../../record/index.ts'

/** An authority whose record this installation holds. */
export interface ServedAuthority {
  readonly id: AuthorityId
  readonly name: string
  readonly demonstration: boolean
}

/** Where sessions are kept, by the digest of the secret that only the person's browser holds. */
export interface SessionStore {
  readonly begin: (
    digest: string,
    whose: { readonly person: string; readonly device: string },
    authority: AuthorityId,
  ) => Promise<void>
  /** Lets the session read another authority's record. */
  readonly move: (digest: string, authority: AuthorityId) => Promise<void>
  readonly end: (digest: string) => Promise<void>
  /** Ends every session of whoever has this one. */
  readonly endEverywhere: (digest: string) => Promise<void>
}

const COOKIES = { session: 'throughline', 'sign-in': 'throughline-sign-in' } as const

/**
 * A cookie of ours: no script reads it and no other site sends it. Over TLS it is bound to this very host (`__Host-`), so
 * that no neighbouring site can set it.
 */
export function cookieOf({ address }: { readonly address: URL | null }, of: keyof typeof COOKIES) {
  const secure = address?.protocol === 'https:'
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  return { name: secure ? `__Host-${COOKIES[of]}` : COOKIES[of], attributes }
}

/** A new secret for a session's cookie: 256 random bits. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is stored of a secret: whoever reads the table cannot make the cookie of it. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** The token that a form of this session carries, so that another site cannot post in the person's name. */
export const csrfOf = (secret: string): string =>
  createHmac('sha256', secret).update('a form of this session').digest('base64url')
