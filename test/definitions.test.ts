import { describe, expect, it } from 'vitest'
import { indicators, publishedThresholds } from '../src/account/index.ts'
import { dueOn, examplesOf, isInCovidWindow, isOffUntilConfirmed, warnOn } from '../src/clocks/index.ts'
import { tables } from '../src/exchange/ssda903/index.ts'
import { allRules, defaultDefinitions, eventDefinitions, ruleBook } from '../src/practice/index.ts'
import { addDays, day } from '../src/time/index.ts'
import calendarExamples from '../src/time/working-days.examples.json' with { type: 'json' }

const rules = allRules(defaultDefinitions)
const book = ruleBook(defaultDefinitions)
const events = [...eventDefinitions.values()]
const kebab = /^[a-z]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/

describe('Every timescale', () => {
  it('has a name of its own, which begins with its practice', () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length)
    for (const { practice, running, toCome } of book)
      for (const { id } of [...running, ...toCome]) expect(id.startsWith(`${practice}.`), id).toBe(true)
  })

  it.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s says where it comes from, what starts and stops it, and what it waits for',
    (id, rule) => {
      expect(id).toMatch(kebab)
      expect(rule.source.length).toBeGreaterThan(10)
      for (const words of [rule.title, rule.next, rule.starts, rule.stops]) expect(words).toMatch(/^[A-Z].{3,}[^.]$/)
      expect(rule.limit.count).toBeGreaterThan(0)
    },
  )

  it('that no law gives is labelled local, has no row of the law, and says so in words', () => {
    for (const rule of rules) {
      expect(/^Local/.test(rule.source), rule.id).toBe(rule.trust === 'local')
      if (rule.trust === 'local') expect(rule.ref, rule.id).toBeNull()
      else expect(rule.ref, rule.id).toMatch(/^[A-Z]{1,2}\d{1,2}$/)
    }
  })

  it('that is off until confirmed runs on nobody', () => {
    const running = book.flatMap((chapter) => chapter.running)
    expect(running.filter(isOffUntilConfirmed).map(({ id }) => id)).toEqual([])
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
        const isBefore = rule.counts === 'before'
        expect((isBefore || warn >= started) && warn <= due, `${rule.id} from ${started}`).toBe(true)
      }
  })
})

describe('Every timescale has dated examples, each with a because', () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
    const examples = examplesOf(rule)
    expect(examples.length).toBeGreaterThanOrEqual(3)
    for (const { from, due, because, pauses, isCovid } of examples) {
      expect(dueOn(rule, from, defaultDefinitions.calendar, pauses), `from ${from}, because ${because}`).toBe(due)
      expect(isInCovidWindow(rule, from, due) || !isCovid, `flagged from ${from}`).toBe(true)
      expect(because.length).toBeGreaterThan(5)
    }
    if (rule.limit.kind !== 'working-days') return
    for (const year of ['2016', '2017', '2020', '2022', '2023', '2024', '2025'])
      expect(examples.some(({ from }) => from.startsWith(year), year)).toBe(true)
  })

  it('which agree with the examples published with the calendar', () => {
    for (const { start, days, due } of calendarExamples.within) {
      for (const rule of rules.filter(({ limit, counts }) => limit.kind === 'working-days' && counts === undefined))
        if (rule.limit.count === days) expect(dueOn(rule, day(start), defaultDefinitions.calendar)).toBe(due)
    }
  })

  it('with a pause, for every limit that a pause could move, and a flag for 2020 wherever one fits', () => {
    for (const rule of rules) {
      const examples = examplesOf(rule)
      const isForwards = rule.counts === undefined && rule.limit.kind !== 'age'
      if (isForwards)
        expect(
          examples.some(({ pauses }) => pauses !== undefined),
          rule.id,
        ).toBe(true)
      const fits = isInCovidWindow(rule, day('2020-05-04'), dueOn(rule, day('2020-05-04'), defaultDefinitions.calendar))
      if (isForwards && fits)
        expect(
          examples.some(({ isCovid }) => isCovid),
          rule.id,
        ).toBe(true)
    }
  })
})

describe('The rule book', () => {
  const refs = new Set([
    ...rules.flatMap(({ ref }) => (ref === null ? [] : [ref])),
    ...book.flatMap(({ withoutClock }) => withoutClock.map(({ ref }) => ref)),
  ])

  it('holds every row of the law, as a clock or as a rule without one', () => {
    expect(Object.entries(rows).flatMap(([prefix, last]) => missing(prefix, last, refs))).toEqual([])
  })

  it('says of every rule without a clock why it has none', () => {
    for (const { ref, says, source, title } of book.flatMap((chapter) => chapter.withoutClock)) {
      expect(says, ref).toMatch(/^[A-Z0-9].{20,}\.$/)
      expect(source.length, ref).toBeGreaterThan(5)
      expect(title.length, ref).toBeGreaterThan(5)
    }
  })
})

/** By what their names begin with, the number of the last row of each part of the statutory reference. */
const rows = {
  ...{ FD: 4, CF: 1, SD: 1, CP: 5, CN: 1, EP: 2, LD: 1, MS: 1, LA: 19, SV: 8, RG: 9, AD: 29, PA: 16, CT: 7 },
  ...{ FS: 8, PF: 4, CL: 5, CO: 6, RC: 4 },
}

const missing = (prefix: string, last: number, refs: ReadonlySet<string>): string[] =>
  Array.from({ length: last }, (_, i) => `${prefix}${i + 1}`).filter((ref) => !refs.has(ref))

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
        if (field.needs !== undefined) expect(Object.keys(definition.fields), name).toContain(field.needs)
        if (field.groups) {
          const grouped = Object.values(field.groups).flat()
          expect(grouped.toSorted(), 'every choice is under one heading').toEqual(
            Object.keys(field.choices ?? {}).toSorted(),
          )
        }
      }
    },
  )

  it('that people type asks in words which say something alone: an error repeats them', () => {
    const bare = /^(what|which|where|why|how|about|from|cause)\??$/i
    const asked = events
      .filter(({ typed, happensTo }) => typed && happensTo.some((kind) => /child|adopter|foster-home/.test(kind)))
      .flatMap(({ type, happenedOn, fields }) =>
        [happenedOn, ...Object.values(fields)].map(({ label }) => `${type}: ${label}`),
      )
    expect(asked.length).toBeGreaterThan(200)
    expect(asked.filter((one) => bare.test(one.split(': ')[1] ?? ''))).toEqual([])
  })

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
