import { hash } from 'node:crypto'
import { eightBytes, framed } from './chain.ts'
import type { SubjectId } from './fact.ts'
import type { Day } from '../time/index.ts'

/** One read of one record or list, as the log of reads holds it. */
export interface ReadRow {
  /** Its number among the reads of the authority: 1, 2, 3, without a gap. */
  readonly n: number
  /** Microseconds since 1970, as PostgreSQL keeps instants. */
  readonly atMicros: number
  /** The civil date, in Europe/London. */
  readonly on: Day
  readonly person: string
  readonly route: string
  readonly ground: string
  readonly because: string
  /** The record that was opened; null where a list was read. */
  readonly subject: SubjectId | null
  readonly subjects: readonly SubjectId[]
}

/** SHA-256 over a salt and all that a read says of itself. The database computes the same in `record_reads`. */
export function readCommitment(salt: Uint8Array, row: ReadRow): Buffer {
  const texts = [row.on, row.person, row.route, row.ground, row.because, row.subject, row.subjects.join(',')]
  return hash(
    'sha256',
    Buffer.concat([salt, eightBytes(row.n), eightBytes(row.atMicros), ...texts.map(framed)]),
    'buffer',
  )
}

/** The digest of an entry that takes reads into the chain: SHA-256 over their commitments, in order of number. */
export const readsDigest = (commitments: readonly Uint8Array[]): Buffer =>
  hash('sha256', Buffer.concat(commitments), 'buffer')
