import { describe, expect, it } from 'vitest'
import type { Fact } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { bornOn, fold, typed } from '../testing.ts'

const clocks = (...facts: readonly Fact[]) =>
  fold([bornOn('2015-03-02'), ...facts])
    .clocks.filter(({ rule }) => rule === 'child.manager-attention')
    .map(({ startedBy, startedOn, warnOn, dueOn, stoppedOn, endedWithoutOn }) => ({
      ...{ startedBy, startedOn, warnOn, dueOn, stoppedOn, endedWithoutOn },
    }))
const note = (on: string, flags: readonly string[] | null, recordedOn = on): Fact => ({
  ...typed('child.case-note', on, { kind: 'telephone', flags }),
  recordedOn: day(recordedOn),
})
const seen = (of: Fact, on: string): Fact => typed('child.note-seen', on, { because: of.id })

describe('a note that is flagged for the manager', () => {
  it('waits for two working days from the day on which it was recorded, and its manager is told at once', () => {
    const flagged = note('2025-10-10', ['significant', 'manager']) // a Friday
    expect(clocks(flagged)).toEqual([
      {
        ...{ startedBy: flagged.id, startedOn: '2025-10-10', warnOn: '2025-10-10', dueOn: '2025-10-14' },
        ...{ stoppedOn: null, endedWithoutOn: null },
      },
    ])
    const late = note('2025-09-01', ['manager'], '2025-10-10')
    expect(clocks(late)).toMatchObject([{ startedOn: '2025-10-10', dueOn: '2025-10-14' }])
  })

  it.each([
    [null, 'a note without flags asks nobody'],
    [[], 'nor does one of which all were taken away'],
    [['safeguarding', 'decision'], 'other flags are for whoever looks for them'],
  ])('with the flags %j starts nothing: %s', (flags, because) => {
    expect(clocks(note('2025-10-10', flags)), because).toEqual([])
  })

  it('is answered by itself, though another note is of the same day', () => {
    const [one, other] = [note('2025-10-10', ['manager']), note('2025-10-10', ['manager'])]
    const stopped = Object.fromEntries(
      clocks(one, other, seen(other, '2025-10-13')).map(({ startedBy, stoppedOn }) => [startedBy, stoppedOn]),
    )
    expect(stopped).toEqual({ [one.id]: null, [other.id]: '2025-10-13' })
  })

  it('was seen when it was first seen, and not before it was recorded', () => {
    const one = note('2025-10-06', ['manager'], '2025-10-10')
    expect(clocks(one, seen(one, '2025-10-14'), seen(one, '2025-10-13'))).toMatchObject([{ stoppedOn: '2025-10-13' }])
    expect(clocks(one, seen(one, '2025-10-07'))).toMatchObject([{ stoppedOn: '2025-10-10' }])
  })

  it('is over when the case is closed', () => {
    expect(clocks(note('2025-10-10', ['manager']), typed('child.closed', '2025-10-13'))).toMatchObject([
      { stoppedOn: null, endedWithoutOn: '2025-10-13' },
    ])
  })
})
