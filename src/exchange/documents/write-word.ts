import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
} from 'docx'
import { numberColumns, type WrittenDocument, type WrittenPart } from '../../practice/improvement/index.ts'
import { columnWidths } from './lay-out-table.ts'

type TablePart = Extract<WrittenPart, { kind: 'table' }>

/** Half points. */
const SMALL = 18
const INK = '0B0C0E'
const HEAD = 'E9EDF0'

/** Twentieths of a point: A4, and what is left between its margins. */
const PAPER = { width: 11_906, height: 16_838 }
const MARGIN = 900
/** Between a number and the words beside it. */
const GUTTER = 160
const between = (isWide: boolean): number => (isWide ? PAPER.height : PAPER.width) - 2 * MARGIN

interface Set {
  readonly width: number
  readonly isNumber: boolean
  readonly isHead: boolean
}

function lines(text: string, { isHead, isNumber }: Set): Paragraph[] {
  const run = (line: string): IRunOptions => ({ text: line, bold: isHead, size: SMALL })
  const alignment = isNumber ? AlignmentType.RIGHT : AlignmentType.LEFT
  const indent = isNumber ? { right: GUTTER } : {}
  return text
    .split('\n')
    .map((line) => new Paragraph({ alignment, indent, spacing: { after: 0 }, children: [new TextRun(run(line))] }))
}

const cell = (text: string, set: Set): TableCell =>
  new TableCell({
    width: { size: set.width, type: WidthType.DXA },
    ...(set.isHead ? { shading: { fill: HEAD } } : {}),
    children: lines(text, set),
  })

const rule = { style: BorderStyle.SINGLE, size: 4, color: '8A9097' } as const
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const

/** A table as wide as the page, its columns by what stands in them; its heading row repeats, and no row is cut by a page’s end. */
function tableOf(of: TablePart, isWide: boolean): Table {
  const widths = columnWidths([of.columns, ...of.rows], between(isWide) / 20).map((points) => Math.floor(points * 20))
  const numbers = numberColumns(of)
  const row = (cells: readonly string[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: widths.map((width, n) => cell(cells[n] ?? '', { width, isNumber: numbers[n] === true, isHead })),
    })
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((all, each) => all + each, 0), type: WidthType.DXA },
    columnWidths: widths,
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    borders: { top: none, left: none, right: none, bottom: rule, insideHorizontal: rule, insideVertical: none },
    rows: [row(of.columns, true), ...of.rows.map((cells) => row(cells, false))],
  })
}

function part(of: WrittenPart, isWide: boolean): readonly (Paragraph | Table)[] {
  if (of.kind !== 'table') return [paragraphOf(of)]
  const caption = of.caption === undefined ? [] : [new Paragraph({ text: of.caption, heading: HeadingLevel.HEADING_3 })]
  const note = of.note === undefined ? [] : [new Paragraph({ children: [new TextRun({ text: of.note, size: SMALL })] })]
  return [...caption, tableOf(of, isWide), ...note]
}

function paragraphOf(of: Exclude<WrittenPart, { kind: 'table' }>): Paragraph {
  if (of.kind === 'heading')
    return new Paragraph({ text: of.text, heading: of.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2 })
  return new Paragraph({ text: of.text })
}

/** A heading stands on the page of what it heads. */
const heading = (size: number, before: number) => ({
  run: { size, bold: true, color: INK },
  paragraph: { keepNext: true, keepLines: true, spacing: { before, after: 80 } },
})

/** Writes a Word file (.docx): headings that Word and screen readers know, tables whose heading row repeats on each page. */
export function writeWord({ title, isWide, parts }: WrittenDocument): Promise<Buffer> {
  const orientation = isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
  const margin = { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN }
  const document = new Document({
    title,
    creator: 'Throughline',
    lastModifiedBy: 'Throughline',
    styles: {
      default: {
        document: {
          run: { font: 'Arial', size: 22, language: { value: 'en-GB' } },
          paragraph: { spacing: { after: 80 } },
        },
        title: heading(36, 0),
        heading1: heading(28, 280),
        heading2: heading(24, 200),
        heading3: heading(22, 200),
      },
    },
    sections: [
      {
        properties: { page: { size: { ...PAPER, orientation }, margin } },
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          ...parts.flatMap((each) => part(each, isWide)),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}
