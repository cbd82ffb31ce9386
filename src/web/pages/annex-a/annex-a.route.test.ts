import readExcel from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApp, type AnApp } from '../../../../test/an-app.ts'
import { untilPage } from '../../../../test/until.ts'
import { aRecordOf } from '../../../../test/a-record-of.ts'
import { aChild } from '../../../demo/index.ts'

const jude = aChild('Jude P.', '100001')
  .bornOn('2024-11-02', { sex: 'F' })
  .enteredCareOn('2025-06-06')
  .placedWithFosterCarers()

let app: AnApp
beforeAll(async () => {
  app = await anApp()
})
afterAll(() => app.close())

/** Looks at a page again until the work behind it has come so far. */

describe('the lists of Annex A', () => {
  let address = ''

  it('of an empty record are refused in a sentence', async () => {
    await app.browser.open('/annex-a')
    const page = await app.browser.send('/annex-a')
    expect(page.status).toBe(400)
    expect(page.text).toContain('There is nothing in the record yet to make lists of')
  })

  it('are made in the background, and saved as a workbook with its notes', async () => {
    await aRecordOf(app.store, [jude])
    await app.browser.open('/annex-a')
    const begun = await app.browser.send('/annex-a')
    address = /"(\/annex-a\/[0-9a-f-]{36})/.exec(begun.html)?.[1] ?? ''
    const made = await untilPage(app.browser, address, 'Save the workbook')
    expect(made.text).toMatch(/8 Children in care ?1 row/)
    expect(made.text).toMatch(/11 Adopters ?no rows/)
    expect(made.text).toMatch(/1 Contacts ?no rows/)
    expect(made.text).toMatch(/As at 16 Oct 2025, from all that was recorded by then/)
    const saved = await app.browser.get(`${address}/annex-a-2025-10-16.xlsx`)
    expect(saved.headers['content-disposition']).toContain('annex-a-2025-10-16.xlsx')
    const sheets = await readExcel(saved.bytes)
    expect(sheets[7]?.data[1]?.[0]).toBe('100001')
    expect(sheets.at(-1)?.sheet).toBe('Notes')
    expect((await app.browser.get(`${address}/other.xlsx`)).status).toBe(404)
  })

  it('have a history of their own: they are no return, and a return is no list', async () => {
    expect((await app.browser.open('/annex-a')).text).toContain('1 child')
    expect((await app.browser.open('/send')).text).toContain('No return has been made from this record yet')
    expect((await app.browser.get(address.replace('/annex-a/', '/send/'))).status).toBe(404)
    expect((await app.browser.get('/annex-a/nobody')).status).toBe(404)
  })

  it('lead to where lists that were given are loaded', async () => {
    const page = await app.browser.open('/annex-a')
    expect(page.html).toContain('href="/imports/lists"')
  })
})
