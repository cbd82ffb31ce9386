import { describe, expect, it } from 'vitest'
import { withHoliday, day } from '../../time/index.ts'
import type { FieldValue } from '../../record/index.ts'
import { settingsOf, type Setting } from '../authority/index.ts'
import { defaultDefinitions } from '../index.ts'
import { definitionsChanged, restated } from './compare.ts'
import { workedOutBy, type PublishedFigure } from './contents.ts'

const figure: PublishedFigure = {
  ...{ id: 'A1', title: 'Entering care to moving in', unit: 'days', value: 494, numerator: 4941, denominator: 10 },
  ...{ threshold: 426, met: false, rows: [{ child: 'one', days: 494 }], excluded: [] },
}
function anotherValueOf({ asks, shipped }: Setting): FieldValue {
  if (asks.kind === 'whole-number') return shipped === 9 ? 8 : 9
  if (asks.kind === 'choice') return Object.keys(asks.choices).find((choice) => choice !== shipped) ?? null
  return asks.kind === 'switch' ? shipped !== true : 'A day of our own'
}

const END = day('2025-03-31')
const then = workedOutBy(defaultDefinitions, END, '0.1.0')

describe('a published figure worked out anew', () => {
  it('is the same when its value, its threshold and the children behind it are', () => {
    expect(restated([figure], [{ ...figure }]).map(({ isSame }) => isSame)).toEqual([true])
  })

  it.each([
    ['its value', { value: 495 }],
    ['its denominator', { denominator: 11 }],
    ['its threshold', { threshold: 400 }],
    ['a child behind it', { rows: [{ child: 'two', days: 494 }] }],
    ['who is left out', { excluded: [{ child: 'three', reason: 'start of care is not in these files' }] }],
  ])('is restated when %s is another', (_, change) => {
    expect(restated([figure], [{ ...figure, ...change }]).map(({ isSame }) => isSame)).toEqual([false])
  })

  it('is restated when it is no longer worked out', () => {
    expect(restated([figure], [])).toEqual([{ published: figure, now: null, isSame: false }])
  })
})

describe('what figures were worked out by', () => {
  it('is the same while no definition, setting or bank holiday changed', () => {
    expect(definitionsChanged(then, workedOutBy(defaultDefinitions, END, '0.1.0'))).toEqual([])
  })

  it('says which way of counting changed, by its version', () => {
    const now = { ...then, indicators: { ...then.indicators, A3: 2 } }
    expect(definitionsChanged(then, now)).toEqual(['The way of counting A3 changed: version 1 then, 2 now.'])
  })

  it('says that a bank holiday or the release is another', () => {
    const calendar = withHoliday(defaultDefinitions.calendar, day('2025-10-15'), 'A day of our own')
    const now = workedOutBy({ ...defaultDefinitions, calendar }, END, '0.2.0')
    expect(definitionsChanged(then, now)).toEqual([
      'The bank holidays that working days leave out changed since.',
      'It was worked out by release 0.1.0; this is 0.2.0.',
    ])
  })

  it('notices every setting that a figure rests on, and no other', () => {
    const figuresRestOn =
      /^scorecard\.|^permanence\.(court-authority|respite-keeps-carer|long-term-placement)$|bank-holiday/
    for (const setting of settingsOf(defaultDefinitions).filter(({ fixed }) => fixed === null)) {
      const set = setting.set(defaultDefinitions, anotherValueOf(setting), day('2025-01-02'))
      const noticed = definitionsChanged(then, workedOutBy(set, END, '0.1.0')).length === 1
      expect(noticed, setting.id).toBe(figuresRestOn.test(setting.id))
    }
  })
})
