import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf, type OnRecord } from '../../../../test/a-record-of.ts'
import { anApp, aBrowser, type AnApp } from '../../../../test/an-app.ts'
import { aChild } from '../../../demo/index.ts'
import { chainHead, type Store } from '../../../store/index.ts'
import { aStore, HARBOUR } from '../../../store/testing.ts'

const oriel = aChild('Oriel L.', '500001')
  .bornOn('2015-02-03')
  .enteredCareOn('2025-09-29')
  .placedWithFosterCarers()
  .inTeam('Safeguarding North', '2025-09-29')
  .withWorker('SW00023', '2025-09-29')

let store: Store
let app: AnApp
let child: OnRecord | undefined
beforeAll(async () => {
  store = await aStore()
  child = (await aRecordOf(store, [oriel])).get('Oriel L.')
  app = await anApp({ store, person: 'social-worker' })
})
afterAll(async () => {
  await app.close()
  await store.close()
})

const asideOf = (html: string): string => /href="(\/children\/[^"]*\/aside\/[^"]*)"/.exec(html)?.[1] ?? ''
/** Clocks of every owner: a worker’s own list holds those that are theirs alone. */
const everybodys = (part = 'all'): string => `/due?part=${part}&team=any&role=any`
const position = async () => (await chainHead(store, HARBOUR))?.position

describe('putting a clock aside', () => {
  it('needs a day after today, not too far off, and a reason; and keeps what was typed', async () => {
    const { browser } = app
    const address = asideOf((await browser.open(everybodys())).html)
    const before = await position()
    const form = await browser.open(address)
    expect(form.heading).toContain('Put aside: ')
    const typed = { 'until-day': '16', 'until-month': '10', 'until-year': '2025', why: '' }
    const refused = await browser.send(address, typed)
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('The day must be after today')
    expect(refused.text).toContain('Say why it is put aside')
    expect(refused.html).toContain('value="2025"')
    const far = await browser.send(address, { ...typed, 'until-month': '12', why: 'Because' })
    expect(far.text).toContain('The day must be 13 November 2025 or before')
    expect(far.html).toContain('Because')
    const long = await browser.send(address, { ...typed, 'until-day': '27', why: 'x'.repeat(501) })
    expect(long.text).toContain('what you typed has 501')
    expect(await position()).toBe(before)
  })

  it('is an event in the record, once for a double click, and is seen by the manager with who, when and why', async () => {
    const { browser } = app
    const address = asideOf((await browser.open(everybodys())).html)
    const before = (await position()) ?? 0
    const page = await browser.open(address)
    const field = (name: string) =>
      new RegExp(`name="${name}" value="([^"]*)"`).exec(page.html.slice(page.html.indexOf('/aside/')))?.[1] ?? ''
    const fields = {
      ...{ csrf: field('csrf'), request: field('request'), why: 'The hearing is on the 20th' },
      ...{ 'until-day': '27', 'until-month': '10', 'until-year': '2025' },
    }
    expect((await browser.post(address, fields)).status).toBe(303)
    expect((await browser.post(address, fields)).status).toBe(303)
    expect(await position()).toBe(before + 1)
    const says = 'Put aside until 27 October 2025 by Social worker: The hearing is on the 20th'
    expect((await browser.open(everybodys())).text).toContain(says)
    const manager = aBrowser(app.server)
    await manager.signIn('team-manager-north')
    expect((await manager.open(everybodys())).text).toContain(says)
    const record = await browser.open(`/children/${child?.subject}`)
    expect(record.text).toContain('A clock was put aside')
    expect(record.text).toMatch(/Until:? 27 October 2025/)
    expect(record.text).not.toContain('Started by fact')
  })

  it('stands at the end of the list of whoever put it aside and first on everybody else’s, and late it is first on both', async () => {
    const manager = aBrowser(app.server)
    await manager.signIn('team-manager-north')
    const first = (html: string) => /<tbody[\s\S]*?<\/tr>/.exec(html)?.[0] ?? ''
    expect(first((await manager.open(everybodys())).html)).toContain('Put aside until')
    expect(first((await app.browser.open(everybodys())).html)).not.toContain('Put aside until')
    const late = await app.browser.open(`${everybodys('late')}&on=2025-11-20`)
    expect(first(late.html)).toContain('Oriel L.')
  })

  it('is refused for a clock that does not run, and for whoever may not record', async () => {
    const address = asideOf((await app.browser.open(everybodys())).html)
    const none = address.replace(/[0-9a-f-]{36}$/, '11111111-1111-4111-8111-111111111111')
    expect((await app.browser.open(none)).status).toBe(404)
    const elsewhere = aBrowser(app.server)
    await elsewhere.signIn('social-worker-other-team')
    expect((await elsewhere.open(address)).status).toBe(404)
  })
})
