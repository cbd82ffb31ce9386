import { describe, expect, it } from 'vitest'
import { codesToRecord } from '../../exchange/ssda903/index.ts'
import type { Body, EventDefinition, FactId, SubjectId, Voice } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { episode, withCodes } from '../child/index.ts'
import { eventDefinitions } from '../index.ts'
import type { RevisionTold } from '../show-child/index.ts'
import { readCare } from './care.ts'
import { forms, readStep, revisionsOf, type Step } from './form.ts'
import { presentCare, stepsOpen } from './present.ts'

const TODAY = day('2025-10-16')
const child = '5e0a6d4e-0000-4000-8000-000000000001'
const coded = withCodes(new Map([[episode.type, episode]]), codesToRecord(TODAY)).get(episode.type) ?? episode

const said = (id: string, on: string, body: Body, voice: Voice = 'ssda903', revision = 0): RevisionTold => ({
  ...{ fact: id as FactId, revision, type: episode.type, shape: 1, subjects: [child as SubjectId] }, // any ids
  ...{ happenedOn: day(on), body, voice, statement: null, recordedOn: day(on), by: 'social-worker' },
})
const first = { reasonStarted: 'S', legalStatus: 'V2', need: 'N1', placement: 'U6', provider: 'PR1', endedOn: null }
const second = { reasonStarted: 'L', legalStatus: 'C2', need: 'N1', placement: 'U6', provider: 'PR1' }
const told = (...revisions: readonly RevisionTold[]) => readCare({ revisions, texts: [] }, eventDefinitions, TODAY)
const inCare = told(said('first', '2025-03-03', first))
const wasInCare = told(said('first', '2025-03-03', { ...first, endedOn: '2025-06-02', reasonEnded: 'E4A' }))

const dated = (d: string, m: string, y = '2025') => ({
  ...{ 'happenedOn-day': [d], 'happenedOn-month': [m], 'happenedOn-year': [y] },
})
const asItStands = { legalStatus: ['V2'], placement: ['U6'], provider: ['PR1'] }
const read = (step: Step, form: Readonly<Record<string, readonly string[]>>, of = inCare) =>
  readStep(step, forms[step](coded), form, {
    ...{ today: TODAY, bornOn: day('2014-11-02'), current: of.current, endedOn: of.endedOn },
  })
const errorsOf = (...given: Parameters<typeof read>) =>
  read(...given).errors.map(({ field, says }) => `${field}: ${says}`)

describe('what can be recorded of a time in care', () => {
  it.each([
    ['of a child who never was in care: that it began', told(), ['begin']],
    ['of a child in care: a change, and the end', inCare, ['change', 'end']],
    ['of a child whose care ended: that it began again', wasInCare, ['begin']],
    [
      'of a child who was adopted: nothing, because a child who comes back is a new record',
      told(said('first', '2025-03-03', { ...first, endedOn: '2025-06-02', reasonEnded: 'E11' })),
      [],
    ],
  ])('%s', (_, care, steps) => {
    expect(stepsOpen(care, null)).toEqual(steps)
  })
})

describe('the day of a step', () => {
  it.each<[string, Step, ReturnType<typeof dated>, ReturnType<typeof told>, string | null]>([
    ['begins care after it last ended', 'begin', dated('3', '6'), wasInCare, null],
    [
      'does not begin care on the day on which it ended, because it then went on',
      'begin',
      dated('2', '6'),
      wasInCare,
      'The date must be after 2 June 2025, when care last ended: if it went on, correct that end',
    ],
    [
      'is not before the child was born',
      'begin',
      dated('1', '11', '2014'),
      told(),
      'Date on which the child became looked after must not be before the child was born, 2 November 2014',
    ],
    ['is not to come', 'end', dated('17', '10'), inCare, 'Date care ended must be today or in the past'],
    [
      'ends no episode on the day on which it began, because less than a day is not recorded',
      'end',
      dated('3', '3'),
      inCare,
      'The date must be after 3 March 2025, when the episode in force began',
    ],
    [
      'begins no second episode on a day that has one',
      'change',
      dated('3', '3'),
      inCare,
      'The date must be after 3 March 2025, when the episode in force began: if that one is wrong, correct it',
    ],
  ])('%s', (_, step, on, of, says) => {
    const ofTheDay = read(step, on, of).errors.filter(({ field }) => field === 'happenedOn-day')
    expect(ofTheDay).toEqual(says === null ? [] : [{ field: 'happenedOn-day', says }])
  })
})

