import { cellAt, numberIn, passagesOf, tablesOf, type Finding, type Paper, type PaperTable } from './document.ts'

/** Counts that could let somebody be recognised: from and to, both within. */
export interface SmallGroup {
  readonly from: number
  readonly to: number
}

export const smallByDefault: SmallGroup = { from: 1, to: 5 }

/** Columns and rows whose numbers count nobody. */
const countsNobody =
  /\b(ref|no|nr|item|page|line|year|date|age|days?|weeks?|months?|average|mean|median|rate|ratio|score|grade|rank|priority|version|standard|threshold|target|good|outstanding|requires)\b|%|per ?cent|per 1[0,]*000|£|cost|budget/i

const isSmall = ({ from, to }: SmallGroup, n: number | null): boolean =>
  n !== null && Number.isInteger(n) && n >= from && n <= to

/** Whether everything that stands in a column is a number, or a sign for one that is missing. */
function isOfNumbers({ rows }: PaperTable, column: number): boolean {
  const cells = rows.slice(1).flatMap((row) => (row[column]?.trim() ? [row[column].trim()] : []))
  return (
    cells.some((cell) => numberIn(cell) !== null) &&
    cells.every((cell) => /^[-–*.cx]+$/i.test(cell) || /^£?[\d,.]+%?$/.test(cell) || numberIn(cell) !== null)
  )
}

function inTable(table: PaperTable, small: SmallGroup): readonly Finding[] {
  if (table.countsNobody === true) return []
  const headings = table.rows[0] ?? []
  return headings.flatMap((heading, column) => {
    if (countsNobody.test(heading) || !isOfNumbers(table, column)) return []
    return table.rows.slice(1).flatMap((cells, n): readonly Finding[] => {
      const isOther = column > 0 && countsNobody.test(cells[0] ?? '')
      if (isOther || !isSmall(small, numberIn(cells[column]))) return []
      return [{ finding: 'small-group', where: cellAt(table, n + 1, column), why: whySmall(small) }]
    })
  })
}

const whySmall = ({ from, to }: SmallGroup): string =>
  `A count from ${from} to ${to}: those who are counted could be recognised. Suppress it, and what it could be worked out from.`

const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const COUNT = `(\\d{1,2}|${words.join('|')})`
const PEOPLE =
  '(?:child|children|famil(?:y|ies)|young (?:person|people)|girls?|boys?|siblings?|adopters?|carers?|couples?)'
const IN_WORDS = new RegExp(`\\b${COUNT} (?:[a-z-]+ )?${PEOPLE}\\b`, 'gi')
/** "Of the 12 children, 3 waited". */
const OF_ALL = new RegExp(
  `\\bof (?:the |these |those )?\\w+ (?:[a-z-]+ )?${PEOPLE},? ${COUNT}(?![\\d.,/]*%|[\\d/])\\b`,
  'gi',
)
const OUT_OF = /(?<![\d.,/])(\d{1,2}) (?:out )?of (?:the )?\d+\b(?!%)/g

function inText(text: string, small: SmallGroup): boolean {
  const counts = [...text.matchAll(IN_WORDS), ...text.matchAll(OUT_OF), ...text.matchAll(OF_ALL)].map(
    ([, said = '']) => {
      const inWords = words.indexOf(said.toLowerCase())
      return inWords >= 0 ? inWords : Number(said)
    },
  )
  return counts.some((count) => isSmall(small, count))
}

/** Groups so small that those in them could be recognised, in tables and in sentences. */
export const smallGroups = (paper: Paper, small: SmallGroup = smallByDefault): readonly Finding[] => [
  ...tablesOf(paper).flatMap((table) => inTable(table, small)),
  ...passagesOf({ parts: paper.parts.filter((part) => part.kind === 'text' || part.countsNobody !== true) })
    .filter(({ text }) => inText(text, small))
    .map(({ where }) => ({ finding: 'small-group' as const, where, why: whySmall(small) })),
]
