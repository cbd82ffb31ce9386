import { sayCount, sayNumber } from '../../ui/index.ts'
import type { Reading } from './asked.ts'
import { COLLECTIONS } from './collections.ts'
import { UNREADABLE, sayCells, teamOf, type Checked, type Finding, type RuleWords } from './checked.ts'

export const FINDINGS_A_PAGE = 50
export const CHILDREN_A_PAGE = 10
const NO_WORDS: RuleWords = { wrong: '', why: '', mend: '' }

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What a rule says, by its code. */
export const wordsOf = (checked: Checked, rule: string): RuleWords => checked.words[rule] ?? NO_WORDS

/** "Rule 101"; or what cannot be read. */
export const sayRule = (rule: string): string => (rule === UNREADABLE ? 'Cannot be read' : `Rule ${rule}`)

/** A row as people count it; empty where the whole file is at fault. */
const sayRow = ({ of }: Checked, row: number | null): string =>
  row === null ? '' : sayNumber(row + COLLECTIONS[of].firstRow)

/** "Header, row 2" or "Header row 2"; the table alone where the whole file is at fault. */
const sayWhere = (checked: Checked, { table, row }: Finding, then: string): string =>
  row === null ? table : `${table}${then} row ${sayRow(checked, row)}`

/** How many rows, or places in an XML, in words. */
const sayFound = ({ of }: Checked, count: number): string => sayCount(count, COLLECTIONS[of].one, COLLECTIONS[of].many)

/** The outcome in a few words, for the top of the results. */
export function presentSummary(checked: Checked) {
  const { findings, notRun, year, rules, ran, compared } = checked
  const unreadable = findings.filter(({ rule }) => rule === UNREADABLE).length
  const children = new Set(findings.map(({ child }) => child).filter((child) => child !== '')).size
  const fired = new Set(findings.map(({ rule }) => rule).filter((rule) => rule !== UNREADABLE)).size
  const marked = findings.length - unreadable
  const says = [
    marked === 0
      ? `${sayNumber(ran)} of the ${sayNumber(rules)} rules for ${year} ran, and found nothing wrong.`
      : `${capital(sayCount(fired, 'rule', 'rules'))} of the ${sayNumber(ran)} that ran found ${sayFound(checked, marked)} to look at.`,
    unreadable === 0 ? '' : `${capital(sayCount(unreadable, 'cell', 'cells'))} could not be read.`,
    findings.length === 0 ? '' : `${capital(sayCount(children, 'child is', 'children are'))} concerned.`,
    notRun.length === 0
      ? 'Every rule was checked.'
      : `${capital(sayCount(notRun.length, 'rule was', 'rules were'))} not checked, because something that they need was not given.`,
    compared === null ? '' : sayCompared(compared.isNew, compared.mended.length),
  ]
  return {
    says: says.filter((sentence) => sentence !== ''),
    figures: [
      { value: sayNumber(marked), of: `${COLLECTIONS[checked.of].many} to look at` },
      { value: sayNumber(children), of: 'children concerned' },
      { value: sayNumber(unreadable), of: 'cells that cannot be read' },
      { value: sayNumber(notRun.length), of: 'rules not checked' },
    ],
  }
}

function sayCompared(isNew: readonly boolean[], mended: number): string {
  const fresh = isNew.filter(Boolean).length
  return `Since last time: ${sayNumber(fresh)} new, ${sayNumber(mended)} mended, ${sayNumber(isNew.length - fresh)} still there.`
}

/** The readings that there are for these results, with how many each holds. */
export function readingsOf(checked: Checked): readonly { readonly reading: Reading; readonly text: string }[] {
  const { findings, notRun, compared, whose } = checked
  return [
    { reading: 'rules', text: 'By rule' },
    { reading: 'children', text: 'By child' },
    ...(whose ? [{ reading: 'teams', text: 'By team' } as const] : []),
    { reading: 'findings', text: `Every finding (${sayNumber(findings.length)})` },
    ...(compared ? [{ reading: 'compared', text: `Mended (${sayNumber(compared.mended.length)})` } as const] : []),
    { reading: 'not-run', text: `Not checked (${sayNumber(notRun.length)})` },
  ]
}

/** Rules with what each found, those with most first. */
export function byRule(checked: Checked, places: readonly number[]) {
  const found = new Map<string, { rows: number; children: Set<string> }>()
  for (const at of places) {
    const { rule, child } = checked.findings[at] ?? NONE
    const one = found.get(rule) ?? { rows: 0, children: new Set<string>() }
    found.set(rule, one)
    one.rows++
    if (child !== '') one.children.add(child)
  }
  return [...found]
    .sort(([, a], [, b]) => b.rows - a.rows)
    .map(([rule, { rows, children }]) => ({
      rule,
      title: sayRule(rule),
      ...wordsOf(checked, rule),
      rows: rule === UNREADABLE ? sayCount(rows, 'cell', 'cells') : sayFound(checked, rows),
      children: children.size === 0 ? '' : sayCount(children.size, 'child', 'children'),
    }))
}

const NONE: Finding = { rule: '', table: '', row: 0, child: '', fields: [] }

/** One page of findings, each in a line. */
export function listed(checked: Checked, places: readonly number[], page: number) {
  return places.slice((page - 1) * FINDINGS_A_PAGE, page * FINDINGS_A_PAGE).map((at) => {
    const finding = checked.findings[at] ?? NONE
    return {
      key: String(at),
      rule: sayRule(finding.rule),
      wrong: wordsOf(checked, finding.rule).wrong,
      mend: wordsOf(checked, finding.rule).mend,
      child: finding.child || 'No child named',
      where: sayWhere(checked, finding, ','),
      cells: sayCells(checked, finding),
      since: checked.compared === null ? null : checked.compared.isNew[at] ? 'New' : 'Still there',
      team: teamOf(checked, finding.child),
    }
  })
}

