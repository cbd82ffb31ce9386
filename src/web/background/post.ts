import { createTransport } from 'nodemailer'
import type { Mail } from './messages.ts'

/** Sends one message, or rejects. */
export type Post = (mail: Mail) => Promise<void>

const PATIENCE_MS = 20_000

/**
 * A post office over SMTP: `smtp://user:password@host:587` (TLS is required but on this computer) or `smtps://…:465`.
 */
export function smtpPost({ url, from }: { readonly url: URL; readonly from: string }): Post {
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  const isSecure = url.protocol === 'smtps:'
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (isSecure ? 465 : 587)),
    secure: isSecure,
    requireTLS: !isSecure && !isHere,
    ignoreTLS: isHere,
    ...(url.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  })
  return async ({ to, subject, text }) => {
    await transport.sendMail({ from, to, subject, text, headers: { 'Auto-Submitted': 'auto-generated' } })
  }
}
