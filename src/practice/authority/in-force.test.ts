import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { scorecard } from '../../account/index.ts'
import { dueOn, runsOn, rulesIn, warnOn, withRules, type ClockRule } from '../../clocks/index.ts'
import type { Fact, FactId, FieldValue } from '../../record/index.ts'
import { day, isWorkingDay, type Day } from '../../time/index.ts'
import { clockRules, defaultDefinitions, type Definitions } from '../index.ts'
import { improvementRules } from '../improvement/index.ts'
import { keptRules } from '../records/index.ts'
import { clockSettings } from './clock-settings.ts'
import { changeOn, changesIn, definitionsUnder, settingsOf } from './in-force.ts'
import { sayValue } from './setting.ts'

let made = 0
const aChange = (setting: string, value: FieldValue, from: string, recordedOn = from): Fact => ({
  id: `fact-${String((made += 1))}` as FactId, // tests need no uuid
  type: 'authority.setting',
  happenedOn: day(from),
  body: { setting, value },
  ...{ revision: 0, voices: ['typed'], corrections: 0, subjects: [], statement: null, differences: [] },
  recordedOn: day(recordedOn),
})

const under = (...facts: readonly Fact[]): Definitions => definitionsUnder(defaultDefinitions, facts)
const ruleOf = (definitions: Definitions, id: string): ClockRule => {
  const rule = clockRules(definitions).find((each) => each.id === id)
  if (!rule) throw new Error(`There is no rule ${id}`)
  return rule
}
const due = (definitions: Definitions, id: string, from: string): Day =>
  dueOn(ruleOf(definitions, id), day(from), definitions.calendar)

const settings = settingsOf(defaultDefinitions)

describe('the definitions in force', () => {
  it('are those shipped while the authority has set nothing', () => {
    expect(under()).toBe(defaultDefinitions)
  })

  it('hold a changed limit for clocks that start on its day or later, and the one before for earlier ones', () => {
    const set = under(aChange('permanence.moved-in.limit', 21, '2025-09-01'))
    expect(due(set, 'permanence.moved-in', '2025-08-31')).toBe('2025-09-28') // 28 days, because it started a day before
    expect(due(set, 'permanence.moved-in', '2025-09-01')).toBe('2025-09-22')
  })

  it('hold a changed warning, and the last fifth of the limit again where it is taken away', () => {
    const set = under(
      aChange('permanence.a2.warning', 60, '2025-01-01'),
      aChange('permanence.a2.warning', null, '2025-07-01'),
    )
    const a2 = ruleOf(set, 'permanence.a2')
    const warned = (from: string) => warnOn(a2, day(from), dueOn(a2, day(from), set.calendar))
    expect(warned('2024-12-31')).toBe('2025-03-21') // 41 days before 1 May, as shipped
    expect(warned('2025-01-01')).toBe('2025-03-03') // 60 days before 2 May
    expect(warned('2025-07-01')).toBe('2025-10-06') // a fifth of 121 is 24 days, before 30 October
  })

  it('do not depend on the order in which changes are given', () => {
    const changes = [
      aChange('permanence.moved-in.limit', 21, '2025-09-01'),
      aChange('permanence.moved-in.limit', 35, '2024-09-01'),
      aChange('permanence.moved-in.limit', 14, '2025-09-01', '2025-10-01'),
    ]
    expect(under(...changes)).toEqual(under(...[...changes].reverse()))
    // Two for one day: the one recorded later stands.
    expect(due(under(...changes), 'permanence.moved-in', '2025-09-01')).toBe('2025-09-15')
  })

  it('do not follow what may not be set, what this release does not know, and what no such setting can be', () => {
    const ignored = [
      aChange('child.first-review.limit', 30, '2025-01-01'), // the law's own wording was read
      aChange('scorecard.2016.a1', 400, '2025-01-01'), // likewise
      aChange('practice.of-another-time', 1, '2025-01-01'),
      aChange('permanence.moved-in.limit', 'soon', '2025-01-01'),
      aChange('permanence.moved-in.limit', 0, '2025-01-01'),
      aChange('permanence.court-authority', 'constructor', '2025-01-01'),
    ]
    expect(under(...ignored)).toEqual(defaultDefinitions)
  })

  it('count a local bank holiday as no working day, and one that is taken away as one', () => {
    const set = under(
      aChange('authority.bank-holiday', 'A day of our own', '2025-10-15'),
      aChange('authority.bank-holiday', null, '2025-12-26'),
    )
    expect(isWorkingDay(set.calendar, day('2025-10-15'))).toBe(false)
    expect(isWorkingDay(set.calendar, day('2025-12-26'))).toBe(true)
    // The first review within 20 working days of 1 October: 29 October, and one day more for 15 October.
    expect(due(defaultDefinitions, 'child.first-review', '2025-10-01')).toBe('2025-10-29')
    expect(due(set, 'child.first-review', '2025-10-01')).toBe('2025-10-30')
  })

  it('compare a figure with the threshold that holds on the last day of its period', () => {
    const set = under(
      aChange('scorecard.2017.a1', 400, '2024-04-01'),
      aChange('scorecard.a5-denominator', 'adopted-or-reversed', '2025-03-31'),
      aChange('scorecard.2017.a1', 365, '2025-03-31'),
    )
    const thresholdOf = (to: string) =>
      scorecard({ points: [], spans: [] }, { from: day('2020-04-01'), to: day(to) }, set.scorecard)[0]?.threshold
    expect([thresholdOf('2024-03-31'), thresholdOf('2025-03-30'), thresholdOf('2025-03-31')]).toEqual([426, 400, 365])
    expect(set.scorecard.later?.at(-1)?.settings.a5Denominator).toBe('adopted-or-reversed')
  })

  it('hold for the whole record where figures counted in two ways could not be compared', () => {
    const set = under(
      aChange('permanence.court-authority', 'first-in-care', '2025-01-01'),
      aChange('permanence.respite-keeps-carer', false, '2025-01-01'),
      aChange('permanence.long-term-placement', false, '2025-01-01'),
      aChange('child.quiet-after', 42, '2025-01-01'),
      aChange('authority.duty-manager', 'Permanence duty desk', '2025-01-01'),
    )
    expect(set.permanence.settings).toEqual({
      courtAuthority: 'first-in-care',
      respiteKeepsCarer: false,
      longTermPlacementIsPermanence: false,
    })
    expect([set.child.quietAfterDays, set.dutyManager]).toEqual([42, 'Permanence duty desk'])
  })
})

