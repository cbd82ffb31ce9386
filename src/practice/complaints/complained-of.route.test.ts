import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roleIds, roleOf, type RoleId } from '../../access/index.ts'
import { aBrowser, anApp, type AnApp, type Browser } from '../../../test/an-app.ts'
import { project } from '../../../test/a-record-of.ts'
import { verify } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import { eventDefinitions } from '../index.ts'

/** Everybody whose role sees complaints, one by one. */
const seeing = roleIds.filter((role) => roleOf(role).may.includes('complaints.see'))

let app: AnApp
const browsers = new Map<string, Browser>()
const addresses = new Map<RoleId, string>()
const as = async (person: string): Promise<Browser> => {
  const known = browsers.get(person)
  if (known) return known
  const browser = aBrowser(app.server)
  await browser.signIn(person)
  browsers.set(person, browser)
  return browser
}
const NEW = '/complaints/new'
const about = (role: RoleId): string => `How the ${roleOf(role).title.toLowerCase()} spoke`
const received = (role: RoleId, day = '29', month = '9') => ({
  ...{
    'happenedOn-day': day,
    'happenedOn-month': month,
    'happenedOn-year': '2025',
    kind: 'complaint',
    sender: 'parent',
  },
  ...{ about: about(role), words: 'I was shouted at.', theme: 'staff', against: role as string },
  ...{ team: 'Permanence team' },
})

beforeAll(async () => {
  app = await anApp({ person: 'head-of-service' })
  for (const role of seeing) {
    // Nobody records what complains of themselves.
    const browser = await as(role === 'complaints-manager' ? 'head-of-service' : 'complaints-manager')
    await browser.open(NEW)
    const saved = await browser.send(NEW, received(role))
    addresses.set(role, /href="(\/complaints\/[0-9a-f-]{36})\/record/.exec(saved.html)?.[1] ?? '')
  }
}, 120_000)
afterAll(() => app.close())

const addressOf = (role: RoleId): string => addresses.get(role) ?? ''

describe('Whom a complaint complains of', () => {
  it('is one of those who may see complaints, of every role', () => {
    expect(seeing).toEqual([
      ...['team-manager', 'head-of-service', 'director', 'service-manager', 'quality-assurance', 'complaints-manager'],
    ])
    expect([...addresses.values()].every((address) => address.startsWith('/complaints/'))).toBe(true)
  })

  it.each(seeing)('does not meet it anywhere, and a refusal looks as if there were none: %s', async (role) => {
    const browser = await as(role)
    const nothing = await browser.open('/complaints/00000000-0000-4000-8000-000000000000')
    for (const end of ['', '/record/complaints.replied']) {
      const refused = await browser.open(`${addressOf(role)}${end}`)
      expect([refused.status, refused.heading]).toEqual([404, nothing.heading])
    }
    for (const list of [
      '/complaints?show=all',
      '/complaints?show=late',
      '/due?part=all&team=any&role=any',
      '/told',
      '/',
    ]) {
      const page = await browser.open(list)
      expect([list, page.text.includes(about(role)), page.html.includes(addressOf(role))]).toEqual([list, false, false])
    }
    const all = await browser.open('/complaints?show=all')
    expect(all.text).toContain(`All ${seeing.length - 1}`)
    expect((await browser.open('/learning/new')).text).not.toContain(about(role))
  })

  it.each(seeing)('is known to the others who see complaints, but to nobody else: %s', async (role) => {
    for (const other of seeing.filter((each) => each !== role)) {
      const page = await (await as(other)).open(addressOf(role))
      expect([other, page.status, page.text.includes('Whom it complains of, who is not shown it')]).toEqual([
        ...[other, 200, true],
      ])
    }
    expect((await (await as('social-worker')).open(addressOf(role))).status).toBe(404)
  })

  it('is not offered to whoever records it as themselves, and is told of none when it is late', async () => {
    const manager = await as('complaints-manager')
    const form = await manager.open(NEW)
    expect(form.html).not.toContain('value="complaints-manager"')
    expect(form.html).toContain('value="team-manager"')
    const self = await manager.send(NEW, received('complaints-manager'))
    expect(self.status).toBe(400)
    await app.hourly()
    await expect
      .poll(async () => (await manager.open('/told')).text, { timeout: 10_000 })
      .toContain(about('head-of-service'))
    for (const role of seeing) expect((await (await as(role)).open('/told')).text).not.toContain(about(role))
  })

  it('meets it once it is corrected to be about somebody else, who then does not', async () => {
    const manager = await as('complaints-manager')
    const page = await manager.open(addressOf('service-manager'))
    const form = /href="(\/complaints\/[0-9a-f-]+\/facts\/[0-9a-f-]+\/correct)"/.exec(page.html)?.[1] ?? ''
    await manager.open(form)
    const right = { ...received('service-manager'), against: 'director', correction: 'It names the director' }
    expect((await manager.send(form, right)).status).toBe(200)
    expect((await (await as('service-manager')).open(addressOf('service-manager'))).status).toBe(200)
    expect((await (await as('director')).open(addressOf('service-manager'))).status).toBe(404)
  })

  it('stands in the record as what its facts come to', async () => {
    const rules = { project, definitions: eventDefinitions }
    expect((await verify(app.store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })).faults).toEqual([])
  })
})
