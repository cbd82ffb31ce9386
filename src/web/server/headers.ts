const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
]

/**
 * The policy of a page that has a script: it may start a worker of ours and connect to nobody, not even to us. The worker
 * lives by the policy that it is served with, which is that of every answer: nothing at all.
 */
export const policyWithScript = [...policy, "script-src 'self'", "worker-src 'self'", "connect-src 'none'"].join('; ')

/** The policy of a page with a form that is kept as it is typed: our own script, which talks to us alone. */
export const policyWithDrafts = [...policy, "script-src 'self'", "connect-src 'self'"].join('; ')

/** What every answer says to the browser: nothing from elsewhere, no scripts, no frames, nothing kept on the computer. */
const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': policy.join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cache-control': 'no-store',
}

/** The same over TLS, where the browser is told to come by TLS alone for two years. */
export const headersFor = (address: URL | null): Readonly<Record<string, string>> =>
  address?.protocol === 'https:'
    ? { ...securityHeaders, 'strict-transport-security': 'max-age=63072000; includeSubDomains' }
    : securityHeaders

const LOOPBACK = ['127.0.0.1', 'localhost', '::1', '[::1]']

/** Whether an address to listen on is this computer alone. */
export const isLoopback = (host: string): boolean => LOOPBACK.includes(host.toLowerCase())

/**
 * Whether a request was addressed to this service by its own name, or to this computer by its: another name that leads
 * here is another site's trick.
 */
export function isAddressedHere(hostHeader: string | undefined, address: URL | null = null): boolean {
  if (address !== null && hostHeader === address.host) return true
  const host = /^(\[[0-9a-f:]+\]|[^:]+)(:\d+)?$/i.exec(hostHeader ?? '')?.[1]
  return host !== undefined && isLoopback(host)
}

/** Whether a post comes from a page of ours, as far as the browser says where it comes from. */
export function isFromOurPage(headers: Readonly<Record<string, string | string[] | undefined>>): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const origin = headers.origin
  return origin === undefined || (typeof origin === 'string' && origin.replace(/^https?:\/\//, '') === headers.host)
}
