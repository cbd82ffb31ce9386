import { expect, test } from 'vitest'
import { demonstrationPeople } from '../../access/index.ts'
import { groupsOf } from './groups-of-people.ts'

test('everybody who may be chosen stands in one group, the seven most asked for first', () => {
  const groups = groupsOf(demonstrationPeople)
  const ids = groups.map(({ people }) => people.map(({ id }) => id))
  expect(ids.flat().sort()).toEqual(demonstrationPeople.map(({ id }) => id).sort())
  expect(ids[0]).toEqual(demonstrationPeople.slice(0, 7).map(({ id }) => id))
  expect(ids[1]).toContain('director')
  expect(ids[2]).toContain('board-chair')
  expect(ids[3]).toContain('disabled-account')
})

test('a group of nobody is not shown', () => {
  expect(groupsOf(demonstrationPeople.slice(0, 2)).map(({ title }) => title)).toEqual([null])
})