describe('what changed, and what is different', () => {
  const on = dated('12', '5')
  it.each<[string, Readonly<Record<string, readonly string[]>>, readonly string[]]>([
    ['a new legal status alone', { reasonStarted: ['L'], legalStatus: ['C2'] }, []],
    [
      'a legal status that is the old one is not new',
      { reasonStarted: ['L'] },
      ['legalStatus: Choose the new legal status, or another answer to “What changed?”'],
    ],
    [
      'a placement that moved is more than a legal status',
      { reasonStarted: ['L'], legalStatus: ['C2'], placement: ['K2'] },
      [
        'placement: The placement is another than before: choose an answer to “What changed?” that says so, or put it back',
      ],
    ],
    [
      'another placement with its reason',
      { reasonStarted: ['P'], placementPostcode: ['ZZ1 2ZZ'], reasonPlacementChanged: ['CREQO'] },
      [],
    ],
    [
      'a move of which nothing is new, and no reason is given',
      { reasonStarted: ['P'] },
      [
        'placement: Say what is new about the placement: its kind, who provides it, its postcode or its Ofsted number',
        'reasonPlacementChanged: Choose an answer to “Why the placement changed”',
      ],
    ],
    [
      'a legal status that changed with the placement is more than a move',
      { reasonStarted: ['P'], legalStatus: ['C2'], placement: ['K2'], reasonPlacementChanged: ['CARPL'] },
      [
        'legalStatus: The legal status is another than before: choose an answer to “What changed?” that says so, or put it back',
      ],
    ],
    [
      'both at once',
      { reasonStarted: ['B'], legalStatus: ['C2'], placement: ['K2'], reasonPlacementChanged: ['CARPL'] },
      [],
    ],
  ])('%s', (_, answers, errors) => {
    expect(errorsOf('change', { ...on, ...asItStands, ...answers })).toEqual(errors)
  })
})

describe('the codes that are offered', () => {
  const offered = (step: Step, field: string, of: EventDefinition = coded) =>
    Object.entries(forms[step](of).fields[field]?.choices ?? {})

  it('are those in use, because a return with an old one is refused', () => {
    const codes = offered('begin', 'placement').map(([code]) => code)
    expect(codes).toContain('K3')
    expect(codes).toContain('Z11')
    const later = withCodes(new Map([[episode.type, episode]]), codesToRecord(day('2027-10-16'))).get(episode.type)
    expect(offered('begin', 'placement', later).map(([code]) => code)).not.toContain('H5')
  })
  it('are told apart where the Department gives several one meaning', () => {
    expect(offered('begin', 'placement').filter(([code]) => code.startsWith('Z1'))).toContainEqual([
      'Z11',
      'Other placement (Z11)',
    ])
  })
  it('end care by a reason that ends it, and change it by one that does not begin it', () => {
    expect(offered('end', 'reasonEnded').every(([code]) => code.startsWith('E'))).toBe(true)
    expect(offered('change', 'reasonStarted').map(([code]) => code)).toEqual(['L', 'P', 'T', 'B', 'U'])
  })
})

describe('what is saved', () => {
  const about = { episode: coded, fact: 'next' as FactId, subjects: [child as SubjectId] } // any ids
  const on = day('2025-05-12')

  it('of a move: the end of the episode in force over the return’s word, field by field, and the next one', () => {
    const body = { ...second, reasonStarted: 'P', placement: 'K2', reasonPlacementChanged: 'CREQB' }
    const [closing, opening] = revisionsOf('change', { on, body }, { ...about, current: inCare.current })
    expect(closing).toMatchObject({
      ...{ fact: 'first', revision: 1, happenedOn: '2025-03-03' },
      body: { endedOn: '2025-05-12', reasonEnded: 'X1', reasonPlacementChanged: 'CREQB' },
    })
    expect(Object.keys(closing?.body ?? {})).toHaveLength(3)
    expect(opening).toMatchObject({
      ...{ fact: 'next', revision: 0, happenedOn: '2025-05-12' },
      body: { reasonStarted: 'P', placement: 'K2', need: 'N1', endedOn: null, reasonPlacementChanged: null },
    })
  })
  it('of the end: the end of the episode alone; a fact that only people told is said whole', () => {
    const typedCare = told(said('first', '2025-03-03', first, 'typed'))
    const [closing, ...rest] = revisionsOf(
      'end',
      { on, body: { reasonEnded: 'E4A' } },
      { ...about, current: typedCare.current },
    )
    expect(rest).toEqual([])
    expect(closing?.body).toEqual({ ...first, endedOn: '2025-05-12', reasonEnded: 'E4A' })
  })
})

describe('the page', () => {
  const where = { child, bornOn: null, on: TODAY, isPast: false, episode: coded }
  const moved = told(
    said('first', '2025-03-03', { ...first, endedOn: '2025-05-12', reasonEnded: 'X1' }),
    said('second', '2025-05-12', second),
  )

  it('says since when, under what and where, and shows every episode, the latest first', () => {
    const shown = presentCare(moved, where)
    expect(shown.lead).toBe('In care since 3 March 2025. What stands now began on 12 May 2025.')
    expect(shown.now[0]).toEqual({ key: 'Legal status', value: 'Full care order' })
    expect(shown.periods[0]?.episodes.map(({ from, until }) => `${from} to ${until}`)).toEqual([
      '12 May 2025 to Now',
      '3 March 2025 to 12 May 2025',
    ])
  })
  it('as it was in the past shows no end that was still to come, and offers nothing', () => {
    const then = { ...where, on: day('2025-04-01'), isPast: true }
    const shown = presentCare(
      readCare(
        {
          revisions: [said('first', '2025-03-03', { ...first, endedOn: '2025-05-12', reasonEnded: 'E4A' })],
          texts: [],
        },
        eventDefinitions,
        then.on,
      ),
      then,
    )
    expect(shown.periods[0]?.episodes[0]).toMatchObject({ until: 'Now', ended: null, correct: null })
    expect(shown.steps).toEqual([])
  })
  it('says that nothing is recorded where nothing is', () => {
    expect(presentCare(told(), where).lead).toBe('Not looked after: no time in care is recorded by this day.')
  })
})
