import {
  FIRST_YEAR,
  LAST_YEAR,
  UNREADABLE_WORDS,
  collectionOf,
  isInForce,
  locatePlacements,
  readerOf,
  rules,
  saysOnReturn,
  suggestedYear,
  validate,
} from '../../../exchange/ssda903/validate/index.ts'
import type { BaseTable } from '../../../exchange/ssda903/validate/index.ts'
import type { Checked } from './checked.ts'
import { compose, runInPortions } from './compose.ts'
import { nothingGiven, readGiven, type Given } from './given.ts'
import type { Opened, Question } from './opened.ts'

/** Runs every rule of the year on what was given. Pure, but for telling how far it is. */
export function check(
  given: Given,
  { year, authority }: Question,
  onProgress: (done: number, of: number) => void = () => undefined,
): Checked {
  const { tables } = given
  if (given.postcodes) {
    locatePlacements(tables, 'Episodes', given.postcodes, authority)
    locatePlacements(tables, 'Episodes_last', given.postcodes, authority)
  }
  const collection = { ...collectionOf(year), authority }
  const inForce = rules.filter((rule) => isInForce(rule, year))
  return compose({
    of: 'return',
    year,
    inForce,
    found: runInPortions(inForce, (some) => validate(some, tables, collection), onProgress),
    makeReader: (table) => readerOf(tables, table as BaseTable), // findings name tables of the schema
    unreadable: UNREADABLE_WORDS,
    given,
    notes: saysOnReturn(tables, collection),
    structure: [],
  })
}

/** Begins the check of a return. */
export function openReturn(): Opened {
  const given = nothingGiven()
  return {
    of: 'return',
    years: [FIRST_YEAR, LAST_YEAR],
    files: given.files,
    read: (file) => readGiven(given, file),
    suggestedYear: () => suggestedYear(given.tables),
    check: (question, onProgress) => Promise.resolve(check(given, question, onProgress)),
  }
}
