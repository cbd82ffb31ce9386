/** Messages after which PostgreSQL answers: Query and Sync. */
const ENDS_A_REQUEST = new Set([0x51, 0x53])

/** Cuts bytes of PostgreSQL's wire protocol after the last message that asks for an answer. */
export function wholeRequests(bytes: Buffer): { whole: Uint8Array | null; rest: Buffer } {
  let at = 0
  let end = 0
  while (at + 5 <= bytes.length) {
    const next = at + 1 + bytes.readInt32BE(at + 1)
    if (next > bytes.length) break
    if (ENDS_A_REQUEST.has(bytes[at] ?? 0)) end = next
    at = next
  }
  // Copied, so that a message to another thread takes these bytes alone and not the buffer that they lie in.
  return { whole: end > 0 ? Uint8Array.prototype.slice.call(bytes, 0, end) : null, rest: bytes.subarray(end) }
}
