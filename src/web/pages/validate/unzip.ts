/** What a zip may hold: far more than any return needs, far less than fills the memory of a page. */
export const ZIP_LIMITS = {
  files: 1000,
  /** All files together, unpacked, in bytes. */
  unpacked: 1024 ** 3,
  /** Times that a file may grow on unpacking; returns grow tenfold to thirtyfold. */
  growth: 250,
  /** Files smaller than this, unpacked, may grow as they like. */
  harmless: 1024 ** 2,
} as const

/** A file in a zip. */
export interface ZippedFile {
  readonly path: string
  readonly bytes: Uint8Array
}

interface Entry {
  readonly path: string
  readonly flags: number
  readonly method: number
  readonly packed: number
  /** Where its own header begins. */
  readonly at: number
}

type Says = { readonly says: string }

const BROKEN: Says = { says: 'this zip is damaged. Zip the files again.' }
const LOCKED: Says = { says: 'the zip is locked with a password. Zip the files again without one.' }
const TOO_LARGE: Says = { says: 'the zip unpacks to more than this page can hold. Choose its files in smaller parts.' }
const BOMB: Says = {
  says: `a file in this zip would grow more than ${ZIP_LIMITS.growth} times, as no return does. It was not opened.`,
}

const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END = 0x06054b50

/** Whether the bytes begin as a zip does; so do the files of Excel and of Word. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)

/** Reads the list at the end of a zip. */
function entriesOf(bytes: Uint8Array): readonly Entry[] | Says {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && end > bytes.length - 22 - 0xffff && view.getUint32(end, true) !== END) end--
  if (end < 0 || view.getUint32(end, true) !== END) return BROKEN
  const count = view.getUint16(end + 10, true)
  if (count > ZIP_LIMITS.files) return { says: `the zip holds more than ${ZIP_LIMITS.files} files.` }
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  for (let nth = 0; nth < count; nth++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) return BROKEN
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      path: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** The packed bytes of a file in a zip; null where its header is not where the list says. */
function packedBytes(bytes: Uint8Array, entry: Entry): Uint8Array<ArrayBuffer> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== LOCAL) return null
  const begin = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
  if (begin + entry.packed > bytes.length) return null
  return bytes.slice(begin, begin + entry.packed)
}

/** Unpacks one file, and stops as soon as it is larger than it may be, whatever the zip says of its size. */
async function unpack(packed: Uint8Array<ArrayBuffer>, method: number, most: number): Promise<Uint8Array | Says> {
  if (method === 0) return packed.length > most ? TOO_LARGE : packed
  if (method !== 8) return { says: 'the zip is packed in a way that this page does not know. Zip the files again.' }
  const largest = Math.max(packed.length * ZIP_LIMITS.growth, ZIP_LIMITS.harmless)
  const pieces: Uint8Array[] = []
  let length = 0
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      pieces.push(next.value)
      length += next.value.length
      const refused = length > largest ? BOMB : length > most ? TOO_LARGE : null
      if (refused) {
        await reader.cancel()
        return refused
      }
    }
  } catch {
    return BROKEN
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** Folders, and what computers add to a zip by themselves. */
const isNoFile = ({ path }: Entry): boolean =>
  path.endsWith('/') || path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')

/** Unpacks a zip in memory, with nothing but what every browser has. Answers a sentence where it cannot. */
export async function unzip(bytes: Uint8Array): Promise<readonly ZippedFile[] | Says> {
  const entries = entriesOf(bytes)
  if ('says' in entries) return entries
  if (entries.some(({ path }) => path === '[Content_Types].xml'))
    return { says: 'this is a spreadsheet or document. Save each sheet as CSV, and choose the CSV files.' }
  const files: ZippedFile[] = []
  let room = ZIP_LIMITS.unpacked
  for (const entry of entries) {
    if (isNoFile(entry)) continue
    if ((entry.flags & 1) === 1) return LOCKED
    const packed = packedBytes(bytes, entry)
    if (!packed) return BROKEN
    const unpacked = await unpack(packed, entry.method, room)
    if ('says' in unpacked) return unpacked
    room -= unpacked.length
    files.push({ path: entry.path, bytes: unpacked })
  }
  return files.length === 0 ? { says: 'there is no file in this zip.' } : files
}
