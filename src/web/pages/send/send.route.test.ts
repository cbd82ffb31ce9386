import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApp, type AnApp, type Seen } from '../../../../test/an-app.ts'
import { untilPage } from '../../../../test/until.ts'
import { aRecordOf } from '../../../../test/a-record-of.ts'
import { aChild } from '../../../demo/index.ts'

const jude = aChild('Jude P.', '100001')
  .bornOn('2024-11-02', { sex: 'F' })
  .enteredCareOn('2025-06-06')
  .placedWithFosterCarers()

/** The same story, with a sex that is no code of the return. */
const withoutSex = {
  ...{ number: jude.number, name: jude.name },
  facts: jude.facts.map((fact) =>
    fact.type === 'child.identity' ? { ...fact, body: { ...fact.body, sex: 'Q' } } : fact,
  ),
}

let app: AnApp
beforeAll(async () => {
  app = await anApp()
})
afterAll(() => app.close())

/** Looks at a page again until the work behind it has come so far. */
const addressOf = (page: Seen): string => /action="(\/send\/[0-9a-f-]+)\//.exec(page.html)?.[1] ?? ''

describe('sending a return', () => {
  it('of an empty record is refused beside the field', async () => {
    await app.browser.open('/send')
    const page = await app.browser.send('/send', { year: '2026' })
    expect(page.status).toBe(400)
    expect(page.html).toContain('<a href="#year">There is nothing in the record yet to make a return of</a>')
  })

  it('offers only years that have begun', async () => {
    await aRecordOf(app.store, [withoutSex])
    const page = await app.browser.open('/send')
    expect(page.text).toContain('2026: 1 April 2025 to 31 March 2026')
    expect(page.text).not.toContain('2027:')
    expect((await app.browser.send('/send', { year: '2031' })).status).toBe(400)
  })

  it('shows what our rules find, then makes it, and gives the zip and the XML', async () => {
    await app.browser.open('/send')
    const begun = await app.browser.send('/send', { year: '2026' })
    const address = addressOf(begun)
    const checked = await untilPage(app.browser, address, 'What our rules find')
    expect(checked.text).toMatch(/1 ?children in the return 1 ?rows to look at/)
    await app.browser.send(`${address}/make`)
    const made = await untilPage(app.browser, address, 'Save the CSV files')
    expect(made.text).toContain('The XML carries no SWEpisodes and no DoLo')
    expect(made.text).toMatch(/Episodes ?1 row/)
    const xml = await app.browser.get(`${address}/ssda903-2026.xml`)
    expect(xml.html).toContain('<CHILDID>100001</CHILDID>')
    const zip = await app.browser.get(`${address}/ssda903-2026.zip`)
    expect(zip.bytes.subarray(0, 2).toString()).toBe('PK')
    expect(zip.headers['content-disposition']).toContain('ssda903-2026.zip')
    expect((await app.browser.get(`${address}/header.csv`)).status).toBe(404)
  })

  it('is in the history: who, when, which year, and of which position of the record', async () => {
    const page = await app.browser.open('/send')
    expect(page.text).toMatch(/Return of 2026, as at 16 Oct 2025, from all that was recorded by then/)
    expect(page.text).toContain('Performance analyst')
    expect(page.text).toContain('Made')
  })

  it('can be left unmade', async () => {
    await app.browser.open('/send')
    const address = addressOf(await app.browser.send('/send', { year: '2026' }))
    await untilPage(app.browser, address, 'What our rules find')
    expect((await app.browser.send(`${address}/cancel`)).text).toContain('Stopped')
  })

  it('says where there are no rules for its year', async () => {
    await app.browser.open('/send')
    const address = addressOf(await app.browser.send('/send', { year: '2020' }))
    expect((await untilPage(app.browser, address, 'Make the return')).text).toContain(
      'rules for the returns of 2023 to 2027 only',
    )
  })

  it('is at no address that nobody was given', async () => {
    expect((await app.browser.get('/send/nobody')).status).toBe(404)
    expect((await app.browser.get('/send/1b4e28ba-2fa1-4d11-883f-0016d3cca427')).status).toBe(404)
  })
})
