import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, type Day } from '../time/index.ts'
import { event } from './definition.ts'
import type { Body, FactId, Revision, SubjectId, Voice } from './fact.ts'
import { factsFrom } from './facts-from.ts'

const plain = { title: '', describes: '', happenedOn: { kind: 'date', label: '' }, fields: {}, says: () => '' } as const
const early = event('child.early', { ...plain, rank: 1 })
const late = event('child.late', {
  ...plain,
  rank: 2,
  shape: 3,
  upcasts: [
    ({ old, ...rest }) => ({ ...rest, newer: old ?? null }),
    ({ newer, ...rest }) => ({ ...rest, newest: newer ?? null }),
  ],
})
const definitions = new Map([early, late].map((each) => [each.type, each]))

const child = 'child' as SubjectId // ids are texts to a fold
const fact = (n: number) => `fact ${n}` as FactId // likewise

/** One revision: `says` is the day, or null for a retraction. */
function revision(
  n: number,
  voice: Voice,
  says: string | null,
  body: Body = {},
  rest: Partial<Revision> = {},
): Revision {
  const statement = voice === 'typed' ? null : `2026:${says ?? 'gone'}`
  return {
    ...{ fact: fact(1), revision: n, type: early.type, shape: 1, subjects: [child], body, voice, statement },
    ...{ happenedOn: says === null ? null : day(says), recordedOn: day('2025-10-16') },
    ...rest,
  }
}

/** The one fact that these revisions come to, shortened to what it says. */
function told(...revisions: readonly Revision[]) {
  const [only, ...others] = factsFrom(revisions, definitions)
  expect(others).toEqual([])
  const { happenedOn: on, body, voices, differences, added } = only ?? {}
  return only && { on, body, voices, differences, ...(added ? { added } : {}) }
}

describe('one voice', () => {
  test('a source says all of a fact each time it speaks', () => {
    const facts = told(
      revision(0, 'ssda903', '2025-04-01', { a: 1, b: 2 }),
      revision(1, 'ssda903', '2025-04-02', { a: 3 }),
    )
    expect(facts).toEqual({ on: '2025-04-02', body: { a: 3 }, voices: ['ssda903'], differences: [] })
  })
  test('a person says only what they change', () => {
    const facts = told(revision(0, 'typed', '2025-04-01', { a: 1, b: 2 }), revision(1, 'typed', '2025-04-01', { b: 3 }))
    expect(facts).toMatchObject({ body: { a: 1, b: 3 }, voices: ['typed'] })
  })
  test.each<Voice>(['typed', 'ssda903', 'names'])('what %s retracts is no fact, until it is said again', (voice) => {
    const [first, gone, again] = [
      revision(0, voice, '2025-04-01'),
      revision(1, voice, null),
      revision(2, voice, '2025-04-03'),
    ]
    expect(told(first, gone)).toBeUndefined()
    expect(told(first, gone, again)).toMatchObject({ on: '2025-04-03' })
  })
})

describe('a person and a source', () => {
  const imported = revision(0, 'ssda903', '2025-04-01', { a: 1, b: 2 })

  test('the person’s field stands and the source’s other fields follow the source', () => {
    const facts = told(
      imported,
      revision(1, 'typed', '2025-04-01', { a: 9 }),
      revision(2, 'ssda903', '2025-04-05', { a: 1, b: 7 }),
    )
    expect(facts).toEqual({
      on: '2025-04-05',
      body: { a: 9, b: 7 },
      voices: ['typed', 'ssda903'],
      differences: [{ field: 'a', typed: 9, imported: 1 }],
    })
  })
  test('the person’s date stands if it is another than the source’s was', () => {
    const facts = told(
      imported,
      revision(1, 'typed', '2025-04-03'),
      revision(2, 'ssda903', '2025-04-05', { a: 1, b: 2 }),
    )
    expect(facts).toMatchObject({
      on: '2025-04-03',
      differences: [{ field: 'happenedOn', typed: '2025-04-03', imported: '2025-04-05' }],
    })
  })
  test('when both come to say the same, nothing differs', () => {
    const facts = told(
      imported,
      revision(1, 'typed', '2025-04-01', { a: 9 }),
      revision(2, 'ssda903', '2025-04-01', { a: 9 }),
    )
    expect(facts).toMatchObject({ body: { a: 9 }, differences: [] })
  })
  test('what the source never filled in is silence, from which a person’s word does not differ', () => {
    const open = revision(0, 'ssda903', '2025-04-01', { a: 1, endedOn: null })
    const closed = revision(1, 'typed', '2025-04-01', { endedOn: '2025-06-03' })
    const again = revision(2, 'ssda903', '2025-04-01', { a: 2, endedOn: null })
    const added = { differences: [], added: ['endedOn'] }
    expect(told(open, closed)).toMatchObject({ body: { a: 1, endedOn: '2025-06-03' }, ...added })
    expect(told(open, closed, again)).toMatchObject({ body: { a: 2, endedOn: '2025-06-03' }, ...added })
  })
  test('what the source filled in once and then left empty is taken back, which is shown', () => {
    const closed = revision(0, 'ssda903', '2025-04-01', { endedOn: '2025-06-04' })
    const corrected = revision(1, 'typed', '2025-04-01', { endedOn: '2025-06-03' })
    const emptied = revision(2, 'ssda903', '2025-04-01', { endedOn: null })
    expect(told(closed, corrected, emptied)?.differences).toEqual([
      { field: 'endedOn', typed: '2025-06-03', imported: null },
    ])
  })
  test('a person’s retraction stands against every later import', () => {
    expect(told(imported, revision(1, 'typed', null), revision(2, 'ssda903', '2025-04-05', { a: 1 }))).toBeUndefined()
  })
  test('what a source retracts and a person corrected stands, with the difference', () => {
    const facts = told(imported, revision(1, 'typed', '2025-04-01', { a: 9 }), revision(2, 'ssda903', null))
    expect(facts).toEqual({
      on: '2025-04-01',
      body: { a: 9, b: 2 },
      voices: ['typed'],
      differences: [
        { field: 'happenedOn', typed: '2025-04-01', imported: null },
        { field: 'a', typed: 9, imported: 1 },
      ],
    })
  })
})

