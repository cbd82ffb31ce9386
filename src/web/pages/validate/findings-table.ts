import { COLLECTIONS } from './collections.ts'
import { HEADINGS, sayCells, teamOf, type Checked } from './checked.ts'
import { byReason, byRule, wordsOf } from './present.ts'

type Cells = readonly (string | number)[]

/** A sheet of a workbook: the first row is its headings. */
export interface SheetOfText {
  readonly name: string
  readonly widths: readonly number[]
  readonly rows: readonly Cells[]
}

/** The findings asked for as a table that is saved, and read again when a later check is compared with this one. */
export function findingsTable(
  checked: Checked,
  places: readonly number[],
): { readonly header: readonly string[]; readonly rows: readonly Cells[] } {
  const { compared, whose } = checked
  return {
    header: [
      HEADINGS.rule,
      HEADINGS.table,
      'Row',
      HEADINGS.child,
      HEADINGS.cells,
      'What is wrong',
      'Why it matters',
      'How to mend it',
      ...(whose ? ['Team'] : []),
      ...(compared ? ['Since last time'] : []),
      COLLECTIONS[checked.of].year,
    ],
    rows: places.flatMap((at): Cells[] => {
      const finding = checked.findings[at]
      if (!finding) return []
      const { wrong, why, mend } = wordsOf(checked, finding.rule)
      return [
        [
          finding.rule,
          finding.table,
          finding.row === null ? '' : finding.row + COLLECTIONS[checked.of].firstRow,
          finding.child,
          sayCells(checked, finding),
          wrong,
          why,
          mend,
          ...(whose ? [teamOf(checked, finding.child)] : []),
          ...(compared ? [compared.isNew[at] ? 'New' : 'Still there'] : []),
          checked.year,
        ],
      ]
    }),
  }
}

/** The workbook: findings, what each rule found, and what was not checked. */
export function workbookOf(checked: Checked, places: readonly number[]): readonly SheetOfText[] {
  const { header, rows } = findingsTable(checked, places)
  const rules = byRule(checked, places)
  const reasons = byReason(checked)
  return [
    { name: 'Findings', widths: [11, 15, 8, 16, 40, 60, 60, 60, 16, 16, 12], rows: [header, ...rows] },
    {
      name: 'By rule',
      widths: [11, 14, 14, 70, 70, 70],
      rows: [
        ['Rule', 'Found in', 'Children', 'What is wrong', 'Why it matters', 'How to mend it'],
        ...rules.map(({ rule, rows: found, children, wrong, why, mend }) => [rule, found, children, wrong, why, mend]),
      ],
    },
    {
      name: 'Not checked',
      widths: [14, 70, 70],
      rows: [
        ['Rule', 'Not checked because', 'What the rule looks for'],
        ...reasons.flatMap(({ reason, rules: of }) => of.map(({ title, wrong }) => [title, reason, wrong])),
      ],
    },
  ]
}

/** The name of the file to save, without its ending. */
export const nameOfFile = ({ of, year }: Checked): string => `${COLLECTIONS[of].file}-${year}-findings`
