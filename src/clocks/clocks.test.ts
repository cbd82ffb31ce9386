import { describe, expect, test } from 'vitest'
import { day, englandAndWales } from '../time/index.ts'
import { days, dueOn, isInForce, months, status, warnOn, workingDays, type ClockRule } from './index.ts'

const rule = (limit: ClockRule['limit'], more: Partial<ClockRule> = {}): ClockRule => ({
  id: 'a.rule',
  title: 'A rule',
  ref: null,
  source: 'A source',
  trust: 'local',
  limit,
  owner: 'social-worker',
  next: 'Do it',
  ...more,
})

describe('when a clock is due', () => {
  test.each([
    ['2016-09-05', days(121), '2017-01-04', 'calendar days count every day'],
    ['2016-08-31', months(6), '2017-02-28', 'February has no 31st'],
    ['2026-03-23', workingDays(20), '2026-04-22', 'Good Friday and Easter Monday do not count'],
    ['2025-12-19', workingDays(5), '2025-12-30', 'Christmas Day and Boxing Day do not count'],
  ])('from %s: %o is %s, because %s', (start, limit, due) => {
    expect(dueOn(rule(limit), day(start), englandAndWales)).toBe(due)
  })
})

describe('from when it is at risk', () => {
  type Case = readonly [ClockRule['limit'], Partial<ClockRule>, string, string, string, string]
  test.each<Case>([
    [days(121), {}, '2017-01-01', '2017-05-02', '2017-04-08', 'the last fifth of 121 days is 24'],
    [
      days(121),
      { warnDays: 41 },
      '2017-01-01',
      '2017-05-02',
      '2017-03-22',
      'the rule says 41 days: fewer than 42 are left',
    ],
    [days(5), {}, '2017-01-02', '2017-01-07', '2017-01-05', 'at least two days'],
    [days(1), {}, '2017-01-02', '2017-01-03', '2017-01-02', 'never before it starts'],
  ])('%o %o from %s, due %s: from %s, because %s', (limit, more, start, due, expected) => {
    expect(warnOn(rule(limit, more), day(start), day(due))).toBe(expected)
  })
})

describe('how it stands is read from its dates', () => {
  const running = {
    startedOn: day('2017-01-02'),
    warnOn: day('2017-04-08'),
    dueOn: day('2017-05-02'),
    pausedOn: null,
    stoppedOn: null,
    endedWithoutOn: null,
  }
  type Case = readonly [string, Readonly<Record<string, string>>, string, number, number | null, string]
  test.each<Case>([
    ['2017-04-07', {}, 'on-course', 95, 25, 'the warning has not begun'],
    ['2017-04-08', {}, 'at-risk', 96, 24, 'it begins on its day'],
    ['2017-05-02', {}, 'at-risk', 120, 0, 'the due date is in time'],
    ['2017-05-03', {}, 'late', 121, -1, 'the day after is late'],
    ['2017-06-01', { stoppedOn: '2017-05-02' }, 'met', 120, null, 'it stopped on its due date'],
    ['2017-06-01', { stoppedOn: '2017-05-03' }, 'met-late', 121, null, 'it stopped a day late'],
    ['2017-04-01', { stoppedOn: '2017-05-03' }, 'on-course', 89, 31, 'read on a day before it stopped'],
    ['2017-06-01', { endedWithoutOn: '2017-05-20' }, 'ended', 138, null, 'the plan changed'],
    ['2017-06-01', { pausedOn: '2017-04-01' }, 'paused', 89, 31, 'a pause holds the days still'],
  ])('on %s with %o: %s, %i days so far, %s left, because %s', (on, more, expected, daysSoFar, daysLeft) => {
    expect(status({ ...running, ...more }, day(on))).toEqual({
      status: expected,
      daysSoFar,
      daysLeft,
    })
  })
})

describe('a rule that changed', () => {
  const changed = rule(days(7), { inForce: { from: day('2020-09-26') } })
  test('runs for clocks that start while it is in force', () => {
    expect(isInForce(changed, day('2020-09-26'))).toBe(true)
    expect(isInForce(changed, day('2020-09-25'))).toBe(false)
    expect(isInForce(rule(days(7)), day('1990-01-01'))).toBe(true)
  })
})
