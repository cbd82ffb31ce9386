import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf, project, type OnRecord } from '../../../test/a-record-of.ts'
import { everyChild, type Sees } from '../../access/index.ts'
import { aChild, type ToldChild } from '../../demo/index.ts'
import { fact, type ToldFact } from '../../demo/told.ts'
import { wordsOf } from '../../practice/child/list-children/ask.ts'
import { eventDefinitions } from '../../practice/index.ts'
import type { Body } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { readChildren } from './children.ts'
import { rebuild } from '../projecting/rebuild.ts'
import type { Store } from '../database/store.ts'
import { aStore, HARBOUR } from '../testing.ts'

/** A child who is called something, and perhaps more than that: invented, like every name here. */
function aPerson(number: string, bornOn: string, more: readonly ToldFact[]): ToldChild {
  const { facts } = aChild('A child', number).bornOn(bornOn).inNeedFrom('2025-01-06')
  return { number, name: number, facts: [...facts.filter(({ type }) => type !== 'child.name'), ...more] }
}

const called = (on: string, name: string, more: Body = {}) => fact('child.name', on, { name, ...more }, 'typed')

const people = [
  aPerson('500001', '2014-02-03', [called('2024-01-01', 'Oriel Fenwick-Larch', { team: 'North' })]),
  aPerson('500002', '2016-05-01', [
    called('2020-01-01', 'Catrin Smythe'),
    called('2024-01-01', 'Catrin Hollowbrook', { otherNames: 'Kitty', team: 'South' }),
  ]),
  aPerson('500003', '2012-11-30', [called('2024-01-01', 'Séan O’Farrowby', { team: 'North' })]),
  aPerson('500004', '2012-11-30', [
    called('2024-01-01', 'Catrin Hiddenham'),
    fact('child.restricted', '2025-01-01', { people: 'director' }, 'typed'),
  ]),
  {
    ...aChild('Piran T.', '500005')
      .bornOn('2019-01-01')
      .enteredCareOn('2024-01-08', { homePostcode: 'ZZ1 4QA' })
      .placedWithFosterCarers(),
  },
]

let store: Store
let on: ReadonlyMap<string, OnRecord>
beforeAll(async () => {
  store = await aStore()
  on = await aRecordOf(store, people)
})
afterAll(() => store.close())

const list = { standing: 'any', team: null, sort: 'match', limit: 50, offset: 0 } as const
const found = async (text: string, sees: Sees = everyChild) => {
  const reading = { authority: HARBOUR, generation: 0, on: day('2025-10-16'), sees }
  const { total, children } = await readChildren(store)(reading, { ...list, ...wordsOf(text) })
  expect(children).toHaveLength(total)
  return children.map(({ sourceRef, foundBy }) => (foundBy === null ? sourceRef : `${String(sourceRef)} ${foundBy}`))
}

describe('one box finds a child', () => {
  it.each([
    ['oriel', ['500001'], 'it is the name'],
    ['LARCH fen', ['500001'], 'a double name is two words, each by its beginning, in any order'],
    ['catrin', ['500002'], 'the restricted record of the same name is neither shown nor counted'],
    ['katryn holowbrook', ['500002 sound'], 'it sounds like it'],
    ['smith', ['500002 sound'], 'it sounds like an earlier name'],
    ['smythe', ['500002 other-name'], 'it is an earlier name'],
    ['kitty', ['500002 other-name'], 'it is what the child is also known as'],
    ['orile lacrh', ['500001 spelling'], 'letters changed places'],
    ['sean ofarrowby', ['500003'], 'accents and apostrophes do not matter'],
    ['farrowby', ['500003'], 'the part after the apostrophe is a word too'],
    ['30/11/2012', ['500003'], 'it is the date of birth'],
    ['sean 30.11.2012', ['500003'], 'a name and a date of birth narrow each other'],
    ['5000', ['500002', '500001', '500005', '500003'], 'every number begins so'],
    ['zz1 4qa', ['500005'], 'it is the home postcode'],
    ['ZZ1', ['500005'], 'it is the beginning of the postcode'],
    ['zz14q', ['500005'], 'a postcode may be typed without its space'],
    ['hiddenham', [], 'a restricted record is not found by its name'],
    ['500004', [], 'nor by its number'],
    ['oriel smythe', [], 'every word must be found'],
  ])('by “%s”: %j, because %s', async (text, expected) => {
    expect(new Set(await found(text))).toEqual(new Set(expected))
  })

  it('with the best match first', async () => {
    expect(await found('c', { ...everyChild, named: [on.get('500004')?.subject ?? ''] as Sees['named'] })).toEqual([
      '500004',
      '500002',
    ])
  })

  it('of those only whom the reader may see', async () => {
    const north: Sees = { reach: 'team', team: 'North', workers: [], named: [], unsealed: false }
    expect(await found('5000', north)).toEqual(['500001', '500003'])
    expect(await found('catrin', north)).toEqual([])
    expect(await found('5000', { ...everyChild, reach: 'nobody' })).toEqual([])
  })
})

it('what is found is what the facts come to, and is made again where it is missing', async () => {
  const rules = { project, definitions: eventDefinitions }
  expect(await rebuild(store, HARBOUR, rules)).toMatchObject({ differences: {} })
  await store.inAuthority(HARBOUR, (tx) => tx.deleteFrom('search_word').execute())
  expect((await rebuild(store, HARBOUR, rules)).differences).toMatchObject({ search_word: { away: 0 } })
  expect(await found('oriel')).toEqual(['500001'])
})
