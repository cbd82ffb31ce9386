import { delimiterOf } from '../delimiter.ts'

const QUOTE = 34
const LINE_FEED = 10
const RETURN = 13

/**
 * Reads separated values, one line at a time; quoted cells may hold the separator, line ends and doubled quotation marks.
 * The array of cells is used again for the next line. Answers the line of a quotation mark that is never closed, or null.
 */
export function eachLine(text: string, take: (cells: readonly string[]) => boolean | undefined): number | null {
  const first = /[^\r\n]*\S[^\r\n]*/.exec(text)?.[0] ?? ''
  const reading: Reading = { text, separator: delimiterOf(first).charCodeAt(0), at: 0, line: 1, cells: [] }
  while (reading.at < text.length) {
    reading.cells.length = 0
    const openedOn = reading.line
    if (!readLine(reading)) return openedOn
    if (reading.cells.some((cell) => cell !== '') && take(reading.cells) === false) return null
  }
  return null
}

interface Reading {
  readonly text: string
  readonly separator: number
  readonly cells: string[]
  at: number
  line: number
}

/** Reads the cells of one line and goes to the next; false where a quotation mark is never closed. */
function readLine(reading: Reading): boolean {
  const { text, separator, cells } = reading
  for (;;) {
    const begin = skipBlanks(text, reading.at, separator)
    if (text.charCodeAt(begin) === QUOTE) {
      if (!readQuoted(reading, begin)) return false
    } else {
      reading.at = endOfCell(text, begin, separator)
      cells.push(trimmed(text, begin, reading.at))
    }
    if (text.charCodeAt(reading.at) !== separator) break
    reading.at++
  }
  if (text.charCodeAt(reading.at) === RETURN && text.charCodeAt(reading.at + 1) === LINE_FEED) reading.at++
  reading.at++
  reading.line++
  return true
}

function readQuoted(reading: Reading, begin: number): boolean {
  const { text, separator, cells } = reading
  const close = closingQuote(text, begin + 1)
  if (close < 0) return false
  const quoted = text.slice(begin + 1, close)
  cells.push((quoted.includes('"') ? quoted.replaceAll('""', '"') : quoted).trim())
  for (let i = begin; i < close; i++) if (text.charCodeAt(i) === LINE_FEED) reading.line++
  reading.at = endOfCell(text, close + 1, separator)
  return true
}

function skipBlanks(text: string, from: number, separator: number): number {
  let at = from
  for (let sign = text.charCodeAt(at); sign === 32 || (sign === 9 && separator !== 9); sign = text.charCodeAt(at)) at++
  return at
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2)
  return at
}

function endOfCell(text: string, from: number, separator: number): number {
  let at = from
  while (at < text.length) {
    const sign = text.charCodeAt(at)
    if (sign === separator || sign === LINE_FEED || sign === RETURN) return at
    at++
  }
  return at
}

function trimmed(text: string, from: number, to: number): string {
  let end = to
  while (end > from && text.charCodeAt(end - 1) <= 32) end--
  return text.slice(from, end)
}

/** Text of a file whatever wrote it: UTF-8 or UTF-16 with or without its mark, or Windows-1252 where it is neither. */
export function decodeText(bytes: Uint8Array): string {
  const zeros = (parity: 0 | 1): number =>
    bytes.subarray(0, 2048).filter((byte, i) => byte === 0 && i % 2 === parity).length
  const pairs = Math.min(bytes.length, 2048) >> 1
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || zeros(1) > pairs * 0.6)
    return new TextDecoder('utf-16le').decode(bytes)
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || zeros(0) > pairs * 0.6)
    return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
