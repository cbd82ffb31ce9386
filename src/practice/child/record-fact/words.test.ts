import { describe, expect, it } from 'vitest'
import type { Fact, FactId, SubjectId } from '../../../record/index.ts'
import { day } from '../../../time/index.ts'
import { delay } from '../../permanence/events.ts'
import { changedFields } from './ports.ts'
import { sayValue, sideBySide } from './words.ts'

const fact: Fact = {
  id: 'f' as FactId, // any id
  type: 'permanence.delay',
  happenedOn: day('2025-02-03'),
  body: { cause: 'court-delay', endedOn: null, whose: null },
  revision: 1,
  voices: ['ssda903'],
  corrections: 0,
  subjects: ['s' as SubjectId], // any id
  statement: '2026:2025-07-31',
  recordedOn: day('2025-08-01'),
  differences: [],
}

describe('two people changing one fact', () => {
  it('see both versions side by side, in words, and which fields differ', () => {
    const onRecord = { happenedOn: day('2025-02-03'), body: { ...fact.body, endedOn: day('2025-03-01') }, texts: {} }
    const typed = { happenedOn: day('2025-02-03'), body: { ...fact.body, cause: 'medical' }, texts: {} }
    expect(sideBySide(delay, onRecord, typed)).toMatchObject([
      { label: 'Waiting from', onRecord: '3 February 2025', typed: '3 February 2025', differs: false },
      {
        label: 'Cause of the delay',
        onRecord: 'Delay in the court’s listing or proceedings',
        typed: 'Adoption medical awaited',
        differs: true,
      },
      { label: 'Until', onRecord: '1 March 2025', typed: 'Not recorded', differs: true },
      { label: 'Whose delay', differs: false },
      { label: 'What happened', differs: false },
    ])
  })
})

describe('a person’s correction', () => {
  it('of an imported fact holds only what the person changed, so that the return keeps its own voice', () => {
    expect(changedFields(fact, { cause: 'medical', endedOn: null, whose: null })).toEqual({ cause: 'medical' })
  })
  it('of a typed fact says it whole', () => {
    const typed = { cause: 'medical', endedOn: null, whose: null }
    expect(changedFields({ ...fact, voices: ['typed'] }, typed)).toEqual(typed)
  })
  it('may empty a field: that is a change too', () => {
    expect(changedFields(fact, { cause: null })).toEqual({ cause: null })
  })
})

describe('a value in words', () => {
  it.each([
    [true, 'Yes'],
    [null, 'Not recorded'],
    ['', 'Not recorded'],
    [7, '7'],
  ])('%s reads as “%s”', (value, words) => {
    expect(sayValue({ kind: 'text', label: 'Any' }, value)).toBe(words)
  })
})