describe('what may be set', () => {
  it('is offered of every timescale of the rule book: its limit and its warning', () => {
    const ids = new Set(settings.map(({ id }) => id))
    for (const { id } of clockRules(defaultDefinitions)) {
      expect(ids, id).toContain(`${id}.limit`)
      expect(ids, id).toContain(`${id}.warning`)
    }
    expect(ids.size).toBe(settings.length)
  })

  it('is found wherever a rule stands, so that a practice not yet written has it too', () => {
    expect(
      rulesIn(defaultDefinitions)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(
      [
        ...clockRules(defaultDefinitions),
        ...keptRules(defaultDefinitions.kept), // how long records are kept
        ...improvementRules(defaultDefinitions.improvement),
      ]
        .map(({ id }) => id)
        .sort(),
    )
    const rule: ClockRule = { ...ruleOf(defaultDefinitions, 'permanence.a2'), id: 'harbour.issued', trust: 'K?' }
    const later = { ...defaultDefinitions, harbour: { steps: [{ rule }] } }
    const offered = clockSettings(later).filter(({ id }) => id.startsWith('harbour.'))
    expect(offered.map(({ id }) => id)).toEqual([
      'harbour.issued.limit',
      'harbour.issued.warning',
      'harbour.issued.switch',
    ])
    const on = offered[2]?.set(later, true, day('2025-01-01'))
    const [switched] = rulesIn(on).filter(({ id }) => id === 'harbour.issued')
    if (!switched) throw new Error('The rule is gone')
    // Unverified: off until somebody has confirmed it
    expect(offered[2]?.shipped).toBe(false)
    expect([runsOn(switched, day('2024-12-31')), runsOn(switched, day('2025-01-01'))]).toEqual([false, true])
  })

  it('is not what the law says word for word: that is shown, with why', () => {
    const local = new Set(rulesIn(defaultDefinitions).flatMap(({ id, isLocal }) => (isLocal ? [`${id}.limit`] : [])))
    for (const { fixed, trust, id } of settings) expect(fixed !== null, id).toBe(trust === 'V' && !local.has(id))
  })

  it('says its source and its shipped value in words', () => {
    for (const setting of settings) {
      expect(setting.source.length, setting.id).toBeGreaterThan(10)
      expect(sayValue(setting, setting.shipped), setting.id).not.toBe('')
    }
  })

  it('changes the definitions when it is set, and nothing else than it says', () => {
    const rule = (definitions: Definitions) => withRules(definitions, ({ changes: _, ...shipped }) => shipped)
    for (const setting of settings.filter(({ applies }) => applies === 'clocks-starting')) {
      const other = setting.asks.kind === 'switch' ? setting.shipped !== true : setting.shipped === 5 ? 6 : 5
      const set = setting.set(defaultDefinitions, other, day('2025-01-01'))
      expect(isDeepStrictEqual(set, defaultDefinitions), setting.id).toBe(false)
      const { keptFrom } = defaultDefinitions.casework
      expect(
        isDeepStrictEqual(rule({ ...set, casework: { ...set.casework, keptFrom } }), defaultDefinitions),
        setting.id,
      ).toBe(true)
    }
  })

  it('holds on a day by the last change before it; a change for the whole record holds on every day', () => {
    const facts = [
      aChange('permanence.moved-in.limit', 21, '2025-09-01'),
      aChange('child.quiet-after', 42, '2025-09-01'),
    ]
    const changes = changesIn(facts, settings)
    const valueOn = (id: string, on: string) => {
      const setting = settings.find((each) => each.id === id)
      return setting && changeOn(changes, setting, day(on))?.value
    }
    expect(valueOn('permanence.moved-in.limit', '2025-08-31')).toBeUndefined()
    expect(valueOn('permanence.moved-in.limit', '2025-09-01')).toBe(21)
    expect(valueOn('child.quiet-after', '2020-01-01')).toBe(42)
  })
})
