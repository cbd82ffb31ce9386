import { hash } from 'node:crypto'
import type { Day } from '../time/index.ts'
import type { Body, FieldValue } from './fact.ts'

/** What a commitment covers: the whole event, so that nothing of it can be altered unseen. */
export interface WholeEvent {
  readonly type: string
  readonly shape: number
  readonly happenedOn: Day | null
  readonly fact: string
  readonly revision: number
  readonly subjects: readonly string[]
  readonly body: Body
}

type Json = FieldValue | readonly Json[] | { readonly [key: string]: Json }

/** Text as the database can keep it: without NUL, which jsonb refuses, and without halves of characters. */
export function storable(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return whole.includes('\0') ? whole.replaceAll('\0', '') : whole
}

/** A body as the database can keep it. */
export function storableBody(body: Body): Body {
  const kept: Record<string, FieldValue> = {}
  for (const [field, value] of Object.entries(body)) kept[storable(field)] = storableValue(value)
  return kept
}

function storableValue(value: FieldValue): FieldValue {
  if (typeof value === 'string') return storable(value)
  return Array.isArray(value) ? value.map(storable) : value
}

/** One spelling for one value: keys sorted, no white space, whole numbers only. Throws on a fraction: a mistake of ours. */
export function canonicalJson(value: Json): string {
  if (typeof value === 'string') return JSON.stringify(storable(value))
  if (typeof value === 'number') return wholeNumber(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  return canonicalObject(value as { readonly [key: string]: Json }) // the only kind left: isArray does not narrow readonly arrays
}

function canonicalObject(object: { readonly [key: string]: Json }): string {
  let text = '{'
  for (const key of Object.keys(object).sort()) {
    const value = object[key]
    if (value === undefined) continue
    text += `${text === '{' ? '' : ','}${JSON.stringify(storable(key))}:${canonicalJson(value)}`
  }
  return `${text}}`
}

function wholeNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Error('Only whole numbers are recorded')
  return String(value + 0)
}

/** SHA-256 over a random salt and the whole event: it can be checked later, and tells nothing once the event is sealed. */
export function commitment(salt: Uint8Array, event: WholeEvent): Buffer {
  const subjects = event.subjects.length > 1 ? [...event.subjects].sort() : event.subjects
  return salted(
    salt,
    `{"body":${canonicalObject(event.body)},"fact":"${event.fact}","happenedOn":${canonicalJson(event.happenedOn)},` +
      `"revision":${wholeNumber(event.revision)},"shape":${wholeNumber(event.shape)},` +
      `"subjects":${canonicalJson(subjects)},"type":${canonicalJson(event.type)}}`,
  )
}

/** SHA-256 over a random salt, the field's name and a long text that is kept apart from its event. */
export const textCommitment = (salt: Uint8Array, field: string, text: string): Buffer =>
  salted(salt, canonicalJson({ field, text }))

const salted = (salt: Uint8Array, text: string): Buffer =>
  hash('sha256', Buffer.concat([salt, Buffer.from(text)]), 'buffer')
