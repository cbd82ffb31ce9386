import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf, project } from '../../../test/a-record-of.ts'
import { aBrowser, anApp, type AnApp } from '../../../test/an-app.ts'
import { until } from '../../../test/until.ts'
import { aChild } from '../../demo/index.ts'
import { readEditionFile, verify } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import type { FactId } from '../../record/index.ts'
import type { Mail } from '../../web/background/messages.ts'
import { eventDefinitions } from '../index.ts'

let app: AnApp
const sent: Mail[] = []

beforeAll(async () => {
  app = await anApp({
    person: 'head-of-service',
    mail: { post: (mail) => Promise.resolve(void sent.push(mail)), address: new URL('https://throughline.example') },
  })
  await aRecordOf(app.store, [
    aChild('Oriel L.', '500001')
      .bornOn('2015-02-03')
      .enteredCareOn('2025-03-03')
      .placedWithFosterCarers()
      .inTeam('North', '2025-03-03')
      .withWorker('SW00012', '2025-03-03'),
  ])
  await app.store.inAuthority(HARBOUR, async (tx) => {
    for (const [id, role] of [
      ['p-head', 'head-of-service'],
      ['p-manager', 'team-manager'],
      ['p-chair', 'board-chair'],
    ] as const)
      await tx
        .insertInto('person')
        .values({
          ...{ authority: HARBOUR, id, name: id, roles: [role], team: null, email: `${id}@harbour.example` },
          ...{ workers: [], identity: id, signed_in_at: sql<Date>`now()` },
        })
        .execute()
  })
}, 120_000)
afterAll(() => app.close())

/** Lets an hour begin, and waits until its packs are made. */
async function anHour(): Promise<void> {
  await app.hourly()
  const waiting = `select 1 from queue.job where name = 'packs' and state in ('created', 'active', 'retry')`
  await until(
    () => app.store.executeSql(waiting),
    ({ rows }) => rows.length === 0,
  )
}

const addresses = async (): Promise<readonly string[]> => {
  const { html } = await app.browser.open('/improvement/packs')
  return [...html.matchAll(/href="(\/improvement\/packs\/[0-9a-f-]+)"/g)].map(([, href = '']) => href)
}

describe('Performance packs', () => {
  it('are made in the background, one of each kind, however often it is asked', async () => {
    expect((await app.browser.open('/improvement/packs')).text).toContain('None is made yet')
    await anHour()
    await anHour()
    const { text } = await app.browser.open('/improvement/packs')
    expect(text).toContain('Daily pack, to 15 October 2025')
    expect(text).toContain('Weekly pack, to 12 October 2025')
    expect(text).toContain('Monthly pack, to 30 September 2025')
    expect(await addresses()).toHaveLength(3)
  })

  it('open to the byte as they were made, with their digests in the chain', async () => {
    const [address = ''] = await addresses()
    const { text } = await app.browser.open(address)
    const { html } = await app.browser.open(`${address}/pack.html`)
    expect(html).toContain('It is the first of its kind')
    expect(html).toContain('North')
    expect(html).not.toContain('Oriel')
    const kept = await readEditionFile(app.store, HARBOUR, address.split('/').at(-1) as FactId, 'html') // as the address has it
    expect(text).toContain(
      `SHA-256 ${createHash('sha256')
        .update(kept ?? '')
        .digest('hex')}`,
    )
    const rules = { project, definitions: eventDefinitions }
    expect((await verify(app.store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })).faults).toEqual([])
    expect((await app.browser.open(`${address}/nothing.html`)).status).toBe(404)
    expect((await app.browser.open('/improvement/packs/nothing')).status).toBe(404)
  })

  it('are written of once to whoever may read them: a link, and no number and no name', () => {
    const ofPacks = sent.filter(({ subject }) => subject.includes('pack'))
    expect(ofPacks.map(({ to, subject }) => `${to}: ${subject}`).sort()).toEqual(
      ['daily', 'monthly', 'weekly'].map(
        (kind) => `p-head@harbour.example: Throughline: the ${kind} performance pack is there`,
      ),
    )
    for (const { text } of ofPacks) {
      expect(text).toMatch(/https:\/\/throughline\.example\/improvement\/packs\/[0-9a-f-]{36}\n/)
      expect(text).not.toMatch(/Oriel|500001|North/)
    }
  })

  it('are offered among the parts of improvement to those alone who may open them', async () => {
    expect((await app.browser.open('/improvement')).html).toContain('href="/improvement/packs"')
    const chair = aBrowser(app.server)
    await chair.signIn('board-chair')
    for (const part of ['/improvement', '/improvement/scorecard', '/improvement/boards', '/improvement/rooms']) {
      const seen = await chair.open(part)
      expect([seen.status, seen.html.includes('href="/improvement/packs"')], part).toEqual([200, false])
    }
  })

  it('are for those who see the whole service, because their numbers are whole', async () => {
    const [address = ''] = await addresses()
    for (const person of ['team-manager-north', 'board-chair']) {
      const other = aBrowser(app.server)
      await other.signIn(person)
      expect([person, (await other.open(address)).status]).toEqual([person, 404])
      expect([person, (await other.open(`${address}/pack.html`)).status]).toEqual([person, 404])
    }
  })
})
