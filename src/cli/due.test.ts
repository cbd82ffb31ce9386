import { describe, expect, it, test } from 'vitest'
import { allRules, defaultDefinitions } from '../practice/index.ts'
import { throughline } from './index.ts'

/** Runs a command and keeps what it said. */
async function run(...args: readonly string[]) {
  const said = { out: '', err: '' }
  const code = await throughline(args, {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    env: {},
    signal: new AbortController().signal,
  })
  return { code, ...said }
}

interface Due {
  readonly due: string
  readonly warn: string
  readonly counted: readonly string[]
}
const due = async (...args: readonly string[]): Promise<Due> => {
  const { code, out } = await run('due', ...args, '--json')
  expect(code).toBe(0)
  return JSON.parse(out) as Due // what the command prints; checked by its users below
}

describe('throughline due', () => {
  it('counts the twenty working days of a first review over Christmas', async () => {
    const answer = await due('--ref', 'LA7', '--from', '2016-12-19')
    expect(Object.keys(answer)).toEqual(['due', 'warn', 'counted'])
    expect(answer).toMatchObject({ due: '2017-01-19', warn: '2017-01-13' })
    expect(answer.counted).toHaveLength(20)
    expect(answer.counted.slice(0, 5)).toEqual(['2016-12-20', '2016-12-21', '2016-12-22', '2016-12-23', '2016-12-28'])
    expect(answer.counted.at(-1)).toBe('2017-01-19')
  })

  test.each([
    ['PA11', '2025-03-03', '2025-04-29', 40, '2025-03-03', 'the day of sending is day 1'],
    ['AD18', '2025-12-08', '2026-01-05', 28, '2025-12-09', 'four weeks are 28 days, Christmas or not'],
    ['LA8', '2024-11-30', '2025-02-28', 90, '2024-12-01', 'February has no 30th'],
    ['RC2', '2016-02-29', '2116-02-29', 36_524, '2016-03-01', 'a hundred years'],
  ])('%s from %s is due %s, after %i days from %s, because %s', async (ref, from, expected, days, first) => {
    const { due: on, counted } = await due('--ref', ref, '--from', from)
    expect([on, counted.length, counted[0]]).toEqual([expected, days, first])
  })

  it('takes pauses', async () => {
    const paused = await due('--ref', 'PA7', '--from', '2025-09-01', '--pause', '2025-09-02..2025-09-16')
    expect(paused.due).toBe('2026-01-15')
  })

  it('chooses among the clocks of a row by --id', async () => {
    const { due: on } = await due('--ref', 'LA17', '--id', 'child.review-record', '--from', '2016-12-19')
    expect(on).toBe('2017-01-12')
  })

  test.each([
    [['--ref', 'LA17', '--from', '2016-12-19'], 'LA17 has 4 clocks', 'child.review-distributed'],
    [['--ref', 'LA15', '--from', '2016-12-19'], 'needs more than a date', 'calendar of terms'],
    [['--ref', 'LA11', '--from', '2016-12-19'], 'needs more than a date', 'second review'],
    [['--ref', 'LA3', '--from', '2016-12-19'], 'rule without a clock', 'care plan holds'],
    [['--ref', 'LA99', '--from', '2016-12-19'], 'There is no rule “LA99”', 'rule-book'],
    [
      ['--ref', 'LA7', '--id', 'child.other', '--from', '2016-12-19'],
      'There is no clock “child.other”',
      'first-review',
    ],
    [['--ref', 'LA7', '--from', '19/12/2016'], '“19/12/2016” is no day', '--from'],
    [['--ref', 'LA7', '--from', '2017-02-29'], '“2017-02-29” is no day', '--from'],
    [['--ref', 'LA7'], 'Say from which day', '--from'],
    [['--from', '2016-12-19'], 'Say which rule', '--ref'],
    [['--ref', 'RG5', '--from', '2013-06-30'], 'is not in force', '2013-06-30'],
    [['--ref', 'PA7', '--from', '2025-09-01', '--pause', 'September'], 'A pause is', '..'],
  ])('refuses %j with 2 and says why', async (args, ...words) => {
    const { code, out, err } = await run('due', ...args, '--json')
    expect({ code, out }).toEqual({ code: 2, out: '' })
    for (const word of words) expect(err).toContain(word)
  })

  it('says beside the answer what somebody should know', async () => {
    const flagged = await run('due', '--ref', 'LA7', '--from', '2020-05-01', '--json')
    expect(flagged.err).toContain('this limit was loosened')
    expect((await run('due', '--ref', 'LA5', '--from', '2020-01-01')).err).toContain('still under 5 on the due date')
    expect((await run('due', '--ref', 'CT5', '--from', '2025-01-01')).err).toContain('off until an administrator')
    expect((await run('due', '--ref', 'LA7', '--from', '2035-01-01')).err).toContain('only weekends are left out')
  })

  it('shows a person the days that counted and the holidays that did not', async () => {
    const { code, out } = await run('due', '--ref', 'LA7', '--from', '2016-12-19')
    expect(code).toBe(0)
    expect(out).toContain('Due            Thursday 19 January 2017')
    expect(out).toContain('20 Dec 2016, 21 Dec 2016')
    expect(out).toContain('26 Dec 2016, Boxing Day')
  })

  it('answers for every rule that one date starts', async () => {
    for (const { id, needs, inForce } of allRules(defaultDefinitions)) {
      const { code } = await run('due', '--id', id, '--from', inForce?.from ?? '2025-09-01', '--json')
      expect(code, id).toBe(needs === undefined ? 0 : 2)
    }
  })
})

describe('throughline rule-book', () => {
  it('prints one entry for each clock, as other programs read it', async () => {
    const { code, out, err } = await run('rule-book', '--json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const book = JSON.parse(out) as Record<string, unknown>[] // checked below
    expect(book).toHaveLength(allRules(defaultDefinitions).length)
    const keys = ['id', 'ref', 'title', 'source', 'trust', 'limit', 'dayKind', 'owner', 'ladder', 'inForce']
    for (const entry of book) expect(Object.keys(entry)).toEqual(keys)
    expect(book.find(({ id }) => id === 'child.first-review')).toMatchObject({
      ...{ ref: 'LA7', trust: 'V', limit: 20, dayKind: 'working', owner: 'iro' },
      inForce: { from: null, to: null },
    })
    expect(new Set(book.map(({ dayKind }) => dayKind))).toEqual(new Set(['working', 'calendar', 'weeks', 'months']))
    for (const { trust, ref } of book) if (trust === 'local') expect(ref).toBeNull()
  })

  it('prints a table for a person, with the rules that have no clock', async () => {
    const { out } = await run('rule-book')
    expect(out).toMatch(/LA7 +First review +20 working days +independent reviewing officer +read at the source/)
    expect(out).toMatch(/Rules without a clock\nLA3/)
    expect(out).toContain('check locally')
  })
})
