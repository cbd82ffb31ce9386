import { teamOf, type Checked } from './checked.ts'

/** The ways in which results are read. */
export type Reading = 'rules' | 'children' | 'findings' | 'teams' | 'not-run' | 'compared'

/** What of the results is looked at: one reading, narrowed by what is chosen; empty where anything will do. */
export interface Asked {
  readonly reading: Reading
  readonly rule: string
  readonly table: string
  readonly team: string
  /** A child's number, or its beginning. */
  readonly child: string
  readonly since: '' | 'new' | 'still'
  /** Counted from 1. */
  readonly page: number
}

/** Everything, by rule. */
export const everything: Asked = {
  reading: 'rules',
  rule: '',
  table: '',
  team: '',
  child: '',
  since: '',
  page: 1,
}

/** The places in `checked.findings` of those that are asked for. */
export function chosen(checked: Checked, asked: Asked): readonly number[] {
  const places: number[] = []
  checked.findings.forEach((finding, at) => {
    if (asked.rule !== '' && finding.rule !== asked.rule) return
    if (asked.table !== '' && finding.table !== asked.table) return
    if (asked.child !== '' && !finding.child.startsWith(asked.child)) return
    if (asked.team !== '' && teamOf(checked, finding.child) !== asked.team) return
    if (asked.since !== '' && checked.compared?.isNew[at] !== (asked.since === 'new')) return
    places.push(at)
  })
  return places
}

/** Whether anything is narrowed. */
export const isNarrowed = (asked: Asked): boolean =>
  [asked.rule, asked.table, asked.team, asked.child, asked.since].some((one) => one !== '')
