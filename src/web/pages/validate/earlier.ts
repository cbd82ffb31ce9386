import { cellsOf, eachLine } from '../../../exchange/ssda903/validate/index.ts'
import { HEADINGS, type Compared, type Finding, type Gone } from './checked.ts'

/** A finding as an earlier check saved it. */
export type Earlier = Gone

/** A saved cell begins with an apostrophe where a spreadsheet would take it for a formula. */
const asWritten = (cell: string): string => (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell)

/** Reads a list of findings that was saved from this page, as CSV; null where it is none. */
export function readEarlier(bytes: Uint8Array): readonly Earlier[] | null {
  const found: Earlier[] = []
  const places: number[] = []
  eachLine(bytes, (line) => {
    const cells = cellsOf(line)
    if (places.length === 0) {
      places.push(...Object.values(HEADINGS).map((heading) => cells.indexOf(heading)))
      return !places.includes(-1)
    }
    const [rule = '', table = '', child = '', written = ''] = places.map((at) => asWritten(cells[at] ?? ''))
    found.push({ rule, table, child, cells: written })
    return true
  })
  return places.length === 0 || places.includes(-1) ? null : found
}

const keyOf = ({ rule, table, child }: Pick<Gone, 'rule' | 'table' | 'child'>): string => `${rule}\n${table}\n${child}`

/**
 * Which findings are new, which of the earlier ones are mended. Rows move from one export to the next, so a finding is
 * known by rule, table, child and cells; where cells were changed in vain, as many as before are still there.
 */
export function compare(
  earlier: readonly Earlier[],
  now: readonly Finding[],
  cellsOf: (finding: Finding) => string,
  ran: ReadonlySet<string>,
): Compared {
  const before = new Map<string, Earlier[]>()
  for (const one of earlier) {
    const same = before.get(keyOf(one))
    if (same) same.push(one)
    else before.set(keyOf(one), [one])
  }
  const isNew = now.map((finding) => {
    const same = before.get(keyOf(finding))
    const at = same?.findIndex(({ cells }) => cells === cellsOf(finding)) ?? -1
    if (at < 0) return true
    same?.splice(at, 1)
    return false
  })
  now.forEach((finding, i) => {
    if (isNew[i] && before.get(keyOf(finding))?.pop()) isNew[i] = false
  })
  const gone = [...before.values()].flat()
  return {
    isNew,
    mended: gone.filter(({ rule }) => ran.has(rule)),
    notKnown: gone.filter(({ rule }) => !ran.has(rule)),
  }
}
