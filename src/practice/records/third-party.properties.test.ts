import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, addDays } from '../../time/index.ts'
import type { Body, FactId, SubjectId } from '../../record/index.ts'
import { eventDefinitions } from '../index.ts'
import type { History } from '../show-child/index.ts'
import { documentOf } from './bundle-document.ts'
import { bundleOf, countWithheld, givenBundle } from './bundle.ts'
import { givenText, isMarked, piecesOf, WITHHELD } from './third-party.ts'

/** Words about others are told from words about the child by their letters. */
const others = fc.stringMatching(/^q[qxz]{3,8}$/)
const childs = fc.stringMatching(/^[a-f]{1,8}$/)
const words = (of: fc.Arbitrary<string>) => fc.array(of, { minLength: 1, maxLength: 5 }).map((all) => all.join(' '))
const ABOUT_OTHERS = /q[qxz]{3,}/

const marked = words(others).map((text) => `[[${text}]]`)
const nested = fc.tuple(words(others), marked).map(([text, inner]) => `[[${text} ${inner} ${text}]]`)
const texts = fc.array(fc.oneof(words(childs), marked, nested), { maxLength: 8 }).map((all) => all.join(' '))

const types = ['child.visit', 'child.case-note', 'child.supervision', 'child.summary', 'child.family-time'] as const
const longFields = (type: string): readonly string[] =>
  Object.entries(eventDefinitions.get(type)?.fields ?? {}).flatMap(([name, { kind }]) =>
    kind === 'long-text' ? [name] : [],
  )

interface Entry {
  readonly type: (typeof types)[number]
  readonly isFlagged: boolean
  readonly mark: boolean | null
  readonly said: readonly string[]
  readonly short: string
  readonly days: number
  readonly isWithdrawn: boolean
}

/** An entry as somebody may write it: of one that is flagged or marked whole, every word may be about others. */
const entry: fc.Arbitrary<Entry> = fc
  .record({
    type: fc.constantFrom(...types),
    isFlagged: fc.boolean(),
    mark: fc.constantFrom(null, null, true),
    days: fc.integer({ min: 0, max: 900 }),
    isWithdrawn: fc.boolean(),
  })
  .chain((some) => {
    const isWhole = some.mark === true || (some.type === 'child.case-note' && some.isFlagged)
    const text = isWhole ? fc.oneof(words(others), texts) : texts
    return fc
      .record({ said: fc.array(text, { minLength: 3, maxLength: 3 }), short: text })
      .map((rest) => ({ ...some, ...rest }))
  })

const CHILD = '00000000-0000-4000-8000-000000000001' as SubjectId
const idOf = (nth: number): FactId => `00000000-0000-4000-9000-${String(nth).padStart(12, '0')}` as FactId

function historyOf(entries: readonly Entry[]): History {
  const revision = { shape: 1, subjects: [CHILD], voice: 'typed', statement: null, by: 'social-worker' } as const
  const recordedOn = day('2024-01-01')
  const told = entries.flatMap(({ type, isFlagged, mark, short, days, isWithdrawn }, nth) => {
    const body: Body = { thirdParty: isFlagged, with: short, kind: 'other', seen: true, seenAlone: true }
    const happenedOn = addDays(day('2020-01-01'), days)
    const fact = idOf(nth)
    const about = {
      fact: idOf(1000 + nth),
      revision: 0,
      type: 'records.third-party',
      body: { about: fact, withheld: true },
    }
    return [
      { ...revision, recordedOn, fact, revision: 0, type, body, happenedOn },
      ...(isWithdrawn ? [{ ...revision, recordedOn, fact, revision: 1, type, body: {}, happenedOn: null }] : []),
      ...(mark === true ? [{ ...revision, recordedOn, happenedOn: recordedOn, ...about }] : []),
    ]
  })
  const long = entries.flatMap(({ type, said }, nth) =>
    longFields(type).map((field, at) => ({ fact: idOf(nth), revision: 0, field, text: said[at] ?? '' })),
  )
  return { revisions: told, texts: long }
}

const context = { definitions: eventDefinitions, titleOf: (person: string) => person }
const child = { subject: CHILD, name: 'Oriel', sourceRef: null, bornOn: day('2015-02-03') }
const bundle = (entries: readonly Entry[]) => bundleOf(child, historyOf(entries), context, day('2025-10-16'))

describe('What is about another person', () => {
  it('shows no word of it in what is given, of any record, and everything to whoever prepares it', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 6 }), (entries) => {
        const whole = bundle(entries)
        expect(JSON.stringify(documentOf(whole, 'Harbour Council'))).not.toMatch(ABOUT_OTHERS)
        const seen = JSON.stringify(whole)
        for (const { said, type } of entries)
          for (const [at] of longFields(type).entries())
            for (const word of (said[at] ?? '').match(/[a-z]+/g) ?? []) expect(seen).toContain(word)
      }),
    )
  })

  it('takes no word from what is not: it is given letter by letter', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ text: words(childs), isOther: fc.boolean() }), { maxLength: 8 }), (parts) => {
        const text = parts.map(({ text: part, isOther }) => (isOther ? `[[${part}]]` : part)).join('|')
        const given = parts.map(({ text: part, isOther }) => (isOther ? WITHHELD : part)).join('|')
        expect(givenText(text)).toBe(given)
      }),
    )
  })

  it('is, in any text at all, withheld too widely rather than too narrowly where a mark lacks its other half', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('[[', ']]', 'a ', 'b '), { maxLength: 12 }), (parts) => {
        const text = parts.join('')
        const opens = text.indexOf('[[')
        const closes = text.lastIndexOf(']]')
        const given = givenText(text).replaceAll(WITHHELD, '')
        expect(given).not.toMatch(/\[\[|\]\]/)
        // After a mark that never ends, and before one that never began, nothing is given.
        if (opens >= 0 && closes < opens) expect(given.length).toBeLessThanOrEqual(opens)
        expect(piecesOf(text).some(({ isThirdParty }) => isThirdParty)).toBe(isMarked(text))
      }),
    )
  })
})

describe('A copy of a record', () => {
  const plain: Entry = {
    ...{ type: 'child.visit', isFlagged: false, mark: null, days: 0, isWithdrawn: false, short: 'mother' },
    said: ['I like the [[neighbour’s]] garden', 'Calm', ''],
  }

  it('marks what is withheld, and says how much', () => {
    const whole = bundle([plain, { ...plain, type: 'child.case-note', isFlagged: true, days: 4 }])
    expect(countWithheld(whole)).toEqual({ whole: 1, inPart: 1 })
    const [visit, note] = givenBundle(whole).entries
    expect(visit?.texts[0]?.text).toBe(`I like the ${WITHHELD} garden`)
    expect(note).toMatchObject({ heading: 'Case note', details: [], texts: [{ text: WITHHELD }], on: '2020-01-05' })
  })

  it('holds what was withdrawn too, and says that it was', () => {
    const table = documentOf(bundle([{ ...plain, isWithdrawn: true }]), 'Harbour Council').parts.find(
      ({ kind }) => kind === 'table',
    )
    expect(JSON.stringify(table)).toContain('withdrawn since')
    expect(JSON.stringify(table)).toContain('Calm')
  })

  it('says so where nothing is recorded', () => {
    expect(JSON.stringify(documentOf(bundle([]), 'Harbour Council'))).toContain('no entries')
  })
})
