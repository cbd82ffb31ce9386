import { describe, expect, it } from 'vitest'
import type { Body, Fact } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { defaultDefinitions, type Definitions } from '../index.ts'
import { bornOn, episodes, fold, typed } from '../testing.ts'

/** A council that keeps plans for education here, and has confirmed what is unverified. */
const confirmed: Definitions = {
  ...defaultDefinitions,
  casework: {
    clocks: defaultDefinitions.casework.clocks.map((clock) => ({
      ...clock,
      rule: { ...clock.rule, changes: [{ from: day('2018-01-01'), isOff: false }] },
    })),
    keptFrom: { ...defaultDefinitions.casework.keptFrom, education: day('2018-01-01') },
  },
}
const happened = (type: string, on: string, body: Body = {}): Fact => typed(type, on, body)
const visit = (on: string): Fact => happened('child.visit', on, { seen: true, seenAlone: true, place: 'home' })
const inCare = episodes('2024-01-08 S C2 U4')

/** The clocks of one rule as text: from, due, then how it came out. */
const clocks = (rule: string, facts: readonly Fact[]): readonly string[] =>
  fold(facts, confirmed)
    .clocks.filter((clock) => clock.rule === rule)
    .sort((a, b) => (a.startedOn < b.startedOn ? -1 : 1))
    .map(({ startedOn, dueOn, stoppedOn, endedWithoutOn }) => {
      const came = stoppedOn ? `stopped ${stoppedOn}` : endedWithoutOn ? `ended ${endedWithoutOn}` : 'runs'
      return `${startedOn} to ${dueOn}: ${came}`
    })

type Row = [string, readonly Fact[], readonly string[], string]

const approval = (body: Body = {}): Fact => happened('child.temporary-approval', '2025-01-06', body)
const parent = (body: Body = {}): Fact => happened('child.placed-with-parent', '2025-01-06', body)
const papers = (body: Body = {}): Fact =>
  happened('permanence.decision-papers', '2025-04-01', { about: 'adoption', ...body })

describe('placements with clocks of their own', () => {
  it.each([
    ['child.temporary-approval', [approval()], ['2025-01-06 to 2025-04-28: runs'], 'sixteen weeks are 112 days'],
    [
      'child.temporary-approval',
      [approval({ extendedFromOn: '2025-04-28' })],
      ['2025-01-06 to 2025-04-28: stopped 2025-04-28'],
      'an extension takes its place',
    ],
    [
      'child.temporary-approval-extended',
      [approval({ extendedFromOn: '2025-04-28', approvedOn: '2025-06-02' })],
      ['2025-04-28 to 2025-06-23: stopped 2025-06-02'],
      'eight more weeks run from the day on which it would have ended',
    ],
    [
      'child.early-permanence-notice',
      [happened('child.early-permanence-notice', '2025-02-03', { endedOn: '2025-02-20' })],
      ['2025-02-03 to 2025-03-03: stopped 2025-02-20'],
      'the approval ends 28 days after the notice, or with the placement',
    ],
    [
      'child.parent-assessed',
      [parent({ assessedOn: '2025-01-20' })],
      ['2025-01-06 to 2025-01-20: stopped 2025-01-20'],
      'ten working days after the placement is a fortnight',
    ],
    [
      'child.parent-decided',
      [parent({ assessedOn: '2025-01-20' })],
      ['2025-01-20 to 2025-02-03: runs'],
      'ten more run from the assessment',
    ],
    [
      'child.visit-parent-unassessed',
      [parent(), visit('2025-01-10'), happened('child.review', '2025-01-30')],
      ['2025-01-06 to 2025-01-13: stopped 2025-01-10', '2025-01-10 to 2025-01-17: ended 2025-01-30'],
      'visits are weekly until the first review',
    ],
    [
      'child.visit-arranged-by-another',
      [happened('child.arranged-by-another', '2025-01-06'), visit('2025-01-10')],
      ['2025-01-10 to 2025-02-21: runs'],
      'six weeks follow each visit in the first year',
    ],
    [
      'child.visit-arranged-by-another-later',
      [happened('child.arranged-by-another', '2025-01-06'), visit('2026-02-02')],
      ['2026-02-02 to 2026-05-02: runs'],
      'three months follow each visit after it',
    ],
    [
      'child.visit-long-term-foster',
      [...inCare, happened('child.fewer-visits-agreed', '2025-03-03'), visit('2025-04-01')],
      ['2025-04-01 to 2025-10-01: runs'],
      'six months follow a visit after the first year where the child agreed',
    ],
    [
      'child.visit-settled',
      [...inCare, happened('child.fewer-visits-agreed', '2025-03-03'), visit('2025-04-01')],
      [],
      'three months do not run beside the six that were agreed',
    ],
    [
      'child.school-place',
      [
        happened('child.education', '2025-01-06', { kind: 'no-place' }),
        happened('child.education', '2025-01-27', { kind: 'on-roll' }),
      ],
      ['2025-01-06 to 2025-02-03: stopped 2025-01-27'],
      'a school place is found within twenty days',
    ],
    [
      'child.education-plan-in-place',
      [bornOn('2015-05-01'), ...inCare, happened('child.education', '2024-01-15', { kind: 'begun' })],
      ['2024-01-08 to 2024-02-05: runs'],
      'a plan that was begun is not yet in place',
    ],
    [
      'child.education-plan-begun',
      [bornOn('2015-05-01'), ...inCare, happened('child.education', '2024-01-15', { kind: 'begun' })],
      ['2024-01-08 to 2024-01-22: stopped 2024-01-15'],
      'that it was begun is enough here',
    ],
    [
      'front-door.in-need-disabled-assessed',
      [
        happened('child.in-need', '2024-01-08', { disabled: true }),
        happened('child.assessment', '2024-01-08', { endedOn: '2024-02-12' }),
      ],
      ['2024-02-12 to 2025-02-12: runs'],
      'a disabled child in need is assessed again within a year',
    ],
    [
      'front-door.in-need-disabled-assessed',
      [
        happened('child.in-need', '2024-01-08', { disabled: false }),
        happened('child.assessment', '2024-01-08', { endedOn: '2024-02-12' }),
      ],
      [],
      'the plan’s standard is for disabled children alone',
    ],
    [
      'protection.emergency-order-extended',
      [
        happened('protection.emergency', '2025-01-06', {
          ...{ kind: 'order', extendedFromOn: '2025-01-14', endedOn: '2025-01-20' },
        }),
      ],
      ['2025-01-14 to 2025-01-21: stopped 2025-01-20'],
      'one extension of up to seven days runs from when the order would have ended',
    ],
  ] satisfies readonly Row[])('%s of %s is %s, because %s', (rule, facts, expected, _) => {
    expect(clocks(rule, facts)).toEqual(expected)
  })
})

