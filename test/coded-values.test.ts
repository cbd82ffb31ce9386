import { describe, expect, it } from 'vitest'
import { codesInWords, tables } from '../src/exchange/ssda903/index.ts'
import { sayValue, withCodes } from '../src/practice/child/index.ts'
import { eventDefinitions } from '../src/practice/index.ts'

const shown = withCodes(eventDefinitions, codesInWords)
const fields = [...shown.values()].flatMap(({ type, fields }) =>
  Object.entries(fields).map(([name, field]) => ({ what: `${type}, ${name}`, type, name, field })),
)
/** Anything that only a machine says: “FCONTA”, “E4A”, “RD1”, “court-delay”, “0”. */
const MACHINES = /^([A-Z]{4,}|[A-Z]{0,3}\d+[A-Z]?|[a-z]+(-[a-z]+)+|true|false)$/

describe('What is recorded as a code', () => {
  it.each(
    tables.flatMap(({ name, type, columns }) =>
      columns.flatMap(({ name: column, codes, recoded, field }) =>
        codes === null || field === null ? [] : [{ column: `${name} ${column}`, type, codes, recoded, field }],
      ),
    ),
  )('is said in words on pages, every code of it: $column', ({ type, codes, recoded, field: name }) => {
    const field = shown.get(type)?.fields[name]
    expect(field?.kind).toBe('choice')
    for (const code of Object.keys(codes)) {
      if (recoded !== null && Object.hasOwn(recoded.codes, code)) continue
      const words = sayValue(field, code)
      expect(words, code).not.toMatch(/not known$/)
      expect(words, code).not.toMatch(MACHINES)
    }
  })

  it('is said in words wherever a form asks for a choice, and offers no two answers that read alike but by number', () => {
    for (const { what, field } of fields.filter(({ field: { kind } }) => kind === 'choice' || kind === 'several')) {
      const words = Object.keys(field.choices ?? {}).map((code) => sayValue(field, code))
      expect(words.length, what).toBeGreaterThan(1)
      expect(
        words.filter((word) => MACHINES.test(word)),
        what,
      ).toEqual([])
      const alike = words.filter((word, n) => words.indexOf(word) !== n)
      expect(new Set(alike).size, what).toBeLessThanOrEqual(what === 'child.episode, placement' ? 1 : 0)
    }
  })

  it('is named as unknown where no list holds it, and is never taken for a word', () => {
    expect(sayValue(shown.get('child.identity')?.fields['sex'], 'Q')).toBe('“Q”, a code that is not known')
  })

  it('is a pupil’s number, or in words why there is none', () => {
    const upn = shown.get('child.identity')?.fields['upn']
    expect(sayValue(upn, 'A123456789012')).toBe('A123456789012')
    expect(sayValue(upn, 'UN4')).toBe('Newly looked after, number not yet known')
  })
})

describe('A question of yes or no', () => {
  it.each(fields.filter(({ field }) => field.kind === 'yes-no'))('is answered with a word: $what', ({ field }) => {
    expect([sayValue(field, true), sayValue(field, false)]).toEqual(['Yes', 'No'])
  })

  it.each(fields.filter(({ field }) => ['0', '1'].every((code) => Object.hasOwn(field.choices ?? {}, code))))(
    'that the return asks with 0 and 1 is answered with a word: $what',
    ({ field }) => {
      expect([sayValue(field, '1'), sayValue(field, '0')]).toEqual(['Yes', 'No'])
    },
  )
})

describe('A date of which a part is not known', () => {
  it.each([
    ['zz/05/2019', 'May 2019'],
    ['zz/zz/2019', '2019'],
    ['07/05/2019', '7 May 2019'],
    ['31/02/2019', '31/02/2019'],
  ])('%s reads as “%s”', (text, words) => {
    expect(sayValue(shown.get('child.previous-permanence')?.fields['orderDate'], text)).toBe(words)
  })
})
