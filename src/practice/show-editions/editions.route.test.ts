import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf, project, type OnRecord } from '../../../test/a-record-of.ts'
import { aBrowser, anApp, type AnApp, type Seen } from '../../../test/an-app.ts'
import { untilPage } from '../../../test/until.ts'
import { aChild } from '../../demo/index.ts'
import { save, verify } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import { aSave } from '../../store/testing-rules.ts'
import { day } from '../../time/index.ts'
import { eventDefinitions } from '../index.ts'

const maya = aChild('Maya S.', '200003')
  .bornOn('2022-01-01')
  .enteredCareOn('2022-02-01')
  .placedWithFosterCarers()
  .decisionOn('2022-06-01')
  .withPlacementOrderOn('2022-08-01')
  .matchedOn('2022-10-03')
  .movedInOn('2022-11-01')
  .adoptedOn('2023-05-02')

let app: AnApp
let on: ReadonlyMap<string, OnRecord>
beforeAll(async () => {
  app = await anApp()
  on = await aRecordOf(app.store, [maya])
})
afterAll(() => app.close())

let edition = ''
const publish = (period: string, purpose = 'The committee’s report of October') =>
  app.browser.send('/editions', { period, purpose })
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const faults = async () =>
  (
    await verify(app.store, HARBOUR, {
      ...{ heads: [], key: null, foldOneIn: 1 },
      rules: { project, definitions: eventDefinitions },
    })
  ).faults.map(({ what }) => what)

const openWhenReady = (address: string): Promise<Seen> =>
  untilPage(app.browser, address, ({ heading }) => heading?.startsWith('Adoption scorecard') ?? false)

