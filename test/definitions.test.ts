import { describe, expect, it } from 'vitest'
import { indicators, publishedThresholds } from '../src/account/index.ts'
import { dueOn, warnOn } from '../src/clocks/index.ts'
import { tables } from '../src/exchange/ssda903/index.ts'
import { clockRules, defaultDefinitions, eventDefinitions } from '../src/practice/index.ts'
import { addDays, day } from '../src/time/index.ts'

const rules = clockRules(defaultDefinitions)
const events = [...eventDefinitions.values()]
const kebab = /^[a-z]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/

describe('Every timescale', () => {
  it('has a name of its own', () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length)
  })

  it.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s says where it comes from and what it waits for',
    (id, rule) => {
      expect(id).toMatch(kebab)
      expect(rule.source.length).toBeGreaterThan(10)
      expect(rule.title.length).toBeGreaterThan(3)
      expect(rule.next.length).toBeGreaterThan(3)
      expect(rule.limit.count).toBeGreaterThan(0)
    },
  )

  it('that no law gives is labelled local, and one labelled local says so in words', () => {
    for (const rule of rules) expect(/^Local/.test(rule.source), rule.id).toBe(rule.trust === 'local')
  })

  it('that a form stops is stopped by an event that people may record', () => {
    const stopping = rules.flatMap(({ id, stoppedBy }) => (stoppedBy === undefined ? [] : [[id, stoppedBy] as const]))
    expect(stopping.length).toBeGreaterThan(5)
    for (const [id, type] of stopping) expect(eventDefinitions.get(type)?.typed, `${id}: ${type}`).toBe(true)
  })

  it('is at risk after it starts and before it is late, whenever it starts', () => {
    for (const rule of rules)
      for (let n = 0; n < 400; n += 13) {
        const started = addDays(day('2023-11-01'), n)
        const due = dueOn(rule, started, defaultDefinitions.calendar)
        const warn = warnOn(rule, started, due)
        expect(warn >= started && warn <= due, `${rule.id} from ${started}`).toBe(true)
      }
  })
})

describe('Every kind of event', () => {
  it.each(events.map((definition) => [definition.type, definition] as const))(
    '%s says everything about itself',
    (type, definition) => {
      expect(type).toMatch(kebab)
      expect(definition.practice).toBe(type.split('.')[0])
      expect(definition.title.length).toBeGreaterThan(3)
      expect(definition.describes).toMatch(/\.$/)
      expect(definition.happensTo.length).toBeGreaterThan(0)
      expect(definition.happenedOn.kind).toBe('date')
      expect(definition.says({}).length).toBeGreaterThan(0)
      expect(definition.upcasts).toHaveLength(definition.shape - 1)
      for (const [name, field] of Object.entries(definition.fields)) {
        expect(field.label, name).toMatch(/^[A-Z]/)
        if (field.kind === 'choice') expect(Object.keys(field.choices ?? {}).length, name).toBeGreaterThan(1)
        if (field.kind === 'date') expect(name, 'a civil date ends in On').toMatch(/On$/)
      }
    },
  )

  it('has only ordinary labels while every journey may be read by everyone who may see the child', () => {
    expect(events.filter((definition) => definition.label !== 'ordinary').map(({ type }) => type)).toEqual([])
  })
})

describe('Every figure', () => {
  it.each(indicators.map((indicator) => [indicator.id, indicator] as const))('%s is defined', (_id, indicator) => {
    expect(indicator.counts.length).toBeGreaterThan(20)
    expect(indicator.leavesOut.length).toBeGreaterThan(5)
    expect(indicator.source.length).toBeGreaterThan(3)
    expect(indicator.version).toBeGreaterThan(0)
  })

  it('stands in the order that is always shown', () => {
    expect(indicators.map(({ id }) => id).slice(0, 9)).toEqual([
      'A1',
      'A2',
      'A3',
      'A10',
      'A4',
      'A5',
      'A9',
      'A15',
      'A16',
    ])
  })

  it('has thresholds with their source, each year once', () => {
    expect(new Set(publishedThresholds.map(({ endsIn }) => endsIn)).size).toBe(publishedThresholds.length)
    for (const { source, period } of publishedThresholds) expect(source.length, period).toBeGreaterThan(10)
  })
})

describe('Every column of the return', () => {
  it.each(tables.map((of) => [of.name, of] as const))('of %s fills a field that its event has, once', (_name, of) => {
    const definition = eventDefinitions.get(of.type)
    const filled = of.columns.flatMap((column) => (column.field === null ? [] : [column.field]))
    expect(definition, of.type).toBeDefined()
    expect(filled.filter((name) => !(name in (definition?.fields ?? {})))).toEqual([])
    expect(new Set(filled).size).toBe(filled.length)
    expect(definition?.yearly).toBe(of.yearly)
  })
})
