import { describe, expect, it } from 'vitest'
import { day } from '../../../time/index.ts'
import { assessment, familyTime, managementDecision, visit } from '../casework-events.ts'
import { contact, earlyHelp, referral } from '../../front-door/events.ts'
import { section20 } from '../section-20-events.ts'
import { practiceAlert, reviewingOfficer } from '../reviewing-events.ts'
import { adoptionDecision, delay, movedIn } from '../../permanence/events.ts'
import { formOf, readTyped } from './fields.ts'

const bounds = { today: day('2025-10-16'), bornOn: day('2024-11-02') }
const on = (name: string, d: string, m: string, y: string) => ({
  [`${name}-day`]: [d],
  [`${name}-month`]: [m],
  [`${name}-year`]: [y],
})

describe('what a person types about a fact', () => {
  it('is read by the fact’s definition, with long text kept apart', () => {
    const typed = readTyped(
      delay,
      {
        ...on('happenedOn', '3', '2', '2025'),
        cause: ['court-delay'],
        whose: [''],
        note: ['  The hearing was moved twice. '],
      },
      bounds,
    )
    expect(typed).toEqual({
      happenedOn: '2025-02-03',
      body: { cause: 'court-delay', endedOn: null, whose: null },
      texts: { note: 'The hearing was moved twice.' },
      errors: [],
    })
  })

  it.each([
    [{}, 'happenedOn-day', 'Enter a date for “Waiting from”'],
    [on('happenedOn', '31', '2', '2025'), 'happenedOn-day', '“Waiting from” must be a real date, such as 27 3 2025'],
    [on('happenedOn', '17', '10', '2025'), 'happenedOn-day', '“Waiting from” must be today or in the past'],
    [
      on('happenedOn', '1', '11', '2024'),
      'happenedOn-day',
      '“Waiting from” must not be before the child was born, 2 November 2024',
    ],
    [
      { ...on('happenedOn', '3', '2', '2025'), ...on('endedOn', '2', '2', '2025') },
      'endedOn-day',
      '“Until” must not be before “Waiting from”',
    ],
    [{ cause: ['weather'] }, 'cause', 'Choose an answer to “Cause of the delay”'],
  ])('says beside the field what is wrong and how to mend it: %j', (form, field, says) => {
    expect(readTyped(delay, form, bounds).errors).toContainEqual({ field, says })
  })

  it.each([
    [reviewingOfficer, 'officer', 'Enter the Social Work England number', 'a name keeps its capitals'],
    [practiceAlert, 'respondByOn-day', 'Enter a date for “To be answered by”', 'a day is asked for as a day'],
    [familyTime, 'with', 'Enter an answer to “With whom”', 'nobody says “the with whom”'],
    [managementDecision, 'reasons', 'Enter the reasons', 'a decision has its reasons'],
  ])('asks for what is missing in a sentence: %#', (definition, field, says, because) => {
    expect(readTyped(definition, {}, bounds).errors, because).toContainEqual({ field, says })
  })

  it('leaves a question unanswered rather than guessing', () => {
    expect(readTyped(movedIn, on('happenedOn', '3', '2', '2025'), bounds).body).toEqual({ fosterCarers: null })
  })

  describe('whether a child was seen alone', () => {
    it.each([
      ['yes', 'yes', true, null, 'a child who was seen may have been seen alone'],
      ['yes', '', null, 'Choose an answer to “Was the child seen alone?”', 'it is asked of a child who was seen'],
      ['no', '', null, null, 'it is not asked where the child was not seen'],
      ['no', 'no', false, null, 'and a no says nothing wrong'],
      [
        ...(['no', 'yes', true] as const),
        '“Was the child seen alone?” cannot be yes without a yes to “Was the child seen?”',
        'nobody is seen alone unseen',
      ],
      ['', '', null, null, 'whether the child was seen is asked first'],
    ])('where seen is “%s” and alone is “%s”, %j is kept', (seen, alone, kept, says, because) => {
      const form = { ...on('happenedOn', '3', '2', '2025'), seen: [seen], seenAlone: [alone], place: ['home'] }
      const { body, errors } = readTyped(visit, form, bounds)
      const wrong = errors.find(({ field }) => field === 'seenAlone')?.says ?? null
      expect([body['seenAlone'], wrong], because).toEqual([kept, says])
    })
  })

  describe('what is answered together or not at all', () => {
    const [dayOf, what] = ['What is done with it decided on', 'What is done with it']
    it.each([
      [contact, '', '', [], 'it may wait to be decided'],
      [contact, '3', 'inform', [], 'both are there'],
      [
        ...([contact, '', 'inform'] as const),
        [['decidedOn-day', `Enter a date for “${dayOf}”: “${what}” is answered`]],
        'a decision was made on some day',
      ],
      [
        ...([contact, '3', ''] as const),
        [['decision', `Choose an answer to “${what}”: “${dayOf}” is answered`]],
        'on a day of a decision something was decided',
      ],
      [
        ...([referral, '', 'assess'] as const),
        [['decidedOn-day', 'Enter a date for “Next step decided on”: “Next step” is answered']],
        'a referral is no other',
      ],
      [
        ...([referral, '3', ''] as const),
        [['decision', 'Choose an answer to “Next step”: “Next step decided on” is answered']],
        'nor is its day',
      ],
      [
        ...([referral, '32', ''] as const),
        [
          ['decidedOn-day', '“Next step decided on” must be a real date, such as 27 3 2025'],
          ['decision', 'Choose an answer to “Next step”: “Next step decided on” is answered'],
        ],
        'a day that is none was meant as one',
      ],
    ])('$type decided on “%s” as “%s” is told %j', (definition, onDay, decision, told, because) => {
      const decided = onDay === '' ? {} : on('decidedOn', onDay, '2', '2025')
      const form = {
        ...on('happenedOn', '3', '2', '2025'),
        ...decided,
        source: ['school'],
        how: ['form'],
        about: ['x'],
      }
      const { errors } = readTyped(definition, { ...form, decision: [decision] }, bounds)
      expect(
        errors.map(({ field, says }) => [field, says]),
        because,
      ).toEqual(told)
    })

    it('is asked of one side alone where only that needs the other: help may be closed without a reason', () => {
      const help = { ...on('happenedOn', '3', '2', '2025'), direction: ['down'] }
      const told = (more: object) => readTyped(earlyHelp, { ...help, ...more }, bounds).errors.map(({ says }) => says)
      expect(told(on('closedOn', '3', '2', '2025'))).toEqual([])
      expect(told({ closedWhy: ['met'] })).toEqual([
        'Enter a date for “Early help closed on”: “Why it was closed” is answered',
      ])
    })
  })

  it.each([
    ['2009-03-02', 'young-person', false, 'a young person of sixteen agrees for themselves'],
    ['2014-03-02', 'mother', false, 'a mother agrees whatever the age of the child'],
    ['2014-03-02', 'young-person', true, 'a child of eleven cannot'],
    [null, 'young-person', false, 'nobody is refused by an age that is not known'],
  ])('a child born on %s whose agreement is by %s is refused: %s, because %s', (born, by, isRefused, because) => {
    const form = {
      ...{ ...on('happenedOn', '3', '3', '2025'), ...on('byOn', '3', '5', '2025') },
      ...{ agreedBy: [by], inWriting: ['yes'], understood: ['yes'], plan: ['Home by May'] },
    }
    const { errors } = readTyped(section20, form, { ...bounds, bornOn: born === null ? null : day(born) })
    const says = '“The young person, aged 16 or 17” cannot be: on 3 March 2025 the child was 11'
    expect(errors, because).toEqual(isRefused ? [{ field: 'agreedBy', says }] : [])
  })

  describe('where any number of answers may be chosen', () => {
    const form = (...factors: string[]) => ({ ...on('happenedOn', '3', '2', '2025'), factors })
    it.each([
      [[], null, 'nothing was said'],
      [['16A', '3B'], ['3B', '16A'], 'they are kept in the order of the form'],
      [['3B', '3B', '99'], ['3B'], 'what is no answer of the form is none'],
      [['21'], ['21'], 'that there is none may stand alone'],
    ])('%j is kept as %j', (ticked, kept, because) => {
      const { body, errors } = readTyped(assessment, form(...ticked), bounds)
      expect([body['factors'], errors], because).toEqual([kept, []])
    })

    it('refuses “none of these” beside another, and shows again what was ticked', () => {
      const read = readTyped(assessment, form('3B', '21'), bounds)
      expect(read.errors).toEqual([
        {
          field: 'factors',
          says: '“None of these: and nothing further is done” stands alone: untick it, or untick the others',
        },
      ])
      const fact = { happenedOn: day('2025-02-03'), body: read.body, texts: {} }
      expect(formOf(assessment, fact)['factors']).toEqual(['21', '3B'])
    })

    it('keeps a code on the record that nobody knows, where it stays ticked', () => {
      const standing = { factors: ['3B', '88Z'] }
      expect(readTyped(assessment, form('88Z'), { ...bounds, standing }).body['factors']).toEqual(['88Z'])
    })
  })

  it('goes back into the form as it stands on the record', () => {
    const fact = {
      happenedOn: day('2025-04-04'),
      body: { endedOn: day('2025-09-01'), reasonEnded: 'RD3' },
      texts: {},
    }
    const form = formOf(adoptionDecision, fact)
    const { errors: _, ...again } = readTyped(adoptionDecision, form, bounds)
    expect(again).toMatchObject(fact)
  })
})
