import { describe, expect, it } from 'vitest'
import { isOffUntilConfirmed } from '../../clocks/index.ts'
import type { Body, Fact } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { defaultDefinitions, eventDefinitions, type Definitions } from '../index.ts'
import { bornOn, episodes, fold, reviews, typed } from '../testing.ts'
import { kinds, type CaseworkClock, type Kind, type Moment } from './clock.ts'
import { caseworkTable } from './table.ts'

const keptSince = (from: string, ...which: readonly Kind[]): Definitions => ({
  ...defaultDefinitions,
  casework: {
    ...defaultDefinitions.casework,
    keptFrom: {
      ...defaultDefinitions.casework.keptFrom,
      ...Object.fromEntries(which.map((kind) => [kind, day(from)])),
    },
  },
})
const visit = (on: string, seen = true): Fact => typed('child.visit', on, { seen, seenAlone: seen, place: 'home' })
const happened = (type: string, on: string, body: Body = {}): Fact => typed(type, on, body)

/** The clocks of one rule as text: from, due, then how it came out. */
function clocks(
  rule: string,
  facts: readonly Fact[],
  definitions: Definitions = defaultDefinitions,
): readonly string[] {
  return fold(facts, definitions)
    .clocks.filter((clock) => clock.rule === rule)
    .sort((a, b) => (a.startedOn < b.startedOn ? -1 : 1))
    .map(({ startedOn, dueOn, stoppedOn, endedWithoutOn }) => {
      const came = stoppedOn ? `stopped ${stoppedOn}` : endedWithoutOn ? `ended ${endedWithoutOn}` : 'runs'
      return `${startedOn} to ${dueOn}: ${came}`
    })
}

const inCare = [bornOn('2015-03-02'), ...episodes('2025-01-06 S C2 U6')]

describe('a council of which only returns are loaded', () => {
  it('has no clock of casework at all, because nobody says that it records any here', () => {
    const told = [
      ...inCare,
      ...reviews('2025-01-30', '2025-04-28'),
      happened('child.missing', '2025-05-01', { kind: 'M' }),
    ]
    const casework = new Set(caseworkTable.map(({ rule }) => rule.id))
    expect(fold(told).clocks.filter(({ rule }) => casework.has(rule))).toEqual([])
  })
})

