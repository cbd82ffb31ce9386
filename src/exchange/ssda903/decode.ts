import { isUtf8 } from 'node:buffer'

/** How much of a file is looked at to see how its letters are written. */
const SAMPLE = 64 * 1024

/** The encoding of UTF-16 text, with or without its mark; null where the bytes are of eight bits. */
export function utf16(sample: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le'
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be'
  let even = 0
  let odd = 0
  const pairs = Math.min(sample.length, 2048) >> 1
  for (let i = 0; i < pairs; i++) {
    if (sample[2 * i] === 0) even++
    if (sample[2 * i + 1] === 0) odd++
  }
  if (pairs > 1 && odd > pairs * 0.6 && even < pairs * 0.1) return 'utf-16le'
  return pairs > 1 && even > pairs * 0.6 && odd < pairs * 0.1 ? 'utf-16be' : null
}

/** Where the last whole letter of a chunk of UTF-8 ends. */
function wholeLetters(bytes: Buffer): number {
  const end = bytes.length
  for (let back = 1; back <= Math.min(4, end); back++) {
    const byte = bytes[end - back] ?? 0
    if (byte < 0x80) return end
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return needs > back ? end - back : end
    }
  }
  return end
}

/**
 * Text of a file, piece by piece, whatever wrote it: UTF-8 with or without its mark, UTF-16 in either order, or
 * Windows-1252 where the bytes are no UTF-8. Pieces that are UTF-8 already are passed on as they are.
 */
export async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let kept: Buffer = Buffer.alloc(0)
  let decoder: TextDecoder | null = null
  let first = true
  for await (const piece of bytes) {
    let chunk: Buffer =
      kept.length > 0 ? Buffer.concat([kept, piece]) : Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
    kept = Buffer.alloc(0)
    if (first) {
      first = false
      const wide = utf16(chunk.subarray(0, SAMPLE))
      if (wide) decoder = new TextDecoder(wide)
      else if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) chunk = chunk.subarray(3)
    }
    if (decoder === null) {
      const end = wholeLetters(chunk)
      if (isUtf8(chunk.subarray(0, end))) {
        kept = Buffer.from(chunk.subarray(end))
        if (end > 0) yield chunk.subarray(0, end)
        continue
      }
      decoder = new TextDecoder('windows-1252')
    }
    yield Buffer.from(decoder.decode(chunk, { stream: true }))
  }
  if (decoder === null && kept.length > 0) decoder = new TextDecoder('windows-1252')
  if (decoder !== null) yield Buffer.from(decoder.decode(kept))
}
