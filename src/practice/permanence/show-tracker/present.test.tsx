import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { scorecard, yearToDate } from '../../../account/index.ts'
import type { SubjectId } from '../../../record/index.ts'
import { addDays, day, englandAndWales, type Day } from '../../../time/index.ts'
import { forecaster, type PastJourney } from '../forecast.ts'
import { a1Rule, a2Rule } from '../rules.ts'
import { trackerCsv } from './csv.ts'
import { countsOf, narrowed, readAsked, type Asked } from './narrow.ts'
import type { TrackedChild, TrackedClock, Way } from './ports.ts'
import { presentTracker } from './present.ts'
import { listed } from './read.ts'
import { standOf, type Standing } from './stand.ts'
import { Tracker } from './view.tsx'

const on = day('2025-10-16')

const clock = (rule: string, startedOn: Day, days: number, rest: Partial<TrackedClock> = {}): TrackedClock => {
  const dueOn = addDays(startedOn, days)
  const warnOn = addDays(dueOn, -Math.floor(days / 5))
  return { rule, startedOn, warnOn, dueOn, pausedOn: null, stoppedOn: null, endedWithoutOn: null, ...rest }
}

function aChild(name: string, rest: Partial<TrackedChild> & { readonly startedOn: Day }): TrackedChild {
  return {
    subject: name.toLowerCase() as SubjectId, // any id
    name,
    sourceRef: null,
    bornOn: day('2024-11-02'),
    team: 'Permanence team',
    siblingGroup: null,
    startKnown: true,
    stage: 'family-finding',
    stageSince: addDays(rest.startedOn, 200),
    owner: { role: 'social-worker', named: 'SW00012' },
    clocks: [clock(a1Rule.id, rest.startedOn, 426), clock(a2Rule.id, addDays(rest.startedOn, 200), 121)],
    ...rest,
  }
}

const rowan = aChild('Rowan', { startedOn: day('2023-08-28'), siblingGroup: 'A', bornOn: day('2021-05-01') })
const wren = aChild('Wren', { startedOn: day('2024-01-27'), siblingGroup: 'A' })
const jude = aChild('Jude', {
  startedOn: day('2024-12-06'),
  stageSince: day('2025-07-24'),
  clocks: [
    clock(a1Rule.id, day('2024-12-06'), 426),
    clock(a2Rule.id, day('2025-07-24'), 121, { warnOn: day('2025-10-12') }),
  ],
})
const isla = aChild('Isla', {
  startedOn: day('2025-02-08'),
  stageSince: day('2025-07-27'),
  stage: 'adoption-planned',
  team: 'North',
  clocks: [clock(a1Rule.id, day('2025-02-08'), 426)],
  owner: { role: 'duty-manager', named: null },
})
const maya = aChild('Maya', {
  startedOn: day('2024-12-17'),
  stage: 'placed',
  clocks: [clock(a1Rule.id, day('2024-12-17'), 426, { stoppedOn: day('2025-08-16') })],
})
const noor = aChild('Noor', {
  startedOn: day('2025-03-01'),
  startKnown: false,
  clocks: [],
  name: null,
  sourceRef: '100234',
})

/** Twelve journeys alike: 200 days until family finding, 100 there, 50 more until moving in. */
const past: readonly PastJourney[] = Array.from({ length: 12 }, (_, n) => {
  const start = addDays(day('2023-06-01'), n)
  const at = (days: number) => addDays(start, days)
  return {
    stays: [
      { stage: 'adoption-planned', from: at(100), to: at(200) },
      { stage: 'family-finding', from: at(200), to: at(300) },
      { stage: 'matched', from: at(300), to: at(350) },
    ],
    movedInOn: at(350),
    matchedOn: at(300),
  }
})

const children = [jude, isla, wren, maya, noor, rowan]
const standings = children.map((child) => standOf(child, on, forecaster(past, on)))
const of = (name: string): Standing => {
  const found = standings.find(({ child }) => child.name === name)
  if (!found) throw new Error(name)
  return found
}

const ways: readonly Way[] = [
  {
    subject: rowan.subject,
    stretches: [
      { stage: 'becoming-looked-after', from: rowan.startedOn, to: addDays(rowan.startedOn, 200) },
      { stage: 'family-finding', from: addDays(rowan.startedOn, 200), to: null },
    ],
    delays: [{ cause: 'sibling-assessment', isOurs: true, from: day('2024-06-01'), to: null }],
  },
]

function present(query: Readonly<Record<string, string>> = {}) {
  const asked: Asked = readAsked(query)
  const shown = narrowed(standings, asked)
  return presentTracker(
    {
      list: listed(standings, asked),
      shown,
      ways,
      thisYear: scorecard({ points: [], spans: [] }, yearToDate(on)),
    },
    asked,
    {
      on,
      calendar: englandAndWales,
      threshold: 426,
    },
  )
}
const line = (name: string) => {
  const found = present().lines.find(({ called }) => called === name)
  if (!found) throw new Error(name)
  return found
}

