import type { Surroundings } from './command.ts'

/** Where messages to people go, and the service's own address that they lead to. */
export interface MailSettings {
  readonly url: URL
  readonly from: string
  readonly address: URL
}

/** Reads how messages leave: null where nobody is written to; a sentence where a setting is missing or cannot be read. */
export function readMail(env: Surroundings['env']): MailSettings | string | null {
  const text = env['THROUGHLINE_SMTP_URL']
  if (!text) return null
  const [from, address] = [env['THROUGHLINE_MAIL_FROM'] ?? '', env['THROUGHLINE_ADDRESS'] ?? '']
  if (!/^smtps?:\/\/[^/]/.test(text) || !URL.canParse(text))
    return 'THROUGHLINE_SMTP_URL must be where mail is sent, such as smtp://user:password@mail.council.example:587.'
  if (!/^[^\s@]+@[^\s@]+$/.test(from))
    return 'THROUGHLINE_MAIL_FROM must be the address that messages come from, such as throughline@council.example.'
  if (!URL.canParse(address))
    return 'THROUGHLINE_ADDRESS must be this service’s own address: messages lead to it, such as https://throughline.council.example.'
  return { url: new URL(text), from, address: new URL(address) }
}
