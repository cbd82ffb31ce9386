import { called } from '../../../practice/child/index.ts'
import { sayOfRecord } from '../../../exchange/return-out/index.ts'
import { UNREADABLE_RULE, UNREADABLE_WORDS, rules } from '../../../exchange/ssda903/validate/index.ts'
import type { ChildFound, FindingCount, FindingListed, FindingTotals, QualityRun } from '../../../store/index.ts'
import { londonDay, sayDate } from '../../../time/index.ts'
import { sayCount, sayNumber, sayTime } from '../../ui/index.ts'
import { addressOf, readings, type Asked, type QualityReading } from './asked.ts'

export const ROWS_A_PAGE = 50

export interface RuleWords {
  readonly title: string
  readonly wrong: string
  readonly why: string
  readonly mend: string
}

const words: ReadonlyMap<string, RuleWords> = new Map<string, RuleWords>([
  ...rules.map(({ code, wrong, why, mend }) => [code, { title: `Rule ${code}`, wrong, why, mend }] as const),
  [UNREADABLE_RULE, { title: 'Cannot be read', ...UNREADABLE_WORDS }],
])
const NO_WORDS: RuleWords = { title: '', wrong: '', why: '', mend: '' }

/** What a rule says, by its code. */
export const wordsOf = (rule: string): RuleWords => words.get(rule) ?? { ...NO_WORDS, title: `Rule ${rule}` }

const sayInstant = (at: Date): string => `${sayTime(at)} on ${sayDate(londonDay(at))}`

/** When it was last worked out, for which return, and what a save has changed since. */
export function sayWhen({ last }: QualityRun): string {
  if (last === null) return 'It has not been worked out yet.'
  const whole = `Worked out at ${sayInstant(last.doneAt)} for the return of ${String(last.year)}, from all that was recorded by then.`
  return last.updatedAt === null
    ? whole
    : `${whole} Children saved since are brought up to date one by one, the last at ${sayInstant(last.updatedAt)}.`
}

/** The figures at the top. */
export function presentFigures({ rows, children, isNew, mended }: FindingTotals, { last }: QualityRun) {
  const isCompared = last?.beforeAt !== null
  return [
    { value: sayNumber(rows), of: 'findings', href: '/data-quality?by=list' },
    { value: sayNumber(children), of: 'children concerned', href: '/data-quality?by=child' },
    ...(isCompared
      ? [{ value: sayNumber(isNew), of: 'new since last time', href: '/data-quality?by=list&since=new' }]
      : []),
    { value: sayNumber(mended), of: 'mended since last time', href: '/data-quality?by=mended' },
    { value: sayNumber(last?.outcome.notRun.length ?? 0), of: 'rules not checked', href: '/data-quality?by=not-run' },
  ]
}

const TEXTS: Readonly<Record<QualityReading, string>> = {
  rule: 'By rule',
  team: 'By team',
  worker: 'By worker',
  child: 'By child',
  list: 'Every finding',
  mended: 'Mended',
  'not-run': 'Not checked',
}

/** The ways of reading it. What narrows the list goes along. */
export const linksOf = (asked: Asked) =>
  readings.map((by) => ({ text: TEXTS[by], href: addressOf(asked, { by }), isCurrent: by === asked.by }))

const NOBODY_SAID = { team: 'No team', worker: 'No worker' } as const

/** What a team or worker is called in lists. */
export const sayWhose = (by: 'team' | 'worker', of: string): string => of || NOBODY_SAID[by]

/** Rules with what each found, and the way to its findings. */
export const presentRules = (counts: readonly FindingCount[], asked: Asked) =>
  counts.map(({ of, rows, children }) => ({
    rule: of,
    ...wordsOf(of),
    found: `${sayCount(rows, 'row', 'rows')} of ${sayCount(children, 'child', 'children')}`,
    href: addressOf(asked, { by: 'list', rule: of }),
  }))

/** Teams or workers with how much is found in their children's records. */
export const presentWhose = (counts: readonly FindingCount[], by: 'team' | 'worker', asked: Asked) =>
  counts.map(({ of, rows, children }) => ({
    key: of,
    called: sayWhose(by, of),
    rows: sayNumber(rows),
    children: sayNumber(children),
    href: addressOf(asked, { by: 'child', [by]: of }),
  }))

/** Children with how much is found in their records. */
export const presentChildren = (children: readonly ChildFound[]) =>
  children.map((child) => ({
    key: child.subject,
    called: called(child),
    href: `/data-quality/children/${child.subject}`,
    team: sayWhose('team', child.team ?? ''),
    worker: sayWhose('worker', child.worker ?? ''),
    rows: sayNumber(child.rows),
    rules: child.rules.map((rule) => (rule === UNREADABLE_RULE ? 'cannot be read' : rule)).join(', '),
  }))

/** The marked cells in one line: "SEX X, DOB blank". */
export const sayCells = ({ fields, cells }: Pick<FindingListed, 'fields' | 'cells'>): string =>
  fields.map((field, at) => `${field} ${cells[at] || 'blank'}`).join(', ')

/** One finding, decided to the word; `mendHref` leads to the form that mends it. */
export const presentFinding = (finding: FindingListed, isCompared: boolean) => ({
  key: `${finding.subject} ${finding.rule} ${finding.fact}`,
  called: called(finding),
  childHref: `/data-quality/children/${finding.subject}`,
  team: sayWhose('team', finding.team ?? ''),
  ...wordsOf(finding.rule),
  where: finding.table,
  cells: sayCells(finding),
  since: finding.mendedAt
    ? `Mended ${sayDate(londonDay(finding.mendedAt))}`
    : isCompared && finding.isNew
      ? 'New'
      : `Since ${sayDate(londonDay(finding.since))}`,
  mendHref: `/children/${finding.subject}/facts/${finding.fact}/correct`,
})
export type FindingShown = ReturnType<typeof presentFinding>

/** Why rules were not checked: each reason with its rules. */
export function presentNotRun({ last }: QualityRun) {
  const reasons = Map.groupBy(last?.outcome.notRun ?? [], ({ reason }) => sayOfRecord(reason))
  return [...reasons].map(([reason, own]) => ({
    reason: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`,
    rules: own.map(({ rule }) => ({ title: wordsOf(rule).title, wrong: wordsOf(rule).wrong })),
  }))
}
