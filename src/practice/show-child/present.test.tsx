import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import type { FactId, SubjectId } from '../../record/index.ts'
import { addDays, day, englandAndWales, type Day } from '../../time/index.ts'
import { withCodes } from '../child/index.ts'
import { clockRules, defaultDefinitions, eventDefinitions } from '../index.ts'
import { a1Rule, a2Rule } from '../permanence/index.ts'
import type { ChildRead, History, RevisionTold } from './ports.ts'
import { presentChild, type ShowContext } from './present.ts'
import { Child } from './view.tsx'

const on = day('2025-10-16')
const jude = 'jude' as SubjectId // any id

const said = (
  fact: string,
  type: string,
  happenedOn: string | null,
  rest: Partial<RevisionTold> = {},
): RevisionTold => ({
  fact: fact as FactId, // any id
  revision: 0,
  type,
  shape: 1,
  subjects: [jude],
  happenedOn: happenedOn === null ? null : day(happenedOn),
  body: {},
  voice: 'ssda903',
  statement: '2026:2025-07-31',
  recordedOn: day('2025-08-01'),
  by: 'performance-analyst',
  ...rest,
})
const typed = { voice: 'typed', statement: null, by: 'social-worker' } as const

const history: History = {
  revisions: [
    said('born', 'child.identity', '2024-11-02', { body: { sex: '1' } }),
    said('care', 'child.episode', '2024-12-06', {
      body: { reasonStarted: 'S', legalStatus: 'V2', placement: 'U6', endedOn: null, reasonEnded: null },
    }),
    said('decision', 'permanence.adoption-decision', '2025-07-03'),
    said('decision', 'permanence.adoption-decision', '2025-07-04', {
      ...typed,
      revision: 1,
      recordedOn: day('2025-10-16'),
    }),
    said('order', 'permanence.placement-order', '2025-07-24', { ...typed, recordedOn: day('2025-07-25') }),
    said('order-in-return', 'child.episode', '2025-07-24', {
      body: { reasonStarted: 'L', legalStatus: 'E1', placement: 'U6' },
    }),
    said('health', 'child.health-year', '2025-04-01', { body: { dentalCheck: '1' } }),
    said('wrong', 'child.review', '2025-02-01'),
    said('wrong', 'child.review', null, { ...typed, revision: 1, recordedOn: day('2025-09-01') }),
    said('later', 'child.review', '2025-11-20'),
  ],
  texts: [{ fact: 'wrong' as FactId, revision: 1, field: 'reason', text: 'It was another child.' }],
}

const clock = (rule: string, startedOn: Day, days: number) => ({
  rule,
  startedBy: 'care' as FactId, // any id
  startedOn,
  warnOn: addDays(startedOn, days - 42),
  dueOn: addDays(startedOn, days),
  pausedOn: null,
  stoppedOn: null,
  endedWithoutOn: null,
})

const owner = { role: 'social-worker', named: 'SW00031' } as const
const stay = (stage: string, from: string, to: string | null, practice = 'permanence') => ({
  practice,
  nth: 1,
  stage,
  from: day(from),
  to: to === null ? null : day(to),
  owner,
})
const journey = { nth: 1, startedOn: day('2024-12-06'), startKnown: true, endedOn: null, ending: null }

const child: ChildRead = {
  subject: jude,
  name: null,
  sourceRef: '100234',
  bornOn: day('2024-11-02'),
  sex: '1',
  team: null,
  siblingGroup: 'A',
  journeys: [
    { ...journey, practice: 'child', nextOn: day('2025-11-01'), nextWhat: 'Review' },
    { ...journey, practice: 'permanence', nextOn: day('2025-11-22'), nextWhat: 'Match' },
  ],
  stays: [
    stay('looked-after', '2024-12-06', null, 'child'),
    stay('becoming-looked-after', '2024-12-06', '2025-07-03'),
    stay('adoption-planned', '2025-07-03', '2025-07-24'),
    stay('family-finding', '2025-07-24', null),
  ],
  clocks: [clock(a1Rule.id, day('2024-06-06'), 426), clock(a2Rule.id, day('2025-07-24'), 121)].map((one, index) =>
    index === 0 ? { ...one, startedOn: day('2024-12-06'), dueOn: day('2025-08-01') } : one,
  ),
  delays: [
    { fact: 'd' as FactId, fromOn: day('2025-07-20'), toOn: day('2025-09-18'), kind: 'medical:others' }, // any id
  ],
  contradictions: [{ code: 'x', onDate: day('2025-07-04'), facts: [], says: 'Two decisions.' }],
  siblings: [
    { subject: 'wren' as SubjectId, name: 'Wren', sourceRef: null, bornOn: day('2022-10-01'), stage: 'family-finding' },
  ],
}

const context: ShowContext = {
  on,
  calendar: englandAndWales,
  rules: new Map(clockRules(defaultDefinitions).map((rule) => [rule.id, rule])),
  past: [],
  isAllShown: false,
  isPast: false,
  definitions: withCodes(eventDefinitions, {
    'child.episode': { legalStatus: { kind: 'choice', choices: { V2: 'Accommodated, section 20' } } },
  }),
  titleOf: () => 'Social worker',
}
const shown = presentChild(child, history, context)
const entry = (heading: string) => {
  const found = shown.happened.find((one) => one.heading === heading)
  if (!found) throw new Error(heading)
  return found
}

