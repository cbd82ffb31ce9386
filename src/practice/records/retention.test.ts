import { describe, expect, it } from 'vitest'
import type { Body, Fact, FactId } from '../../record/index.ts'
import { day, englandAndWales } from '../../time/index.ts'
import { readStory } from '../child/index.ts'
import { aSubject } from '../testing.ts'
import { settingsOf } from '../authority/in-force.ts'
import { defaultDefinitions } from '../definitions.ts'
import { rightsClocks } from './clocks.ts'
import { whyKept } from './purging.ts'
import { keptUntil, retentionRow } from './retention.ts'
import { keptDefinitions } from './rules.ts'

const keeping = { kept: keptDefinitions, calendar: englandAndWales }
let ids = 0
const fact = (type: string, on: string, body: Body = {}): Fact => ({
  id: `fact-${(ids += 1)}` as FactId,
  ...{ type, happenedOn: day(on), body, revision: 0, voices: ['typed'], corrections: 0, subjects: [aSubject] },
  ...{ statement: null, recordedOn: day(on), differences: [] },
})
const born = (on: string) => fact('child.identity', on, { sex: 'F' })
const care = (on: string, until: string | null, reason: string | null, placement = 'U6') =>
  fact('child.episode', on, {
    ...{ reasonStarted: 'S', legalStatus: 'C2', placement },
    ...{ endedOn: until, reasonEnded: reason },
  })
const kept = (facts: readonly Fact[]) => keptUntil(readStory(facts), keeping)

describe('A record is kept', () => {
  it.each([
    [
      'to the 75th birthday of a child who was looked after',
      [born('2010-10-16'), care('2012-01-05', '2014-02-03', 'E4A')],
      '2085-10-16',
      'records.case-record-kept',
    ],
    [
      'to 1 March for somebody born on 29 February',
      [born('2004-02-29'), care('2012-01-05', null, null)],
      '2079-03-01',
      'records.case-record-kept',
    ],
    [
      'fifteen years from the death of a child who died before 18',
      [born('2001-05-01'), care('2012-01-05', '2014-02-03', 'E2')],
      '2029-02-03',
      'records.case-record-kept-after-death',
    ],
    [
      'to the 75th birthday of somebody who died at 18',
      [born('1996-02-03'), care('2012-01-05', '2014-02-03', 'E2')],
      '2071-02-03',
      'records.case-record-kept',
    ],
    [
      'a hundred years from an adoption order, which is later than the birthday',
      [born('2021-05-01'), care('2022-01-05', '2024-02-22', 'E11', 'A5')],
      '2124-02-22',
      'records.adoption-record-kept',
    ],
  ])('%s', (_, facts, until, rule) => {
    expect(kept(facts)).toMatchObject({ until, rule })
  })

  it('without end where the birth date is not known, and by no rule where the child was never looked after', () => {
    expect(kept([care('2012-01-05', '2014-02-03', 'E4A')])).toMatchObject({
      until: null,
      rule: 'records.case-record-kept',
    })
    const inNeed = [born('2010-10-16'), fact('child.in-need', '2012-01-05')]
    expect(kept(inNeed)).toEqual({ until: null, rule: null, from: null })
    expect(retentionRow(aSubject, readStory(inNeed), keeping)).toBeNull()
  })
})

describe('A record that no rule keeps', () => {
  const inNeed = [born('2010-10-16'), fact('child.in-need', '2012-01-05', { endedOn: '2013-01-05' })]
  const decide = (on: string, untilOn: string) => fact('records.period', on, { untilOn })

  it('is kept until the day that the council decided, the last decision standing, and not purged before somebody decides', () => {
    expect(whyKept(inNeed, keeping, day('2140-01-01'))).toBe('too-early')
    const both = [...inNeed, decide('2025-02-01', '2030-01-01'), decide('2025-01-01', '2035-10-16')]
    expect(kept(both)).toMatchObject({ until: '2030-01-01', rule: 'records.period', from: '2025-02-01' })
    expect(retentionRow(aSubject, readStory(both), keeping)).toMatchObject({ keptUntil: '2030-01-01' })
    expect(whyKept(both, keeping, day('2029-12-31'))).toBe('too-early')
    expect(whyKept(both, keeping, day('2030-01-01'))).toBeNull()
  })

  it('is kept by the rule and not by the decision, once a rule keeps it: also where the rule’s day is not known', () => {
    const early = decide('2025-02-01', '2026-01-01')
    expect(kept([...inNeed, care('2026-01-05', null, null), early])).toMatchObject({ until: '2085-10-16' })
    expect(kept([care('2012-01-05', '2014-02-03', 'E4A'), early])).toMatchObject({ until: null })
  })
})

