import { afterAll, beforeAll, expect, it } from 'vitest'
import { anApp, type AnApp } from '../../../../test/an-app.ts'
import { aRecordOf, type OnRecord } from '../../../../test/a-record-of.ts'
import { aChild } from '../../../demo/index.ts'

const jude = aChild('Jude P.', '100001')
  .bornOn('2024-11-02', { sex: 'M' })
  .enteredCareOn('2024-12-06')
  .placedWithFosterCarers()
const again = aChild('Judith P.', '100777').bornOn('2024-11-02').inNeedFrom('2024-01-27')

let app: AnApp
let on: ReadonlyMap<string, OnRecord>
const idOf = (name: string): string => on.get(name)?.subject ?? ''
const at = (name: string): string => `/children/${idOf(name)}`

beforeAll(async () => {
  app = await anApp({ person: 'adoption-lead' })
  on = await aRecordOf(app.store, [jude, again])
})
afterAll(() => app.close())

it('finds the other record, shows both side by side, joins them when confirmed, and undoes it', async () => {
  const address = `${at('Jude P.')}/same-as`
  expect((await app.browser.open(`${at('Jude P.')}/record`)).text).toContain('The same child as another record')
  await app.browser.open(address)
  const found = await app.browser.send(address, { look: '100777', do: 'look' })
  expect(found.text).toContain('Child 100777, number 100777, born 2 November 2024')
  const asked = await app.browser.send(address, { other: idOf('Judith P.') })
  expect([asked.status, asked.heading]).toEqual([200, 'Are these the same child?'])
  expect(asked.text).toContain('100001')
  expect(asked.text).toContain('100777')
  const joined = await app.browser.send(address, { other: idOf('Judith P.'), do: 'join' })
  expect(joined.text).toContain('Saved: the two records are now shown together')
  expect(joined.text).toContain(
    'The record with number 100777 is of the same child and is shown here since 16 October 2025: joined by the adoption lead practitioner. Undo',
  )
  expect((await app.browser.open(at('Judith P.'))).text).toContain('The record with number 100777 is of the same child')

  const undo = /href="([^"]*withdraw)">\s*Undo/.exec(joined.html)?.[1] ?? ''
  const page = await app.browser.open(undo)
  const revision = /name="revision" value="([^"]*)"/.exec(page.html)?.[1] ?? ''
  expect((await app.browser.send(undo, { revision, reason: 'Two children after all' })).text).not.toContain(
    'of the same child and is shown',
  )
  expect((await app.browser.open(at('Judith P.'))).status).toBe(200)
})

it('asks what to look for where nothing was typed', async () => {
  const address = `${at('Jude P.')}/same-as`
  await app.browser.open(address)
  const asked = await app.browser.send(address, { look: ' ', do: 'look' })
  expect(asked.status).toBe(400)
  expect(asked.text).toContain('There is a problem Enter a name, a number or a date of birth')
})

it('a record that is not there is neither joined nor compared', async () => {
  await app.browser.open(`${at('Jude P.')}/same-as`)
  const nobody = '00000000-0000-4000-8000-000000000000'
  expect((await app.browser.send(`${at('Jude P.')}/same-as`, { other: nobody })).status).toBe(409)
  expect((await app.browser.open(`/children/${nobody}/same-as`)).status).toBe(404)
  expect((await app.browser.open(`/children/${nobody}`)).status).toBe(404)
})
