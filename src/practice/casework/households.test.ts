import { describe, expect, it } from 'vitest'
import type { Body, Fact, SubjectId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { defaultDefinitions, makeProject } from '../index.ts'
import { typed } from '../testing.ts'

const { adopters, fostering } = defaultDefinitions.households
const confirmed = [...adopters].map((clock) => ({
  ...clock,
  rule: { ...clock.rule, changes: [{ from: day('2018-01-01'), isOff: false }] },
}))
const project = makeProject({ ...defaultDefinitions, households: { adopters: confirmed, fostering } })
const household = 'a-household' as SubjectId // any id
const fold = (kind: 'adopter' | 'foster-home', facts: readonly Fact[]) => project(household, facts, kind)

/** The clocks of one rule as text: from, due, then how it came out. */
const clocks = (rule: string, facts: readonly Fact[]): readonly string[] =>
  fold(rule.startsWith('adopters') ? 'adopter' : 'foster-home', facts)
    .clocks.filter((clock) => clock.rule === rule)
    .sort((a, b) => (a.startedOn < b.startedOn ? -1 : 1))
    .map(({ startedOn, dueOn, stoppedOn, endedWithoutOn, pausedOn }) => {
      const came = stoppedOn
        ? `stopped ${stoppedOn}`
        : endedWithoutOn
          ? `ended ${endedWithoutOn}`
          : pausedOn
            ? `paused ${pausedOn}`
            : 'runs'
      return `${startedOn} to ${dueOn}: ${came}`
    })

const told = (type: string, on: string, body: Body = {}): Fact => typed(type, on, body)
const stageOne = (on: string, body: Body = {}): Fact => told('adopters.stage-one', on, body)
const stageTwo = (on: string, body: Body = {}): Fact => told('adopters.stage-two', on, { fastTrack: false, ...body })
const approved = (on: string, decidedOn: string): Fact => stageTwo(on, { decidedOn, outcome: 'approved' })

describe('a household that would adopt', () => {
  it('is sent information within five working days of the enquiry and offered a meeting within ten', () => {
    const facts = [told('adopters.enquiry', '2025-04-14', { called: 'Larch', sentOn: '2025-04-22' })]
    expect(clocks('adopters.information-sent', facts)).toEqual(['2025-04-14 to 2025-04-23: stopped 2025-04-22'])
    expect(clocks('adopters.meeting-offered', facts)).toEqual(['2025-04-14 to 2025-04-30: runs'])
  })

  it.each([
    {
      because: 'stage one is decided within two months',
      facts: [stageOne('2025-01-06', { decidedOn: '2025-03-10' })],
      is: ['2025-01-06 to 2025-03-06: stopped 2025-03-10'],
    },
    {
      because: 'a pause that is over moves the day by as many days as it lasted',
      facts: [
        stageOne('2025-01-06', { decidedOn: '2025-03-20' }),
        told('adopters.pause', '2025-02-03', { goesOnOn: '2025-02-17', why: 'adopters' }),
      ],
      is: ['2025-01-06 to 2025-03-20: stopped 2025-03-20'],
    },
    {
      because: 'while it is paused it is neither late nor at risk',
      facts: [stageOne('2025-01-06'), told('adopters.pause', '2025-02-03', { why: 'agency' })],
      is: ['2025-01-06 to 2025-03-06: paused 2025-02-03'],
    },
    {
      because: 'a pause before the stage began does not count',
      facts: [
        told('adopters.pause', '2024-12-02', { goesOnOn: '2024-12-20', why: 'adopters' }),
        stageOne('2025-01-06'),
      ],
      is: ['2025-01-06 to 2025-03-06: runs'],
    },
    {
      because: 'it ends without a decision when the household leaves',
      facts: [stageOne('2025-01-06'), told('adopters.step', '2025-01-20', { what: 'left' })],
      is: ['2025-01-06 to 2025-03-06: ended 2025-01-20'],
    },
  ])('$because', ({ facts, is }) => {
    expect(clocks('adopters.stage-one', facts)).toEqual(is)
  })

  it('has six months after stage one to go on, and four months of stage two or of fast track', () => {
    const facts = [stageOne('2025-01-06', { decidedOn: '2025-03-03', outcome: 'go-on' }), stageTwo('2025-05-01')]
    expect(clocks('adopters.stage-two-notice', facts)).toEqual(['2025-03-03 to 2025-09-03: stopped 2025-05-01'])
    expect(clocks('adopters.stage-two', facts)).toEqual(['2025-05-01 to 2025-09-01: runs'])
    expect(clocks('adopters.fast-track', facts)).toEqual([])
    const fast = [stageTwo('2025-05-01', { fastTrack: true })]
    expect(clocks('adopters.fast-track', fast)).toEqual(['2025-05-01 to 2025-09-01: runs'])
    expect(clocks('adopters.stage-two', fast)).toEqual([])
  })

  it('may answer a proposed refusal within 40 working days, the day of sending being the first', () => {
    const facts = [told('adopters.refusal', '2025-03-03', { reviewOn: '2025-04-29' })]
    expect(clocks('adopters.determination', facts)).toEqual(['2025-03-03 to 2025-04-29: stopped 2025-04-29'])
  })

  it('is reviewed each year until a child is placed, and has its checks renewed every three', () => {
    const facts = [
      approved('2023-01-09', '2023-05-01'),
      told('adopters.approval-review', '2024-04-29', { stands: true }),
      told('adopters.checks', '2023-02-01', { clear: true }),
      told('adopters.step', '2024-09-02', { what: 'placed' }),
    ]
    expect(clocks('adopters.approval-reviewed', facts)).toEqual([
      '2023-05-01 to 2024-05-01: stopped 2024-04-29',
      '2024-04-29 to 2025-04-29: ended 2024-09-02',
    ])
    expect(clocks('adopters.checks-renewed', facts)).toEqual(['2023-02-01 to 2026-02-01: runs'])
    expect(clocks('adopters.matching-plan', facts)).toEqual(['2023-05-01 to 2023-08-01: ended 2024-09-02'])
  })

  it('has one stage at a time, told by people before lists, and a next step by the clock that is due first', () => {
    const facts = [
      told('adopters.enquiry', '2025-01-02', { called: 'Larch', sentOn: '2025-01-03', offeredOn: '2025-01-03' }),
      stageOne('2025-01-20', { decidedOn: '2025-03-03', outcome: 'go-on' }),
      stageTwo('2025-04-01'),
    ]
    const { journeys, stageSpans } = fold('adopter', facts)
    expect(stageSpans.map(({ stage, fromOn }) => `${stage} ${fromOn}`)).toEqual([
      'enquiry 2025-01-02',
      'stage-one 2025-01-20',
      'between-stages 2025-03-03',
      'stage-two 2025-04-01',
    ])
    expect(journeys[0]).toMatchObject({
      ...{ stage: 'stage-two', nextOn: '2025-08-01', nextWhat: 'Decide whether the adopters are suitable' },
    })
  })
})

describe('a household that fosters', () => {
  const applied = told('fostering.application', '2025-01-06', { called: 'Rowan', panelOn: '2025-08-20' })
  const decision = told('fostering.recommendation', '2025-08-27', { decidedOn: '2025-09-01', outcome: 'approved' })

  it('is considered by the panel within eight months and decided on within seven working days', () => {
    expect(clocks('fostering.assessment', [applied])).toEqual(['2025-01-06 to 2025-09-06: stopped 2025-08-20'])
    expect(clocks('fostering.decision', [applied, decision])).toEqual(['2025-08-27 to 2025-09-05: stopped 2025-09-01'])
  })

  it('is reviewed and visited unannounced each year until it fosters no longer', () => {
    const facts = [
      applied,
      decision,
      told('fostering.unannounced-visit', '2026-02-02'),
      told('fostering.ended', '2026-06-01', { how: 'resigned' }),
    ]
    expect(clocks('fostering.approval-reviewed', facts)).toEqual(['2025-09-01 to 2026-09-01: ended 2026-06-01'])
    expect(clocks('fostering.unannounced-visit', facts)).toEqual([
      '2025-09-01 to 2026-09-01: stopped 2026-02-02',
      '2026-02-02 to 2027-02-02: ended 2026-06-01',
    ])
    const { journeys, stageSpans } = fold('foster-home', facts)
    expect(stageSpans.map(({ stage, fromOn, toOn }) => `${stage} ${fromOn} to ${toOn ?? 'now'}`)).toEqual([
      'assessment 2025-01-06 to 2025-08-20',
      'recorded 2025-08-20 to 2025-08-27',
      'decision 2025-08-27 to 2025-09-01',
      'approved 2025-09-01 to 2026-06-01',
    ])
    expect(journeys).toMatchObject([{ endedOn: '2026-06-01', ending: 'ended', stage: null }])
  })

  it('that came and went on one day was known on that day', () => {
    const facts = [told('fostering.application', '2025-01-06'), told('fostering.ended', '2025-01-06')]
    expect(fold('foster-home', facts).journeys).toMatchObject([{ startedOn: '2025-01-06', endedOn: '2025-01-07' }])
  })

  it('may answer a proposed refusal within 28 days, and papers go to the independent review in ten working days', () => {
    const facts = [
      told('fostering.determination', '2025-03-03', { answeredOn: '2025-03-31' }),
      told('fostering.independent-review', '2025-04-14'),
    ]
    expect(clocks('fostering.determination', facts)).toEqual(['2025-03-03 to 2025-03-31: stopped 2025-03-31'])
    expect(clocks('fostering.papers-to-review', facts)).toEqual(['2025-04-14 to 2025-04-30: runs'])
  })

  it('is told of a refusal at stage one within ten working days', () => {
    const facts = [told('fostering.stage-one', '2025-03-03', { refused: true, notifiedOn: '2025-03-10' })]
    expect(clocks('fostering.stage-one-refused', facts)).toEqual(['2025-03-03 to 2025-03-17: stopped 2025-03-10'])
  })
})
