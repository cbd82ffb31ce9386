import { expect, it } from 'vitest'
import type { Body, Fact, FactId, SubjectId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { nameWordsSought, searchWordsOf, soundsOf, trigramsOf } from './search-words.ts'

const child = 'a-random-id' as SubjectId // any id
const named = (happenedOn: string, body: Body): Fact => ({
  ...{ id: happenedOn as FactId, type: 'child.name', subjects: [child], happenedOn: day(happenedOn), body }, // any id
  ...{
    revision: 0,
    voices: ['typed'],
    corrections: 0,
    statement: null,
    recordedOn: day('2025-01-01'),
    differences: [],
  },
})
const wordsOf = (facts: readonly Fact[], name: string) =>
  searchWordsOf(child, facts, name).map(({ kind, word }) => `${kind} ${word}`)

it.each([
  ['O’Farrowby', ['name ofarrowby', 'name farrowby'], 'whoever leaves the O’ away finds the child'],
  ['Séan', ['name sean'], 'accents are not typed'],
  ['Fenwick-Larch', ['name fenwick', 'name larch'], 'either half is looked for'],
  ['Ann  ann ANN', ['name ann'], 'a word is kept once'],
  ['—', [], 'a dash is no word'],
])('“%s” is found by %j: %s', (name, words) => {
  expect(wordsOf([named('2024-01-01', { name })], name)).toEqual(words)
})

it('a name that is no more the one in use is kept as another name', () => {
  const facts = [named('2020-01-01', { name: 'Catrin Smythe' }), named('2024-01-01', { name: 'Catrin Holt' })]
  expect(wordsOf(facts, 'Catrin Holt')).toEqual(['name catrin', 'name holt', 'other-name smythe'])
})

it('what is looked for is read as names are, and nothing twice of it', () => {
  expect(nameWordsSought('o’farrowby fenwick-larch')).toEqual(['ofarrowby', 'fenwick', 'larch'])
})

it('stored sounds and spellings never change, since they are compared with what is stored', () => {
  expect(soundsOf('katryn')).toEqual(['KTRN'])
  expect(soundsOf('catrin')).toEqual(['KTRN'])
  expect(trigramsOf('larch').match(/1/g)).toHaveLength(11)
  expect(trigramsOf('larch')).toMatchInlineSnapshot(
    `"00001100000001000001000010000000010000000000000000001000000000000010000000100001000000000000000000000000000000100000000000000000"`,
  )
})
