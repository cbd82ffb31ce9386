import {
  Document,
  HeadingLevel,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
} from 'docx'
import type { WrittenDocument, WrittenPart } from '../../practice/improvement/index.ts'

/** Half points. */
const SMALL = 18

function lines(text: string, isHead: boolean): Paragraph[] {
  const run = (line: string): IRunOptions => ({ text: line, bold: isHead, size: SMALL })
  return text.split('\n').map((line) => new Paragraph({ children: [new TextRun(run(line))] }))
}

const row = (cells: readonly string[], isHead: boolean): TableRow =>
  new TableRow({
    tableHeader: isHead,
    cantSplit: true,
    children: cells.map((cell) => new TableCell({ children: lines(cell, isHead) })),
  })

function part(of: WrittenPart): readonly (Paragraph | Table)[] {
  if (of.kind !== 'table') return [paragraphOf(of)]
  const caption = of.caption === undefined ? [] : [new Paragraph({ text: of.caption, heading: HeadingLevel.HEADING_3 })]
  const note = of.note === undefined ? [] : [new Paragraph({ children: [new TextRun({ text: of.note, size: SMALL })] })]
  return [...caption, tableOf(of), ...note]
}

function paragraphOf(of: Exclude<WrittenPart, { kind: 'table' }>): Paragraph {
  if (of.kind === 'heading')
    return new Paragraph({ text: of.text, heading: of.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2 })
  return new Paragraph({ text: of.text })
}

const tableOf = (of: Extract<WrittenPart, { kind: 'table' }>): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(of.columns, true), ...of.rows.map((cells) => row(cells, false))],
  })

/** Writes a Word file (.docx): headings that Word and screen readers know, tables whose heading row repeats on each page. */
export function writeWord({ title, isWide, parts }: WrittenDocument): Promise<Buffer> {
  const orientation = isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
  const document = new Document({
    title,
    creator: 'Throughline',
    lastModifiedBy: 'Throughline',
    styles: { default: { document: { run: { font: 'Arial', size: 22 }, paragraph: { spacing: { after: 80 } } } } },
    sections: [
      {
        properties: { page: { size: { orientation }, margin: { top: 900, bottom: 900, left: 900, right: 900 } } },
        children: [new Paragraph({ text: title, heading: HeadingLevel.TITLE }), ...parts.flatMap(part)],
      },
    ],
  })
  return Packer.toBuffer(document)
}