describe('visits to a looked-after child', () => {
  it.each([
    {
      because: 'the first is due within a week of the placement and each later one six weeks after the one before',
      facts: [visit('2025-01-10'), visit('2025-02-14')],
      first: ['2025-01-06 to 2025-01-13: stopped 2025-01-10'],
      later: ['2025-01-10 to 2025-02-21: stopped 2025-02-14', '2025-02-14 to 2025-03-28: runs'],
    },
    {
      because: 'a visit at which the child was not seen stops nothing',
      facts: [visit('2025-01-10', false)],
      first: ['2025-01-06 to 2025-01-13: runs'],
      later: [],
    },
    {
      because: 'two visits on one day are one',
      facts: [visit('2025-01-10'), visit('2025-01-10')],
      first: ['2025-01-06 to 2025-01-13: stopped 2025-01-10'],
      later: ['2025-01-10 to 2025-02-21: runs'],
    },
  ])('$because', ({ facts, first, later }) => {
    const kept = keptSince('2025-01-01', 'visits')
    expect(clocks('child.first-visit', [...inCare, ...facts], kept)).toEqual(first)
    expect(clocks('child.visit', [...inCare, ...facts], kept)).toEqual(later)
  })

  it('begin again with another placement, and end with care', () => {
    const moved = [
      bornOn('2015-03-02'),
      ...episodes('2025-01-06 S C2 U6 2025-03-03 X1', '2025-03-03 P C2 U6 2025-05-01 E4A'),
      visit('2025-02-20'),
    ]
    const kept = keptSince('2025-01-01', 'visits')
    expect(clocks('child.first-visit', moved, kept)).toEqual([
      '2025-01-06 to 2025-01-13: stopped 2025-02-20',
      '2025-03-03 to 2025-03-10: ended 2025-05-01',
    ])
    expect(clocks('child.visit', moved, kept)).toEqual(['2025-02-20 to 2025-04-03: ended 2025-03-03'])
  })

  it('are every three months after the first year of a placement coded long-term', () => {
    const settled = [bornOn('2012-03-02'), ...episodes('2023-01-09 S C2 U4'), visit('2024-02-05'), visit('2023-12-04')]
    const kept = keptSince('2023-01-01', 'visits')
    expect(clocks('child.visit', settled, kept)).toEqual(['2023-12-04 to 2024-01-15: stopped 2024-02-05'])
    expect(clocks('child.visit-settled', settled, kept)).toEqual(['2024-02-05 to 2024-05-05: runs'])
  })

  it('of a child placed for adoption are weekly until the first review, and no other runs beside them', () => {
    const placed = [
      bornOn('2023-03-02'),
      ...episodes('2023-06-05 S E1 U6 2025-01-06 X1', '2025-01-06 P E1 A6'),
      ...reviews('2025-01-31'),
      visit('2025-01-08'),
      visit('2025-01-17'),
      visit('2025-02-10'),
    ]
    const kept = keptSince('2025-01-01', 'visits')
    expect(clocks('child.placed-first-visit', placed, kept)).toEqual(['2025-01-06 to 2025-01-13: stopped 2025-01-08'])
    expect(clocks('child.placed-visit', placed, kept)).toEqual([
      '2025-01-08 to 2025-01-15: stopped 2025-01-17',
      '2025-01-17 to 2025-01-24: ended 2025-01-31',
    ])
    expect(clocks('child.visit', placed, kept)).toEqual(['2025-01-01 to 2025-02-12: ended 2025-01-06'])
  })

  it('of a child who was in care before are counted from the day from which visits are recorded here', () => {
    const before = [bornOn('2015-03-02'), ...episodes('2020-01-06 S C2 U6')]
    const kept = keptSince('2025-06-02', 'visits')
    expect(clocks('child.first-visit', before, kept)).toEqual([])
    expect(clocks('child.visit', [...before, visit('2025-06-20')], kept)).toEqual([
      '2025-06-02 to 2025-07-14: stopped 2025-06-20',
      '2025-06-20 to 2025-08-01: runs',
    ])
  })

  it('of one child are counted from the first recorded, although the council says nothing of its visits', () => {
    expect(clocks('child.visit', [...inCare, visit('2025-05-12')])).toEqual(['2025-05-12 to 2025-06-23: runs'])
    expect(clocks('child.first-visit', [...inCare, visit('2025-05-12')])).toEqual([])
  })
})

describe('health', () => {
  const kept = keptSince('2025-01-01', 'health')
  const assessed = (on: string) => happened('child.health', on, { kind: 'assessment' })
  it('is assessed within 20 working days of entering care', () => {
    expect(clocks('child.initial-health-assessment', [...inCare, assessed('2025-02-06')], kept)).toEqual([
      '2025-01-06 to 2025-02-03: stopped 2025-02-06',
    ])
  })
  it.each([
    {
      born: '2022-01-10',
      rule: 'child.health-review-under-5',
      due: '2025-08-06',
      because: 'three is under five in August',
    },
    {
      born: '2020-08-06',
      rule: 'child.health-review',
      due: '2026-02-06',
      because: 'the fifth birthday is the six months’ day',
    },
    {
      born: '2020-08-07',
      rule: 'child.health-review-under-5',
      due: '2025-08-06',
      because: 'the birthday is the day after',
    },
  ])('is reviewed by $due where born $born: $because', ({ born, rule, due }) => {
    const child = [bornOn(born), ...episodes('2025-01-06 S C2 U6'), assessed('2025-02-06')]
    expect(
      fold(child, kept).clocks.flatMap((clock) =>
        clock.rule.includes('health-review') ? [clock.rule, clock.dueOn] : [],
      ),
    ).toEqual([rule, due])
  })
})

