import { createReadStream, createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A file to pack: its name in the zip, and where it lies. */
export interface FileToPack {
  readonly name: string
  readonly path: string
}

interface Packed {
  readonly name: Buffer
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

const FILE = 0x04034b50
const DESCRIPTOR = 0x08074b50
const DIRECTORY = 0x02014b50
const END = 0x06054b50
/** Sizes follow the file, since it is packed as it is read; names are UTF-8. */
const FLAGS = 0x0808
const DEFLATED = 8
const VERSION = 20
/** 1 January 1980, the first day that a zip knows: the same content makes the same zip. */
const NO_DAY = 0x0021
/** What the plain form of a zip can hold. */
const LARGEST = 0xffff_ffff

const bytes = (...fields: readonly (readonly [size: 2 | 4, value: number])[]): Buffer => {
  const buffer = Buffer.alloc(fields.reduce((sum, [size]) => sum + size, 0))
  let at = 0
  for (const [size, value] of fields) at = buffer.writeUIntLE(value, at, size)
  return buffer
}

const nameFields = (name: Buffer) =>
  [
    [2, name.length],
    [2, 0],
  ] as const

const localHeader = (name: Buffer): Buffer =>
  Buffer.concat([
    bytes([4, FILE], [2, VERSION], [2, FLAGS], [2, DEFLATED], [2, 0], [2, NO_DAY], [4, 0], [4, 0], [4, 0]),
    bytes(...nameFields(name)),
    name,
  ])

const directoryEntry = ({ name, crc, packed, size, offset }: Packed): Buffer =>
  Buffer.concat([
    bytes([4, DIRECTORY], [2, VERSION], [2, VERSION], [2, FLAGS], [2, DEFLATED], [2, 0], [2, NO_DAY]),
    bytes([4, crc], [4, packed], [4, size], ...nameFields(name)),
    bytes([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
    name,
  ])

/** Packs files into a zip, a piece at a time. Throws where one of them is larger than a plain zip can hold (4 GB). */
export async function packZip(path: string, files: readonly FileToPack[]): Promise<void> {
  const out = createWriteStream(path, { mode: 0o600 })
  let written = 0
  const write = async (piece: Buffer): Promise<void> => {
    written += piece.length
    if (written > LARGEST) throw new Error('The files are too large for one zip')
    if (!out.write(piece)) await once(out, 'drain')
  }
  try {
    const directory: Packed[] = []
    for (const file of files) directory.push(await packOne(file, written, write))
    const begins = written
    for (const entry of directory) await write(directoryEntry(entry))
    const count = directory.length
    await write(bytes([4, END], [2, 0], [2, 0], [2, count], [2, count], [4, written - begins], [4, begins], [2, 0]))
  } finally {
    out.end()
    await once(out, 'close')
  }
}

async function packOne(file: FileToPack, offset: number, write: (piece: Buffer) => Promise<void>): Promise<Packed> {
  const name = Buffer.from(file.name, 'utf8')
  if ((await stat(file.path)).size > LARGEST) throw new Error('The files are too large for one zip')
  await write(localHeader(name))
  let [crc, packed, size] = [0, 0, 0]
  await pipeline(
    createReadStream(file.path),
    async function* (source: AsyncIterable<Buffer>) {
      for await (const piece of source) {
        crc = crc32(piece, crc)
        size += piece.length
        yield piece
      }
    },
    createDeflateRaw(),
    async function (source: AsyncIterable<Buffer>) {
      for await (const piece of source) {
        packed += piece.length
        await write(piece)
      }
    },
  )
  await write(bytes([4, DESCRIPTOR], [4, crc], [4, packed], [4, size]))
  return { name, crc, packed, size, offset }
}
