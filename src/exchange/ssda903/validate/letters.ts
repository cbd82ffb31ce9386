const decode = (bytes: Uint8Array, letters: string): string => new TextDecoder(letters).decode(bytes)

/** How two bytes a letter are written, with or without the mark; null where the bytes are of eight bits. */
function wide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 2048)
  const pairs = sample.length >> 1
  const zeros = (parity: 0 | 1): number => sample.filter((byte, i) => byte === 0 && i % 2 === parity).length
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || zeros(1) > pairs * 0.6) return 'utf-16le'
  return (bytes[0] === 0xfe && bytes[1] === 0xff) || zeros(0) > pairs * 0.6 ? 'utf-16be' : null
}

function isAscii(bytes: Uint8Array): boolean {
  // By place: an iterator over bytes is ten times slower.
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] ?? 0) > 127) return false
  return true
}

const PIECE = 64 * 1024 * 1024

/** Whether the bytes are UTF-8; piece by piece, since one text has a largest size. */
function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let from = 0; from < bytes.length; from += PIECE)
      decoder.decode(bytes.subarray(from, from + PIECE), { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

/** Text of a file whatever wrote it: UTF-8 or UTF-16 with or without its mark, or Windows-1252 where it is neither. */
export const decodeText = (bytes: Uint8Array): string =>
  decode(bytes, wide(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252'))

/** The same letters as UTF-8 without a mark; the bytes themselves where they are that already. */
export function inUtf8(bytes: Uint8Array): Uint8Array {
  const letters = wide(bytes)
  if (letters !== null) return new TextEncoder().encode(decode(bytes, letters))
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const bare = hasMark ? bytes.subarray(3) : bytes
  return isAscii(bare) || isUtf8(bare) ? bare : new TextEncoder().encode(decode(bytes, 'windows-1252'))
}
