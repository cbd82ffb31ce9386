import type { Person } from '../../access/index.ts'
import { status, type ClockRule, ownerRoles } from '../../clocks/index.ts'
import { sayShortDate, type Calendar, type Day } from '../../time/index.ts'
import { csvOf, sayCount, sayFallDue, sayNumber, type Standing } from '../../web/ui/index.ts'
import { sayAside, sayNext, sayOwner } from '../child/index.ts'
import { addressOf, ANY, CLOCKS_A_PAGE, MINE, type Asked } from './ask.ts'
import { calledIn, hrefOf, stopHref } from './clocked.ts'
import { parts, type Counts, type DueClock, type Narrowed, type Part } from './ports.ts'

export interface DueLine {
  readonly key: string
  readonly href: string
  readonly called: string
  readonly step: string
  /** The timescale and where it comes from. */
  readonly law: string
  readonly standing: Standing
  readonly due: string
  readonly started: string
  readonly owner: string
  readonly team: string
  /** Where the step is recorded that stops the clock; null while the past is shown. */
  readonly record: string | null
  /** Who put it aside, until when and why; null where nobody did. */
  readonly aside: string | null
  /** Where it is put aside; null while the past is shown. */
  readonly putAside: string | null
}

interface Choice {
  readonly value: string
  readonly text: string
}

export interface DueShown {
  readonly lead: string
  /** Whether the person may see lists of children. */
  readonly lists: boolean
  readonly parts: readonly { readonly text: string; readonly href: string; readonly isCurrent: boolean }[]
  /** My work, my team, everything I may see; empty where there is no choice. */
  readonly views: readonly { readonly text: string; readonly href: string; readonly isCurrent: boolean }[]
  readonly teams: readonly Choice[]
  readonly roles: readonly Choice[]
  readonly rules: readonly Choice[]
  readonly asked: Asked
  readonly caption: string
  /** What to say where the list is empty. */
  readonly advice: string | null
  readonly lines: readonly DueLine[]
  readonly pages: number
  /** The page of the person’s own supervision; null where there is none. */
  readonly supervisionHref: string | null
}

export interface DueContext {
  readonly on: Day
  readonly isPast: boolean
  readonly calendar: Calendar
  readonly dutyManager?: string | null
  readonly rules: ReadonlyMap<string, ClockRule>
  readonly teams: readonly string[]
  readonly lists: boolean
  readonly titleOf: (person: string) => string
  readonly person: Pick<Person, 'team' | 'workers'>
  /** The page of the person’s own supervision, where there is one. */
  readonly supervisionHref?: string | null
}

const partWords: Readonly<Record<Part, string>> = {
  late: 'Late',
  today: 'Due today',
  week: 'Due in the next 7 days',
  'at-risk': 'At risk',
  all: 'All that run',
}

const emptyWords: Readonly<Record<Part, string>> = {
  late: 'Nothing is late here.',
  today: 'Nothing falls due on this day here.',
  week: 'Nothing falls due in the 7 days after this one here.',
  'at-risk': 'Nothing is at risk here.',
  all: 'No clock runs here.',
}

/** "▲ 14 late" is said of a standing that has a shape; a clock that is neither late nor at risk runs on course. */
const standingOf = (clock: DueClock, on: Day): Standing => {
  const stands = status({ ...clock, stoppedOn: null, endedWithoutOn: null }, on).status
  return stands === 'late' || stands === 'at-risk' ? stands : 'on-course'
}

const lawOf = (rule: ClockRule): string => (rule.ref === null ? rule.source : `${rule.ref}: ${rule.title}`)

function lineOf(clock: DueClock, { on, isPast, calendar, dutyManager, rules, titleOf }: DueContext): DueLine {
  const rule = rules.get(clock.rule)
  return {
    key: `${clock.subject} ${clock.rule} ${clock.startedBy}`,
    href: hrefOf(clock),
    called: calledIn(clock),
    step: rule?.next ?? clock.rule,
    law: rule === undefined ? '' : lawOf(rule),
    standing: standingOf(clock, on),
    due: sayNext(calendar, on, clock.dueOn).says,
    started: `since ${sayShortDate(clock.startedOn)}`,
    owner: sayOwner(clock.owner, dutyManager),
    team: clock.team ?? 'Team not recorded',
    record: isPast ? null : stopHref(clock, rule),
    aside: sayAside(clock.snoozed, on, titleOf),
    putAside:
      isPast || clock.of !== 'child' ? null : `/children/${clock.subject}/aside/${clock.rule}/${clock.startedBy}`,
  }
}

