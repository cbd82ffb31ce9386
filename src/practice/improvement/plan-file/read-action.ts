import type { Day } from '../../../time/index.ts'
import type { LeadsView } from '../action.ts'
import { dueOnDay, sayDue, type Due } from '../due.ts'
import { requirements } from '../requirements.ts'
import { measureTitle } from '../trace.ts'
import { titleOfColumn, type PlanColumn } from './columns.ts'
import { readDate } from './read-date.ts'
import { readLead } from './read-lead.ts'

/** An action as a row of a file gives it. */
export interface ActionInFile {
  readonly ref: string
  readonly priority: string
  readonly action: string
  readonly lead: string | null
  readonly support: string | null
  readonly startsOn: Day | null
  readonly due: Due | null
  /** A date that it was moved to, with whose approval and why, as the file says. */
  readonly movedTo: { readonly on: Day; readonly approval: string } | null
  readonly oldRef: string | null
  readonly answers: readonly string[]
  readonly measures: readonly string[]
  readonly view: LeadsView | null
  readonly doneOn: Day | null
  /** Every cell that has no field of its own or could not be read as one, with its heading: nothing is lost. */
  readonly words: string
}

/** The cells of a row that hold something, by column. */
export type Cells = ReadonlyMap<PlanColumn, string>

const NO_PART = 'Not in a part'

const views: readonly (readonly [RegExp, LeadsView])[] = [
  [/^(g|green|on track)\b/i, 'on-track'],
  [/^(a|amber|yellow|at risk)\b/i, 'at-risk'],
  [/^(r|red|off track)\b/i, 'off-track'],
]

/** Puts a remark, and keeps the cell's own words. */
export interface Kept {
  readonly remarks: string[]
  readonly words: string[]
}

const keep = ({ words }: Kept, column: PlanColumn, text: string): void =>
  void words.push(`${titleOfColumn(column)}: ${text}`)

function refOf(cells: Cells, line: number, refs: ReadonlySet<string>, { remarks }: Kept): string {
  const given = cells.get('ref')
  const byRow = `row ${line}`
  if (given === undefined) {
    remarks.push(`It has no reference: it is loaded as “${byRow}”.`)
    return byRow
  }
  if (!refs.has(given)) return given
  remarks.push(`Another row has the reference ${given} already: it is loaded as “${given}, ${byRow}”.`)
  return `${given}, ${byRow}`
}

function dateOf(cells: Cells, column: 'start' | 'due' | 'revised' | 'done', kept: Kept): Due | 'completed' | null {
  const text = cells.get(column)
  if (text === undefined) return null
  const read = readDate(text)
  if (read.kind === 'due') return read.due
  if (read.kind === 'completed') return 'completed'
  keep(kept, column, text)
  if (read.kind === 'wrong') kept.remarks.push(read.says)
  return null
}

function dueOf(cells: Cells, kept: Kept): Due | null {
  const due = dateOf(cells, 'due', kept)
  if (due === 'completed') {
    keep(kept, 'due', cells.get('due') ?? '')
    kept.remarks.push('It says that it is complete: sign that on the action, with what shows it.')
    return null
  }
  const text = cells.get('due')
  if (due === null && (text === undefined || readDate(text).kind === 'none'))
    kept.remarks.push(
      text === undefined
        ? 'It has no date: it is loaded without one.'
        : `“${text}” is no date: it is loaded without one.`,
    )
  else if (due === null) kept.remarks.push('It is loaded without a date.')
  return due
}

/** A whole day; of a month its last. */
function dayOf(cells: Cells, column: 'start' | 'revised' | 'done', kept: Kept): Day | null {
  const due = dateOf(cells, column, kept)
  if (due === null || due === 'completed') return null
  if (!due.isMonth) return due.on
  keep(kept, column, cells.get(column) ?? '')
  kept.remarks.push(`“${cells.get(column) ?? ''}” names a month: its last day is taken.`)
  return due.on
}

