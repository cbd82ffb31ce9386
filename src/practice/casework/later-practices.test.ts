import { describe, expect, it } from 'vitest'
import type { Body, Fact } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { defaultDefinitions, type Definitions } from '../index.ts'
import { bornOn, episodes, fold, typed } from '../testing.ts'

/** A council that keeps assessments for leaving care here, and has confirmed what is unverified of the courts. */
const confirmed: Definitions = {
  ...defaultDefinitions,
  casework: {
    clocks: defaultDefinitions.casework.clocks.map((clock) => ({
      ...clock,
      rule: { ...clock.rule, changes: [{ from: day('2018-01-01'), isOff: false }] },
    })),
    keptFrom: { ...defaultDefinitions.casework.keptFrom, pathway: day('2018-01-01') },
  },
}
const happened = (type: string, on: string, body: Body = {}): Fact => typed(type, on, body)

/** The clocks of one rule as text: from, at risk from, due, then how it came out. */
const clocks = (rule: string, facts: readonly Fact[]): readonly string[] =>
  fold(facts, confirmed)
    .clocks.filter((clock) => clock.rule === rule)
    .sort((a, b) => (a.startedOn < b.startedOn ? -1 : 1))
    .map(({ startedOn, dueOn, stoppedOn, endedWithoutOn }) => {
      const came = stoppedOn ? `stopped ${stoppedOn}` : endedWithoutOn ? `ended ${endedWithoutOn}` : 'runs'
      return `${startedOn} to ${dueOn}: ${came}`
    })

const stages = (practice: string, facts: readonly Fact[]): readonly string[] =>
  fold(facts, confirmed)
    .stageSpans.filter((span) => span.practice === practice)
    .map(({ stage, fromOn, toOn }) => `${stage} ${fromOn} to ${toOn ?? 'now'}`)

const issued = (on: string, body: Body = {}): Fact => happened('court.proceedings', on, { kind: 'care', ...body })
const extended = (on: string, wouldHaveEndedOn: string): Fact => happened('court.extension', on, { wouldHaveEndedOn })

describe('care proceedings', () => {
  it.each([
    {
      because: 'they are disposed of by the final order, within 26 weeks of the day of issue',
      facts: [issued('2025-01-06', { endedOn: '2025-07-07' })],
      weeks26: ['2025-01-06 to 2025-07-07: stopped 2025-07-07'],
      extension: [],
    },
    {
      because: 'an extension ends the 26 weeks and gives eight more, counted from when those would have ended',
      facts: [issued('2025-01-06'), extended('2025-06-20', '2025-07-07')],
      weeks26: ['2025-01-06 to 2025-07-07: ended 2025-06-20'],
      extension: ['2025-07-07 to 2025-09-01: runs'],
    },
    {
      because: 'a second extension stops the first, and the final order the last',
      facts: [
        issued('2025-01-06', { endedOn: '2025-10-10' }),
        extended('2025-06-20', '2025-07-07'),
        extended('2025-08-25', '2025-09-01'),
      ],
      weeks26: ['2025-01-06 to 2025-07-07: ended 2025-06-20'],
      extension: ['2025-07-07 to 2025-09-01: stopped 2025-08-25', '2025-09-01 to 2025-10-27: stopped 2025-10-10'],
    },
    {
      because: 'an application for a placement order is no care proceedings',
      facts: [issued('2025-01-06', { kind: 'placement' })],
      weeks26: [],
      extension: [],
    },
  ])('$because', ({ facts, weeks26, extension }) => {
    expect(clocks('court.proceedings', facts)).toEqual(weeks26)
    expect(clocks('court.extension', facts)).toEqual(extension)
  })

  it('are allocated by day 2 and have their case management hearing by day 18, the day of issue being day 1', () => {
    const facts = [
      issued('2025-10-17', { allocatedOn: '2025-10-21' }),
      happened('court.hearing', '2025-10-21', {
        kind: 'case-management',
        listedForOn: '2025-11-07',
        heldOn: '2025-11-07',
      }),
    ]
    expect(clocks('court.allocated', facts)).toEqual(['2025-10-17 to 2025-10-20: stopped 2025-10-21'])
    expect(clocks('court.case-management', facts)).toEqual(['2025-10-17 to 2025-11-11: stopped 2025-11-07'])
    expect(clocks('court.issues-resolution', facts)).toEqual(['2025-10-17 to 2026-03-06: runs'])
  })

  it.each([
    {
      because: 'the advocates meet two working days before the hearing: Good Friday and Easter Monday do not count',
      hearing: { kind: 'case-management', listedForOn: '2025-04-23' },
      on: '2025-04-01',
      met: ['2025-04-01 to 2025-04-17: runs'],
    },
    {
      because: 'a hearing listed for tomorrow leaves only today',
      hearing: { kind: 'case-management', listedForOn: '2025-04-24', advocatesMetOn: '2025-04-24' },
      on: '2025-04-23',
      met: ['2025-04-23 to 2025-04-23: stopped 2025-04-24'],
    },
    {
      because: 'a hearing that was held without the advocates’ meeting ends the wait',
      hearing: { kind: 'case-management', listedForOn: '2025-05-16', heldOn: '2025-05-16' },
      on: '2025-04-23',
      met: ['2025-04-23 to 2025-05-14: ended 2025-05-16'],
    },
    {
      because: 'no day is counted back from where a hearing has none',
      hearing: { kind: 'case-management' },
      on: '2025-04-23',
      met: [],
    },
  ])('$because', ({ hearing, on, met }) => {
    expect(clocks('court.advocates-case-management', [happened('court.hearing', on, hearing)])).toEqual(met)
  })

  it('follow pre-proceedings, which end when an application is issued', () => {
    const facts = [happened('court.pre-proceedings', '2025-01-06'), issued('2025-03-03')]
    expect(clocks('court.pre-proceedings', facts)).toEqual(['2025-01-06 to 2025-04-28: stopped 2025-03-03'])
    expect(stages('court', facts)).toEqual([
      'pre-proceedings 2025-01-06 to 2025-03-03',
      'proceedings 2025-03-03 to now',
    ])
  })

  it('may be followed years later by a child who comes back from an adoptive home within seven days of a notice', () => {
    const facts = [happened('court.return-notice', '2025-01-06', { by: 'adopters', returnedOn: '2025-01-14' })]
    expect(clocks('court.child-received', facts)).toEqual(['2025-01-06 to 2025-01-13: stopped 2025-01-14'])
    expect(clocks('court.child-returned', facts)).toEqual([])
  })
})

