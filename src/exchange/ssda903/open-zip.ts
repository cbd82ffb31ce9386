import { posix } from 'node:path'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { cannotRead, isUnreadable } from './problem.ts'

/** What a zip may hold: far more than any return needs, far less than fills a disk or a day. */
export const zipLimits = {
  entries: 5_000,
  /** All files together, unpacked, in bytes. */
  unpacked: 4 * 1024 ** 3,
  /** Times that a file may grow on unpacking; returns grow tenfold to thirtyfold. */
  growth: 250,
  /** Files smaller than this, unpacked, may grow as they like. */
  harmless: 1024 ** 2,
} as const

/** A file inside a zip: its path there, and its unpacked bytes. */
export interface ZippedFile {
  readonly path: string
  readonly size: number
  readonly read: () => AsyncIterable<Uint8Array>
}

export interface OpenedZip {
  readonly files: readonly ZippedFile[]
  readonly close: () => void
}

const leadsOut = 'a file in this zip has a path that leads out of it. Zip the folder again.'
const broken = 'this is not a zip that can be opened, or it is damaged. Zip the files again.'

const mib = (bytes: number): string => `${Math.round(bytes / 1024 ** 2).toLocaleString('en-GB')} MB`

function refuse(file: string, entry: Entry, unpackedSoFar: number): void {
  if (entry.isEncrypted()) cannotRead(file, 'the zip is locked with a password. Zip the files again without one.')
  if (unpackedSoFar > zipLimits.unpacked)
    cannotRead(file, `the zip unpacks to more than ${mib(zipLimits.unpacked)}. Load its files in smaller parts.`)
  if (entry.uncompressedSize > zipLimits.harmless && entry.uncompressedSize > entry.compressedSize * zipLimits.growth)
    cannotRead(
      file,
      `a file in this zip would grow more than ${zipLimits.growth} times, as no return does. It was not opened.`,
    )
}

async function* unpacked(file: string, zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  try {
    const stream = await zip.openReadStreamPromise(entry)
    for await (const piece of stream) yield piece as Uint8Array // a byte stream
  } catch {
    cannotRead(file, 'the zip is damaged: one of its files cannot be unpacked. Zip the files again.')
  }
}

/** Opens a zip and lists its files, after checking paths and sizes. Nothing is unpacked yet. Throws `Unreadable`. */
export async function openZip(file: string, path: string): Promise<OpenedZip> {
  const zip = await yauzl
    .openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: true })
    .catch(() => cannotRead(file, broken))
  const files: ZippedFile[] = []
  let size = 0
  try {
    if (zip.entryCount > zipLimits.entries) cannotRead(file, `the zip holds more than ${zipLimits.entries} files.`)
    for await (const entry of zip.eachEntry()) {
      size += entry.uncompressedSize
      refuse(file, entry, size)
      if (entry.fileName.endsWith('/')) continue
      files.push({
        path: posix.normalize(entry.fileName),
        size: entry.uncompressedSize,
        read: () => unpacked(`${file}/${entry.fileName}`, zip, entry),
      })
    }
  } catch (error) {
    zip.close()
    if (isUnreadable(error)) throw error
    // yauzl refuses absolute paths, `..` and backslashes itself.
    return cannotRead(file, /path|characters/.test(String(error)) ? leadsOut : broken)
  }
  return { files, close: () => zip.close() }
}
