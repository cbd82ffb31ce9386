import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeWords } from './words.ts'
import { wordNumbers } from './word-numbers.ts'

const among = (text: string): readonly [Uint8Array, number, number] => {
  const bytes = new TextEncoder().encode(`,${text},`)
  return [bytes, 1, bytes.length - 1]
}

test('a text among bytes has the number of the same text in capitals, however many there are and whatever the letters', () => {
  const text = fc.oneof(fc.string({ minLength: 1, maxLength: 60 }), fc.constantFrom('n1', 'N1', 'é', 'É'))
  fc.assert(
    fc.property(fc.array(text, { maxLength: 1500 }), (texts) => {
      const words = makeWords()
      const numberOf = wordNumbers(words.numberOf, true)
      for (const one of texts) expect(words.texts[numberOf(...among(one))]).toBe(one.toUpperCase())
    }),
    { numRuns: 20 },
  )
})

test('a child’s number is read as it is written: A1 and a1 are two children', () => {
  const numberOf = wordNumbers(makeWords().numberOf, false)
  expect(numberOf(...among('A1'))).not.toBe(numberOf(...among('a1')))
  expect(numberOf(...among('a1'))).toBe(numberOf(...among('a1')))
})
