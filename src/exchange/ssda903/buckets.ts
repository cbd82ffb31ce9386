import { mkdtemp, open, readFile, rm, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unreadable } from './problem.ts'

/** How much text a bucket should hold: what is in memory at one time while returns are compared with the record. */
const BUCKET_BYTES = 4 * 1024 * 1024
const MOST_BUCKETS = 256
/** What may wait in memory before it is written to the disk. */
const IN_MEMORY = 24 * 1024 * 1024

/** Lines sorted by child into buckets, each small enough for the memory; on the disk where there is much. */
export interface Buckets {
  readonly add: (child: string, line: string) => void
  /** To be awaited now and then, so that what waits in memory stays bounded. */
  readonly settle: () => Promise<void>
  readonly count: number
  /** The lines of one bucket: everything about some children, and of no other bucket's. */
  readonly read: (bucket: number) => Promise<readonly string[]>
  /** Deletes what is on the disk. */
  readonly discard: () => Promise<void>
}

/** A small number that goes with a child's number, spread evenly (FNV-1a). */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

export interface BucketOptions {
  readonly workFolder?: string
  /** How many bytes may wait in memory. */
  readonly inMemory?: number
}

/** A full disk, or one that refuses: nothing was loaded, and the person can mend it. */
function cannotWrite(workFolder: string, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  const why = code === 'ENOSPC' ? 'the disk is full' : code
  const says = `temporary files cannot be written to ${workFolder} (${why}). Nothing was loaded. Make room, or name another folder in TMPDIR.`
  throw unreadable([{ severity: 'stop', file: '', line: null, column: null, says }])
}

/** Lines of one bucket that wait in memory, as bytes: strings of rows would keep alive the pieces they were cut from. */
interface Waiting {
  full: Buffer[]
  current: Buffer
  used: number
}

const CHUNK = 32 * 1024
const MOST_BYTES_A_LETTER = 3

/** Writes a line into a bucket; answers how many bytes more it now holds in memory. */
function addLine(waiting: Waiting, line: string): number {
  const needed = line.length * MOST_BYTES_A_LETTER + 1
  let grown = 0
  if (waiting.used + needed > waiting.current.length) {
    if (waiting.used > 0) waiting.full.push(waiting.current.subarray(0, waiting.used))
    waiting.current = Buffer.allocUnsafeSlow(Math.max(CHUNK, needed))
    waiting.used = 0
    grown = waiting.current.length
  }
  waiting.used += waiting.current.write(line, waiting.used, 'utf8')
  waiting.current[waiting.used++] = NEWLINE
  return grown
}

const NEWLINE = 0x0a
const bytesOf = (waiting: Waiting): Buffer[] => [...waiting.full, waiting.current.subarray(0, waiting.used)]

/** Buckets for about so many bytes of text. Files are private to this user and lie in a folder of their own. */
export function openBuckets(bytes: number, options: BucketOptions = {}): Buckets {
  const { workFolder = tmpdir(), inMemory = IN_MEMORY } = options
  const count = Math.min(Math.max(Math.ceil(bytes / BUCKET_BYTES), 1), MOST_BUCKETS)
  const buckets = Array.from({ length: count }, (): Waiting => ({ full: [], current: Buffer.alloc(0), used: 0 }))
  const files = new Map<number, FileHandle>()
  let held = 0
  let folder: string | null = null

  const spill = async (): Promise<void> => {
    folder ??= await mkdtemp(join(workFolder, 'throughline-import-')) // mode 0700
    for (const [bucket, waiting] of buckets.entries()) {
      if (waiting.used === 0) continue
      let file = files.get(bucket)
      if (!file) files.set(bucket, (file = await open(join(folder, `${bucket}`), 'wx', 0o600)))
      await file.appendFile(Buffer.concat(bytesOf(waiting)))
      waiting.full = []
      waiting.used = 0
    }
    held = 0
  }
  return {
    count,
    add: (child, line) => {
      const waiting = buckets[hash(child) % count]
      if (waiting) held += addLine(waiting, line)
    },
    settle: async () => {
      if (held > inMemory) await spill().catch((error: unknown) => cannotWrite(workFolder, error))
    },
    read: async (bucket) => {
      const waiting = buckets[bucket]
      if (!waiting) return []
      const written = folder !== null && files.has(bucket) ? [await readFile(join(folder, `${bucket}`))] : []
      return Buffer.concat([...written, ...bytesOf(waiting)])
        .toString('utf8')
        .split('\n')
        .slice(0, -1)
    },
    discard: async () => {
      for (const file of files.values()) await file.close()
      if (folder !== null) await rm(folder, { recursive: true, force: true })
    },
  }
}
