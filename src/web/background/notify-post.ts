import { NotifyClient } from 'notifications-node-client'
import type { Post } from './post.ts'

/** A post office of GOV.UK Notify: its address, the service’s key, and the template that carries every message. */
export interface NotifyOffice {
  readonly url: URL
  readonly key: string
  /** A template of the council’s with a subject `((subject))` and a body `((message))`. */
  readonly template: string
}

/** The status of a refusal; what the client throws holds the request with the address in it, and goes no further. */
function statusOf(error: unknown): string {
  const answer: unknown = typeof error === 'object' && error !== null && 'response' in error ? error.response : null
  const status: unknown = typeof answer === 'object' && answer !== null && 'status' in answer ? answer.status : null
  return typeof status === 'number' ? `refused the message (${status})` : 'could not be reached'
}

/** Sends messages through GOV.UK Notify. A refusal says its status and nothing of the person who was written to. */
export function notifyPost({ url, key, template }: NotifyOffice): Post {
  const client = new NotifyClient(url.origin, key)
  return async ({ to, subject, text }) => {
    try {
      await client.sendEmail(template, to, { personalisation: { subject, message: text } })
    } catch (error) {
      throw new Error(`GOV.UK Notify ${statusOf(error)}`)
    }
  }
}
