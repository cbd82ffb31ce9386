import { expect, it } from 'vitest'
import { makeRates } from './rates.ts'

const most = { 'sign-in': 2, upload: 1, search: 1, save: 1 }

it('lets so many through in a minute, says how long to wait, and lets them through again after it', () => {
  let now = 0
  const rates = makeRates(most, () => now)
  expect([rates('sign-in', 'a'), rates('sign-in', 'a'), rates('sign-in', 'a')]).toEqual([0, 0, 60])
  now = 45_000
  expect(rates('sign-in', 'a')).toBe(15)
  expect([rates('sign-in', 'b'), rates('upload', 'a')]).toEqual([0, 0]) // another; something else
  now = 60_000
  expect(rates('sign-in', 'a')).toBe(0)
})

it('forgets whoever has been quiet for a minute, however many come', () => {
  let now = 0
  const rates = makeRates(most, () => now)
  for (let who = 0; who < 1000; who += 1) rates('search', String(who))
  now = 61_000
  for (let who = 0; who < 1000; who += 1) expect(rates('search', String(who))).toBe(0)
  expect(rates('search', '999')).toBe(60)
})
