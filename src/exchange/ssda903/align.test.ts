import { describe, expect, it } from 'vitest'
import type { Body } from '../../record/index.ts'
import { adopters, counts, decisions, episodes, header, hear, named, reviews, says } from './hearing.fixtures.ts'
import type { SaidNow } from './say-of-child.ts'

const last = (statements: readonly SaidNow[]) => counts(hear(statements).at(-1) ?? hear([])[0]!) // never empty here
const home = { legalStatus: 'C2', need: 'N1', placement: 'U6', reasonStarted: 'S' }
const open = (on: string, body: Body = {}) => [episodes, on, { ...home, ...body }] as const
const nothing = { facts: 0, corrections: 0, retractions: 0, unchanged: 0, older: 0 }

describe('a return compared with what its source last said', () => {
  it.each<[string, SaidNow[], Partial<typeof nothing>]>([
    [
      'adds nothing when it is the same return',
      [says(2026, '2025-06-30', [open('2025-05-01')]), says(2026, '2025-06-30', [open('2025-05-01')])],
      { unchanged: 1 },
    ],
    [
      'adds only what is new in the next month',
      [
        says(2026, '2025-06-30', [open('2025-05-01')]),
        says(2026, '2025-07-31', [open('2025-05-01'), [reviews, '2025-07-02', { participation: 'PN1' }]]),
      ],
      { unchanged: 1, facts: 1 },
    ],
    [
      'corrects the episode that has ended since',
      [
        says(2026, '2025-06-30', [open('2025-05-01')]),
        says(2026, '2025-07-31', [
          open('2025-05-01', { endedOn: '2025-07-09', reasonEnded: 'X1' }),
          open('2025-07-09', { reasonStarted: 'P', placement: 'K2' }),
        ]),
      ],
      { corrections: 1, facts: 1 },
    ],
    [
      'takes a corrected date for one correction',
      [says(2026, '2025-06-30', [open('2025-05-01')]), says(2026, '2025-07-31', [open('2025-05-08')])],
      { corrections: 1 },
    ],
    [
      'takes two reviews months apart for two reviews',
      [
        says(2026, '2025-06-30', [[reviews, '2025-04-02', { participation: 'PN1' }]]),
        says(2026, '2026-01-31', [[reviews, '2026-01-20', { participation: 'PN1' }]]),
      ],
      { facts: 1, retractions: 1 },
    ],
    [
      'takes back what it no longer says',
      [
        says(2026, '2025-06-30', [open('2025-05-01'), open('2025-06-01')]),
        says(2026, '2025-07-31', [open('2025-05-01')]),
      ],
      { retractions: 1, unchanged: 1 },
    ],
    [
      'states again what it took back as the next revision',
      [
        says(2026, '2025-06-30', [open('2025-05-01'), open('2025-06-01')]),
        says(2026, '2025-07-31', [open('2025-05-01')]),
        says(2026, '2025-08-31', [open('2025-05-01'), open('2025-06-01')]),
      ],
      { corrections: 1, unchanged: 1 },
    ],
    [
      'takes nothing back in a table that it does not hold',
      [
        says(2026, '2025-06-30', [open('2025-05-01'), [reviews, '2025-06-02', { participation: 'PN1' }]]),
        says(2026, '2025-07-31', [open('2025-05-01')]),
      ],
      { unchanged: 1 },
    ],
    [
      'takes back everything of a table that it holds for others',
      [
        says(2026, '2025-06-30', [open('2025-05-01'), [reviews, '2025-06-02', { participation: 'PN1' }]]),
        says(2026, '2025-07-31', [open('2025-05-01')], [episodes, reviews]),
      ],
      { unchanged: 1, retractions: 1 },
    ],
    [
      'takes nothing back that ended before its year',
      [
        says(2025, '2025-03-31', [open('2024-05-01', { endedOn: '2025-02-01' }), open('2025-02-01')]),
        says(2026, '2025-06-30', [open('2025-02-01')]),
      ],
      { unchanged: 1 },
    ],
    [
      'takes nothing back that ended on 1 April, which it need not repeat',
      [
        says(2025, '2025-03-31', [open('2024-05-01', { endedOn: '2025-04-01' })]),
        says(2026, '2025-06-30', [open('2025-04-01')]),
      ],
      { facts: 1 },
    ],
    [
      'takes back nothing of an adoption that an earlier year stated',
      [
        says(2025, '2025-03-31', [
          [decisions, '2024-09-01'],
          [adopters, '2024-12-01'],
        ]),
        says(2026, '2025-06-30', [open('2025-02-01')], [episodes, decisions, adopters]),
      ],
      { facts: 1 },
    ],
    [
      'takes back a decision that the same year stated',
      [
        says(2026, '2025-06-30', [[decisions, '2025-05-01'], open('2025-02-01')]),
        says(2026, '2025-07-31', [open('2025-02-01')], [episodes, decisions]),
      ],
      { retractions: 1, unchanged: 1 },
    ],
    [
      'gives each year its own facts in yearly tables',
      [
        says(2025, '2025-03-31', [[named('OC3'), '2024-04-01', { inTouch: 'YES' }]]),
        says(2026, '2026-03-31', [[named('OC3'), '2025-04-01', { inTouch: 'NO' }]]),
      ],
      { facts: 1 },
    ],
    [
      'corrects who the child is, and never takes it back',
      [
        says(2025, '2025-03-31', [[header, '2019-02-01', { sex: 'F' }]]),
        says(2026, '2025-06-30', [[header, '2019-01-02', { sex: 'F' }]]),
      ],
      { corrections: 1 },
    ],
    [
      'corrects the whole identity, however unlike',
      [
        says(2025, '2025-03-31', [[header, '2019-02-01', { sex: 'F' }]]),
        says(2026, '2025-06-30', [[header, '2009-01-02', { sex: 'M' }]]),
      ],
      { corrections: 1 },
    ],
  ])('%s', (_name, statements, expected) => {
    expect(last(statements)).toEqual({ ...nothing, ...expected })
  })
  it('takes nothing back of a child whose row could not be read', () => {
    const before = says(2026, '2025-06-30', [open('2025-05-01'), open('2025-06-01')])
    const after = { ...says(2026, '2025-07-31', [open('2025-05-01')]), incomplete: new Set([episodes]) }
    expect(last([before, after])).toEqual({ ...nothing, unchanged: 1 })
  })
})

