import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Paper } from '../../practice/improvement/index.ts'
import { cannotRead, readCsv } from '../ssda903/index.ts'
import { readHtml } from './read-html.ts'
import { readWord } from './read-word.ts'

/** The largest file that is read, in bytes. */
const LARGEST = 100 * 1024 ** 2

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(1024), 0, 1024, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function readTable(file: string, path: string): Promise<Paper> {
  const rows: (readonly string[])[] = []
  const keep = (cells: readonly string[]): void => void rows.push(cells.map((cell) => cell.trim()))
  await readCsv(file, createReadStream(path), {
    onHeadings: (cells) => {
      keep(cells)
      return true
    },
    onRow: keep,
  })
  return { parts: [{ kind: 'table', where: 'table 1', rows }] }
}

/** Reads a Word file, a web page or a table of separated values, told by what is in it. Throws `Unreadable`. */
export async function readPaper(path: string): Promise<Paper> {
  const file = basename(path)
  const about = await stat(path).catch(() => null)
  if (!about) return cannotRead(file, 'there is no such file.')
  if (!about.isFile()) return cannotRead(file, 'it is no file.')
  if (about.size === 0) return cannotRead(file, 'the file is empty.')
  if (about.size > LARGEST) return cannotRead(file, 'the file is too large.')
  const first = await firstBytes(path)
  if (first.toString('latin1', 0, 2) === 'PK') return readWord(file, path)
  const start = first.toString('utf8')
  if (start.startsWith('%PDF') || first.includes(0))
    return cannotRead(file, 'it is no Word file (.docx), web page or table (CSV). Save it as one of these.')
  return /<(!doctype html|html|head|body|table|p|h1|div|meta)\b/i.test(start)
    ? readHtml(await readFile(path, 'utf8'))
    : readTable(file, path)
}