describe('a row of the tracker', () => {
  it('says how far both clocks are and where they are heading', () => {
    expect(line('Jude').clocks).toEqual(['A1 314 days, forecast 380', 'A2 84 days, forecast 100'])
    expect(line('Isla').clocks).toEqual(['A1 250 days, forecast 419'])
    expect(line('Maya').clocks).toEqual(['A1 242 days, stopped'])
  })

  it.each([
    ['Rowan', 'late', 'A2 late by 459 days'],
    ['Jude', 'at-risk', 'A2: 37 days left, no match'],
    ['Isla', 'on-course', 'On course'],
    ['Maya', 'on-course', 'A1 met'],
    ['Child 100234', 'unknown', 'Start of care not in the files'],
  ])('%s stands %s: %s', (name, standing, says) => {
    expect(line(name).standing).toEqual({ standing, says })
  })

  it('ends in an action: the next step, its date in words, and who has it', () => {
    const { next, nextNote, owner } = line('Jude')
    expect([next, nextNote, owner]).toEqual([
      'Find a family and decide the match',
      'Sat 22 Nov, in 26 working days',
      'Social worker SW00012, not yet linked',
    ])
    expect(line('Isla').owner).toBe('Duty manager, not yet allocated')
    expect(line('Rowan').nextNote).toBe('14 Jul 2024, late by 459 days')
  })

  it('says that too few journeys went this way to forecast from', () => {
    expect(line('Rowan')).toMatchObject({ clocks: ['A1 780 days', 'A2 580 days'], tooFew: 'too few to forecast' })
  })

  it('says why the child waited, or where to record it', () => {
    expect(line('Rowan').why).toBe('Assessment of brothers and sisters')
    expect(line('Wren')).toMatchObject({
      why: 'cause of delay not recorded',
      whyHref: '/children/wren/record/permanence.delay',
    })
    expect(line('Isla').why).toBeNull()
  })

  it('says the bar in words too', () => {
    expect(line('Rowan').days).toBe('780 days')
    expect(line('Rowan').barWords).toBe('200 becoming looked after, 580 family finding')
  })

  it('names the brothers and sisters', () => {
    expect(line('Rowan').about).toBe('4 years, with Wren')
  })
})

describe('the order and the views', () => {
  it('puts the most urgent first and keeps brothers and sisters together', () => {
    expect(present().lines.map(({ called }) => called)).toEqual([
      'Rowan',
      'Wren',
      'Jude',
      'Isla',
      'Child 100234',
      'Maya',
    ])
  })

  it('counts each view', () => {
    expect(countsOf(standings)).toEqual({ all: 6, late: 2, 'at-risk': 1, legacy: 2, 'no-order': 1 })
    expect(present({ show: 'no-order' }).lines.map(({ called }) => called)).toEqual(['Isla'])
  })

  it('says so where nobody stands in a view', () => {
    expect(narrowed([of('Maya')], readAsked({ show: 'late' }))).toEqual([])
  })

  it('reads an address that it does not know as the usual one', () => {
    expect(readAsked({ show: 'x', page: '-1', sort: '', who: 'me' })).toEqual(readAsked({}))
  })
})

describe('the page', () => {
  const html = renderToString(<Tracker shown={present()} />)

  it('has its tiles, with denominators and which way is better', () => {
    expect(present().tiles.map(({ value, of: what, note }) => [value, what, note])).toEqual([
      ['6', 'children tracked', '2 in sibling groups'],
      ['2', 'past a threshold', '2 legacy cases'],
      ['None', 'A1 so far this year, days (no children adopted)', 'no child adopted in the year so far'],
      ['None', 'A2 so far this year, days (no children adopted)', 'no child adopted in the year so far'],
    ])
  })

  it('is a table whose bars have their words beside them, without inline styles or names in addresses', () => {
    expect(html).toMatch(/^<h1[^>]*>Permanence tracker<\/h1>/)
    expect(html).toContain('scope="col"')
    expect(html).toContain('aria-hidden="true"')
    expect(html).not.toContain('style=')
    expect(html).not.toMatch(/href="[^"]*(Rowan|Jude)/)
  })
})

it('is the same in the file', () => {
  const csv = trackerCsv(narrowed(standings, readAsked({})), ways, on)
  expect(csv.split('\r\n')[1]).toBe(
    'Rowan,Permanence team,A,2021-05-01,Family finding,2024-03-15,2023-08-28,780,780,426,too few,580,121,too few,A2 late by 459 days,yes,Assessment of brothers and sisters,Find a family and decide the match,2024-07-14,"Social worker SW00012, not yet linked"',
  )
})