describe('an edition of the scorecard', () => {
  it('is asked for with what it is for, and published by the performance analyst alone', async () => {
    const list = await app.browser.open('/editions')
    expect(list.text).toContain('Nothing has been published yet')
    const wrong = await app.browser.send('/editions', {})
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain('Choose which period')
    expect(wrong.text).toContain('Say what it is published for')
    const other = aBrowser(app.server)
    await other.signIn('social-worker')
    expect((await other.open('/editions')).html).not.toContain('Publish it')
  })

  it('is kept to the byte, with its hash in the chain', async () => {
    const shown = await publish('three-years')
    expect(shown.heading).toBe('Adoption scorecard, 3 years to 31 Mar 2025')
    expect(shown.text).toContain('A1: Entering care to moving in with the adoptive family 273 days, 1 child')
    expect(shown.text).toContain('every figure is the same')
    edition = /href="(\/editions\/[0-9a-f-]+)\/scorecard\.csv"/.exec(shown.html)?.[1] ?? ''
    for (const name of ['scorecard.csv', 'scorecard.json']) {
      const { bytes } = await app.browser.get(`${edition}/${name}`)
      expect(shown.text).toContain(sha256(bytes))
    }
    const { html: json } = await app.browser.get(`${edition}/scorecard.json`)
    expect(JSON.parse(json)).toMatchObject({
      period: { from: '2022-04-01', to: '2025-03-31' },
      readOn: '2025-10-16',
      workedOutBy: { indicators: { A1: 1 } },
    })
    expect(json).toContain(on.get('Maya S.')?.subject)
    expect(json).not.toContain('Maya')
    expect((await app.browser.get(`${edition}/other.csv`)).status).toBe(404)
    expect(await faults()).toEqual([])
  })

  it('is read by those who may see no child without a count that is too small, and with no other file', async () => {
    const guest = aBrowser(app.server)
    await guest.signIn('board-chair')
    const shown = await guest.open(edition)
    expect(shown.text).toContain('A1: Entering care to moving in with the adoptive family Suppressed')
    expect(shown.text).not.toContain('273')
    expect(shown.text).toContain('Of editions to come nothing can be promised')
    for (const name of ['scorecard.csv', 'scorecard.json'])
      expect((await guest.get(`${edition}/${name}`)).status, name).toBe(404)
    for (const name of ['open.csv', 'open.json']) {
      const { bytes } = await guest.get(`${edition}/${name}`)
      expect(shown.text).toContain(sha256(bytes))
      expect(bytes.toString()).not.toMatch(/273|Maya/)
    }
    expect((await app.browser.open(edition)).text).toMatch(/A1: .*273 days, 1 child.*Suppressed/)
  })

  it('that is sent twice is published once', async () => {
    await app.browser.open('/editions')
    const list = await app.browser.open('/editions')
    const request = /action="\/editions"[\s\S]*?name="request" value="([^"]*)"/.exec(list.html)?.[1] ?? ''
    const csrf = /name="csrf" value="([^"]*)"/.exec(list.html)?.[1] ?? ''
    const fields = { request, csrf, period: 'last-year', purpose: 'Twice' }
    await app.browser.post('/editions', fields)
    await app.browser.post('/editions', fields)
    expect((await app.browser.open('/editions')).text.match(/Twice/g)).toHaveLength(1)
  })

  it('is not altered by a correction: it is restated beside it, and as then known it is the same', async () => {
    const before = (await app.browser.get(`${edition}/scorecard.json`)).bytes
    const maya = on.get('Maya S.')
    const entered = maya?.facts[1]
    if (!maya || !entered) throw new Error('There is no Maya')
    const history = await app.store.inAuthority(HARBOUR, (tx) =>
      tx
        .selectFrom('event')
        .select(['type', 'body', 'happened_on'])
        .where('fact', '=', entered)
        .executeTakeFirstOrThrow(),
    )
    expect([history.type, history.happened_on]).toEqual(['child.episode', '2022-02-01'])
    const next = { fact: entered, revision: 1, type: history.type, shape: 1, subjects: [maya.subject] }
    const corrected = aSave([{ ...next, happenedOn: day('2022-01-25'), body: {}, texts: {} }])
    expect((await save(app.store, HARBOUR, corrected, project, eventDefinitions)).saved).toBe(true)
    const shown = await app.browser.open(edition)
    expect(shown.text).toContain('Restated: 280 days, 1 child')
    expect(shown.text).toContain('273 days, 1 child')
    expect((await app.browser.get(`${edition}/scorecard.json`)).bytes.equals(before)).toBe(true)
    const asThen = /href="([^"]*known=[^"]*)"[^>]*>\s*Compare/.exec(shown.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const then = await openWhenReady(asThen)
    expect(then.text).toContain(
      'Worked out anew as the record was known then, by today’s definitions, every figure is the same',
    )
    expect(await faults()).toEqual([])
  })

  it('says when a setting that it rests on was changed since', async () => {
    const address = '/settings/scorecard.2017.a1'
    await app.browser.open(address)
    const fields = {
      do: 'save',
      value: '270',
      'from-day': '31',
      'from-month': '3',
      'from-year': '2025',
      reason: 'To see',
    }
    await app.browser.send(address, fields)
    const shown = await app.browser.open(edition)
    expect(shown.text).toContain('A threshold or a way of counting was set otherwise since')
    expect(shown.text).toContain('426 days: met')
  })

  it('cannot be altered or deleted: the database refuses, and verify finds what a superuser did', async () => {
    const inAuthority = (statement: ReturnType<typeof sql>) =>
      app.store.inAuthority(HARBOUR, (tx) => statement.execute(tx))
    await expect(inAuthority(sql`update edition_file set content = 'x'`)).rejects.toThrow(
      /permission denied|append-only/,
    )
    await expect(inAuthority(sql`delete from edition_file`)).rejects.toThrow(/permission denied|append-only/)
    const asSuperuser = (statement: ReturnType<typeof sql>) =>
      app.store.asUser(async (tx) => {
        await sql`set local session_replication_role = replica`.execute(tx)
        await statement.execute(tx)
      })
    await asSuperuser(sql`update edition_file set content = content || 'x'::bytea where name = 'csv'`)
    expect(await faults()).toEqual(['the published file was altered', 'the published file was altered'])
    await asSuperuser(sql`delete from edition_file where name = 'csv'`)
    expect(await faults()).toEqual(['the published file is missing', 'the published file is missing'])
  })
})
