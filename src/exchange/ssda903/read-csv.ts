import { parse } from 'csv-parse'
import { decoded } from './decode.ts'
import { delimiterOf } from './delimiter.ts'
import { cannotRead } from './problem.ts'

/** The longest line that a return can have with any sense, in bytes: a lost quotation mark must not fill the memory. */
const LONGEST_LINE = 256 * 1024

const newlinesIn = (cells: readonly string[]): number => {
  let lines = 0
  for (const cell of cells) if (cell.includes('\n')) lines += cell.split('\n').length - 1
  return lines
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')

/** The bytes up to and with the first line that is not blank, and a way to read on after them. */
async function firstLine(pieces: AsyncIterator<Buffer>): Promise<{ line: string; start: Buffer }> {
  let start: Buffer = Buffer.alloc(0)
  for (;;) {
    const line = /[^\r\n]*\S[^\r\n]*(?=[\r\n])/.exec(start.toString('utf8'))
    if (line || start.length > LONGEST_LINE) return { line: line?.[0] ?? '', start }
    const next = await pieces.next()
    if (next.done) return { line: start.toString('utf8').trim(), start }
    start = start.length === 0 ? next.value : Buffer.concat([start, next.value])
  }
}

export interface CsvReader {
  /** Called once, with the cells and line of the first line that is not blank. False: the rest is not wanted. */
  readonly onHeadings: (cells: readonly string[], line: number) => boolean
  /** Called for each further line that is not blank. */
  readonly onRow: (cells: readonly string[], line: number) => void
  /** Called after each piece, so that what was read can be put away before more is. */
  readonly afterPiece?: () => Promise<void>
}

/**
 * Reads a file of separated values in one pass and bounded memory. Throws `Unreadable` for an empty file and for a
 * quotation mark that is never closed.
 */
export async function readCsv(file: string, bytes: AsyncIterable<Uint8Array>, reader: CsvReader): Promise<void> {
  const pieces = decoded(bytes)[Symbol.asyncIterator]()
  const { line: first, start } = await firstLine(pieces)
  if (first === '') cannotRead(file, 'the file is empty. Export it again, or take it out of the folder.')
  const parser = parse({
    delimiter: delimiterOf(first),
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: LONGEST_LINE,
  })
  let line = 1
  let begun = false
  let wanted = true
  parser.on('error', () => undefined) // asked below: an error is told only after the piece that holds it
  const take = (): void => {
    for (let cells = next(); cells !== null; cells = next()) {
      const at = line
      line += 1 + newlinesIn(cells)
      if (!wanted || isBlank(cells)) continue
      if (begun) reader.onRow(cells, at)
      else {
        begun = true
        wanted = reader.onHeadings(cells, at)
      }
    }
  }
  // Records are arrays of cells, since no `columns` were asked for.
  const next = (): string[] | null => parser.read() as string[] | null
  const put = async (piece: Buffer): Promise<void> => {
    parser.write(piece)
    take()
    if (parser.errored) brokenQuote(file, line)
    await reader.afterPiece?.()
  }
  await put(start)
  while (wanted) {
    const piece = await pieces.next()
    if (piece.done) break
    await put(piece.value)
  }
  if (!wanted) return void (await pieces.return?.(undefined))
  await ended(parser, take)
  if (parser.errored) brokenQuote(file, line)
}

const brokenQuote = (file: string, line: number): never =>
  cannotRead(
    file,
    'a quotation mark (") is opened and never closed, or the line is far too long. Close or delete it, then try again.',
    line,
  )

/** Ends the parser: the last line may come only now. */
const ended = (parser: ReturnType<typeof parse>, take: () => void): Promise<void> =>
  new Promise<void>((resolve) => {
    parser.on('error', () => resolve())
    parser.end(resolve)
  }).then(take)