describe('an older return', () => {
  const newer = says(2026, '2025-06-30', [open('2024-05-01'), [header, '2019-02-01', { sex: 'F' }]])
  it.each<[string, SaidNow, Partial<typeof nothing>]>([
    [
      'leaves alone what a newer one said',
      says(2025, '2025-03-31', [open('2024-05-01', { placement: 'K2' })]),
      { unchanged: 1, older: 1 },
    ],
    [
      'does not bring back what a newer one left out',
      says(2025, '2025-03-31', [open('2024-11-01')]),
      { unchanged: 1, older: 1 },
    ],
    [
      'leaves alone who the child is',
      says(2025, '2025-03-31', [[header, '2019-03-01', { sex: 'M' }]]),
      { unchanged: 1, older: 1 },
    ],
    ['takes nothing back that a newer one said', says(2025, '2025-03-31', [], [episodes, header]), {}],
    [
      'adds what the newer one had no need to say',
      says(2025, '2025-03-31', [open('2023-05-01', { endedOn: '2024-05-01' }), open('2024-05-01')]),
      { facts: 1, unchanged: 1 },
    ],
  ])('%s', (_name, older, expected) => {
    expect(last([newer, older])).toEqual({ ...nothing, ...expected })
  })
  it('may be corrected by its own year’s next, where no newer one spoke', () => {
    const middle = says(2025, '2024-10-31', [[decisions, '2024-06-01']])
    const end = says(2025, '2025-03-31', [[decisions, '2024-06-01', { endedOn: '2025-02-01', reasonEnded: 'RD1' }]])
    const next = says(2026, '2025-06-30', [open('2024-05-01')], [episodes, decisions])
    expect(last([next, middle, end])).toEqual({ ...nothing, corrections: 1 })
  })
  it('leaves alone a decision that a newer one repeated', () => {
    const decided = (body: Body) => [decisions, '2024-06-01', body] as const
    const first = says(2025, '2024-10-31', [decided({})])
    const next = says(2026, '2025-06-30', [decided({})])
    const late = says(2025, '2025-03-31', [decided({ endedOn: '2025-02-01' })])
    expect(last([first, next, late])).toEqual({ ...nothing, unchanged: 1, older: 1 })
  })
})