describe('who the child is', () => {
  it('is a number until a name is known, with age, stage, plan, owner and next date', () => {
    expect([shown.called, shown.about]).toEqual(['Child 100234', '11 months · born 2 November 2024 · boy'])
    expect(shown.terms).toEqual([
      { term: 'Stage', value: 'Family finding', note: 'since 24 July 2025' },
      { term: 'Plan', value: 'Adoption', note: 'decided 4 July 2025' },
      {
        term: 'Owner and next date',
        value: 'Social worker SW00031, not yet linked',
        note: 'Find a family and decide the match: Fri 1 Aug, late by 76 days',
      },
      { term: 'Workers so far', value: 'Not recorded', note: 'Team not recorded' },
    ])
  })

  it('always has a next date while anything is open, even where no clock runs', () => {
    const quiet = presentChild({ ...child, clocks: [] }, history, context)
    expect(quiet.terms[2]?.note).toBe('Find a family and decide the match: Sat 22 Nov, in 26 working days')
  })
})

describe('what happened', () => {
  it('is told the latest first, up to the day of reading, in the words of the record', () => {
    expect(shown.happened.map(({ said: when, heading }) => `${when}: ${heading}`)).toEqual([
      'Thursday 24 July 2025: Placement order made',
      'Friday 4 July 2025: Should be placed for adoption',
      'Friday 6 December 2024: Became looked after',
      'Saturday 2 November 2024: Born',
    ])
  })

  it('says who told it, and what was corrected until when', () => {
    const decision = entry('Should be placed for adoption')
    expect(decision.source).toBe(
      'From the SSDA903 return of 31 Jul 2025 and corrected on 16 Oct 2025 by the social worker',
    )
    expect(decision.corrections).toBe('Corrected once: date of the decision was 3 July 2025 until 16 October 2025.')
    expect(decision.differences).toEqual([
      'Date of the decision: a person recorded 4 July 2025; the return says 3 July 2025.',
    ])
  })

  it('joins what a person and a return tell of one day', () => {
    const order = entry('Placement order made')
    expect([order.source, ...order.also.map(({ source }) => source)].sort()).toEqual([
      'From the SSDA903 return of 31 Jul 2025',
      'Recorded on 25 Jul 2025 by the social worker',
    ])
  })

  it('says codes of the return in words, and keeps yearly tables and withdrawn facts apart', () => {
    expect(entry('Became looked after').details).toContainEqual({
      label: 'Legal status',
      value: 'Accommodated, section 20',
    })
    expect(shown.yearly.map(({ heading }) => heading)).toEqual(['Health in the year'])
    expect(shown.withdrawn).toEqual([
      {
        heading: 'Review, 1 February 2025',
        says: 'Withdrawn on 1 September 2025 by the social worker.',
        reason: 'It was another child.',
      },
    ])
  })
})

describe('why late', () => {
  it('adds causes up to the days over, with the unexplained rest', () => {
    const [why] = shown.whys
    expect(why?.heading).toBe('A1, entering care to moving in: 76 days over 238')
    expect(why?.rows.map(({ cause, whose, days }) => [cause, whose, days])).toEqual([
      ['Adoption medical awaited', 'Others’', '60'],
    ])
    expect([why?.unexplainedWords, why?.total]).toEqual(['16', '76'])
  })
})

describe('what to do and what is missing', () => {
  it('offers what usually comes next first, with the cause of delay where days are unexplained', () => {
    expect(shown.next.slice(0, 2).map(({ text }) => text)).toEqual(['Record the match', 'Record a cause of delay'])
  })

  it('lists what is not recorded with the page that records it', () => {
    expect(shown.missing.map(({ what, step }) => [what, step?.href ?? null])).toEqual([
      ['Why 16 days of delay', '/children/jude/record/permanence.delay'],
      ['Name', '/children/jude/record/child.name'],
      ['Team', '/children/jude/record/child.name'],
      ['The section 20 agreement', '/children/jude/record/child.section-20'],
    ])
    const agreed = said('agreed', 'child.section-20', '2024-01-04', typed)
    const after = presentChild(child, { ...history, revisions: [...history.revisions, agreed] }, context)
    expect(after.missing.map(({ what }) => what)).not.toContain('The section 20 agreement')
  })
})

describe('the page', () => {
  it('has one h1, clocks with their law, and no inline styles', () => {
    const html = renderToString(<Child shown={shown} />)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).toContain('A2: Adoption scorecard, A2 threshold since 2012-15')
    expect(html.includes('style=')).toBe(false)
  })

  it('offers nothing to record where it shows what was known in the past', () => {
    const past = renderToString(<Child shown={presentChild(child, history, { ...context, isPast: true })} />)
    expect(past.includes('/record/')).toBe(false)
    expect(past.includes('/correct')).toBe(false)
  })

  it('is as it was on an earlier day', () => {
    const before = presentChild(child, history, { ...context, on: day('2025-07-10') })
    expect(before.terms[0]).toEqual({
      term: 'Stage',
      value: 'Adoption planned, authority awaited',
      note: 'since 3 July 2025',
    })
    expect(before.happened.map(({ heading }) => heading)).not.toContain('Placement order made')
  })
})
