import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Body, Fact } from '../../record/index.ts'
import { addDays, day, type Day } from '../../time/index.ts'
import { defaultDefinitions, makeProject } from '../index.ts'
import { aSubject, typed } from '../testing.ts'
import { readComplaint, stageOf } from './complaint.ts'
import { complaintsEvents } from './events.ts'
import { offersFor } from './offers.ts'
import { stages } from './words.ts'

const project = makeProject(defaultDefinitions)
const received = (on: string, body: Body = {}): Fact =>
  typed('complaints.received', on, {
    kind: 'complaint',
    sender: 'child',
    about: 'Time with family',
    theme: 'voice',
    ...body,
  })
const never = (): never => {
  throw new Error('It was received')
}
const step = (type: string, on: string, body: Body = {}): Fact => typed(`complaints.${type}`, on, body)

const rows = (...facts: readonly Fact[]) => project(aSubject, facts, 'complaint')

/** The clocks as `rule: started to due, and what became of it`. */
const clocks = (...facts: readonly Fact[]): readonly string[] =>
  rows(...facts).clocks.map(({ rule, startedOn, dueOn, stoppedOn, endedWithoutOn }) => {
    const became =
      stoppedOn !== null ? `, done ${stoppedOn}` : endedWithoutOn !== null ? `, over ${endedWithoutOn}` : ''
    return `${rule.replace('complaints.', '')}: ${startedOn} to ${dueOn}${became}`
  })

const next = (...facts: readonly Fact[]): string => {
  const [journey] = rows(...facts).journeys
  return journey?.endedOn
    ? `over ${journey.endedOn}`
    : `${journey?.stage ?? ''}: ${journey?.nextOn ?? ''} ${journey?.nextWhat ?? ''}`
}

// 1 September 2025 is a Monday; there is no bank holiday between then and Christmas.
const made = received('2025-09-01')

describe('Stage 1 of a complaint', () => {
  it('is answered within 10 working days of the day on which it was made', () => {
    expect(clocks(made)).toEqual(['stage-one: 2025-09-01 to 2025-09-15'])
    expect(next(made)).toBe('stage-one: 2025-09-15 Answer the complaint')
  })

  it('is answered within 20, counted from the same day, where it is complex', () => {
    expect(clocks(made, step('stage-one-longer', '2025-09-10', { reason: 'Two services' }))).toEqual([
      'stage-one: 2025-09-01 to 2025-09-15, over 2025-09-10',
      'stage-one-complex: 2025-09-01 to 2025-09-29',
    ])
  })

  it('ends with the reply, from which whoever complained has 20 working days to ask for stage 2, and nothing is late when they do not', () => {
    const reply = step('replied', '2025-09-12', { outcome: 'partly' })
    expect(clocks(made, reply)).toEqual([
      'stage-one: 2025-09-01 to 2025-09-15, done 2025-09-12',
      'stage-two-asked: 2025-09-12 to 2025-10-10, over 2025-10-11',
    ])
    expect(next(made, reply)).toBe('answered-one: 2025-10-10 Close it, where stage 2 was not asked for')
  })
})

describe('Stages 2 and 3', () => {
  const toStageTwo = [
    made,
    step('replied', '2025-09-12', { outcome: 'not-upheld' }),
    step('stage-two-asked', '2025-09-22'),
  ]

  it('are investigated within 25 working days of the request, and at the longest within 65', () => {
    expect(clocks(...toStageTwo).slice(1)).toEqual([
      'stage-two-asked: 2025-09-12 to 2025-10-10, done 2025-09-22',
      'stage-two: 2025-09-22 to 2025-10-27',
    ])
    expect(clocks(...toStageTwo, step('stage-two-longer', '2025-10-20', { reason: 'Records' })).slice(2)).toEqual([
      'stage-two: 2025-09-22 to 2025-10-27, over 2025-10-20',
      'stage-two-longest: 2025-09-22 to 2025-12-22',
    ])
  })

  it('have a panel within 30 working days, its report within 5, and the council’s answer within 15', () => {
    const facts = [
      ...toStageTwo,
      step('adjudicated', '2025-10-24', { outcome: 'partly' }),
      step('stage-three-asked', '2025-11-03'),
      step('panel-met', '2025-12-01'),
      step('panel-reported', '2025-12-05', { outcome: 'upheld' }),
    ]
    expect(clocks(...facts).slice(3)).toEqual([
      'panel: 2025-11-03 to 2025-12-15, done 2025-12-01',
      'panel-report: 2025-12-01 to 2025-12-08, done 2025-12-05',
      'panel-answered: 2025-12-05 to 2025-12-30',
    ])
    expect(next(...facts)).toBe('stage-three: 2025-12-30 Answer the panel')
  })
})

