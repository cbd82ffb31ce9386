import type { Body } from '../../record/index.ts'
import { asDay, type Day } from '../../time/index.ts'

/** A field as text; null where it is empty or absent. Folds meet every shape ever recorded and may not throw. */
export function textIn(body: Body, field: string): string | null {
  const value = body[field]
  return typeof value === 'string' && value !== '' ? value : null
}

/** A field as a list of codes; empty where it is none. */
export function severalIn(body: Body, field: string): readonly string[] {
  const value = body[field]
  return Array.isArray(value) ? (value as readonly string[]) : [] // the only list that a body holds
}

/** A field as a day; null where it is none. */
export function dayIn(body: Body, field: string): Day | null {
  const value = body[field]
  return typeof value === 'string' ? asDay(value) : null
}
