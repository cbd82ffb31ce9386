import type { OwnerRole } from '../record/index.ts'
import { sayDate } from '../time/index.ts'
import type { LadderStep } from './ladder.ts'
import type { ClockRule } from './rule.ts'
import type { Trust } from './trust.ts'

/** Whose turn something may be, in words. */
export const ownerRoles: Readonly<Record<OwnerRole, string>> = {
  'social-worker': 'social worker',
  'family-finder': 'family finder',
  'team-manager': 'team manager',
  'duty-manager': 'duty manager',
  iro: 'independent reviewing officer',
  'agency-decision-maker': 'agency decision-maker',
  'court-case-manager': 'court case manager',
  'plan-lead': 'plan lead',
  'action-lead': 'action lead',
  'promise-owner': 'whoever answers for the promise',
  'board-secretary': 'board’s secretary',
  'paper-author': 'whoever writes the paper',
  'front-door-manager': 'front door (MASH) manager',
  'conference-chair': 'conference chair',
  'health-professional': 'health professional',
  'virtual-school-head': 'virtual school head',
  'agency-adviser': 'agency adviser',
  'adopters-worker': 'adopters’ social worker',
  'supervising-social-worker': 'supervising social worker',
  'personal-adviser': 'personal adviser',
  'complaints-manager': 'complaints manager',
  'records-custodian': 'records custodian',
  'service-manager': 'service manager',
  'head-of-service': 'head of service',
  director: 'director',
}

export const sayRole = (role: OwnerRole): string => ownerRoles[role]

/** Whether a word names a role that may own a step. */
export const isOwnerRole = (word: string): word is OwnerRole => Object.hasOwn(ownerRoles, word)

const units = {
  days: ['day', 'days'],
  weeks: ['week', 'weeks'],
  months: ['month', 'months'],
  'working-days': ['working day', 'working days'],
} as const

const ordinal = (n: number): string =>
  `${n}${n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`

/** "20 working days", "6 months", "100 years", "the 75th birthday"; in its source's words where it has any. */
export function sayLimit({ limit, inWords }: Pick<ClockRule, 'limit' | 'inWords'>): string {
  if (inWords !== undefined) return inWords
  const { kind, count } = limit
  if (kind === 'age') return `the ${ordinal(count)} birthday`
  if (kind === 'months' && count >= 24 && count % 12 === 0) return `${count / 12} years`
  return `${count} ${units[kind][count === 1 ? 0 : 1]}`
}

/** "639 days until 31 March 2012, 608 days until 31 March 2013"; null where it always was the same. */
export function sayEarlier({ earlier = [], limit }: Pick<ClockRule, 'earlier' | 'limit'>): string | null {
  if (earlier.length === 0) return null
  const said = earlier.map(({ until, count }) => `${sayLimit({ limit: { ...limit, count } })} until ${sayDate(until)}`)
  return said.join(', ')
}

/** How it is counted, in a sentence. */
export function sayCounting(rule: ClockRule): string {
  if (rule.counts === 'before') return 'Counted back from the day that it is about.'
  if (rule.counts === 'beginning-with') return 'The day that starts it is day 1 (“beginning with”).'
  if (rule.limit.kind === 'age')
    return 'To the birthday; somebody born on 29 February has it on 1 March in a common year.'
  if (rule.limit.kind === 'months')
    return 'By the corresponding date, or the month’s last day where it has no such date.'
  return 'The day after the day that starts it is day 1.'
}

/** How far a rule can be trusted, in a few words. */
export const sayTrust: Readonly<Record<Trust, string>> = {
  V: 'read at the source',
  V2: 'read in a second source',
  K: 'check locally',
  'K?': 'unverified: off',
  local: 'a council’s own choice',
  ours: 'Throughline’s own',
}

/** The same in a sentence. */
export const explainTrust: Readonly<Record<Trust, string>> = {
  V: 'Its wording was read at the source.',
  V2: 'Read in a second source that quotes it. A council may set it.',
  K: 'Check locally: known, and not read again at the source. A council may set it.',
  'K?': 'Unverified: off until an administrator has confirmed it.',
  local: 'No law: each council’s own choice.',
  ours: 'Throughline’s own, published by nobody.',
}

/** "team manager: 1 working day late". */
export const sayStep = ({ role, workingDaysLate }: LadderStep): string =>
  `${sayRole(role)}: ${workingDaysLate === null ? 'when at risk' : `${workingDaysLate} working ${workingDaysLate === 1 ? 'day' : 'days'} late`}`

/** What kind of days the limit is in, for other programs. A birthday is reckoned in months. */
export const dayKind = ({ limit }: ClockRule): 'working' | 'calendar' | 'weeks' | 'months' =>
  limit.kind === 'working-days'
    ? 'working'
    : limit.kind === 'days'
      ? 'calendar'
      : limit.kind === 'weeks'
        ? 'weeks'
        : 'months'

/** The limit as a number in that kind of days. */
export const limitCount = ({ limit }: ClockRule): number => (limit.kind === 'age' ? limit.count * 12 : limit.count)
