import { makeSingleSignOn, readRoles, type SingleSignOn } from '../web/server/index.ts'
import type { Surroundings } from './command.ts'

/** How people sign in: by the council’s own accounts, or, without settings, by choosing from a list on this computer. */
export interface SignIn {
  readonly address: URL | null
  readonly singleSignOn: SingleSignOn | null
}

const urlOf = (text: string | undefined): URL | null =>
  text !== undefined && URL.canParse(text) ? new URL(text) : null

/** Reads how people sign in from the surroundings; a sentence where a setting is missing or cannot be read. */
export function readSignIn(env: Surroundings['env']): SignIn | string {
  if (!env['THROUGHLINE_OIDC_ISSUER']) return { address: null, singleSignOn: null }
  const issuer = urlOf(env['THROUGHLINE_OIDC_ISSUER'])
  const address = urlOf(env['THROUGHLINE_ADDRESS'])
  const clientId = env['THROUGHLINE_OIDC_CLIENT_ID']
  const clientSecret = env['THROUGHLINE_OIDC_CLIENT_SECRET']
  const roles = readRoles(env['THROUGHLINE_OIDC_ROLES'] ?? '')
  if (issuer === null) return 'THROUGHLINE_OIDC_ISSUER must be the address of your council’s sign-in.'
  if (address === null)
    return 'THROUGHLINE_ADDRESS must be this service’s own address, such as https://throughline.council.example.'
  if (!clientId || !clientSecret)
    return 'Signing in needs THROUGHLINE_OIDC_CLIENT_ID and THROUGHLINE_OIDC_CLIENT_SECRET too.'
  if (roles === null || roles.size === 0)
    return 'THROUGHLINE_OIDC_ROLES must say which group has which role: “Group one=social-worker, Group two=iro”.'
  return { address, singleSignOn: makeSingleSignOn({ issuer, clientId, clientSecret, address, roles }) }
}
