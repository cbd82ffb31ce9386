import { createReadStream } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { basename, extname, join, posix } from 'node:path'
import { utf16 } from './decode.ts'
import { openZip } from './open-zip.ts'
import { cannotRead, note, unreadable, type Problem } from './problem.ts'

/** A file of a return: where a person would look for it, and its bytes. */
export interface SourceFile {
  readonly name: string
  readonly size: number
  readonly form: 'csv' | 'xml'
  readonly read: () => AsyncIterable<Uint8Array>
}

/** Files that are one return: all in one folder, or one XML file. */
export interface FoundReturn {
  /** The folder or file that it was found in, as a person would name it; the given folder itself is `.`. */
  readonly label: string
  readonly files: readonly SourceFile[]
}

export interface FoundReturns {
  readonly returns: readonly FoundReturn[]
  readonly notes: readonly Problem[]
  readonly close: () => void
}

interface Candidate {
  readonly name: string
  readonly size: number
  readonly read: () => AsyncIterable<Uint8Array>
  /** On the disk: needed to open a zip. */
  readonly path: string | null
}

const DEEPEST = 6
/** How many bytes tell what a file is. */
const SNIFFED = 512
const readable = new Set(['.csv', '.tsv', '.xml', '.zip'])
/** How many files that are none of a return's are named one by one. */
const NAMED = 5
const isHidden = (path: string): boolean => path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')

async function filesUnder(folder: string, within: string, depth: number): Promise<Candidate[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const found: Candidate[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    const name = posix.join(within, entry.name)
    if (isHidden(entry.name)) continue
    if (entry.isDirectory() && depth < DEEPEST) found.push(...(await filesUnder(path, name, depth + 1)))
    else if (entry.isFile()) found.push(await onDisk(path, name))
  }
  return found
}

const onDisk = async (path: string, name: string): Promise<Candidate> => ({
  name,
  path,
  size: (await stat(path)).size,
  read: () => createReadStream(path, { highWaterMark: 256 * 1024 }),
})

async function beginning(file: Candidate): Promise<Buffer> {
  if (file.path !== null) {
    const handle = await open(file.path)
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(SNIFFED), 0, SNIFFED, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  }
  for await (const piece of file.read()) return Buffer.from(piece).subarray(0, SNIFFED)
  return Buffer.alloc(0)
}

/** What a file is by its first bytes: a zip begins with PK, XML with a bracket, in whatever letters. */
async function formOf(file: Candidate): Promise<'zip' | 'xml' | 'csv' | 'no text'> {
  const start = await beginning(file)
  if (start[0] === 0x50 && start[1] === 0x4b && (start[2] === 3 || start[2] === 5)) return 'zip'
  if (start.includes(0) && utf16(start) === null) return 'no text'
  return start
    .toString('latin1')
    .replace(/[^!-~]/g, '')
    .startsWith('<')
    ? 'xml'
    : 'csv'
}

/** Sorts files into returns: those of one folder together, each XML file by itself. A chosen file may have any name. */
async function sortOut(
  files: readonly Candidate[],
  notes: Problem[],
  isChosen = false,
): Promise<{ zips: Candidate[]; returns: FoundReturn[] }> {
  const folders = new Map<string, SourceFile[]>()
  const returns: FoundReturn[] = []
  const zips: Candidate[] = []
  const others: string[] = []
  for (const file of files) {
    if (!isChosen && !readable.has(extname(file.name).toLowerCase())) {
      others.push(file.name)
      continue
    }
    const form = await formOf(file)
    if (form === 'no text') notes.push(note(file.name, 'not read: it is no text.'))
    else if (form === 'zip') zips.push(file)
    else if (form === 'xml') returns.push({ label: file.name, files: [{ ...file, form }] })
    else {
      const folder = posix.dirname(file.name)
      const together = folders.get(folder) ?? []
      if (together.length === 0) folders.set(folder, together)
      together.push({ ...file, form })
    }
  }
  for (const [label, together] of folders) returns.push({ label, files: together })
  for (const name of others.slice(0, NAMED)) notes.push(note(name, `not read: ${whatIsRead}`))
  if (others.length > NAMED) notes.push(note(`${others.length - NAMED} more files`, `not read: ${whatIsRead}`))
  return { zips, returns }
}

const whatIsRead = 'a return’s files are CSV, XML, or a zip of them, and their names end so.'

/**
 * Finds the returns at a path: a folder of CSV files is one return, and so is each of its sub-folders (the folder and
 * its sub-folders may both hold files), each folder within a zip and each XML file. Throws `Unreadable`.
 */
export async function findReturns(path: string): Promise<FoundReturns> {
  const there = await stat(path).catch(() => cannotRead(path, 'there is no such file or folder.'))
  const notes: Problem[] = []
  const given = there.isDirectory() ? await filesUnder(path, '.', 0) : [await onDisk(path, basename(path))]
  const { zips, returns } = await sortOut(given, notes, there.isFile())
  const opened: (() => void)[] = []
  const close = (): void => opened.forEach((end) => end())
  try {
    for (const zip of zips) {
      const { files, close: end } = await openZip(zip.name, zip.path ?? zip.name)
      opened.push(end)
      returns.push(...(await insideZip(zip.name, files, notes)))
    }
    if (returns.length === 0) throw unreadable([...notes, nothingHere(path)])
  } catch (error) {
    close()
    throw error
  }
  return { returns: returns.sort((a, b) => (a.label < b.label ? -1 : 1)), notes, close }
}

const nothingHere = (path: string): Problem => ({
  ...note(path, 'there are no CSV or XML files of a return here.'),
  severity: 'stop',
})

async function insideZip(
  zip: string,
  files: readonly { path: string; size: number; read: () => AsyncIterable<Uint8Array> }[],
  notes: Problem[],
): Promise<FoundReturn[]> {
  if (files.some((file) => file.path === '[Content_Types].xml'))
    cannotRead(zip, 'this is a spreadsheet or document. Save each sheet as CSV, then try again.')
  const inside = files
    .filter((file) => !isHidden(file.path))
    .map((file) => ({ name: posix.join(zip, file.path), size: file.size, read: file.read, path: null }))
  const { zips, returns } = await sortOut(inside, notes)
  for (const nested of zips) notes.push(note(nested.name, 'not read: a zip within a zip. Unpack it first.'))
  return returns
}
