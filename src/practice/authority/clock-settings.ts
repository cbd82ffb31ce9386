import { isOffUntilConfirmed, rulesIn, withRules, type ClockRule, type RuleChange } from '../../clocks/index.ts'
import type { FieldValue } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Definitions } from '../definitions.ts'
import type { Setting } from './setting.ts'

const GROUP = 'Timescales and longest waits'
const LONGEST = { days: 3650, weeks: 520, months: 120, 'working-days': 1000, age: 25 } as const
const UNITS = {
  days: 'days',
  weeks: 'weeks',
  months: 'months',
  'working-days': 'working days',
  age: 'years of age',
} as const
const FIXED_BY_LAW = 'Its wording was read in the law: the limit is shown, and is not yours to set.'

/** The definitions with one rule changed for clocks that start on a day or later. */
const changing =
  (id: string, change: (value: FieldValue) => Omit<RuleChange, 'from'>): Setting['set'] =>
  (definitions: Definitions, value: FieldValue, from: Day): Definitions =>
    withRules(definitions, (rule) =>
      rule.id === id ? { ...rule, changes: [...(rule.changes ?? []), { from, ...change(value) }] } : rule,
    )

function limitOf(rule: ClockRule): Setting {
  return {
    id: `${rule.id}.limit`,
    group: GROUP,
    title: `${rule.title}: how long it may take`,
    part: { of: rule.title, is: 'May take' },
    asks: {
      kind: 'whole-number',
      unit: UNITS[rule.limit.kind],
      least: 1,
      most: Math.max(LONGEST[rule.limit.kind], 2 * rule.limit.count),
    },
    source: rule.source,
    trust: rule.trust,
    fixed: rule.trust === 'V' && rule.isLocal !== true ? FIXED_BY_LAW : null,
    applies: 'clocks-starting',
    isProjected: true,
    shipped: rule.limit.count,
    set: changing(rule.id, (value) => (typeof value === 'number' ? { count: value } : {})),
  }
}

function warningOf(rule: ClockRule): Setting {
  return {
    id: `${rule.id}.warning`,
    group: GROUP,
    title: `${rule.title}: at risk from`,
    part: { of: rule.title, is: 'At risk from' },
    asks: {
      ...{ kind: 'whole-number', unit: 'days before it is due', least: 0, most: 365 },
      none: 'the last fifth of the limit, at least 2 days',
    },
    source: 'Local: no law says when a clock is at risk',
    trust: 'local',
    fixed: null,
    applies: 'clocks-starting',
    isProjected: true,
    shipped: rule.warnDays ?? null,
    set: changing(rule.id, (value) => ({ warnDays: typeof value === 'number' ? value : null })),
  }
}

function switchOf(rule: ClockRule): Setting {
  return {
    id: `${rule.id}.switch`,
    group: GROUP,
    title: `${rule.title}: whether it runs at all`,
    part: { of: rule.title, is: 'Runs at all' },
    asks: { kind: 'switch', on: 'It runs', off: 'Switched off' },
    source: rule.source,
    trust: rule.trust,
    fixed: null,
    applies: 'clocks-starting',
    isProjected: true,
    shipped: !isOffUntilConfirmed(rule),
    set: changing(rule.id, (value) => ({ isOff: value === false })),
  }
}

/**
 * What may be set of every timescale that stands anywhere in the definitions: its limit, unless its wording was read in
 * the law; its warning; and whether it runs at all, where its source could not be read.
 */
export const clockSettings = (definitions: Definitions): readonly Setting[] =>
  rulesIn(definitions).flatMap((rule) => [
    limitOf(rule),
    warningOf(rule),
    ...(rule.trust === 'K?' ? [switchOf(rule)] : []),
  ])