describe('what only a person can record starts its clocks at once', () => {
  it('a referral waits one working day for its decision, which its own fact holds', () => {
    const referred = (body: Body) => [happened('front-door.referral', '2025-04-17', body)]
    expect(clocks('front-door.referral-decided', referred({}))).toEqual(['2025-04-17 to 2025-04-22: runs'])
    expect(clocks('front-door.referral-decided', referred({ decidedOn: '2025-04-22' }))).toEqual([
      '2025-04-17 to 2025-04-22: stopped 2025-04-22',
    ])
  })

  it('a conference is counted from the last strategy discussion, and ends where the enquiry needs none', () => {
    const enquiry = (on: string) => happened('protection.strategy-discussion', on, { outcome: 'enquiry' })
    const held = happened('protection.conference', '2025-03-20', { kind: 'initial', outcome: 'plan' })
    expect(clocks('protection.initial-conference', [enquiry('2025-03-03'), enquiry('2025-03-10'), held])).toEqual([
      '2025-03-03 to 2025-03-24: ended 2025-03-10',
      '2025-03-10 to 2025-03-31: stopped 2025-03-20',
    ])
    const ended = happened('protection.enquiry-ended', '2025-03-12', { outcome: 'none' })
    expect(clocks('protection.initial-conference', [enquiry('2025-03-03'), ended])).toEqual([
      '2025-03-03 to 2025-03-24: ended 2025-03-12',
    ])
  })

  it('core groups and review conferences follow the conference, and end with the plan', () => {
    const planned = [
      happened('protection.conference', '2025-03-20', { kind: 'initial', outcome: 'plan' }),
      happened('protection.plan', '2025-03-20', { category: 'neglect', endedOn: '2025-12-01' }),
      happened('protection.core-group', '2025-04-01'),
      happened('protection.conference', '2025-06-18', { kind: 'review', outcome: 'plan' }),
    ]
    expect(clocks('protection.first-core-group', planned)).toEqual(['2025-03-20 to 2025-04-03: stopped 2025-04-01'])
    expect(clocks('protection.first-review-conference', planned)).toEqual([
      '2025-03-20 to 2025-06-20: stopped 2025-06-18',
    ])
    expect(clocks('protection.later-review-conference', planned)).toEqual([
      '2025-06-18 to 2025-12-18: ended 2025-12-01',
    ])
    expect(clocks('protection.visit', planned)).toEqual([]) // unverified: off until confirmed
  })

  it('a practice alert is due on the day that it gives', () => {
    const alert = (body: Body) => happened('child.practice-alert', '2025-05-06', { theme: 'drift', ...body })
    expect(clocks('child.alert-answered', [...inCare, alert({ respondByOn: '2025-05-09' })])).toEqual([
      '2025-05-06 to 2025-05-09: runs',
    ])
    expect(
      clocks('child.alert-answered', [...inCare, alert({ respondByOn: '2025-05-09', answeredOn: '2025-05-12' })]),
    ).toEqual(['2025-05-06 to 2025-05-09: stopped 2025-05-12'])
  })

  it('the closing of the case ends them', () => {
    const closed = [happened('child.assessment', '2025-05-06'), happened('child.closed', '2025-05-20')]
    expect(clocks('front-door.assessment', closed)).toEqual(['2025-05-06 to 2025-07-09: ended 2025-05-20'])
  })
})

describe('whose a clock is', () => {
  const owners = (facts: readonly Fact[]) =>
    fold(facts, keptSince('2025-01-01', 'visits')).clocks.flatMap(({ rule, owner }) =>
      rule === 'child.visit' ? [owner] : [],
    )
  const withTeam = [...inCare, typed('child.name', '2025-01-06', { team: 'Safeguarding North' }), visit('2025-02-03')]
  it('the allocated worker’s, else the manager’s of the team, and never nobody’s', () => {
    expect(owners(withTeam)).toEqual([{ role: 'team-manager', named: 'Safeguarding North' }])
    expect(owners([...inCare, visit('2025-02-03')])).toEqual([{ role: 'duty-manager', named: null }])
    const allocated = typed('child.worker', '2025-01-06', { worker: 'SW00012' })
    expect(owners([...withTeam, allocated])).toEqual([{ role: 'social-worker', named: 'SW00012' }])
  })
  it('a review is the appointed reviewing officer’s', () => {
    const appointed = [...inCare, typed('child.reviewing-officer', '2025-01-08', { officer: 'SW00071' })]
    expect(fold(appointed).clocks.find(({ rule }) => rule === 'child.first-review')?.owner).toEqual({
      role: 'iro',
      named: 'SW00071',
    })
  })
})

