import { createRequire } from 'node:module'
import { setImmediate } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import { numberColumns, type WrittenDocument, type WrittenPart } from '../../practice/improvement/index.ts'
import { columnWidths, inPieces } from './lay-out-table.ts'

/** The typeface goes into the file, so that it reads alike everywhere and holds letters of every European language. */
const files = createRequire(import.meta.url)
const [PLAIN, BOLD] = ['DejaVuSans', 'DejaVuSans-Bold'].map((name) => files.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`))
const fontFor = (isBold: boolean): string => (isBold ? BOLD : PLAIN) ?? ''

/** Tagged throughout, as PDF/UA asks; the types of the library know only the archive’s subsets. */
const PDF_UA = 'PDF/UA' as string as 'PDF/A-3a' // the library takes it

const MARGIN = 48
const [TEXT, SMALL, NOTE] = [10, 8.5, 7.5]
const PADDING = 3
/** Between a number and the words beside it. */
const GUTTER = 8
/** What a note below a table takes: it stands on the page of its last row. */
const NOTED = 30
const INK = '#0b0c0e'
const RULE = '#8a9097'
const HEAD = '#e9edf0'

type Doc = InstanceType<typeof PDFDocument>
type Struct = ReturnType<Doc['struct']>
type Table = Extract<WrittenPart, { kind: 'table' }>

/** How far it has come, part by part, and what stops it. */
export interface Writing {
  readonly signal?: AbortSignal | undefined
  readonly onPart?: (done: number, of: number) => void
}

const heights = (doc: Doc): { readonly top: number; readonly bottom: number; readonly width: number } => ({
  top: MARGIN,
  bottom: doc.page.height - MARGIN,
  width: doc.page.width - 2 * MARGIN,
})

/** Draws text as the content of one element of the document's structure. */
function tell(doc: Doc, parent: Struct, tag: string, draw: () => void, options: object = {}): void {
  const content = doc.markStructureContent(tag)
  draw()
  doc.endMarkedContent()
  parent.add(doc.struct(tag, options, [content])) // any tag of the structure that PDF knows
}

/** Lines, shades and headings that are said again on the next page: nothing that is read aloud. */
function adorn(doc: Doc, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' })
  draw()
  doc.endMarkedContent()
}

const fits = (doc: Doc, height: number): boolean => doc.y + height <= heights(doc).bottom

function nextPage(doc: Doc): void {
  doc.addPage()
  doc.y = MARGIN
}

/** Draws a paragraph or a heading. `keeps`: how much of what follows must stand on the same page. */
function text(doc: Doc, parent: Struct, tag: string, said: string, size: number, keeps = 0): void {
  const isHeading = tag.startsWith('H')
  doc.font(fontFor(isHeading)).fontSize(size).fillColor(INK)
  const { top, bottom, width } = heights(doc)
  const most = bottom - top - 100
  if (!fits(doc, Math.min(doc.heightOfString(said, { width }), 200) + Math.min(keeps, most))) nextPage(doc)
  tell(doc, parent, tag, () => void doc.text(said, MARGIN, doc.y, { width, lineGap: 1.5 }))
  doc.y += isHeading ? 4 : 5
}

interface Row {
  readonly cells: readonly string[]
  readonly height: number
}

const rowOf = (doc: Doc, cells: readonly string[], widths: readonly number[], isHead: boolean): Row => {
  doc.font(fontFor(isHead)).fontSize(SMALL)
  const each = widths.map((width, n) => doc.heightOfString(cells[n] || ' ', { width: width - 2 * PADDING, lineGap: 1 }))
  return { cells, height: Math.max(...each) + 2 * PADDING }
}

/** The columns of a table as they are drawn: how wide each is, and which hold numbers. */
interface Columns {
  readonly widths: readonly number[]
  readonly numbers: readonly boolean[]
}

/** Draws a row; into the structure of its table, or as an ornament where it is said again on a later page. */
function drawRow(
  doc: Doc,
  { cells, height }: Row,
  { widths, numbers }: Columns,
  isHead: boolean,
  table: Struct | null,
): void {
  const y = doc.y
  const width = widths.reduce((sum, each) => sum + each, 0)
  adorn(doc, () => {
    if (isHead) doc.rect(MARGIN, y, width, height).fill(HEAD)
    doc
      .moveTo(MARGIN, y + height)
      .lineTo(MARGIN + width, y + height)
      .lineWidth(0.5)
      .stroke(RULE)
  })
  const row = table === null ? null : doc.struct('TR')
  if (table !== null && row !== null) table.add(row)
  let x = MARGIN
  for (const [n, columnWidth] of widths.entries()) {
    const isHeader = isHead || n === 0
    const left = x
    doc.font(fontFor(isHead)).fontSize(SMALL).fillColor(INK)
    const isNumber = numbers[n] === true
    const within = columnWidth - 2 * PADDING - (isNumber ? GUTTER : 0)
    const set = { width: within, lineGap: 1, align: isNumber ? 'right' : 'left' } as const
    const draw = (): void => void doc.text(cells[n] || ' ', left + PADDING, y + PADDING, set)
    if (row === null) adorn(doc, draw)
    else tell(doc, row, isHeader ? 'TH' : 'TD', draw, isHeader ? { scope: isHead ? 'Column' : 'Row' } : {})
    x += columnWidth
  }
  row?.end()
  doc.x = MARGIN
  doc.y = y + height
}

/** How high the heading row of a table and its first row are together: no page ends between them. */
function beginningOf(doc: Doc, { columns, rows: [first] }: Table, widths: readonly number[]): number {
  return rowOf(doc, columns, widths, true).height + (first ? rowOf(doc, first, widths, false).height : 0)
}

/** How much of a piece must stand on the page of the heading above it. */
function kept(doc: Doc, of: WrittenPart | undefined): number {
  if (of === undefined) return 0
  if (of.kind !== 'table') return 60
  const { width } = heights(doc)
  return 30 + beginningOf(doc, of, columnWidths([of.columns, ...of.rows], width))
}

function table(doc: Doc, root: Struct, of: Table): void {
  const { caption, columns, rows, note } = of
  const { width, top, bottom } = heights(doc)
  const widths = columnWidths([columns, ...rows], width)
  const set = { widths, numbers: numberColumns(of) }
  const beginning = beginningOf(doc, of, widths)
  if (caption !== undefined) text(doc, root, 'H3', caption, TEXT, beginning)
  const head = rowOf(doc, columns, widths, true)
  const most = bottom - top - head.height
  if (!fits(doc, Math.min(beginning, most))) nextPage(doc)
  const element = doc.struct('Table')
  root.add(element)
  drawRow(doc, head, set, true, element)
  for (const [n, cells] of rows.entries())
    for (const piece of inPieces(cells, (each) => rowOf(doc, each, widths, false).height <= most)) {
      const row = rowOf(doc, piece, widths, false)
      const noted = note !== undefined && n === rows.length - 1 ? NOTED : 0
      if (!fits(doc, Math.min(row.height + noted, most))) {
        nextPage(doc)
        drawRow(doc, head, set, true, null)
      }
      drawRow(doc, row, set, false, element)
    }
  element.end()
  doc.y += 4
  if (note !== undefined) text(doc, root, 'P', note, NOTE)
  doc.y += 6
}

function part(doc: Doc, root: Struct, of: WrittenPart, next: WrittenPart | undefined): void {
  if (of.kind === 'table') return table(doc, root, of)
  if (of.kind === 'paragraph') return text(doc, root, 'P', of.text, TEXT)
  doc.y += of.level === 1 ? 10 : 4
  text(doc, root, of.level === 1 ? 'H2' : 'H3', of.text, of.level === 1 ? 14 : 11, kept(doc, next))
}

/** "Page 3 of 61" below each page, which is not read aloud. */
function numberPages(doc: Doc, title: string): void {
  const { start, count } = doc.bufferedPageRange()
  for (let n = start; n < start + count; n += 1) {
    doc.switchToPage(n)
    const { margins } = doc.page
    doc.page.margins = { ...margins, bottom: 0 }
    adorn(doc, () => {
      doc.font(fontFor(false)).fontSize(NOTE).fillColor(INK)
      const y = doc.page.height - MARGIN + 16
      doc.text(title, MARGIN, y, { width: 600, height: 12, lineBreak: false, ellipsis: true })
      doc.text(`Page ${n + 1} of ${count}`, doc.page.width - MARGIN - 120, y, {
        width: 120,
        align: 'right',
        lineBreak: false,
      })
    })
    doc.page.margins = margins
  }
}

/** Writes a PDF whose headings and tables a screen reader knows (PDF/UA), with its typeface in it. */
export async function writePdf(
  { title, isWide, parts }: WrittenDocument,
  { signal, onPart }: Writing = {},
): Promise<Buffer> {
  const doc = new PDFDocument({
    ...{ size: 'A4', layout: isWide ? 'landscape' : 'portrait', margin: MARGIN, bufferPages: true },
    ...{ tagged: true, pdfVersion: '1.7', subset: PDF_UA, lang: 'en-GB', displayTitle: true },
    ...{ info: { Title: title, Author: 'Throughline', Creator: 'Throughline' }, font: fontFor(false) },
  })
  const pieces: Buffer[] = []
  const written = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (piece: Buffer) => pieces.push(piece))
    doc.on('end', () => resolve(Buffer.concat(pieces)))
    doc.on('error', reject)
  })
  const root = doc.struct('Document')
  doc.addStructure(root)
  text(doc, root, 'H1', title, 18)
  for (const [n, each] of parts.entries()) {
    // Others are answered between two parts, and whoever asked may stop it there.
    await setImmediate()
    signal?.throwIfAborted()
    part(doc, root, each, parts[n + 1])
    onPart?.(n + 1, parts.length)
  }
  root.end()
  numberPages(doc, title)
  doc.end()
  return written
}
