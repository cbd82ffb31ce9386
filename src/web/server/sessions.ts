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

const REMEMBERED_MS = 10 * 60 * 1000

/** Sessions that this process remembers for ten minutes: for a database that only this process uses. */
export function rememberingSessions(sessions: SessionStore): SessionStore {
  const known = new Map<string, { readonly person: string; readonly until: number }>()
  const remember = (digest: string, person: string) => known.set(digest, { person, until: Date.now() + REMEMBERED_MS })
  return {
    begin: async (digest, person) => {
      await sessions.begin(digest, person)
      remember(digest, person)
    },
    find: async (digest) => {
      const here = known.get(digest)
      if (here && here.until > Date.now()) return here.person
      const person = await sessions.find(digest)
      if (person === null) known.delete(digest)
      else remember(digest, person)
      return person
    },
    end: async (digest) => {
      known.delete(digest)
      await sessions.end(digest)
    },
  }
}
