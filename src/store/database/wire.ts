/** Messages after which PostgreSQL answers: Query and Sync. */
const QUERY = 0x51
const SYNC = 0x53

/** AuthenticationOk, then ReadyForQuery outside a transaction. */
export const WELCOME: Uint8Array = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49])

/** One Query message. */
export function query(text: string): Uint8Array {
  const body = Buffer.from(`${text}\0`)
  const bytes = Buffer.concat([Buffer.from([QUERY, 0, 0, 0, 0]), body])
  bytes.writeInt32BE(body.length + 4, 1)
  return new Uint8Array(bytes)
}

/** Cuts bytes of PostgreSQL's wire protocol after the last message that asks for an answer. */
export function wholeRequests(bytes: Buffer): { whole: Uint8Array | null; rest: Buffer } {
  let at = 0
  let end = 0
  while (at + 5 <= bytes.length) {
    const next = at + 1 + bytes.readInt32BE(at + 1)
    if (next > bytes.length) break
    if (bytes[at] === QUERY || bytes[at] === SYNC) end = next
    at = next
  }
  // Copied, so that a message to another thread takes these bytes alone and not the buffer that they lie in.
  return { whole: end > 0 ? Uint8Array.prototype.slice.call(bytes, 0, end) : null, rest: bytes.subarray(end) }
}
