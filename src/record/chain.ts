import { hash } from 'node:crypto'
import type { Day } from '../time/index.ts'
import type { Voice } from './fact.ts'

/** An event's commitments as an entry's digest takes them: its own, then its long texts' by name of field. */
export interface Committed {
  readonly commitment: Uint8Array
  readonly texts: readonly { readonly field: string; readonly commitment: Uint8Array }[]
}

/** SHA-256 over the commitments of an entry's events, in order. It covers commitments alone, so that one can be sealed. */
export function entryDigest(events: readonly Committed[]): Buffer {
  const commitments = events.flatMap((event) => [
    event.commitment,
    ...[...event.texts].sort((a, b) => (a.field < b.field ? -1 : 1)).map((text) => text.commitment),
  ])
  return hash('sha256', Buffer.concat(commitments), 'buffer')
}

/** What one link of the chain says about its entry. */
export interface Link {
  readonly position: number
  /** Microseconds since 1970, as PostgreSQL keeps instants. */
  readonly recordedAtMicros: number
  readonly digest: Uint8Array
  readonly by: string
  /** `reads`: the entry takes rows of the read log into the chain, and has no events. */
  readonly voice: Voice | 'reads'
  readonly statement: string | null
  readonly request: string
  readonly recordedOn: Day
}

/** The hash of the first link follows nothing. */
export const CHAIN_BEGINS: Uint8Array = new Uint8Array(0)

/**
 * SHA-256 over the hash before and all that an entry says of itself. The database computes the same in
 * `give_positions`: texts as UTF-8 after their length (four bytes, -1 for null), numbers as eight bytes.
 */
export function nextHash(previous: Uint8Array, link: Link): Buffer {
  const parts = [previous, eightBytes(link.position), eightBytes(link.recordedAtMicros), link.digest]
  for (const text of [link.by, link.voice, link.statement, link.request, link.recordedOn]) parts.push(framed(text))
  return hash('sha256', Buffer.concat(parts), 'buffer')
}

/** A text as the chain takes it: its length in bytes (-1 for null), then UTF-8. */
export function framed(text: string | null): Buffer {
  const bytes = Buffer.from(text ?? '')
  const length = Buffer.alloc(4)
  length.writeInt32BE(text === null ? -1 : bytes.length)
  return Buffer.concat([length, bytes])
}

export function eightBytes(n: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64BE(BigInt(n))
  return bytes
}