function movedOf(cells: Cells, due: Due | null, kept: Kept): ActionInFile['movedTo'] {
  const on = dayOf(cells, 'revised', kept)
  const approval = cells.get('approved')
  if (on === null) {
    if (approval !== undefined) keep(kept, 'approved', approval)
    return null
  }
  if (approval !== undefined && (due === null || on > due.on)) return { on, approval }
  keep(kept, 'revised', cells.get('revised') ?? '')
  if (approval !== undefined) keep(kept, 'approved', approval)
  kept.remarks.push(
    approval === undefined
      ? 'Its date was moved, and no column says who approved that and why: the new date is kept in words, and the first one stands.'
      : 'Its date was moved to one that is not later: that is kept in words.',
  )
  return null
}

function idsIn(cells: Cells, column: 'requirement' | 'measure', isKnown: (id: string) => boolean, kept: Kept) {
  const text = cells.get(column)
  if (text === undefined) return []
  const parts = text.split(/[\s,;]+/)
  const ids = parts.filter(isKnown)
  if (ids.length < parts.length) keep(kept, column, text)
  if (ids.length === 0)
    kept.remarks.push(
      column === 'requirement'
        ? `“${text}” is no requirement by its number, such as N12-10: it is kept in words.`
        : `“${text}” is no measure by its number, such as 1.1-m03: it is kept in words.`,
    )
  return ids
}

function viewOf(cells: Cells, kept: Kept): LeadsView | null {
  const text = cells.get('rag')
  if (text === undefined) return null
  const view = views.find(([pattern]) => pattern.test(text))?.[1] ?? null
  if (view === null) keep(kept, 'rag', text)
  if (view === null && /^b(lue)?\b|complete/i.test(text))
    kept.remarks.push('It is blue, or complete: sign that on the action, with what shows it.')
  return view
}

function doneOf(cells: Cells, asAt: Day, kept: Kept): Day | null {
  const on = dayOf(cells, 'done', kept)
  const says = cells.get('done')
  if (on === null) {
    if (says !== undefined && readDate(says).kind === 'completed') {
      keep(kept, 'done', says)
      kept.remarks.push('It says that it is done without a day: sign that on the action, with what shows it.')
    }
    return null
  }
  if (on <= asAt) return on
  keep(kept, 'done', says ?? '')
  kept.remarks.push(
    `It is said to be done on ${sayDue(dueOnDay(on))}, after the day of the file: sign it on the action.`,
  )
  return null
}

/** Columns that are words and nothing else. */
const asWords: readonly PlanColumn[] = ['steps', 'update', 'embedded', 'rule']

/** What stands around a row: the part that it is in, and the references given before it. */
export interface Around {
  readonly priority: string | null
  readonly refs: ReadonlySet<string>
  readonly line: number
  readonly asAt: Day
}

/** The action that a row's cells give; what is odd about them is remarked, and what has no field is kept in words. */
export function actionOf(cells: Cells, at: Around, kept: Kept): ActionInFile {
  const { line, asAt } = at
  const ref = refOf(cells, line, at.refs, kept)
  const { lead, says } = readLead(cells.get('lead') ?? '')
  if (says !== null) kept.remarks.push(says)
  if (lead === null && cells.has('lead')) keep(kept, 'lead', cells.get('lead') ?? '')
  const due = dueOf(cells, kept)
  for (const column of asWords) {
    const text = cells.get(column)
    if (text !== undefined) keep(kept, column, text)
  }
  return {
    ref,
    lead,
    due,
    action: cells.get('action') ?? '',
    priority: cells.get('priority') ?? at.priority ?? NO_PART,
    support: cells.get('support') ?? null,
    startsOn: dayOf(cells, 'start', kept),
    movedTo: movedOf(cells, due, kept),
    oldRef: cells.get('oldRef') ?? null,
    answers: idsIn(cells, 'requirement', (id) => requirements.some((each) => each.id === id), kept),
    measures: idsIn(cells, 'measure', (id) => measureTitle(id) !== null, kept),
    view: viewOf(cells, kept),
    doneOn: doneOf(cells, asAt, kept),
    words: kept.words.join('\n'),
  }
}
