import * as client from 'openid-client'
import { isRole, type RoleId } from '../../access/index.ts'
import { isLoopback } from './headers.ts'

/** Where and as whom this service asks the council’s own sign-in who somebody is. */
export interface SingleSignOnSettings {
  readonly issuer: URL
  readonly clientId: string
  readonly clientSecret: string
  /** This service’s own address, as people reach it. */
  readonly address: URL
  /** Which of the council’s groups has which role. */
  readonly roles: ReadonlyMap<string, RoleId>
}

/** What must come back unchanged for a sign-in to be ours: kept in the person’s own browser for ten minutes. */
export interface Begun {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly then: string
  /** The person must have signed in just now, whatever session they had there. */
  readonly again?: true
  /** The secret of the invitation that the person came with. */
  readonly invitation?: string
}

/** Somebody whom the council’s sign-in vouches for. */
interface Vouched {
  readonly identity: string
  readonly name: string
  readonly email: string | null
  readonly roles: readonly RoleId[]
}

/** OpenID Connect with a code, PKCE, state and nonce. */
export interface SingleSignOn {
  /** `again`: though they may be signed in there, they are asked once more. */
  readonly begin: (then: string, again?: boolean) => Promise<{ readonly to: string; readonly begun: Begun }>
  /** Null where what came back is not the answer to what was begun, or does not hold. */
  readonly finish: (query: string, begun: Begun) => Promise<Vouched | null>
}

/** How far two clocks may differ: tokens are taken that long before and after their time. */
const TOLERANCE_SECONDS = 30

/** Whoever signs in again must have done so within so many seconds: their password, and the way back. */
const AGAIN_SECONDS = 300

export const CALLBACK = '/sign-in/back'

/** `Group one=social-worker, Group two=iro`, or null where a role is none of ours. */
export function readRoles(text: string): ReadonlyMap<string, RoleId> | null {
  const roles = new Map<string, RoleId>()
  for (const pair of text.split(',').filter((each) => each.trim() !== '')) {
    const [group = '', role = ''] = pair.split('=').map((part) => part.trim())
    if (group === '' || !isRole(role)) return null
    roles.set(group, role)
  }
  return roles
}

async function discover(
  { issuer, clientId, clientSecret }: SingleSignOnSettings,
  skewSeconds: number,
  fetching: client.CustomFetch | undefined,
): Promise<client.Configuration> {
  const checks = [client.enableNonRepudiationChecks] // the signature of every token, though it came over TLS
  // Only a provider on this very computer may be spoken to without TLS: for tests and training.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so by its makers to stand out, not to go
  if (isLoopback(issuer.hostname)) checks.push(client.allowInsecureRequests)
  const own = {
    client_secret: clientSecret,
    [client.clockSkew]: skewSeconds,
    [client.clockTolerance]: TOLERANCE_SECONDS,
  }
  return client.discovery(issuer, clientId, own, undefined, {
    ...{ execute: checks, timeout: 10 },
    ...(fetching === undefined ? {} : { [client.customFetch]: fetching }),
  })
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

const rolesOf = (groups: unknown, roles: ReadonlyMap<string, RoleId>): readonly RoleId[] => {
  const named = Array.isArray(groups) ? groups.flatMap((group) => roles.get(String(group)) ?? []) : []
  return [...new Set(named)]
}

/**
 * Makes single sign-on over a provider. It is asked about itself when somebody first signs in, and again after it could
 * not be reached. `skewSeconds` is how far this computer’s clock is taken to be from the right time; `fetching`
 * stands for the network.
 */
export function makeSingleSignOn(
  settings: SingleSignOnSettings,
  skewSeconds = 0,
  fetching?: client.CustomFetch,
): SingleSignOn {
  const back = new URL(CALLBACK, settings.address)
  let known: Promise<client.Configuration> | null = null
  const configured = async (): Promise<client.Configuration> => {
    known ??= discover(settings, skewSeconds, fetching)
    try {
      return await known
    } catch (error) {
      known = null
      throw error
    }
  }
  return {
    begin: async (then, again = false) => {
      const config = await configured()
      const begun = {
        ...{ state: client.randomState(), nonce: client.randomNonce(), then },
        verifier: client.randomPKCECodeVerifier(),
        ...(again ? { again: true as const } : {}),
      }
      const to = client.buildAuthorizationUrl(config, {
        ...{ redirect_uri: back.href, scope: 'openid profile email', response_type: 'code' },
        ...{ state: begun.state, nonce: begun.nonce, code_challenge_method: 'S256' },
        code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
        ...(again ? { prompt: 'login', max_age: String(AGAIN_SECONDS) } : {}),
      })
      return { to: to.href, begun }
    },
    finish: async (query, { state, nonce, verifier, again }) => {
      const config = await configured()
      const url = new URL(back)
      url.search = query
      try {
        const checks = {
          ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
          // The token itself must say so: the address could have been altered on the way there.
          ...(again ? { maxAge: AGAIN_SECONDS } : {}),
        }
        const claims = (await client.authorizationCodeGrant(config, url, checks)).claims()
        if (!claims) return null
        const name = textOf(claims['name']) ?? textOf(claims['preferred_username']) ?? 'A colleague'
        const email = claims['email_verified'] === false ? null : textOf(claims['email'])
        return {
          identity: `${claims.iss} ${claims.sub}`,
          name,
          email,
          roles: rolesOf(claims['groups'], settings.roles),
        }
      } catch (error) {
        if (isRefusal(error)) return null
        throw error
      }
    },
  }
}

/** What the library throws when an answer is not to be believed, as against a provider that cannot be reached. */
const isRefusal = (error: unknown): boolean =>
  error instanceof client.ClientError ||
  error instanceof client.AuthorizationResponseError ||
  error instanceof client.ResponseBodyError ||
  (error instanceof Error && error.name === 'OperationProcessingError')