describe('How long a council keeps records', () => {
  it('is its own setting, where the wording of the law was not read', () => {
    const { lookedAfter } = keptDefinitions
    const longer = { ...lookedAfter, changes: [{ from: day('1900-01-01'), count: 80 }] }
    const story = readStory([born('2010-10-16'), care('2012-01-05', '2014-02-03', 'E4A')])
    expect(keptUntil(story, { ...keeping, kept: { ...keptDefinitions, lookedAfter: longer } }).until).toBe('2090-10-16')
    const ids = settingsOf(defaultDefinitions).map(({ id }) => id)
    expect(ids).toContain('records.case-record-kept.limit')
    expect(ids).toContain('records.adoption-record-kept.limit')
  })
})

describe('A record may be purged', () => {
  const over = [born('2001-05-01'), care('2012-01-05', '2014-02-03', 'E2')]

  it('from the day on which its time is over, and not the day before', () => {
    expect(whyKept(over, keeping, day('2029-02-02'))).toBe('too-early')
    expect(whyKept(over, keeping, day('2029-02-03'))).toBeNull()
  })

  it('never while a hold stands, and never where no rule gives a day', () => {
    const held = fact('records.hold', '2028-01-01', { why: 'inquiry', endedOn: null })
    expect(whyKept([...over, held], keeping, day('2040-01-01'))).toBe('held')
    const lifted = { ...held, body: { why: 'inquiry', endedOn: '2029-01-01' } }
    expect(whyKept([...over, lifted], keeping, day('2040-01-01'))).toBeNull()
    expect(whyKept([born('1930-01-01'), fact('child.in-need', '1940-01-05')], keeping, day('2040-01-01'))).toBe(
      'too-early',
    )
  })
})

describe('A request about a record', () => {
  const clocksOf = (facts: readonly Fact[]) => rightsClocks(aSubject, facts, defaultDefinitions.rights, englandAndWales)
  const access = (body: Body) => fact('records.access', '2025-01-31', body)

  it('is due by the corresponding date of the next month, or its last day, and two months later where it is extended', () => {
    expect(clocksOf([access({})])[0]).toMatchObject({ rule: 'records.subject-access', dueOn: '2025-02-28' })
    expect(clocksOf([access({ extended: true })])[0]).toMatchObject({ dueOn: '2025-04-30' })
    expect(clocksOf([fact('records.correction', '2025-03-14')])[0]).toMatchObject({ dueOn: '2025-04-14' })
  })

  it('stops when it is answered, ends without an answer when it is withdrawn, and two of one day are two', () => {
    expect(clocksOf([access({ endedOn: '2025-02-10', outcome: 'given' })])[0]).toMatchObject({
      stoppedOn: '2025-02-10',
    })
    expect(clocksOf([access({ endedOn: '2025-02-10', outcome: 'withdrawn' })])[0]).toMatchObject({
      ...{ stoppedOn: null, endedWithoutOn: '2025-02-10' },
    })
    expect(clocksOf([access({}), access({})])).toHaveLength(2)
  })
  it.each([
    ['2025-10-16', '2025-10-30', 'Thursday the 16th is accepted, and two working weeks later is a Thursday'],
    ['2025-12-15', '2025-12-31', 'Christmas Day and Boxing Day are no working days'],
    ['2026-03-27', '2026-04-14', 'Good Friday and Easter Monday lie between'],
  ])('accepted on %s is to be corrected by %s, because %s', (endedOn, dueOn) => {
    const request = fact('records.correction', '2025-10-01', { outcome: 'accepted', endedOn })
    const [decided, made] = clocksOf([request])
    expect(decided).toMatchObject({ rule: 'records.correction-decided', stoppedOn: endedOn })
    expect(made).toMatchObject({
      ...{ rule: 'records.correction-made', startedOn: endedOn, dueOn, stoppedOn: null },
      owner: { role: 'records-custodian', named: null },
    })
  })

  it('waits for no correction where it was refused, and no longer where it is made', () => {
    const decided = { endedOn: '2025-10-16', outcome: 'refused' }
    expect(clocksOf([fact('records.correction', '2025-10-01', decided)])).toHaveLength(1)
    const made = { endedOn: '2025-10-16', outcome: 'accepted', correctedOn: '2025-10-20' }
    expect(clocksOf([fact('records.correction', '2025-10-01', made)])[1]).toMatchObject({ stoppedOn: '2025-10-20' })
  })

  it('is corrected in the time that the council sets', () => {
    const { corrected } = defaultDefinitions.rights
    const soon = { ...corrected, changes: [{ from: day('1900-01-01'), count: 5 }] }
    const request = fact('records.correction', '2025-10-01', { outcome: 'accepted', endedOn: '2025-10-16' })
    const rights = { ...defaultDefinitions.rights, corrected: soon }
    expect(rightsClocks(aSubject, [request], rights, englandAndWales)[1]).toMatchObject({ dueOn: '2025-10-23' })
    expect(settingsOf(defaultDefinitions).map(({ id }) => id)).toContain('records.correction-made.limit')
  })
})
