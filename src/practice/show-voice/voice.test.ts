import { describe, expect, it } from 'vitest'
import type { Body, FactId, SubjectId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { tookPartIn } from '../child/index.ts'
import { eventDefinitions } from '../index.ts'
import type { History, RevisionTold } from '../show-child/index.ts'
import { presentVoice } from './present.ts'

const jude = { subject: 'jude' as SubjectId, name: 'Jude P.', sourceRef: '100001' } // any id
const where = {
  on: day('2025-10-16'),
  isPast: false,
  words: { definitions: eventDefinitions, titleOf: () => 'Social worker' },
}

const told = (fact: string, type: string, happenedOn: string, body: Body = {}): RevisionTold => ({
  ...{ fact: fact as FactId, revision: 0, type, shape: 1, subjects: [jude.subject] }, // any id
  ...{ happenedOn: day(happenedOn), body, voice: 'typed', statement: null },
  ...{ recordedOn: day('2025-10-01'), by: 'social-worker' },
})
const said = (fact: string, text: string, field = 'views') => ({ fact: fact as FactId, revision: 0, field, text }) // any id

const history: History = {
  revisions: [
    told('first', 'child.visit', '2025-01-03', { seen: true, seenAlone: true, place: 'home' }),
    told('second', 'child.visit', '2025-03-07', { seen: false, seenAlone: false, place: 'home' }),
    told('long-ago', 'child.visit', '2024-09-01', { seen: true, seenAlone: false, place: 'family' }),
    told('change', 'child.change-made', '2025-02-10', { because: 'first', result: 'done', told: true }),
    told('review', 'child.review', '2025-05-02', { participation: 'PN1' }),
    told('another', 'child.review', '2025-08-02', { participation: 'PN4' }),
    told('pledge', 'child.pledge-response', '2025-06-02', { answered: true, kept: 6, asked: 8 }),
    told('survey', 'child.survey-response', '2025-06-03', { survey: 'yearly', answered: false }),
    told('ahead', 'child.visit', '2025-11-20', { seen: true, seenAlone: true, place: 'home' }),
  ],
  texts: [
    said('first', 'I want to stay with Nan.'),
    said('second', ''),
    said('pledge', 'I still do not know why I moved.'),
    said('change', 'Nan was assessed.', 'change'),
  ],
}

describe('a child’s voice', () => {
  const voice = presentVoice(jude, history, where)

  it('draws out the child’s own words on one page, surveys and the pledge among them, and shows where nobody wrote any down', () => {
    expect(voice.heard.map(({ heading, views }) => [heading, views])).toEqual([
      ['Review held', null],
      ['Yearly survey of looked-after children: offered, not answered', null],
      ['The council’s pledge: 6 of 8 promises kept', 'I still do not know why I moved.'],
      ['Review held', null],
      ['Visit: the child was not seen', null],
      ['Visit: seen alone', 'I want to stay with Nan.'],
      ['Visit: seen, not alone', null],
    ])
  })

  it('has what changed beside what was said, because an answer belongs to a question', () => {
    expect(
      voice.heard.flatMap(({ heading, changed }) => changed.map((each) => [heading, each.says, each.change])),
    ).toEqual([['Visit: seen alone', 'What the child asked for was done, 10 February 2025', 'Nan was assessed.']])
    expect(voice.heard.filter(({ sayHref }) => sayHref !== null).map(({ heading }) => heading)).toEqual([
      'The council’s pledge: 6 of 8 promises kept',
      'Visit: seen alone',
    ])
  })

  it('counts visits, words, taking part, surveys, and how much of what was said has an answer', () => {
    expect(voice.figures.map(({ value, note }) => [value, note])).toEqual([
      ['2', '1 of them alone with the worker'],
      ['2', 'last on 2 June 2025'],
      ['1 of 2', 'reviews, conferences and pathway reviews of which it was said'],
      ['1 of 2', 'the pledge: 6 of 8 promises kept'],
      ['1 of 2', '1 waits for one'],
    ])
  })

  it('offers nothing to record while the past is shown', () => {
    const past = presentVoice(jude, history, { ...where, isPast: true })
    expect([past.toAsk, past.heard.filter(({ sayHref }) => sayHref !== null)]).toEqual([[], []])
  })

  it('says plainly that a child was never heard', () => {
    const unheard = presentVoice(jude, { revisions: [], texts: [] }, where)
    expect(unheard.figures.map(({ value }) => value)).toEqual(['0', '0', 'None', 'None', 'None'])
    expect(unheard.heard).toEqual([])
  })
})

describe('Taking part in a review', () => {
  it.each([
    ['PN0', null, 'a child under four is not asked'],
    ['PN1', true, 'the child spoke'],
    ['PN2', true, 'an advocate spoke for a child who was there'],
    ['PN3', true, 'the child showed what they thought without words'],
    ['PN4', false, 'the child was there and gave no view'],
    ['PN5', true, 'an advocate spoke for a child who was not there'],
    ['PN6', true, 'the child sent their views'],
    ['PN7', false, 'the child was not there and sent nothing'],
    ['', null, 'nobody said'],
  ])('%s is %s, because %s', (participation, tookPart, _) => {
    expect(tookPartIn({ body: { participation } })).toBe(tookPart)
  })
})
