import { SaxesParser } from 'saxes'
import type { Paper } from '../../practice/improvement/index.ts'
import { cannotRead, openZip, type ZippedFile } from '../ssda903/index.ts'
import { paperBuilder } from './paper-builder.ts'

/** The largest part of a Word file that is read, unpacked, in bytes: a board pack's text is a few megabytes. */
const LARGEST_PART = 64 * 1024 ** 2

/** The parts of a Word file that people read, and how their lines are called. */
const places: readonly (readonly [RegExp, string])[] = [
  [/^word\/document\.xml$/, 'paragraph'],
  [/^word\/header\d*\.xml$/, 'header, line'],
  [/^word\/footer\d*\.xml$/, 'footer, line'],
  [/^word\/footnotes\.xml$/, 'footnotes, line'],
  [/^word\/comments\.xml$/, 'comments, line'],
]

async function textOf(file: string, part: ZippedFile): Promise<string> {
  if (part.size > LARGEST_PART) cannotRead(file, 'its text is too large to be read at once.')
  const pieces: Uint8Array[] = []
  for await (const piece of part.read()) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

/** Hears an XML text; a fault in it makes the file unreadable. */
function parse(file: string, xml: string, hear: (parser: SaxesParser) => void): void {
  const parser = new SaxesParser()
  parser.on('error', () => cannotRead(file, 'it is damaged: one of its parts is no XML. Save it again in Word.'))
  hear(parser)
  parser.write(xml).close()
}

/** The lines and tables of one part. Text that was deleted under tracked changes is not shown, and not read. */
function partOf(file: string, xml: string, place: string): Paper {
  const builder = paperBuilder(place)
  let isText = false
  let span = 1
  let isMergedAway = false
  parse(file, xml, (parser) => {
    parser.on('opentag', ({ name, attributes }) => {
      if (name === 'w:tbl') builder.beginTable()
      else if (name === 'w:tr') builder.beginRow()
      else if (name === 'w:tc') {
        span = 1
        isMergedAway = false
        builder.beginCell(1)
      } else if (name === 'w:gridSpan') span = Number(attributes['w:val']) || 1
      else if (name === 'w:vMerge') isMergedAway = attributes['w:val'] !== 'restart'
      else if (name === 'w:t') isText = true
      else if (name === 'w:tab' || name === 'w:br') builder.text(' ')
    })
    parser.on('text', (text) => {
      if (isText && !isMergedAway) builder.text(text)
    })
    parser.on('closetag', ({ name }) => {
      if (name === 'w:t') isText = false
      else if (name === 'w:p') builder.endLine()
      else if (name === 'w:tc') {
        builder.endCell()
        for (let n = 1; n < Math.min(span, 100); n += 1) {
          builder.beginCell(1)
          builder.endCell()
        }
        span = 1
        isMergedAway = false
      } else if (name === 'w:tr') builder.endRow()
      else if (name === 'w:tbl') builder.endTable()
    })
  })
  return builder.end()
}

/** Who wrote the file and who changed it last, which travel with it wherever it is published. */
function propertiesOf(file: string, xml: string): Paper['parts'] {
  const parts: Paper['parts'][number][] = []
  const shown: Readonly<Record<string, string>> = { 'dc:creator': 'author', 'cp:lastModifiedBy': 'changed last by' }
  let now: string | undefined
  parse(file, xml, (parser) => {
    parser.on('opentag', ({ name }) => (now = shown[name]))
    parser.on('text', (text) => {
      if (now !== undefined && text.trim() !== '')
        parts.push({ kind: 'text', where: `properties of the file, ${now}`, text: text.trim() })
    })
    parser.on('closetag', () => (now = undefined))
  })
  return parts
}

/** Reads a Word file (.docx): text, tables, headers, footers, notes, comments, and who wrote it. Throws `Unreadable`. */
export async function readWord(file: string, path: string): Promise<Paper> {
  const zip = await openZip(file, path)
  try {
    if (!zip.files.some((part) => part.path === 'word/document.xml'))
      cannotRead(file, 'it is no Word file: it has no text in it. Save it as .docx.')
    const parts: Paper['parts'][number][] = []
    for (const part of zip.files) {
      const place = places.find(([pattern]) => pattern.test(part.path))?.[1]
      if (place !== undefined) parts.push(...partOf(file, await textOf(file, part), place).parts)
      else if (part.path === 'docProps/core.xml') parts.push(...propertiesOf(file, await textOf(file, part)))
    }
    return { parts }
  } finally {
    zip.close()
  }
}
