import { afterAll, beforeAll, expect, it } from 'vitest'
import { aRecordOf } from '../../../../test/a-record-of.ts'
import { aBrowser, anApp, type AnApp, type Browser } from '../../../../test/an-app.ts'
import { aChild } from '../../../demo/index.ts'

let app: AnApp
let custodian: Browser
let child = ''

beforeAll(async () => {
  app = await anApp()
  custodian = aBrowser(app.server)
  await custodian.signIn('custodian')
  const story = aChild('Birchwood, Two', '100002')
    .bornOn('2021-11-17')
    .enteredCareOn('2022-01-05')
    .placedWithFosterCarers()
    .decisionOn('2022-06-01')
    .withPlacementOrderOn('2022-08-03')
    .matchedOn('2023-05-09')
    .movedInOn('2023-06-13')
    .adoptedOn('2025-02-10')
  child = (await aRecordOf(app.store, [story])).get('Birchwood, Two')?.subject ?? ''
  await app.browser.open('/settings/records.seal-adoption-after')
  await app.browser.send('/settings/records.seal-adoption-after', {
    ...{
      do: 'save',
      value: '12',
      reason: 'Our returns take longer',
      'from-day': '16',
      'from-month': '10',
      'from-year': '2025',
    },
  })
})
afterAll(() => app.close())

const offered = async () => [
  (await custodian.open('/adoption-records')).text.includes('Child 100002'),
  (await custodian.open(`/adoption-records/${child}`)).status,
]
const say = (fields: Readonly<Record<string, string>>) =>
  app.browser.send('/accepted-returns', {
    ...{ year: '2025', 'on-day': '1', 'on-month': '9', 'on-year': '2025', reason: 'Their message of that day' },
    ...fields,
  })

it('a record must wait while its year’s return is neither accepted nor long past', async () => {
  expect(await offered()).toEqual([false, 404])
})

it.each([
  [{ 'on-year': '2026' }, 'It must be today or earlier'],
  [{ 'on-month': '3' }, 'It must be after 31 March 2025, when that year ended'],
  [{ 'on-day': '31' }, 'Enter the day on which it was accepted'],
  [{ year: '2026' }, 'Choose the year of the return'],
  [{ reason: '' }, 'Say how that is known'],
])('what cannot be is said beside the field, and what was typed stays: %j', async (fields, says) => {
  await app.browser.open('/accepted-returns')
  const wrong = await say({ ...fields })
  expect([wrong.status, wrong.text.includes(says)]).toEqual([400, true])
  expect(wrong.text.includes('Their message of that day')).toBe(!('reason' in fields))
  expect(await offered()).toEqual([false, 404])
})

it('is offered from when it is recorded that the Department accepted it, with who, when and how that is known', async () => {
  await app.browser.open('/accepted-returns')
  const done = await say({})
  expect(done.text).toContain('Recorded')
  expect(done.text).toMatch(/2025 1 Sep 2025 Performance analyst Their message of that day/)
  expect(await offered()).toEqual([true, 200])
})

it('must wait again once that is withdrawn, with a reason, which stays on record', async () => {
  const page = await app.browser.open('/accepted-returns')
  const action = /\/accepted-returns\/[0-9a-f-]{36}\/withdraw/.exec(page.html)?.[0] ?? ''
  await app.browser.open(action)
  expect((await app.browser.send(action, { reason: '' })).text).toContain('Say why it is withdrawn')
  await app.browser.open(action)
  expect((await app.browser.send(action, { reason: 'It was the wrong year' })).text).toContain('Withdrawn')
  expect(await offered()).toEqual([false, 404])
  expect((await app.browser.open('/accepted-returns')).text).toContain('No acceptance is recorded yet')
})