const arranged = (on: string, body: Body = {}): Fact => happened('private-fostering.arrangement', on, body)
const seen = (on: string, body: Body = { seen: true, seenAlone: true }): Fact =>
  happened('private-fostering.visit', on, body)

describe('a privately fostered child', () => {
  it.each([
    {
      because: 'the council is told six weeks before the arrangement begins',
      facts: [arranged('2025-01-06', { beginsOn: '2025-04-07', noticeOn: '2025-01-06' })],
      told: ['2025-01-06 to 2025-02-24: stopped 2025-01-06'],
    },
    {
      because: 'at once where it began before anybody told',
      facts: [arranged('2025-01-06', { beginsOn: '2024-11-04' })],
      told: ['2025-01-06 to 2025-01-06: runs'],
    },
  ])('$because', ({ facts, told }) => {
    expect(clocks('private-fostering.notified', facts)).toEqual(told)
  })

  it('is visited within seven working days of the notice', () => {
    const facts = [arranged('2025-01-06', { beginsOn: '2025-01-06', noticeOn: '2025-01-06' }), seen('2025-01-14')]
    expect(clocks('private-fostering.visited', facts)).toEqual(['2025-01-06 to 2025-01-15: stopped 2025-01-14'])
  })

  it('is seen every six weeks in the first year of the arrangement and every twelve after it', () => {
    const facts = [
      arranged('2025-01-06', { beginsOn: '2025-01-06' }),
      seen('2025-02-10'),
      seen('2025-03-20', { seen: false }),
      seen('2025-12-29'),
      seen('2026-02-05'),
    ]
    expect(clocks('private-fostering.visit-first-year', facts)).toEqual([
      '2025-01-06 to 2025-02-17: stopped 2025-02-10',
      '2025-02-10 to 2025-03-24: stopped 2025-12-29',
      '2025-12-29 to 2026-02-09: stopped 2026-02-05',
    ])
    expect(clocks('private-fostering.visit-later-years', facts)).toEqual(['2026-02-05 to 2026-04-30: runs'])
  })

  it('is visited no more once the arrangement has ended', () => {
    const facts = [arranged('2025-01-06', { beginsOn: '2025-01-06', endedOn: '2025-02-01' })]
    expect(clocks('private-fostering.visit-first-year', facts)).toEqual(['2025-01-06 to 2025-02-17: ended 2025-02-01'])
    expect(stages('private-fostering', facts)).toEqual(['arranged 2025-01-06 to 2025-02-01'])
  })
})

