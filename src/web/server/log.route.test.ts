import { Writable } from 'node:stream'
import { sql } from 'kysely'
import pino from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aRecordOf } from '../../../test/a-record-of.ts'
import { anApp, type AnApp } from '../../../test/an-app.ts'
import { aChild } from '../../demo/index.ts'

let app: AnApp
let subject = ''
let logged = ''

beforeAll(async () => {
  const into = new Writable({
    write(line, _, done) {
      logged += String(line)
      done()
    },
  })
  app = await anApp({ log: pino({ level: 'trace' }, into) })
  const child = aChild('Robin Farrowby', '481516')
    .bornOn('2019-02-28')
    .enteredCareOn('2023-08-28')
    .placedWithFosterCarers()
    .inTeam('North', '2023-09-01')
  subject = (await aRecordOf(app.store, [child])).get('Robin Farrowby')?.subject ?? ''
})
afterAll(() => app.close())

/** Everything that could tell whose record was looked at. */
const telling = () => [/Robin/i, /Farrowby/i, /481516/, /2019-02-28/, new RegExp(subject)]

it('the log of a day’s work names no child: pages, searches, wrong addresses, files that cannot be read', async () => {
  const { browser } = app
  expect((await browser.open(`/children/${subject}`)).text).toContain('Robin Farrowby')
  await browser.open('/children')
  expect((await browser.send('/children/search', { text: 'Farrowby' })).text).toContain('Robin Farrowby')
  expect((await browser.open('/children/481516')).status).toBe(404)
  expect((await browser.open('/nowhere/481516?name=Farrowby')).status).toBe(404)
  await browser.open('/imports/new')
  const file = { field: 'files', name: 'Farrowby 481516.csv', content: 'CHILD,NAME\n481516,Robin Farrowby\n' }
  await browser.upload('/imports', [file])
  expect(logged).toContain('"route":"/children/:child"')
  for (const secret of telling()) expect(logged).not.toMatch(secret)
})

it('an error of the database that holds what was typed is logged by its kind and place alone', async () => {
  const { browser } = app
  await app.store.executeSql('alter table stored_search drop column asks')
  await app.store.executeSql('alter table stored_search add column asks integer')
  await browser.open('/children')
  expect((await browser.send('/children/search', { text: 'Farrowby' })).status).toBe(500)
  const failed = logged.split('\n').filter((line) => line.includes('request failed'))
  expect(failed).toHaveLength(1)
  expect(failed[0]).toContain('"route":"/children/search"')
  for (const secret of telling()) expect(logged).not.toMatch(secret)
  await app.store.inAuthority(1, (tx) => sql`select 1`.execute(tx)) // the store still answers
})
