import type { NotifyOffice } from '../web/background/notify-post.ts'
import type { Surroundings } from './command.ts'

/** How messages to people leave, and the service's own address that they lead to. */
export interface MailSettings {
  readonly by: { readonly smtp: { readonly url: URL; readonly from: string } } | { readonly notify: NotifyOffice }
  readonly address: URL
}

const NOTIFY = 'https://api.notifications.service.gov.uk'
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

function readSmtp(env: Surroundings['env']): MailSettings['by'] | string {
  const [text, from] = [env['THROUGHLINE_SMTP_URL'] ?? '', env['THROUGHLINE_MAIL_FROM'] ?? '']
  if (!/^smtps?:\/\/[^/]/.test(text) || !URL.canParse(text))
    return 'THROUGHLINE_SMTP_URL must be where mail is sent, such as smtp://user:password@mail.council.example:587.'
  if (!/^[^\s@]+@[^\s@]+$/.test(from))
    return 'THROUGHLINE_MAIL_FROM must be the address that messages come from, such as throughline@council.example.'
  return { smtp: { url: new URL(text), from } }
}

function readNotify(env: Surroundings['env']): MailSettings['by'] | string {
  const [key, template] = [env['THROUGHLINE_NOTIFY_KEY'] ?? '', env['THROUGHLINE_NOTIFY_TEMPLATE'] ?? '']
  const url = env['THROUGHLINE_NOTIFY_URL'] || NOTIFY
  if (!new RegExp(`-${UUID}-${UUID}$`).test(key))
    return 'THROUGHLINE_NOTIFY_KEY must be an API key of GOV.UK Notify, whole, as it was shown when it was made.'
  if (!new RegExp(`^${UUID}$`).test(template))
    return 'THROUGHLINE_NOTIFY_TEMPLATE must be the id of an email template with ((subject)) and ((message)).'
  if (!URL.canParse(url)) return `THROUGHLINE_NOTIFY_URL must be an address, such as ${NOTIFY}.`
  return { notify: { url: new URL(url), key, template } }
}

/** Reads how messages leave: null where nobody is written to; a sentence where a setting is missing or cannot be read. */
export function readMail(env: Surroundings['env']): MailSettings | string | null {
  const [smtp, notify] = [env['THROUGHLINE_SMTP_URL'], env['THROUGHLINE_NOTIFY_KEY']]
  if (!smtp && !notify) return null
  if (smtp && notify) return 'Messages leave one way: set THROUGHLINE_SMTP_URL or THROUGHLINE_NOTIFY_KEY, not both.'
  const by = smtp ? readSmtp(env) : readNotify(env)
  if (typeof by === 'string') return by
  const address = env['THROUGHLINE_ADDRESS'] ?? ''
  if (!URL.canParse(address))
    return 'THROUGHLINE_ADDRESS must be this service’s own address: messages lead to it, such as https://throughline.council.example.'
  return { by, address: new URL(address) }
}