describe('steps to adoption', () => {
  it.each([
    [
      'permanence.report-received',
      [happened('permanence.report', '2025-01-06', { receivedOn: '2025-02-10' })],
      ['2025-01-06 to 2025-02-17: stopped 2025-02-10'],
      'six weeks from being complete',
    ],
    [
      'permanence.decision',
      [papers({ decidedOn: '2025-04-10' })],
      ['2025-04-01 to 2025-04-10: stopped 2025-04-10'],
      'seven working days from the papers',
    ],
    [
      'permanence.decision-told',
      [papers({ decidedOn: '2025-04-17' })],
      ['2025-04-17 to 2025-04-23: runs'],
      'Good Friday and Easter Monday do not count',
    ],
    [
      'permanence.decision-written',
      [papers({ decidedOn: '2025-04-10', toldOn: '2025-04-11', writtenOn: '2025-04-16' })],
      ['2025-04-10 to 2025-04-17: stopped 2025-04-16'],
      'five working days from the decision',
    ],
    ['permanence.decision-told', [papers()], [], 'nothing is told before it is decided'],
    [
      'permanence.matched-relinquished',
      [happened('permanence.relinquished', '2025-01-06')],
      ['2025-01-06 to 2025-04-06: runs'],
      'three months where the parents of a baby ask',
    ],
    [
      'permanence.placement-report-comments',
      [happened('permanence.placement-report', '2025-01-06', { commentedOn: '2025-01-15' })],
      ['2025-01-06 to 2025-01-20: stopped 2025-01-15'],
      'adopters have ten working days',
    ],
    [
      'permanence.register',
      [
        happened('permanence.adoption-decision', '2025-01-06'),
        happened('permanence.family-search', '2025-03-03', { where: 'elsewhere' }),
      ],
      ['2025-01-06 to 2025-04-06: stopped 2025-03-03'],
      'a search elsewhere is what it waits for',
    ],
    [
      'permanence.life-story',
      [happened('permanence.ceremony', '2025-01-06', { bookOn: '2025-01-17' })],
      ['2025-01-06 to 2025-01-20: stopped 2025-01-17'],
      'ten working days after the ceremony',
    ],
    [
      'permanence.later-life-letter',
      [happened('permanence.ceremony', '2025-01-06', { bookOn: '2025-01-17' })],
      ['2025-01-06 to 2025-01-20: runs'],
      'the book is not the letter',
    ],
    [
      'permanence.financial-support-review',
      [
        happened('permanence.support', '2023-01-09'),
        happened('permanence.support-review', '2024-01-05', { goesOn: true }),
      ],
      ['2023-01-09 to 2024-01-09: stopped 2024-01-05', '2024-01-05 to 2025-01-05: runs'],
      'each review starts the next year',
    ],
    [
      'permanence.disruption-meeting',
      [happened('permanence.disruption', '2025-01-06', { metOn: '2025-02-03' })],
      ['2025-01-06 to 2025-02-17: stopped 2025-02-03'],
      'six weeks, where the council confirmed them',
    ],
  ] satisfies readonly Row[])('%s of %s is %s, because %s', (rule, facts, expected, _) => {
    expect(clocks(rule, facts)).toEqual(expected)
  })
})
