import readExcel from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApp, type AnApp, type Seen } from '../../../../test/an-app.ts'
import { aRecordOf } from '../../../../test/a-record-of.ts'
import { aChild } from '../../../demo/index.ts'
import { annexLists } from '../../../exchange/annex-a/index.ts'

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
async function until(address: string, says: string): Promise<Seen> {
  for (let tries = 0; tries < 200; tries += 1) {
    const page = await app.browser.open(address)
    if (page.text.includes(says)) return page
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`It never said: ${says}`)
}

const headingsOf = (list: number): string[] =>
  annexLists.find((one) => one.list === list)?.columns.map(({ name }) => name) ?? []

/** A CSV file of list 10 with these cells in its first columns. */
const listTen = (...rows: readonly (readonly string[])[]): string =>
  [headingsOf(10), ...rows].map((cells) => cells.join(',')).join('\r\n')

const check = async (name: string, content: string | Buffer): Promise<Seen> => {
  await app.browser.open('/annex-a')
  return app.browser.upload('/annex-a/check', [{ field: 'lists', name, content }])
}

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
    const made = await until(address, 'Save the workbook')
    expect(made.text).toMatch(/8 Children in care ?1 row/)
    expect(made.text).toMatch(/11 Adopters ?Headings only\. Adopters are not recorded/)
    expect(made.text).toMatch(/As at 16 Oct 2025; the record at position \d+/)
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

  it('that were given are checked, and what is wrong is said by line and column, never by child', async () => {
    const page = await check('ten.csv', listTen(['A17', 'F1', 'b) Female'], ['A18', 'F2', 'a) Mail']))
    expect(page.status).toBe(200)
    expect(page.text).toContain('List 10: Adoption')
    expect(page.text).toMatch(/1 row can be read, 1 cannot/)
    expect(page.text).toMatch(/3 ?Gender ?“a\) Mail” is not among its codes/)
    expect(page.text).not.toContain('A18')
    expect(page.text).toContain('Nothing went into the record')
  })

  it('that were made here are read again whole', async () => {
    const { bytes } = await app.browser.get(`${address}/annex-a-2025-10-16.xlsx`)
    const page = await check('mine.xlsx', bytes)
    expect(page.text).toMatch(/List 8: Children in care List 8: 1 row can be read, 0 cannot/)
  })

  it.each([
    ['nothing.csv', '', 'The file is empty'],
    ['broken.xlsx', 'no workbook', 'broken.xlsx'],
    ['cats.csv', 'NAME,COLOUR\r\nTibbles,grey\r\n', 'No list of 8 to 11 is in this file'],
  ])('that cannot be read are answered with a sentence: %s', async (name, content, says) => {
    expect((await check(name, content)).text).toContain(says)
  })

  it('are asked for where none was chosen', async () => {
    await app.browser.open('/annex-a')
    const page = await app.browser.upload('/annex-a/check', [])
    expect(page.status).toBe(400)
    expect(page.html).toContain('<a href="#lists">Choose the file of lists to check</a>')
  })
})
