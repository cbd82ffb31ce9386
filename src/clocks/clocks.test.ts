import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day, dayFromNumber, dayNumber, englandAndWales, type Day } from '../time/index.ts'
import {
  age,
  countedDays,
  days,
  dueOn,
  isConfigurable,
  isInCovidWindow,
  isInForce,
  isOffUntilConfirmed,
  limitOn,
  ladderOf,
  months,
  pausedSince,
  cannotWait,
  status,
  stepsReached,
  warnOn,
  weeks,
  workingDays,
  type ClockRule,
  type Pause,
} from './index.ts'

const rule = (limit: ClockRule['limit'], more: Partial<ClockRule> = {}): ClockRule => ({
  starts: 'Something happens',
  stops: 'Something is done',
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
  test('a limit that was tightened from year to year is late on the first day on which more days had passed than that day’s limit', () => {
    const until = (year: number) => day(`${String(year)}-03-31`)
    const counts = fc.uniqueArray(fc.integer({ min: 1, max: 700 }), { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(counts, fc.integer({ min: -900, max: 2500 }), (some, offset) => {
        const tighter = [...some].sort((a, b) => b - a)
        const count = tighter.at(-1) ?? 1
        const earlier = tighter.slice(0, -1).map((n, at) => ({ until: until(2012 + at), count: n }))
        const stepped = rule(days(count), { earlier })
        const started = dayFromNumber(dayNumber(day('2012-04-01')) + offset)
        const due = dueOn(stepped, started, englandAndWales)
        const passed = (on: Day) => dayNumber(on) - dayNumber(started)
        const next = dayFromNumber(dayNumber(due) + 1)
        expect(passed(next)).toBeGreaterThan(limitOn(stepped, next))
        for (let on = started; on <= due; on = dayFromNumber(dayNumber(on) + 1))
          expect(passed(on), `from ${started} on ${on}`).toBeLessThanOrEqual(limitOn(stepped, on))
      }),
      { numRuns: 200 },
    )
  })

  test('what the authority has set holds for whoever starts from then on, whatever the limit was before', () => {
    const stepped = rule(days(426), {
      earlier: [{ until: day('2015-03-31'), count: 487 }],
      changes: [{ from: day('2014-06-01'), count: 100 }],
    })
    expect(dueOn(stepped, day('2014-06-01'), englandAndWales)).toBe('2014-09-09')
    expect([limitOn(stepped, day('2014-05-31')), limitOn(stepped, day('2014-06-01'))]).toEqual([487, 100])
  })

  test.each([
    ['2016-09-05', days(121), '2017-01-04', 'calendar days count every day'],
    ['2016-08-31', months(6), '2017-02-28', 'February has no 31st'],
    ['2026-03-23', workingDays(20), '2026-04-22', 'Good Friday and Easter Monday do not count'],
    ['2025-12-19', workingDays(5), '2025-12-30', 'Christmas Day and Boxing Day do not count'],
  ])('from %s: %o is %s, because %s', (start, limit, due) => {
    expect(dueOn(rule(limit), day(start), englandAndWales)).toBe(due)
  })
})

describe('how the days are counted', () => {
  type Case = readonly [string, ClockRule['limit'], Partial<ClockRule>, string, string]
  test.each<Case>([
    ['2025-03-03', workingDays(40), { counts: 'beginning-with' }, '2025-04-29', 'the day of sending is day 1'],
    ['2025-03-01', workingDays(2), { counts: 'beginning-with' }, '2025-03-04', 'a Saturday is no day 1: Monday is'],
    ['2025-03-03', weeks(1), { counts: 'beginning-with' }, '2025-03-09', 'the seventh day, the start being the first'],
    ['2025-04-23', workingDays(2), { counts: 'before' }, '2025-04-17', 'back over Easter: Tuesday, then Thursday'],
    ['2025-09-01', weeks(6), { counts: 'before' }, '2025-07-21', 'six weeks back'],
    ['2004-02-29', age(75), {}, '2079-03-01', 'a leap-day birthday falls on 1 March in a common year'],
    ['2024-02-29', months(12), {}, '2025-02-28', 'twelve months from a leap day end with February'],
  ])('from %s: %o %o is %s, because %s', (start, limit, more, due) => {
    expect(dueOn(rule(limit, more), day(start), englandAndWales)).toBe(due)
  })

  test('backwards it is at risk before its last day, which lies before the day that it is about', () => {
    const before = rule(weeks(6), { counts: 'before' })
    expect(warnOn(before, day('2025-09-01'), day('2025-07-21'))).toBe('2025-07-13')
  })

  test('the days that counted end with the due date and are as many as the limit says', () => {
    const counted = countedDays(rule(workingDays(5)), day('2025-12-19'), englandAndWales)
    expect(counted).toEqual(['2025-12-22', '2025-12-23', '2025-12-24', '2025-12-29', '2025-12-30'])
    expect(countedDays(rule(weeks(1)), day('2025-12-19'), englandAndWales)).toHaveLength(7)
    const back = countedDays(rule(workingDays(2), { counts: 'before' }), day('2025-04-23'), englandAndWales)
    expect(back).toEqual(['2025-04-17', '2025-04-22'])
  })
})

describe('a pause', () => {
  const pause = (from: string, to: string | null): Pause => ({ from: day(from), to: to === null ? null : day(to) })
  type Case = readonly [string, ClockRule['limit'], readonly Pause[], string, string]
  test.each<Case>([
    ['2025-09-01', workingDays(5), [pause('2025-09-03', '2025-09-10')], '2025-09-15', 'five working days were paused'],
    ['2025-09-01', workingDays(5), [pause('2025-09-06', '2025-09-08')], '2025-09-08', 'only a weekend was paused'],
    ['2025-09-01', days(7), [pause('2025-09-03', '2025-09-10')], '2025-09-15', 'seven days were paused'],
    ['2025-01-31', months(1), [pause('2025-02-01', '2025-02-11')], '2025-03-10', 'ten days run on from 28 February'],
    [
      '2025-09-01',
      days(7),
      [pause('2025-09-03', '2025-09-10'), pause('2025-09-12', '2025-09-14')],
      '2025-09-17',
      'the second pause is met only because of the first',
    ],
    [
      '2025-09-01',
      days(7),
      [pause('2025-09-03', '2025-09-10'), pause('2025-09-05', '2025-09-10')],
      '2025-09-15',
      'days in two pauses count once',
    ],
    ['2025-09-01', days(7), [pause('2025-10-01', '2025-10-10')], '2025-09-08', 'it came after the due date'],
    ['2025-09-01', days(7), [pause('2025-09-03', null)], '2025-09-08', 'while it lasts nobody knows by how much'],
  ])('from %s: %o with %o is %s, because %s', (start, limit, pauses, due) => {
    expect(dueOn(rule(limit), day(start), englandAndWales, pauses)).toBe(due)
  })

  test('that still lasts is what a stored clock is paused on', () => {
    expect(pausedSince([pause('2025-09-03', '2025-09-10'), pause('2025-09-12', null)])).toBe('2025-09-12')
    expect(pausedSince([pause('2025-09-03', '2025-09-10')])).toBeNull()
  })

  test('moves a due date by exactly the days that it takes out, whatever the pauses', () => {
    const start = dayNumber(day('2025-01-01'))
    const anyPause = fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 40 }))
      .map(([from, length]): Pause => ({ from: dayFromNumber(start + from), to: dayFromNumber(start + from + length) }))
    fc.assert(
      fc.property(
        fc.array(anyPause, { maxLength: 4 }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(days, workingDays),
        (pauses, count, limit) => {
          expect(countedDays(rule(limit(count)), day('2025-01-01'), englandAndWales, pauses)).toHaveLength(count)
        },
      ),
    )
  })
})

