import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../time/index.ts'
import { canonicalJson, commitment, storable, storableBody, textCommitment, type WholeEvent } from './canonical.ts'

const salt = Buffer.from('00112233445566778899aabbccddeeff', 'hex')
const episode: WholeEvent = {
  type: 'child.episode',
  shape: 1,
  happenedOn: day('2016-01-04'),
  fact: 'fa5e0000-0000-4000-8000-000000000001',
  revision: 0,
  subjects: ['c0000000-0000-4000-8000-000000000002', 'c0000000-0000-4000-8000-000000000001'],
  body: { legalStatus: 'C2', placement: 'U1' },
}

describe('the canonical form', () => {
  test.each<[Parameters<typeof canonicalJson>[0], string, string]>([
    [{ b: 1, a: [true, null, 'x"y'] }, '{"a":[true,null,"x\\"y"],"b":1}', 'keys are sorted and nothing is spaced'],
    [{ a: -0 }, '{"a":0}', 'zero has one spelling'],
    ['a\0b', '"ab"', 'the database keeps no NUL'],
    ['\ud83d', '"\ufffd"', 'half a character is none'],
  ])('%j is %s because %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text)
  })

  test.each([0.1, Number.NaN, Infinity, 2 ** 53])('%d is refused: only whole numbers are recorded', (number) => {
    expect(() => canonicalJson({ number })).toThrow('Only whole numbers')
  })

  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.maxSafeInteger(), fc.boolean(), fc.constant(null))
  test('does not depend on the order of keys, nor on being stored first', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), (body) => {
        const shuffled = Object.fromEntries(Object.entries(body).reverse())
        expect(canonicalJson(shuffled)).toBe(canonicalJson(body))
        expect(canonicalJson(JSON.parse(JSON.stringify(storableBody(body))))).toBe(canonicalJson(storableBody(body)))
      }),
    )
  })
  test('what is storable is stored as it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => storable(storable(text)) === storable(text)))
  })
})

describe('a commitment', () => {
  test('is the one that was released: changing it would break every record there is', () => {
    expect(commitment(salt, episode).toString('hex')).toMatchInlineSnapshot(
      `"a82543e2607f6a64255a30e44de261ade7a8955b73fa3178d0c470a1a1b5f722"`,
    )
    expect(textCommitment(salt, 'note', 'Seen at home').toString('hex')).toMatchInlineSnapshot(
      `"ccc775431afa7a29d977a3089023ed895b3b7894cb6126030800ddbd8fb895b3"`,
    )
  })

  test('does not depend on the order in which subjects are named', () => {
    const swapped = { ...episode, subjects: [...episode.subjects].reverse() }
    expect(commitment(salt, swapped)).toEqual(commitment(salt, episode))
  })

  test.each<Partial<WholeEvent>>([
    { type: 'child.review' },
    { shape: 2 },
    { happenedOn: day('2016-01-05') },
    { happenedOn: null },
    { fact: 'fa5e0000-0000-4000-8000-000000000002' },
    { revision: 1 },
    { subjects: [] },
    { body: { legalStatus: 'C1', placement: 'U1' } },
    { body: { legalStatus: 'C2' } },
  ])('covers the whole event: %j is another', (change) => {
    expect(commitment(salt, { ...episode, ...change })).not.toEqual(commitment(salt, episode))
  })

  test('tells nothing of an event without its salt', () => {
    expect(commitment(Buffer.alloc(16), episode)).not.toEqual(commitment(salt, episode))
  })
})
