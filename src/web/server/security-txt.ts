import type { FastifyInstance } from 'fastify'
import type { ServerOptions } from './options.ts'

/** How long what it says holds, in days: it should not outlive a change of people. RFC 9116 advises less than a year. */
const HOLDS_DAYS = 180

/** Whether a text is where faults can be told of: an address of mail, the web or a telephone, as RFC 9116 has them. */
export const isContact = (text: string): boolean => /^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+|tel:\+?[\d-]+)$/.test(text)

/** Adds `/.well-known/security.txt` (RFC 9116), where the council has said whom to tell of faults. */
export function addSecurityTxt(server: FastifyInstance, { securityContact, address, clock }: ServerOptions): void {
  if (securityContact === null) return
  server.get('/.well-known/security.txt', (_, reply) => {
    const expires = new Date(clock.now().getTime() + HOLDS_DAYS * 86_400_000).toISOString()
    const lines = [
      `Contact: ${securityContact}`,
      `Expires: ${expires}`,
      'Preferred-Languages: en',
      ...(address === null ? [] : [`Canonical: ${new URL('/.well-known/security.txt', address).href}`]),
    ]
    return reply.type('text/plain; charset=utf-8').send(`${lines.join('\n')}\n`)
  })
}
