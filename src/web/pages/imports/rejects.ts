import type { RejectedRow } from '../../../store/index.ts'
import { csvOf } from '../../ui/index.ts'

/** The rejected rows of one file. */
export interface RejectedFile {
  readonly file: string
  readonly rows: readonly RejectedRow[]
}

/** Rejected rows by the file that they stood in, in the order of the files. */
export function byFile(rejects: readonly RejectedRow[]): readonly RejectedFile[] {
  const files = new Map<string, RejectedRow[]>()
  for (const reject of rejects) {
    const rows = files.get(reject.file) ?? []
    rows.push(reject)
    files.set(reject.file, rows)
  }
  return [...files].map(([file, rows]) => ({ file, rows }))
}

/** One file's rejected rows as they came, each with its line and the reason in front: mend, save and load them again. */
export function rejectsCsv({ rows }: RejectedFile): string {
  const header = rows[0]?.header ?? []
  return csvOf(
    ['Line', 'Why it was rejected', ...header],
    rows.map((row) => [row.line, row.reason, ...row.cells]),
  )
}