describe('the window of 2020', () => {
  type Case = readonly [Partial<ClockRule>, string, string, boolean, string]
  test.each<Case>([
    [{ covid: true }, '2020-04-24', '2020-09-25', true, 'both its days are in it'],
    [{ covid: true }, '2020-04-23', '2020-06-01', false, 'it began the day before'],
    [{ covid: true }, '2020-08-28', '2020-09-26', false, 'it ended the day after'],
    [{}, '2020-05-01', '2020-06-01', false, 'its instrument was not loosened'],
  ])('%o from %s, due %s: flagged %s, because %s', (more, start, due, flagged) => {
    expect(isInCovidWindow(rule(days(1), more), day(start), day(due))).toBe(flagged)
  })
})

describe('how far a rule can be trusted', () => {
  test.each([
    ['V', {}, false, false],
    ['V', { isLocal: true as const }, true, false],
    ['V2', {}, true, false],
    ['K', {}, true, false],
    ['K?', {}, true, true],
    ['local', {}, true, false],
  ] as const)('%s %o: a council may set it %s, off until confirmed %s', (trust, more, configurable, off) => {
    const tagged = rule(days(1), { trust, ...more })
    expect([isConfigurable(tagged), isOffUntilConfirmed(tagged)]).toEqual([configurable, off])
  })
})

