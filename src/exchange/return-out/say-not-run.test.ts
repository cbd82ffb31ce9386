import { describe, expect, it } from 'vitest'
import { collectionOf, makeTables, rules, whyNot } from '../ssda903/validate/index.ts'
import { sayOfRecord } from './say-not-run.ts'

describe('why a rule was not checked, said of a record', () => {
  it.each([
    ['the OC2 table was not given', 'the record has no row for the OC2 table of this return'],
    [
      "last year's Header table (return year 2025) was not given",
      'the record has no return of 2025 with a row for the Header table',
    ],
    ['no list of Ofsted providers was given', 'no list of Ofsted providers was given'],
  ])('“%s” is “%s”', (reason, says) => {
    expect(sayOfRecord(reason)).toBe(says)
  })

  it('never speaks of files or of options of the command line, whatever the rule', () => {
    const collection = { ...collectionOf(2026), authority: null }
    const reasons = rules.flatMap((rule) => whyNot(rule, makeTables(), collection) ?? [])
    expect(reasons.length).toBeGreaterThan(250)
    expect(reasons.map(sayOfRecord).filter((says) => /--|files|was not given|was not said/.test(says))).toEqual([])
  })
})
