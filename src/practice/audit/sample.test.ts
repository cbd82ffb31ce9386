import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate, isAway, type Auditor, type Case } from './allocate.ts'
import { drawSample } from './sample.ts'

const anyPopulation = fc.uniqueArray(
  fc.record({ subject: fc.uuid(), stratum: fc.constantFrom('North', 'South', 'East', null) }),
  { minLength: 1, maxLength: 80, selector: ({ subject }) => subject },
)
const drawable = anyPopulation.chain((population) =>
  fc.record({
    population: fc.constant(population),
    size: fc.integer({ min: 1, max: population.length }),
    seed: fc.string({ minLength: 1 }),
  }),
)

describe('A sample', () => {
  it('is of the size asked for, of the population, and nobody is in it twice', () => {
    fc.assert(
      fc.property(drawable, ({ population, size, seed }) => {
        const { drawn } = drawSample(population, size, seed)
        expect(drawn).toHaveLength(size)
        expect(new Set(drawn).size).toBe(size)
        for (const each of drawn) expect(population).toContain(each)
      }),
    )
  })

  it('has of each team its share, within one case', () => {
    fc.assert(
      fc.property(drawable, ({ population, size, seed }) => {
        const { strata } = drawSample(population, size, seed)
        expect(strata.reduce((sum, { of }) => sum + of, 0)).toBe(population.length)
        for (const { of, drawn } of strata) expect(Math.abs(drawn - (of * size) / population.length)).toBeLessThan(1)
      }),
    )
  })

  it('is the same for the same seed, in whatever order the population comes', () => {
    fc.assert(
      fc.property(drawable, ({ population, size, seed }) => {
        const again = drawSample(population.toReversed(), size, seed)
        expect(again).toEqual(drawSample(population, size, seed))
      }),
    )
  })

  it('is another for another seed, and its digest another for another population', () => {
    const population = Array.from({ length: 60 }, (_, n) => ({ subject: `child-${n}`, stratum: null }))
    const one = drawSample(population, 10, 'one')
    expect(drawSample(population, 10, 'two').drawn).not.toEqual(one.drawn)
    expect(drawSample(population.slice(1), 10, 'one').digest).not.toBe(one.digest)
  })

  it('gives 10 of 100 children in teams of 50, 30 and 20 as 5, 3 and 2', () => {
    const population = [...Array(100).keys()].map((n) => ({
      ...{ subject: `child-${n}`, stratum: n < 50 ? 'A' : n < 80 ? 'B' : 'C' },
    }))
    expect(drawSample(population, 10, 'any').strata.map(({ drawn }) => drawn)).toEqual([5, 3, 2])
  })
})

const anyCases = fc.uniqueArray(
  fc.record({
    subject: fc.uuid(),
    team: fc.constantFrom('North', 'South', null),
    worker: fc.constantFrom('SW1', 'SW2', 'SW3', null),
  }),
  { maxLength: 30, selector: ({ subject }) => subject },
)
const anyAuditors = fc
  .array(
    fc.record({
      team: fc.constantFrom('North', 'South', 'East', null),
      workers: fc.subarray(['SW1', 'SW2', 'SW3'] as const),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) => all.map((each, n): Auditor => ({ ...each, id: `p-${n}`, name: `Auditor ${n}` })))

describe('Cases', () => {
  it('are never audited or moderated by whoever holds them or is of their team, and never moderated by their auditor', () => {
    fc.assert(
      fc.property(anyCases, anyAuditors, fc.nat(3), (cases: readonly Case[], auditors, every) => {
        const { allotted, left } = allocate(cases, auditors, every)
        expect(allotted.length + left.length).toBe(cases.length)
        for (const { case: of, auditor, moderator } of allotted) {
          const named = auditors.filter(({ id }) => id === auditor || id === moderator)
          expect(named).toHaveLength(moderator === null ? 1 : 2)
          for (const each of named) expect(isAway(each, of)).toBe(true)
        }
        for (const of of left) expect(auditors.some((auditor) => isAway(auditor, of))).toBe(false)
      }),
    )
  })

  it('are shared evenly among auditors who may audit all of them, and every third is moderated', () => {
    const cases = [...Array(12).keys()].map((n) => ({ subject: `child-${n}`, team: 'North', worker: null }))
    const auditors = ['a', 'b', 'c'].map((id) => ({ id, name: id, team: 'East', workers: [] }))
    const { allotted } = allocate(cases, auditors, 3)
    const of = (id: string) => allotted.filter(({ auditor }) => auditor === id).length
    expect(['a', 'b', 'c'].map(of)).toEqual([4, 4, 4])
    expect(allotted.filter(({ moderator }) => moderator !== null)).toHaveLength(4)
  })
})
