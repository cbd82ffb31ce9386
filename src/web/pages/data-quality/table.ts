import { sayDate, londonDay } from '../../../time/index.ts'
import { called } from '../../../practice/child/index.ts'
import type { FindingListed } from '../../../store/index.ts'
import { sayCells, sayWhose, wordsOf } from './present.ts'

/** Findings as a table to save: one line for each, with what is wrong, why it matters and how to mend it. */
export const findingsTable = (
  findings: readonly FindingListed[],
): { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] } => ({
  header: [
    ...['Child', 'Name', 'Team', 'Worker', 'Rule', 'What is wrong', 'Why it matters', 'How to mend it'],
    ...['Table', 'Cells', 'First found', 'New'],
  ],
  rows: findings.map((finding) => {
    const { wrong, why, mend } = wordsOf(finding.rule)
    return [
      ...[finding.sourceRef ?? '', called(finding), sayWhose('team', finding.team ?? ''), finding.worker ?? ''],
      ...[finding.rule, wrong, why, mend, finding.table, sayCells(finding)],
      ...[sayDate(londonDay(finding.since)), finding.isNew ? 'New' : ''],
    ]
  }),
})

/** The widths of its columns in a workbook, in characters. */
export const WIDTHS: readonly number[] = [10, 24, 20, 14, 12, 50, 50, 50, 14, 40, 18, 8]
