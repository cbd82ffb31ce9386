import { compareRefs, refParts } from '../ref-order.ts'
import { cellAt, rowAt, tablesOf, type Finding, type Paper, type PaperTable } from './document.ts'
import { isTotal } from './totals.ts'

const REF = /^[A-Z]{0,3}\d+(\.\d+)+$/

/** No plan numbers as far as this: a part that is as large is a year that slipped in. */
const LARGEST_PART = 999

interface Ref {
  readonly text: string
  readonly parts: readonly number[]
}

const refIn = (cell: string): Ref | null => {
  const text = cell.trim()
  return REF.test(text)
    ? {
        text,
        parts: refParts(text),
      }
    : null
}

/** The column of a table that holds its references: most of what stands in it is one. */
function refColumn({ rows }: PaperTable): number | null {
  const width = Math.max(0, ...rows.map((cells) => cells.length))
  for (let column = 0; column < width; column += 1) {
    const cells = rows.slice(1).flatMap((row) => row[column]?.trim() || [])
    const refs = cells.filter((cell) => refIn(cell) !== null)
    if (refs.length >= 2 && refs.length * 2 > cells.length) return column
  }
  return null
}

/** How many references are left out between two that stand under the same heading. */
function leftOut(before: Ref, now: Ref): number {
  const sameParent = before.parts.slice(0, -1).join('.') === now.parts.slice(0, -1).join('.')
  return sameParent ? (now.parts.at(-1) ?? 0) - (before.parts.at(-1) ?? 0) - 1 : 0
}

function whyOdd(ref: Ref, before: Ref | null, seen: ReadonlySet<string>, isWhole: boolean): string | null {
  if (ref.parts.some((part) => part > LARGEST_PART))
    return `“${ref.text}” is no reference of this list: was 17 replaced by 2017?`
  if (seen.has(ref.text)) return `“${ref.text}” stands here a second time.`
  if (before === null) return null
  if (compareRefs(ref.parts, before.parts) < 0) return `“${ref.text}” stands after “${before.text}”.`
  const missing = isWhole ? leftOut(before, ref) : 0
  return missing > 0
    ? `Between “${before.text}” and “${ref.text}” ${missing === 1 ? 'a reference is' : `${missing} references are`} left out.`
    : null
}

function ofTable(table: PaperTable): readonly Finding[] {
  const column = refColumn(table)
  if (column === null) return []
  const found: Finding[] = []
  const seen = new Set<string>()
  let before: Ref | null = null
  for (const [row, cells] of table.rows.entries()) {
    if (row === 0 && refIn(cells[column] ?? '') === null) continue
    const cell = cells[column] ?? ''
    const ref = refIn(cell)
    if (ref === null) {
      if (cells.some(isTotal)) continue // a total has no reference of its own
      const isBlank = cell.trim() === ''
      if (cells.some((each) => each.trim() !== ''))
        found.push({
          finding: 'refs-out-of-order',
          where: isBlank ? rowAt(table, row) : cellAt(table, row, column),
          why: isBlank ? 'This row has no reference.' : 'What stands here in place of a reference is none.',
        })
      continue
    }
    const why = whyOdd(ref, before, seen, table.isSelection !== true)
    if (why !== null) found.push({ finding: 'refs-out-of-order', where: cellAt(table, row, column), why })
    seen.add(ref.text)
    if (ref.parts.every((part) => part <= LARGEST_PART)) before = ref
  }
  return found
}

/** References that are mangled, repeated, missing or out of their order, table by table. */
export const refsOutOfOrder = (paper: Paper): readonly Finding[] => tablesOf(paper).flatMap(ofTable)