describe('a young person who is to leave care', () => {
  it.each([
    {
      because: 'looked after for years, the assessment is due three months after the 16th birthday',
      facts: [bornOn('2009-03-02'), ...episodes('2019-01-07 S C2 U6')],
      assessed: ['2025-03-02 to 2025-06-02: runs'],
    },
    {
      because: 'looked after from 16 and a half, three months after the thirteenth week is complete',
      facts: [bornOn('2008-06-02'), ...episodes('2025-01-06 S V2 U6')],
      assessed: ['2025-04-07 to 2025-07-07: runs'],
    },
    {
      because: 'two stays since 14 are added up',
      facts: [
        bornOn('2008-06-02'),
        ...episodes('2023-01-02 S V2 U6 2023-03-06 E4A'),
        ...episodes('2025-01-06 S V2 U6'),
      ],
      assessed: ['2025-02-03 to 2025-05-03: runs'],
    },
    {
      because: 'what was before 14 does not count',
      facts: [bornOn('2008-06-02'), ...episodes('2015-01-05 S C2 U6 2022-06-01 E4A')],
      assessed: [],
    },
    {
      because: 'the assessment stops it',
      facts: [
        bornOn('2009-03-02'),
        ...episodes('2019-01-07 S C2 U6'),
        happened('care-leavers.needs-assessment', '2025-05-12'),
      ],
      assessed: ['2025-03-02 to 2025-06-02: stopped 2025-05-12'],
    },
    {
      because: 'nobody is eligible whose day of birth is not known',
      facts: [...episodes('2019-01-07 S C2 U6')],
      assessed: [],
    },
  ])('$because', ({ facts, assessed }) => {
    expect(clocks('care-leavers.needs-assessment', facts)).toEqual(assessed)
  })

  it('has the pathway plan reviewed six months after it was written, then six months after each review', () => {
    const facts = [
      happened('child.plan-version', '2025-01-06', { kind: 'pathway' }),
      happened('care-leavers.pathway-review', '2025-07-04'),
    ]
    expect(clocks('care-leavers.pathway-plan-review', facts)).toEqual([
      '2025-01-06 to 2025-07-06: stopped 2025-07-04',
      '2025-07-04 to 2026-01-04: runs',
    ])
  })

  it('is visited within a week of a move, then every two months while there is a personal adviser', () => {
    const facts = [
      happened('care-leavers.adviser', '2025-01-06', { endedOn: '2025-06-30' }),
      happened('care-leavers.move', '2025-02-03', { to: 'unregulated' }),
      happened('care-leavers.visit', '2025-02-07', { seen: true }),
      happened('care-leavers.visit', '2025-04-01', { seen: true }),
      happened('care-leavers.pathway-review', '2025-03-10'),
    ]
    expect(clocks('care-leavers.visit-after-move', facts)).toEqual(['2025-02-03 to 2025-02-10: stopped 2025-02-07'])
    expect(clocks('care-leavers.unregulated-reviewed', facts)).toEqual(['2025-02-03 to 2025-03-03: stopped 2025-03-10'])
    expect(clocks('care-leavers.visit', facts)).toEqual([
      '2025-02-07 to 2025-04-07: stopped 2025-04-01',
      '2025-04-01 to 2025-06-01: ended 2025-06-30',
    ])
    expect(stages('care-leavers', facts)[0]).toBe('advised 2025-01-06 to 2025-06-30')
  })
})

describe('a contact that is no referral', () => {
  it('waits for what is done with it, and then waits no more; no rule gives it a clock', () => {
    const contact = (body: Body) => [happened('front-door.contact', '2025-01-06', body)]
    expect(stages('front-door', contact({}))).toEqual(['contact 2025-01-06 to now'])
    expect(stages('front-door', contact({ decision: 'inform', decidedOn: '2025-01-08' }))).toEqual([
      'contact 2025-01-06 to 2025-01-08',
    ])
    expect(fold(contact({}), confirmed).clocks).toEqual([])
  })
})
