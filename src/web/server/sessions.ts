import { createHash, createHmac, randomBytes } from 'node:crypto'

/** Where sessions are kept, by the digest of the secret that only the person's browser holds. */
export interface SessionStore {
  readonly begin: (digest: string, person: string) => Promise<void>
  /** The person's id, or null where the session has ended or was idle for too long. */
  readonly find: (digest: string) => Promise<string | null>
  readonly end: (digest: string) => Promise<void>
}

export const SESSION_COOKIE = 'throughline'

/** A new secret for a session's cookie: 256 random bits. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is stored of a secret: whoever reads the table cannot make the cookie of it. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** The token that a form of this session carries, so that another site cannot post in the person's name. */
export const csrfOf = (secret: string): string =>
  createHmac('sha256', secret).update('a form of this session').digest('base64url')
