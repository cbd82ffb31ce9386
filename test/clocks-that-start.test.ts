import { describe, expect, it } from 'vitest'
import { isOffUntilConfirmed } from '../src/clocks/index.ts'
import { tables } from '../src/exchange/ssda903/index.ts'
import { caseworkRules, householdRules } from '../src/practice/casework/index.ts'
import { defaultDefinitions, eventDefinitions, ruleBook } from '../src/practice/index.ts'

const { casework, households, complaints } = defaultDefinitions
const book = ruleBook(defaultDefinitions)
const inTable = new Set([...caseworkRules(casework), ...householdRules(households)].map(({ id }) => id))
const toCome = book.flatMap((chapter) => chapter.toCome)

describe('No rule is silently a clock that nobody can start', () => {
  it.each(toCome.map((rule) => [rule.id, rule] as const))('%s runs once confirmed, or says why not', (id, rule) => {
    const runsOnceConfirmed = isOffUntilConfirmed(rule) && inTable.has(id)
    expect(runsOnceConfirmed ? 'runs once confirmed' : (rule.whyNoClock ?? 'nothing starts it')).toMatch(
      /^runs once confirmed$|^[A-Z].{30,}\.$/,
    )
  })

  it('and none says that it runs on nobody while it does', () => {
    for (const rule of book.flatMap((chapter) => chapter.running)) expect(rule.whyNoClock, rule.id).toBeUndefined()
    for (const { id, whyNoClock } of toCome) if (whyNoClock !== undefined) expect(inTable.has(id), id).toBe(false)
  })

  it('what starts a clock is recorded in a form, or comes with a return', () => {
    const imported = new Set<string>(tables.map(({ type }) => type))
    const canBegin = (type: string): boolean => eventDefinitions.get(type)?.typed === true || imported.has(type)
    const clocks = [...casework.clocks, ...households.adopters, ...households.fostering]
    expect(clocks.length).toBeGreaterThan(100)
    for (const { rule, starts } of clocks)
      expect(
        starts.filter((start) => 'event' in start && !canBegin(start.event)),
        rule.id,
      ).toEqual([])
    for (const { rule, starts } of complaints.clocks)
      expect(eventDefinitions.get(starts), `${rule.id}: ${starts}`).toBeDefined()
  })
})
