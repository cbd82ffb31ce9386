import type { ClockRule } from './rule.ts'

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

const isRule = (value: unknown): value is ClockRule =>
  isPlain(value) && 'limit' in value && 'trust' in value && 'next' in value && typeof value['id'] === 'string'

/** Every timescale that stands anywhere in a practice's definitions, in the order in which it stands there. */
export function rulesIn(definitions: unknown): readonly ClockRule[] {
  if (isRule(definitions)) return [definitions]
  if (Array.isArray(definitions)) return definitions.flatMap(rulesIn)
  return isPlain(definitions) ? Object.values(definitions).flatMap(rulesIn) : []
}

/** The same definitions with each timescale put through `change`: a rule of a practice not yet written too. */
export function withRules<T>(definitions: T, change: (rule: ClockRule) => ClockRule): T {
  return changed(definitions, change) as T // only rules are replaced, and by rules
}

function changed(value: unknown, change: (rule: ClockRule) => ClockRule): unknown {
  if (isRule(value)) return change(value)
  if (Array.isArray(value)) return value.map((each) => changed(each, change))
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, changed(each, change)]))
}
