import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApp, type AnApp, type Seen } from '../../../../test/an-app.ts'
import { untilPage } from '../../../../test/until.ts'
import { aRecordOf } from '../../../../test/a-record-of.ts'
import { aChild } from '../../../demo/index.ts'
import { censusYear, cinRules, isInForceIn, readCensus, validateCensus } from '../../../exchange/cin/index.ts'

const jude = aChild('Jude P.', '100001').bornOn('2024-11-02', { sex: 'F' }).enteredCareOn('2025-06-06')

let app: AnApp
beforeAll(async () => {
  app = await anApp()
})
afterAll(() => app.close())

/** Looks at a page again until the work behind it has come so far. */

const addressOf = (page: Seen): string => /action="(\/census\/[0-9a-f-]+)\//.exec(page.html)?.[1] ?? ''

describe('sending the census', () => {
  let address = ''
  let rulesTold: readonly string[] = []

  it('is refused where there is nothing to send, of a year that has not begun, and without the authority’s number', async () => {
    await app.browser.open('/census')
    const nothing = await app.browser.send('/census', { year: '2026', sender: '999' })
    expect([nothing.status, nothing.text.includes('nothing in the record yet to make a census of')]).toEqual([
      400,
      true,
    ])
    await aRecordOf(app.store, [jude])
    for (const [year, sender, says] of [
      ['2027', '999', 'Choose the year of the census'],
      ['2026', '', 'Enter the three figures by which the Department knows the authority'],
      ['2026', 'E06000001', 'Enter the three figures by which the Department knows the authority'],
    ] as const) {
      await app.browser.open('/census')
      const refused = await app.browser.send('/census', { year, sender })
      expect([refused.status, refused.text.includes(says)]).toEqual([400, true])
      if (sender !== '') expect(refused.html).toContain(`value="${sender}"`) // what was typed stays
    }
  })

  it('is checked by our rules before it is made, on its rows and as a whole', async () => {
    await app.browser.open('/census')
    address = addressOf(await app.browser.send('/census', { year: '2026', sender: '999' }))
    const checked = await untilPage(app.browser, address, 'What our rules find')
    expect(checked.text).toMatch(/1 ?children in the census/)
    expect(checked.text).toContain('The census as a whole')
    expect(checked.text).toMatch(/Rule 2887Q: \w/)
    rulesTold = [...checked.text.matchAll(/Rule (\w+): /g)].map(([, code = '']) => code)
    expect(checked.html).not.toContain('/data-quality?by=list') // that worklist is of the other return
  })

  it('is made and saved as XML as the schema has it, in which rules find what was told', async () => {
    await app.browser.send(`${address}/make`)
    const made = await untilPage(app.browser, address, 'Save the XML')
    expect(made.text).toContain('What the record does not hold is blank in it')
    expect(made.text).toMatch(/Episodes of need ?1 row/)
    const xml = await app.browser.get(`${address}/cin-2026.xml`)
    expect(xml.headers['content-disposition']).toContain('cin-2026.xml')
    expect(xml.html).toContain('<LEA>999</LEA>')
    const read = await readCensus(
      'census.xml',
      (async function* () {
        yield xml.bytes
      })(),
      2026,
    )
    expect([read.children, read.faults]).toEqual([1, []])
    const { issues } = validateCensus(
      cinRules.filter((rule) => isInForceIn(rule, 2026)),
      read.tables,
      censusYear(2026),
    )
    expect(new Set(issues.map(({ rule }) => rule))).toEqual(new Set(rulesTold))
    expect((await app.browser.get(`${address}/ssda903-2026.xml`)).status).toBe(404)
  })

  it('has a history of its own, and the next one need not be told who sends it', async () => {
    const page = await app.browser.open('/census')
    expect(page.text).toMatch(/Census of 2026, as at 16 Oct 2025, from all that was recorded by then/)
    expect(page.html).toContain('value="999"')
    expect((await app.browser.open('/send')).text).toContain('No return has been made from this record yet')
    expect((await app.browser.get(address.replace('/census/', '/send/'))).status).toBe(404)
  })

  it('can be left unmade', async () => {
    await app.browser.open('/census')
    const begun = addressOf(await app.browser.send('/census', { year: '2025', sender: '999' }))
    await untilPage(app.browser, begun, 'Make the census')
    expect((await app.browser.send(`${begun}/cancel`)).text).toContain('Stopped')
  })

  it('is found beside the return and the lists of Annex A', async () => {
    for (const from of ['/', '/imports']) expect((await app.browser.open(from)).html).toContain('href="/census"')
  })
})
