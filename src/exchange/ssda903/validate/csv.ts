import { delimiterOf } from '../delimiter.ts'
import { inUtf8 } from './letters.ts'

const QUOTE = 34
const LINE_FEED = 10
const RETURN = 13
const SPACE = 32
const TAB = 9

/**
 * One line of a file: its cells as places among the bytes, which are UTF-8. The same line is used again for the next, so
 * that no object and no text is made for a cell that nobody asks for.
 */
export interface Line {
  readonly bytes: Uint8Array
  /** How many cells it has. */
  readonly length: number
  /** Where the cell begins and ends, without the blanks and quotation marks around it. */
  readonly begins: Int32Array
  readonly ends: Int32Array
  readonly text: (cell: number) => string
}

interface Reading extends Line {
  bytes: Uint8Array
  /** The bytes were copied, so that they may be changed. */
  isOurs: boolean
  length: number
  begins: Int32Array
  ends: Int32Array
  at: number
  /** The line of the file, counted from 1. */
  nth: number
}

const decoder = new TextDecoder()

/** The text of some bytes of UTF-8; letters of ASCII, as in nearly every cell, without asking the decoder. */
export function textOf(bytes: Uint8Array, begin: number, end: number): string {
  if (end - begin > 24) return decoder.decode(bytes.subarray(begin, end))
  let text = ''
  for (let i = begin; i < end; i++) {
    const byte = bytes[i] ?? 0
    if (byte > 127) return decoder.decode(bytes.subarray(begin, end))
    text += String.fromCharCode(byte)
  }
  return text
}

/**
 * Reads separated values, one line at a time, until `take` answers false; blank lines are passed over. Quoted cells may hold
 * the separator, line ends and doubled quotation marks. Answers the line of a quotation mark that is never closed, or null.
 */
export function eachLine(given: Uint8Array, take: (line: Line) => boolean | undefined): number | null {
  const bytes = inUtf8(given)
  const reading: Reading = {
    bytes,
    isOurs: bytes.buffer !== given.buffer,
    length: 0,
    begins: new Int32Array(64),
    ends: new Int32Array(64),
    at: 0,
    nth: 1,
    text: (cell) =>
      cell < reading.length ? textOf(reading.bytes, reading.begins[cell] ?? 0, reading.ends[cell] ?? 0) : '',
  }
  const separator = delimiterOf(firstLine(bytes)).charCodeAt(0)
  while (reading.at < bytes.length) {
    const openedOn = reading.nth
    if (!readLine(reading, separator)) return openedOn
    if (!isBlank(reading) && take(reading) === false) return null
  }
  return null
}

/** The cells of a line as texts. */
export const cellsOf = (line: Line): string[] => Array.from({ length: line.length }, (_, cell) => line.text(cell))

function firstLine(bytes: Uint8Array): string {
  let begin = 0
  while (begin < bytes.length && (bytes[begin] ?? 0) <= SPACE && bytes[begin] !== TAB) begin++
  let end = begin
  while (end < bytes.length && bytes[end] !== LINE_FEED && bytes[end] !== RETURN) end++
  return decoder.decode(bytes.subarray(begin, end))
}

function isBlank({ length, begins, ends }: Reading): boolean {
  for (let cell = 0; cell < length; cell++) if (begins[cell] !== ends[cell]) return false
  return true
}

function grow(reading: Reading): void {
  const begins = new Int32Array(reading.begins.length * 2)
  const ends = new Int32Array(begins.length)
  begins.set(reading.begins)
  ends.set(reading.ends)
  Object.assign(reading, { begins, ends })
}

/** Reads the cells of one line and goes to the next; false where a quotation mark is never closed. */
function readLine(reading: Reading, separator: number): boolean {
  const { length } = reading.bytes
  let at = reading.at
  let cell = 0
  for (;;) {
    const { bytes } = reading
    if (cell === reading.begins.length) grow(reading)
    while (at < length && (bytes[at] === SPACE || (bytes[at] === TAB && separator !== TAB))) at++
    const end = bytes[at] === QUOTE ? readQuoted(reading, cell, at, separator) : readBare(reading, cell, at, separator)
    if (end < 0) return false
    at = end
    cell++
    if (at >= length || bytes[at] !== separator) break
    at++
  }
  if (reading.bytes[at] === RETURN && reading.bytes[at + 1] === LINE_FEED) at++
  reading.at = at + 1
  reading.nth++
  reading.length = cell
  return true
}

/** Notes where a cell stands, without the blanks after it; answers where the next sign is that parts cells or lines. */
function readBare({ bytes, begins, ends }: Reading, cell: number, begin: number, separator: number): number {
  const at = endOfCell(bytes, begin, separator)
  let end = at
  while (end > begin && (bytes[end - 1] ?? 0) <= SPACE) end--
  begins[cell] = begin
  ends[cell] = end
  return at
}

/** The same of a cell in quotation marks; -1 where they are never closed. */
function readQuoted(reading: Reading, cell: number, opened: number, separator: number): number {
  const close = closingQuote(reading.bytes, opened + 1)
  if (close < 0) return -1
  for (let i = opened; i < close; i++) if (reading.bytes[i] === LINE_FEED) reading.nth++
  let begin = opened + 1
  let end = withoutDoubledQuotes(reading, begin, close)
  const { bytes } = reading
  while (begin < end && (bytes[begin] ?? 0) <= SPACE) begin++
  while (end > begin && (bytes[end - 1] ?? 0) <= SPACE) end--
  reading.begins[cell] = begin
  reading.ends[cell] = end
  return endOfCell(bytes, close + 1, separator)
}

function endOfCell(bytes: Uint8Array, from: number, separator: number): number {
  const { length } = bytes
  let at = from
  while (at < length) {
    const sign = bytes[at] ?? 0
    if (sign === separator || sign === LINE_FEED || sign === RETURN) break
    at++
  }
  return at
}

function closingQuote(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(QUOTE, from)
  while (at >= 0 && bytes[at + 1] === QUOTE) at = bytes.indexOf(QUOTE, at + 2)
  return at
}

/** Writes each doubled quotation mark of a cell once, in a copy of the bytes; answers where the cell then ends. */
function withoutDoubledQuotes(reading: Reading, begin: number, close: number): number {
  const first = reading.bytes.indexOf(QUOTE, begin)
  if (first >= close) return close
  if (!reading.isOurs) Object.assign(reading, { bytes: reading.bytes.slice(), isOurs: true })
  const { bytes } = reading
  let to = first
  for (let from = first; from < close; from++) {
    const sign = bytes[from] ?? 0
    bytes[to++] = sign
    if (sign === QUOTE) from++
  }
  return to
}