const whose = ({ team, role, workers }: Asked): string =>
  workers !== null
    ? ' among your own'
    : team !== null
      ? ` in ${team}`
      : role !== null
        ? ` for the ${ownerRoles[role]}`
        : ''

/** "14 steps are late and 9 fall due in the next 7 days in the Permanence team." */
function leadOf(counts: Counts, asked: Asked): string {
  const late = sayCount(counts.late, 'step is late', 'steps are late')
  const soon = sayFallDue(counts.week + counts.today)
  return `${late} and ${soon} by this day next week${whose(asked)}.`.replace(/^n/, 'N')
}

/** The work of the person, of their team, and all that they may see. */
function viewsOf(asked: Asked, { person: { team, workers } }: DueContext): DueShown['views'] {
  const everything = { team: null, role: null, workers: null, rule: null }
  const views: { text: string; change: Narrowed }[] = [
    ...(workers.length > 0 ? [{ text: 'My work', change: { ...everything, workers } }] : []),
    ...(team === null ? [] : [{ text: 'My team', change: { ...everything, team } }]),
  ]
  if (views.length === 0) return []
  return [...views, { text: 'Everybody', change: everything }].map(({ text, change }) => ({
    text,
    href: addressOf('/due', asked, change),
    isCurrent: (asked.workers === null) === (change.workers === null) && asked.team === change.team,
  }))
}

/** Every word of the list of what is due. */
export function presentDue(
  found: { readonly counts: Counts; readonly clocks: readonly DueClock[] },
  asked: Asked,
  context: DueContext,
): DueShown {
  const total = found.counts[asked.part]
  const first = (asked.page - 1) * CLOCKS_A_PAGE + 1
  const range = total > CLOCKS_A_PAGE ? `, ${sayNumber(first)} to ${sayNumber(first + found.clocks.length - 1)}` : ''
  return {
    lead: leadOf(found.counts, asked),
    lists: context.lists,
    parts: parts.map((part) => ({
      text: `${partWords[part]} ${sayNumber(found.counts[part])}`,
      href: addressOf('/due', asked, { part }),
      isCurrent: part === asked.part,
    })),
    views: viewsOf(asked, context),
    teams: [{ value: ANY, text: 'Any team' }, ...context.teams.map((team) => ({ value: team, text: team }))],
    roles: [
      { value: ANY, text: 'Anybody' },
      ...(context.person.workers.length > 0 ? [{ value: MINE, text: 'Mine' }] : []),
      ...Object.entries(ownerRoles).map(([value, text]) => ({ value, text: upperFirst(text) })),
    ],
    rules: [
      { value: '', text: 'Any step' },
      ...[...context.rules.values()].map(({ id, title }) => ({ value: id, text: title })),
    ],
    asked,
    caption: `${partWords[asked.part]}${range}`,
    advice: total === 0 ? emptyWords[asked.part] : null,
    lines: found.clocks.map((clock) => lineOf(clock, context)),
    supervisionHref: context.supervisionHref ?? null,
    pages: Math.max(1, Math.ceil(total / CLOCKS_A_PAGE)),
  }
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The same list as a file, every clock on a row with its dates. */
export const dueCsv = (clocks: readonly DueClock[], { on, rules, dutyManager }: DueContext): string =>
  csvOf(
    [
      'Child, complaint or household',
      'Number',
      'Team',
      'Step',
      'Timescale',
      'Started',
      'At risk from',
      'Due',
      'Standing',
      'Whose turn',
    ],
    clocks.map((clock) => {
      const rule = rules.get(clock.rule)
      return [
        ...[clock.name, clock.sourceRef, clock.team, rule?.next ?? clock.rule, rule?.title ?? ''],
        ...[clock.startedOn, clock.warnOn, clock.dueOn, standingOf(clock, on), sayOwner(clock.owner, dutyManager)],
      ]
    }),
  )
