import type { Trust } from '../../clocks/index.ts'
import { sayDate, type Day } from '../../time/index.ts'
import type { Applies, Setting } from './setting.ts'

/** How far what is shipped can be trusted, for a reader who may set it. */
export const trustWords: Readonly<Record<Trust, string>> = {
  V: 'Read in the law or the Department’s own words',
  V2: 'Read in a second source: check locally',
  K: 'Known, and not read again: check locally',
  'K?': 'Not settled by any source that could be read',
  local: 'Local: no law says so',
  ours: 'Throughline’s own',
}

/** What the day of a change means. */
export const appliesWords: Readonly<Record<Applies, string>> = {
  'clocks-starting': 'For clocks that start on this day or later. Clocks that started before keep what held then.',
  'periods-ending': 'For figures of periods that end on this day or later.',
  throughout:
    'It holds for the whole record, because figures counted in two ways cannot be compared. The day is that of the decision.',
  'on-its-day': 'For example, 28 12 2026.',
}

/** The label of the day in the form. */
export const dayLabel: Readonly<Record<Applies, string>> = {
  'clocks-starting': 'From when it applies',
  'periods-ending': 'From when it applies',
  throughout: 'When it was decided',
  'on-its-day': 'The day',
}

/** "since 1 April 2025", "decided on 1 April 2025". */
export function saySince({ applies }: Setting, from: Day): string {
  if (applies === 'throughout') return `decided on ${sayDate(from)}`
  return `${applies === 'periods-ending' ? 'periods that end from' : 'since'} ${sayDate(from)}`
}

/** Who may change settings, for those who may not. */
export const WHO_MAY =
  'Settings are changed by the performance analyst or an administrator. You can see them, and their history.'