describe('a pause', () => {
  /** No line of the table has one: in law none of a child’s clocks pauses. So this one is made to, while the child is missing. */
  const paused: Definitions = {
    ...defaultDefinitions,
    casework: {
      ...defaultDefinitions.casework,
      clocks: caseworkTable.map((clock) =>
        clock.rule.id === 'front-door.assessment' || clock.rule.id === 'child.visit'
          ? { ...clock, pausedBy: [{ moment: { event: 'child.missing' }, to: 'endedOn' }] }
          : clock,
      ),
    },
  }
  const missing = (on: string, body: Body = {}) => happened('child.missing', on, { kind: 'M', ...body })
  const stored = (rule: string, facts: readonly Fact[]) =>
    fold(facts, paused).clocks.flatMap((clock) => (clock.rule === rule ? [[clock.dueOn, clock.pausedOn]] : []))

  it('that is over moves the due date: by calendar days, or by the working days in it', () => {
    const away = missing('2025-05-19', { endedOn: '2025-05-23' })
    expect(stored('child.visit', [...inCare, visit('2025-05-12'), away])).toEqual([['2025-06-27', null]])
    expect(stored('front-door.assessment', [happened('child.assessment', '2025-05-06'), away])).toEqual([
      ['2025-07-15', null],
    ])
  })

  it('that still lasts is stored with its first day, or the clock’s own where it began before', () => {
    expect(stored('child.visit', [...inCare, visit('2025-05-12'), missing('2025-05-19')])).toEqual([
      ['2025-06-23', '2025-05-19'],
    ])
    expect(stored('child.visit', [...inCare, visit('2025-05-12'), missing('2025-05-01')])).toEqual([
      ['2025-06-23', '2025-05-12'],
    ])
  })

  it('is gone from a clock that has stopped', () => {
    const facts = [...inCare, visit('2025-05-12'), missing('2025-05-19'), visit('2025-06-02')]
    expect(stored('child.visit', facts)[0]).toEqual(['2025-06-23', null])
  })
})

/** What a moment names that its event does not have. */
function wrongInMoment({ event, where = {}, at }: Moment): readonly string[] {
  const fields = eventDefinitions.get(event)?.fields
  if (!fields) return [`no event ${event}`]
  const names = [...Object.keys(where), ...(at === undefined ? [] : [at])].filter((name) => !(name in fields))
  const values = Object.entries(where).flatMap(([name, of]) =>
    [of].flat().filter((value) => fields[name]?.choices && value !== null && !(String(value) in fields[name].choices)),
  )
  return [...names, ...values].map((what) => `${event} has no ${String(what)}`)
}

/** What a line of the table names that there is not. */
function wrongIn({ starts, stops, ends = [], dueIn }: CaseworkClock): readonly string[] {
  const [first] = starts
  const own = first && 'event' in first ? (eventDefinitions.get(first.event)?.fields ?? {}) : {}
  return [
    ...[...starts, ...stops, ...ends].flatMap((one) => {
      if ('own' in one) return one.own in own ? [] : [`the start has no ${one.own}`]
      return 'event' in one ? wrongInMoment(one) : []
    }),
    ...(dueIn === undefined || dueIn in own ? [] : [`the start has no ${dueIn}`]),
  ]
}

describe('the table', () => {
  it('names each rule once, events that there are, fields that they have, and a stop that a person can record', () => {
    expect(new Set(caseworkTable.map(({ rule }) => rule.id)).size).toBe(caseworkTable.length)
    for (const clock of caseworkTable) expect(wrongIn(clock), clock.rule.id).toEqual([])
  })

  it('runs what is unverified on nobody until an administrator has confirmed it', () => {
    const off = new Set(caseworkTable.flatMap(({ rule }) => (isOffUntilConfirmed(rule) ? [rule.id] : [])))
    expect(off.size).toBeGreaterThan(3)
    const plan = [happened('protection.plan', '2025-03-20', { category: 'neglect' }), visit('2025-03-25')]
    expect(fold(plan).clocks.filter(({ rule }) => off.has(rule))).toEqual([])
  })

  it('has no line for what a council is never asked whether it keeps', () => {
    const asked = new Set(caseworkTable.flatMap(({ kept }) => (kept === undefined ? [] : [kept])))
    expect([...asked].sort()).toEqual(Object.keys(kinds).sort())
  })
})