describe('what a fact tells of itself', () => {
  test('corrections are changes of what it says, and not words that change nothing', () => {
    const history = [
      revision(0, 'ssda903', '2025-04-01', { a: 1 }),
      revision(1, 'typed', '2025-04-01', { a: 2 }),
      revision(2, 'ssda903', '2025-04-01', { a: 3 }),
      revision(3, 'typed', '2025-04-02', {}),
    ]
    expect(factsFrom(history, definitions)[0]).toMatchObject({ corrections: 2, revision: 3, recordedOn: '2025-10-16' })
  })
  test('an old shape is brought up to date when it is read; an unknown kind is kept as it is', () => {
    const old = { type: late.type, body: { old: 'x' } }
    expect(told(revision(0, 'typed', '2025-04-01', {}, { ...old, shape: 1 }))?.body).toEqual({ newest: 'x' })
    expect(
      told(revision(0, 'typed', '2025-04-01', {}, { type: late.type, shape: 2, body: { newer: 'y' } }))?.body,
    ).toEqual({ newest: 'y' })
    expect(
      told(revision(0, 'typed', '2025-04-01', {}, { type: late.type, shape: 3, body: { newest: 'z' } }))?.body,
    ).toEqual({ newest: 'z' })
    expect(told(revision(0, 'typed', '2025-04-01', {}, { type: 'child.of-tomorrow' }))).toMatchObject({
      on: '2025-04-01',
    })
  })
  test('facts are in the order of the world: day, rank of their kind, id', () => {
    const facts = factsFrom(
      [
        revision(0, 'typed', '2025-04-02', {}, { fact: fact(1), type: early.type }),
        revision(0, 'typed', '2025-04-01', {}, { fact: fact(2), type: 'child.of-tomorrow' }),
        revision(0, 'typed', '2025-04-01', {}, { fact: fact(4), type: late.type, shape: 3 }),
        revision(0, 'typed', '2025-04-01', {}, { fact: fact(3), type: late.type, shape: 3 }),
        revision(0, 'typed', '2025-04-01', {}, { fact: fact(5), type: early.type }),
      ],
      definitions,
    )
    expect(facts.map((each) => each.id)).toEqual([fact(5), fact(3), fact(4), fact(2), fact(1)])
  })
})

/** Facts with up to five revisions by any voice, numbered without gaps. */
const histories = fc
  .array(
    fc.array(
      fc.record({
        voice: fc.constantFrom<Voice>('typed', 'ssda903', 'names'),
        on: fc.option(fc.integer({ min: 0, max: 40 }).map((n): Day => addDays(day('2025-01-01'), n))),
        body: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom<string | null>('1', '2', null)),
        kind: fc.constantFrom(early.type, late.type),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    { maxLength: 6 },
  )
  .map((facts) =>
    facts.map((said, n) =>
      said.map(({ voice, on, body }, at) =>
        revision(at, voice, on, body, { fact: fact(n), type: said[0]?.kind ?? early.type, shape: 3 }),
      ),
    ),
  )

describe('whatever was said', () => {
  test('the order in which it arrived is never read', () => {
    const shuffled = histories.chain((all) =>
      fc.tuple(fc.constant(all.flat()), fc.shuffledSubarray(all.flat(), { minLength: all.flat().length })),
    )
    fc.assert(
      fc.property(shuffled, ([said, otherwise]) => {
        expect(factsFrom(otherwise, definitions)).toEqual(factsFrom(said, definitions))
      }),
    )
  })
  test('the last word of a person is what the fact says; what was left empty before a source spoke is no word', () => {
    fc.assert(
      fc.property(histories, (all) => {
        const facts = new Map(factsFrom(all.flat(), definitions).map((each) => [each.id, each]))
        for (const [n, said] of all.entries()) {
          const typed = said.findLast((each) => each.voice === 'typed')
          const now = facts.get(fact(n))
          if (!typed) continue
          if (typed.happenedOn === null) expect(now).toBeUndefined()
          else {
            const sourceSpoke = said.slice(0, said.indexOf(typed)).some((each) => each.voice !== 'typed')
            const words = Object.entries(typed.body).filter(([, value]) => sourceSpoke || value !== null)
            expect(now?.body ?? null).toMatchObject(Object.fromEntries(words))
          }
        }
      }),
    )
  })
  test('without a person, it is what the sources say who still say it, the later over the earlier', () => {
    fc.assert(
      fc.property(histories, (all) => {
        const facts = new Map(factsFrom(all.flat(), definitions).map((each) => [each.id, each]))
        for (const [n, said] of all.entries()) {
          if (said.some((each) => each.voice === 'typed')) continue
          const standing = said.filter(
            (each, at) => each.happenedOn && !said.slice(at + 1).some((after) => after.voice === each.voice),
          )
          expect(facts.get(fact(n))?.happenedOn).toBe(standing.at(-1)?.happenedOn ?? undefined)
          expect(facts.get(fact(n))?.body).toEqual(
            standing.length ? Object.assign({}, ...standing.map((each) => each.body)) : undefined,
          )
        }
      }),
    )
  })
})