describe('What is received', () => {
  it('is answered by no day where it is a compliment, and by the day that the Ombudsman gives', () => {
    expect(clocks(received('2025-09-01', { kind: 'compliment' }))).toEqual([])
    const asked = step('ombudsman-asked', '2025-09-22', { dueOn: '2025-10-06' })
    expect(next(made, step('replied', '2025-09-12'), asked)).toBe('ombudsman: 2025-10-06 Answer the Ombudsman')
    expect(next(received('2025-09-01', { kind: 'compliment' }))).toContain('Pass it on')
  })

  it('runs no clock any more once it is withdrawn', () => {
    const facts = [made, step('withdrawn', '2025-09-04', { reason: 'Put right' })]
    expect(clocks(...facts)).toEqual(['stage-one: 2025-09-01 to 2025-09-15, over 2025-09-04'])
    expect(next(...facts)).toBe('over 2025-09-04')
  })

  it('opens again where a further stage is asked for after it was closed', () => {
    const facts = [made, step('replied', '2025-09-12'), step('closed', '2025-09-15', { how: 'Accepted' })]
    expect(next(...facts)).toBe('over 2025-09-15')
    expect(next(...facts, step('stage-two-asked', '2025-09-22'))).toContain('stage-two: 2025-10-27')
  })

  it('is about a child whom every fact of it names, so that it is restricted and sealed with the child', () => {
    const about = rows(
      received('2025-09-01', { child: 'child-7' }),
      step('replied', '2025-09-12', { child: 'child-7' }),
    )
    expect(about.complaint?.child).toBe('child-7')
    // The first fact may be gone with a sealed record: what is left still comes to something.
    expect(rows(step('replied', '2025-09-12')).complaint).toMatchObject({ child: null, kind: 'complaint' })
    for (const { fields } of complaintsEvents) expect(fields).toHaveProperty('child')
  })
})

const anyOn = fc.nat(400).map((days): Day => addDays(day('2024-01-01'), days))
const anyFacts = fc
  .array(
    fc.tuple(
      anyOn,
      fc.constantFrom(...complaintsEvents.map(({ type }) => type)),
      fc.constantFrom('complaint', 'representation', 'compliment', 'ombudsman', 'x'),
      anyOn,
    ),
    { minLength: 1, maxLength: 9 },
  )
  .map((told) =>
    told
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([on, type, kind, dueOn]) => typed(type, on, { kind, dueOn, outcome: kind })),
  )

it('Whatever is recorded, it has one stage, owner and next date while it is open, and its dates are in order', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { journeys, stageSpans, clocks: all } = rows(...facts)
      const [one] = journeys
      expect(journeys).toHaveLength(1)
      if (one?.endedOn === null) expect([one.stage, one.owner, one.nextOn, one.nextWhat]).not.toContain(null)
      for (const { startedOn, warnOn, dueOn, stoppedOn, endedWithoutOn } of all) {
        expect(warnOn >= startedOn && dueOn >= startedOn).toBe(true)
        for (const end of [stoppedOn, endedWithoutOn]) if (end !== null) expect(end >= startedOn).toBe(true)
        expect(stoppedOn === null || endedWithoutOn === null).toBe(true)
      }
      expect(stageSpans.every(({ fromOn, toOn }) => toOn === null || toOn > fromOn)).toBe(true)
    }),
  )
})

it('In every stage something can be recorded, and what is recorded by the forms leads on', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 12 }), (choices) => {
      const facts = [received('2025-01-01')]
      for (const [n, choice] of choices.entries()) {
        const complaint = readComplaint(facts)
        if (!complaint) return never()
        expect(Object.keys(stages)).toContain(stageOf(complaint))
        const offers = offersFor(complaint, new Set(facts.map(({ type }) => type)))
        if (complaint.ended === null) expect(offers.length).toBeGreaterThan(0)
        const taken = offers[choice % Math.max(1, offers.length)]
        if (taken) facts.push(typed(taken.type, addDays(day('2025-01-01'), n + 1), { outcome: 'upheld' }))
      }
    }),
  )
})

describe('What a complaint counts for in papers', () => {
  const counts = (...facts: readonly Fact[]): readonly string[] =>
    rows(...facts).points.map(({ measure, onDate, num, den }) => `${measure} ${onDate}: ${num} of ${den}`)

  it('is that it was received, of its kind and of its theme, and whether a child or young person sent it', () => {
    expect(counts(received('2025-09-01', { kind: 'representation', sender: 'parent' })).slice(0, 2)).toEqual([
      'month:received-representation 2025-09-01: 0 of 1',
      'month:received-about-voice 2025-09-01: 0 of 1',
    ])
    expect(counts(made)[0]).toBe('month:received-complaint 2025-09-01: 1 of 1')
  })

  it('is, on the day on which the reply at stage 1 is due, whether it was sent by then', () => {
    const ofReplies = (...facts: readonly Fact[]) => counts(made, ...facts).filter((each) => each.includes('replies'))
    expect(ofReplies()).toEqual(['month:stage-one-replies 2025-09-15: 0 of 1'])
    expect(ofReplies(step('replied', '2025-09-15'))).toEqual(['month:stage-one-replies 2025-09-15: 1 of 1'])
    expect(ofReplies(step('replied', '2025-09-16'))).toEqual(['month:stage-one-replies 2025-09-15: 0 of 1'])
    const longer = [step('stage-one-longer', '2025-09-10'), step('replied', '2025-09-29')]
    expect(ofReplies(...longer)).toEqual(['month:stage-one-replies 2025-09-29: 1 of 1'])
    expect(ofReplies(step('withdrawn', '2025-09-05'))).toEqual([])
  })

  it('is nothing where it should never have been recorded, whatever was recorded of it since', () => {
    const facts = [made, step('replied', '2025-09-20'), step('stage-two-asked', '2025-10-01')]
    expect(counts(...facts)).toHaveLength(3)
    const wrong = [...facts, step('mistaken', '2025-10-02', { reason: 'Recorded twice' })]
    expect([counts(...wrong), clocks(...wrong), next(...wrong)]).toEqual([[], [], 'over 2025-10-02'])
    expect(rows(...wrong).complaint).toMatchObject({ stage: 'mistaken', endedOn: '2025-10-02' })
    expect(offersFor(readComplaint(wrong) ?? never(), new Set())).toEqual([])
    // Where that was the mistake, it runs on as it did.
    expect(next(...wrong.slice(0, 3))).toBe(next(...facts))
  })
})
