import { describe, expect, it } from 'vitest'
import type { Fact } from '../../record/index.ts'
import { bornOn, episodes, fold, typed } from '../testing.ts'

const RULE = 'child.section-20-reviewed'
const clocks = (...facts: readonly Fact[]): readonly string[] =>
  fold([bornOn('2015-03-02'), ...facts])
    .clocks.filter(({ rule }) => rule === RULE)
    .sort((a, b) => (a.startedOn < b.startedOn ? -1 : 1))
    .map(({ startedOn, dueOn, stoppedOn, endedWithoutOn }) => {
      const came = stoppedOn ? `stopped ${stoppedOn}` : endedWithoutOn ? `ended ${endedWithoutOn}` : 'runs'
      return `${startedOn} to ${dueOn}: ${came}`
    })

const accommodated = episodes('2025-01-06 S V2 U6')
const agreed = (reviewOn?: string) =>
  typed('child.section-20', '2025-01-06', { agreedBy: ['mother'], ...(reviewOn ? { reviewOn } : {}) })
const reviewed = (on: string, outcome: string, reviewOn?: string) =>
  typed('child.section-20-review', on, { outcome, ...(reviewOn ? { reviewOn } : {}) })

describe('the review of a section 20 agreement', () => {
  it.each<readonly [string, readonly Fact[], string]>([
    ['2025-01-06 to 2025-02-17: runs', [agreed()], 'six weeks are the local rule where nobody set a day'],
    ['2025-01-06 to 2025-02-03: runs', [agreed('2025-02-03')], 'the agreement says by when'],
    [
      '2025-01-06 to 2025-02-03: stopped 2025-02-10 | 2025-02-10 to 2025-03-24: runs',
      [agreed('2025-02-03'), reviewed('2025-02-10', 'goes-on')],
      'the next is counted from the last',
    ],
    [
      '2025-01-06 to 2025-02-17: stopped 2025-02-10 | 2025-02-10 to 2025-02-24: runs',
      [agreed(), reviewed('2025-02-10', 'proceedings', '2025-02-24')],
      'where proceedings are considered the agreement stands, and says by when',
    ],
    [
      '2025-01-06 to 2025-02-17: stopped 2025-02-10',
      [agreed(), reviewed('2025-02-10', 'ended')],
      'an agreement that ended is not reviewed again',
    ],
  ])('is %s', (told, facts, because) => {
    expect(clocks(...accommodated, ...facts).join(' | '), because).toBe(told)
  })

  it.each<readonly [string, readonly Fact[], readonly Fact[], string]>([
    ['2025-02-03', episodes('2025-01-06 S V2 U6 2025-02-03 X1', '2025-02-03 L C1 U6'), [], 'the court made an order'],
    ['2025-02-03', episodes('2025-01-06 S V2 U6 2025-02-03 E4A'), [], 'the child went home'],
    [
      '2025-01-20',
      accommodated,
      [typed('child.section-20-notice', '2025-01-18', { by: ['mother'], endedOn: '2025-01-20' })],
      'it was withdrawn',
    ],
    ['2025-02-10', [], [typed('child.closed', '2025-02-10')], 'the case was closed'],
  ])('is no longer waited for from %s on', (on, care, facts, because) => {
    expect(clocks(...care, agreed(), ...facts), because).toEqual([`2025-01-06 to 2025-02-17: ended ${on}`])
  })

  it('is waited for before a return tells of the legal status, and while notice was given and the child is still there', () => {
    expect(clocks(agreed())).toEqual(['2025-01-06 to 2025-02-17: runs'])
    const notice = typed('child.section-20-notice', '2025-01-18', { by: ['mother'] })
    expect(clocks(...accommodated, agreed(), notice)).toEqual(['2025-01-06 to 2025-02-17: runs'])
  })

  it('begins again with another agreement: nobody waits for the review of the one before', () => {
    const anew = typed('child.section-20', '2025-02-01', { agreedBy: ['father'] })
    expect(clocks(...accommodated, agreed(), anew)).toEqual([
      '2025-01-06 to 2025-02-17: ended 2025-02-01',
      '2025-02-01 to 2025-03-15: runs',
    ])
  })
})