const inOrder = new Intl.Collator('en-GB', { numeric: true })

/** One page of children, each with the rows in which something was found, the cells marked, and what is wrong. */
export function byChild(checked: Checked, places: readonly number[], page: number) {
  const children = new Map<string, Finding[]>()
  for (const at of places) {
    const finding = checked.findings[at] ?? NONE
    const own = children.get(finding.child)
    if (own) own.push(finding)
    else children.set(finding.child, [finding])
  }
  const ordered = [...children].sort(([a], [b]) => inOrder.compare(a, b))
  return {
    total: ordered.filter(([child]) => child !== '').length,
    last: Math.max(1, Math.ceil(ordered.length / CHILDREN_A_PAGE)),
    children: ordered
      .slice((page - 1) * CHILDREN_A_PAGE, page * CHILDREN_A_PAGE)
      .map(([child, findings]) => presentChild(checked, child, findings)),
  }
}

function presentChild(checked: Checked, child: string, findings: readonly Finding[]) {
  const { name, team } = checked.whose?.get(child) ?? { name: '', team: '' }
  const rules = [...new Set(findings.map(({ rule }) => rule))]
  return {
    key: child,
    heading: child === '' ? sayNobody(findings) : `Child ${child}${name === '' ? '' : `, ${name}`}`,
    team,
    tables: [...new Set(findings.flatMap(({ table, row }) => (row === null ? [] : [table])))].map((table) =>
      markedTable(
        checked,
        table,
        findings.filter((finding) => finding.table === table),
      ),
    ),
    rules: rules.map((rule) => ({
      rule,
      title: sayRule(rule),
      ...wordsOf(checked, rule),
      cells: sayFew(
        findings.filter((finding) => finding.rule === rule),
        (finding) => `${sayWhere(checked, finding, '')}: ${sayCells(checked, finding)}`,
      ),
    })),
  }
}

/** What is said over findings of no child. */
const sayNobody = (findings: readonly Finding[]): string =>
  findings.every(({ row }) => row === null) ? 'The file as a whole' : 'Rows that name no child'

const FEW = 3

/** The first few, and how many more there are. */
const sayFew = (findings: readonly Finding[], say: (finding: Finding) => string): string =>
  findings.slice(0, FEW).map(say).join('; ') +
  (findings.length > FEW ? `; and ${sayNumber(findings.length - FEW)} more` : '')

function markedTable(checked: Checked, table: string, findings: readonly Finding[]) {
  const { fields, cells } = checked.rows[table] ?? { fields: [], cells: new Map<number, readonly string[]>() }
  const rows = [...new Set(findings.flatMap(({ row }) => row ?? []))].sort((a, b) => a - b)
  return {
    table,
    fields,
    rows: rows.map((row) => {
      const here = findings.filter((finding) => finding.row === row)
      return {
        row: sayRow(checked, row),
        cells: fields.map((field, i) => ({
          text: cells.get(row)?.[i] ?? '',
          rules: here.filter((finding) => finding.fields.includes(field)).map(({ rule }) => rule),
        })),
      }
    }),
  }
}

/** Teams with what was found for their children, those with most first. */
export function byTeam(checked: Checked, places: readonly number[]) {
  const teams = new Map<string, { rows: number; children: Set<string>; rules: Map<string, number> }>()
  for (const at of places) {
    const { rule, child } = checked.findings[at] ?? NONE
    const team = teamOf(checked, child)
    const one = teams.get(team) ?? { rows: 0, children: new Set<string>(), rules: new Map<string, number>() }
    teams.set(team, one)
    one.rows++
    one.children.add(child)
    one.rules.set(rule, (one.rules.get(rule) ?? 0) + 1)
  }
  return [...teams]
    .sort(([, a], [, b]) => b.rows - a.rows)
    .map(([team, { rows, children, rules }]) => ({
      team,
      title: team === '' ? 'No team in the names file' : team,
      rows: sayNumber(rows),
      children: sayNumber(children.size),
      most: [...rules]
        .sort(([, a], [, b]) => b - a)
        .slice(0, 3)
        .map(([rule, times]) => `${sayRule(rule)} (${sayNumber(times)})`)
        .join(', '),
    }))
}

/** Rules that were not checked, by the reason. */
export function byReason(checked: Checked) {
  const reasons = new Map<string, string[]>()
  for (const { rule, reason } of checked.notRun) {
    const same = reasons.get(reason)
    if (same) same.push(rule)
    else reasons.set(reason, [rule])
  }
  return [...reasons]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([reason, rules]) => ({
      reason: capital(reason),
      count: sayCount(rules.length, 'rule', 'rules'),
      rules: rules.map((rule) => ({ title: sayRule(rule), wrong: wordsOf(checked, rule).wrong })),
    }))
}

/** What may be chosen to narrow the results: only what occurs in them. */
export function choicesIn(checked: Checked) {
  const occurring = (of: (finding: Finding) => string): readonly string[] =>
    [...new Set(checked.findings.map(of))].filter((one) => one !== '').sort(inOrder.compare)
  const option = (value: string) => ({ value, text: value })
  return {
    rules: occurring(({ rule }) => rule).map((rule) => ({
      value: rule,
      text: `${sayRule(rule)}: ${wordsOf(checked, rule).wrong}`.slice(0, 90),
    })),
    tables: occurring(({ table }) => table).map(option),
    teams: checked.whose ? occurring(({ child }) => teamOf(checked, child)).map(option) : [],
  }
}
