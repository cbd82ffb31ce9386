import { randomUUID } from 'node:crypto'

/** What every page's links and forms carry besides what the page wrote. */
export interface Furnishing {
  readonly csrf: string | null
  /** The dials in the address, in order: `on`, `known`; empty as known now, today. */
  readonly dials: readonly (readonly [string, string])[]
}

const hidden = (name: string, value: string): string => `<input type="hidden" name="${name}" value="${value}">`

/** An address of ours with the dials added, unless it says itself on which day to read or is no page. */
export function withDials(address: string, dials: Furnishing['dials']): string {
  if (!address.startsWith('/') || /^\/(assets|sign-out)\b|[?&]on=/.test(address) || dials.length === 0) return address
  const [path = '', fragment] = address.split('#')
  const added = dials.map(([name, value]) => `${name}=${value}`).join('&')
  return `${path}${path.includes('?') ? '&' : '?'}${added}${fragment === undefined ? '' : `#${fragment}`}`
}

/**
 * Adds to rendered HTML what no page should have to remember: the token against forged requests and the unique id of
 * each form that posts, and the two dials in every address. Attribute values come from our renderer, which escapes
 * quotation marks, so a double-quoted `href="/` can only be an attribute.
 */
export function furnish(html: string, { csrf, dials }: Furnishing): string {
  const carried = dials.map(([name, value]) => hidden(name, value)).join('')
  return dialled(html, dials).replace(/<form\b[^>]*>/g, (form) => {
    if (!form.includes('method="post"')) return form + carried
    return form + (csrf === null ? '' : hidden('csrf', csrf)) + hidden('request', randomUUID())
  })
}

/** Every address with the dials; as they are where there are none. */
const dialled = (html: string, dials: Furnishing['dials']): string =>
  dials.length === 0
    ? html
    : html.replace(/ (href|action)="(\/[^"]*)"/g, (_, name: string, address: string) => {
        const plain = address.replaceAll('&amp;', '&')
        return ` ${name}="${withDials(plain, dials).replaceAll('&', '&amp;')}"`
      })
