import { daysBetween, type Day } from '../../time/index.ts'
import type { Content } from './row.ts'
import type { Table } from './tables.ts'

/**
 * How many days a date may have been corrected by, for a row still to be taken as the same thing. A slip of a year
 * is common; two reviews with the same code months apart are two reviews.
 */
const mostDays: Readonly<Record<Table['name'], number>> = {
  Header: Infinity,
  Episodes: 366,
  Reviews: 62,
  UASC: 0,
  OC2: 0,
  OC3: 0,
  AD1: Infinity,
  PlacedAdoption: 731,
  PrevPerm: 0,
  Missing: 62,
  SWEpisodes: 366,
  DoLo: 366,
}

/** Least share of fields that must agree, of those that either row fills. */
const leastAgreement = 0.5

/** How many fields agree, of those that either row fills: 0 to 1. Two rows that fill none agree. */
export function agreement(a: Content, b: Content): number {
  const left = a.split('\t')
  const right = b.split('\t')
  let filled = 0
  let agree = 0
  for (let i = 1; i < left.length; i++) {
    if (!left[i] && !right[i]) continue
    filled++
    if (left[i] === right[i]) agree++
  }
  return filled === 0 ? 1 : agree / filled
}

/** How alike two contents of different dates are, or null where they are two different things. More is more alike. */
export function likeness(table: Table, a: Content, b: Content): number | null {
  const [aOn = '', bOn = ''] = [a.split('\t', 1)[0], b.split('\t', 1)[0]]
  // Contents begin with the day, or with nothing in yearly tables.
  const days = aOn && bOn ? Math.abs(daysBetween(aOn as Day, bOn as Day)) : 0
  const agree = agreement(a, b)
  if (table.name === 'Header') return agree - days / 100_000
  return days > mostDays[table.name] || agree < leastAgreement ? null : agree - days / 10_000
}