describe('who is told when it slips', () => {
  const roles = (more: Partial<ClockRule>) =>
    ladderOf(rule(days(7), more)).map(({ role, workingDaysLate }) => [role, workingDaysLate])
  test('its owner when it is at risk, then one step after another', () => {
    expect(roles({})).toEqual([
      ['social-worker', null],
      ['team-manager', 1],
      ['service-manager', 5],
      ['head-of-service', 10],
      ['director', 20],
    ])
  })
  test('nobody twice', () => {
    expect(roles({ owner: 'team-manager' }).map(([role]) => role)).toEqual([
      'team-manager',
      'service-manager',
      'head-of-service',
      'director',
    ])
  })
  test('nobody above its owner where it only bars', () => {
    expect(roles({ sense: 'not-before' })).toEqual([['social-worker', null]])
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

describe('who has been told by a day', () => {
  // Due on Thursday 17 April 2025: Good Friday and Easter Monday are no working days, so Tuesday the 22nd is one late.
  const dates = { warnOn: day('2025-04-10'), dueOn: day('2025-04-17') }
  const told = (more: Partial<ClockRule>, today: string) =>
    stepsReached(rule(days(7), more), dates, day(today), englandAndWales).map(({ role, since }) => `${role} ${since}`)
  type Case = readonly [Partial<ClockRule>, string, readonly string[], string]
  test.each<Case>([
    [{}, '2025-04-09', [], 'it is on course'],
    [{}, '2025-04-10', ['social-worker 2025-04-10'], 'it is at risk, which its owner is told'],
    [{}, '2025-04-21', ['social-worker 2025-04-10'], 'it is late, and no working day has passed over Easter'],
    [{}, '2025-04-22', ['social-worker 2025-04-10', 'team-manager 2025-04-22'], 'it is one working day late'],
    [
      {},
      '2025-05-20',
      [
        'social-worker 2025-04-10',
        'team-manager 2025-04-22',
        'service-manager 2025-04-28',
        'head-of-service 2025-05-06',
        'director 2025-05-20',
      ],
      'it is twenty working days late: the early May holiday does not count',
    ],
    [
      { ladder: 'urgent' },
      '2025-04-22',
      ['social-worker 2025-04-10', 'team-manager 2025-04-10', 'service-manager 2025-04-22'],
      'days matter: the team manager is told with the owner',
    ],
    [{ sense: 'not-before' }, '2025-06-01', ['social-worker 2025-04-10'], 'a bar is never late'],
  ])('%o on %s: %j, because %s', (more, today, expected) => {
    expect(told(more, today)).toEqual(expected)
  })

  test('who is told on a day is told on every later day too, in the order of the ladder', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (a, b) => {
        const on = (n: number) => told({}, dayFromNumber(dayNumber(day('2025-04-01')) + n))
        expect(on(a + b).slice(0, on(a).length)).toEqual(on(a))
      }),
    )
  })

  test('only what is late where days matter cannot wait', () => {
    expect(cannotWait({ owner: 'social-worker', ladder: 'urgent' }, dates, day('2025-04-18'))).toBe(true)
    expect(cannotWait({ owner: 'social-worker', ladder: 'urgent' }, dates, day('2025-04-17'))).toBe(false)
    expect(cannotWait({ owner: 'social-worker' }, dates, day('2025-06-01'))).toBe(false)
  })
})
