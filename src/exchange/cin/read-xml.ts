import { SaxesParser } from 'saxes'
import { fillTables } from './fill.ts'
import type { Element } from './element.ts'
import { refuse } from './refuse.ts'
import { checkModule } from './structure.ts'
import type { Fault } from './structure.ts'
import { makeTables } from './tables.ts'
import type { Tables } from './tables.ts'

/** How many characters may pass without a tag: the parser keeps the text between two tags in memory. */
const LONGEST_SILENCE = 1024 * 1024
/** The census is nested seven deep. */
const DEEPEST = 16

/** Letters of the XML, piece by piece: UTF-8 unless its first bytes or its declaration say otherwise. */
async function* lettersOf(file: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  for await (const piece of bytes) {
    decoder ??= decoderFor(file, piece)
    yield letters(file, decoder, piece)
  }
  if (decoder) yield letters(file, decoder)
}

function decoderFor(file: string, piece: Uint8Array): TextDecoder {
  if (piece[0] === 0xff && piece[1] === 0xfe) return new TextDecoder('utf-16le')
  if (piece[0] === 0xfe && piece[1] === 0xff) return new TextDecoder('utf-16be')
  const start = new TextDecoder('latin1').decode(piece.subarray(0, 200))
  const declared = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(start)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(declared, { fatal: true })
  } catch {
    return refuse(file, `the XML says that it is written in ${declared}, which is unknown. Export it as UTF-8.`)
  }
}

function letters(file: string, decoder: TextDecoder, piece?: Uint8Array): string {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode()
  } catch {
    return refuse(
      file,
      'the letters are not written as the XML says (UTF-8 unless it says otherwise). Export it again.',
    )
  }
}

/** An element while it is read. */
interface Open {
  readonly name: string
  readonly line: number
  text: string
  readonly inside: Element[]
}

/** Tells every child and the header as whole elements; what stands around them is told at the end, without the children. */
interface Visitor {
  readonly header: (element: Element) => void
  readonly child: (element: Element) => void
}

/** Reads the XML in one pass and bounded memory. Entities and document types are refused. Throws `Unreadable`. */
async function visitXml(file: string, bytes: AsyncIterable<Uint8Array>, visit: Visitor): Promise<Element> {
  const parser = new SaxesParser({ fileName: file })
  const open: Open[] = []
  const roots: Element[] = []
  let quiet = 0
  parser.on('doctype', () =>
    refuse(file, 'the file declares a document type (DOCTYPE), which a census never needs. Delete it.', parser.line),
  )
  parser.on('error', (error) => {
    const says = /entity/i.test(error.message)
      ? 'the file uses an entity of its own (&…;), which a census never needs. Write the text out instead.'
      : 'the XML is broken here: a tag is not closed, or a sign such as & or < stands alone. Export the file again.'
    refuse(file, says, parser.line)
  })
  parser.on('opentag', ({ name }) => {
    quiet = 0
    if (open.length === 0 && name !== 'Message')
      refuse(file, `the XML begins with <${name}>, not with <Message>: it is no children in need census.`, parser.line)
    if (open.length === DEEPEST) refuse(file, 'the XML is nested far deeper than a census.', parser.line)
    open.push({ name, line: parser.line, text: '', inside: [] })
  })
  const addText = (more: string): void => {
    const of = open.at(-1)
    if (of) of.text += more
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    quiet = 0
    const closed = open.pop()
    if (!closed) return
    const element = { ...closed, text: closed.inside.length > 0 ? '' : closed.text.trim() }
    const isChild = open.length === 2 && open[1]?.name === 'Children' && element.name === 'Child'
    if (isChild) visit.child(element)
    if (open.length === 1 && element.name === 'Header') visit.header(element)
    if (open.length === 0) roots.push(element)
    else if (!isChild) open.at(-1)?.inside.push(element)
  })
  for await (const piece of lettersOf(file, bytes)) {
    quiet += piece.length
    if (quiet > LONGEST_SILENCE) refuse(file, 'the XML goes on far too long without a tag.', parser.line)
    parser.write(piece)
  }
  parser.close()
  return roots[0] ?? refuse(file, 'the file is empty. Export the census again.')
}

/** One census as it was read. */
export interface CensusRead {
  readonly tables: Tables
  readonly children: number
  /** Where the file is not built as the schema says. What could be read was read all the same. */
  readonly faults: readonly Fault[]
}

/** Reads the XML of a census into tables and compares its structure with the schema of that year. Throws `Unreadable`. */
export async function readCensus(file: string, bytes: AsyncIterable<Uint8Array>, year: number): Promise<CensusRead> {
  const tables = makeTables()
  const filling = fillTables(tables)
  const faults: Fault[] = []
  let children = 0
  const report = (at: Element, says: string): void => void faults.push({ line: at.line, says })
  const root = await visitXml(file, bytes, {
    header: filling.header,
    child: (element) => {
      children++
      filling.child(element)
      checkModule(element, 'Child', year, report)
    },
  })
  checkModule(root, 'Message', year, (at, says) => {
    // Children were handed on one by one and are no longer in their element.
    if (children === 0 || says !== 'Children: Child is missing.') report(at, says)
  })
  return { tables, children, faults }
}
