import { cellAt, numberIn, tablesOf, type Finding, type Paper, type PaperTable } from './document.ts'

/** Whether a row or a column is called a total. */
export const isTotal = (cell: string | undefined): boolean =>
  /^(grand |sub[- ]?|overall )?totals?\b/i.test((cell ?? '').trim())

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)

/** Equal but for what adding binary fractions does. */
const isSame = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6

const say = (n: number): string => (Number.isInteger(n) ? n : Number(n.toFixed(6))).toLocaleString('en-GB')

/** Whether the numbers of a row are years, as headings often are. */
const isOfYears = (cells: readonly string[]): boolean =>
  cells.every((cell) => numberIn(cell) === null || /^(19|20)\d{2}$/.test(cell.trim()))

/** What a total may be the sum of: the rows since the last total, all rows that are none, or the totals before it. */
function sumsAbove(table: PaperTable, row: number, column: number): readonly number[][] {
  const since: number[] = []
  const all: number[] = []
  const totals: number[] = []
  for (const cells of isOfYears(table.rows[0] ?? []) ? table.rows.slice(1, row) : table.rows.slice(0, row)) {
    const number = numberIn(cells[column])
    if (number === null) continue
    if (isTotal(cells[0])) {
      totals.push(number)
      since.length = 0
    } else {
      since.push(number)
      all.push(number)
    }
  }
  return [since, all, totals].filter((numbers) => numbers.length >= 2)
}

function downwards(table: PaperTable): readonly Finding[] {
  return table.rows.flatMap((cells, row) =>
    isTotal(cells[0])
      ? cells.flatMap((cell, column): readonly Finding[] => {
          const total = column === 0 ? null : numberIn(cell)
          const sums = sumsAbove(table, row, column).map(sum)
          if (total === null || sums.length === 0 || sums.some((each) => isSame(each, total))) return []
          return [
            {
              finding: 'total-does-not-add',
              where: cellAt(table, row, column),
              why: `The total is ${say(total)}; what stands above it adds up to ${say(sums[0] ?? 0)}.`,
            },
          ]
        })
      : [],
  )
}

function across(table: PaperTable): readonly Finding[] {
  const headings = table.rows[0] ?? []
  const at = headings.findIndex((heading, column) => column > 0 && isTotal(heading))
  if (at < 0) return []
  return table.rows.slice(1).flatMap((cells, n): readonly Finding[] => {
    const total = numberIn(cells[at])
    const parts = cells.slice(1, at).flatMap((cell) => numberIn(cell) ?? [])
    if (total === null || parts.length < 2 || isSame(sum(parts), total)) return []
    return [
      {
        finding: 'total-does-not-add',
        where: cellAt(table, n + 1, at),
        why: `The total is ${say(total)}; what stands before it in the row adds up to ${say(sum(parts))}.`,
      },
    ]
  })
}

/** Totals, in a row or in a column, that are not the sum of their parts. Percentages are not added. */
export const wrongTotals = (paper: Paper): readonly Finding[] =>
  tablesOf(paper).flatMap((table) => [...downwards(table), ...across(table)])
