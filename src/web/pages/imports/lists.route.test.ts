import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApp, type AnApp, type Seen } from '../../../../test/an-app.ts'
import { isStill, untilPage } from '../../../../test/until.ts'
import { aRecordOf } from '../../../../test/a-record-of.ts'
import { aChild } from '../../../demo/index.ts'
import { annexLists } from '../../../exchange/annex-a/index.ts'

let app: AnApp
let address = ''
beforeAll(async () => {
  app = await anApp()
  const jude = aChild('Jude P.', '100001')
    .bornOn('2024-11-02', { sex: 'F' })
    .enteredCareOn('2025-06-06')
    .placedWithFosterCarers()
  await aRecordOf(app.store, [jude])
})
afterAll(() => app.close())

/** A CSV file of a list, each row by the headings of the columns that matter. */
function listOf(list: number, ...rows: readonly Readonly<Record<string, string>>[]): string {
  const names = annexLists.find((one) => one.list === list)?.columns.map(({ name }) => name) ?? []
  const lines = [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))]
  return lines.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n')
}
const girl = { 'Child Unique ID': '100001', Gender: 'b) Female', 'Does the Child have a Disability': 'Yes' }
const ten = listOf(
  10,
  girl,
  { ...girl, 'Child Unique ID': '77', Gender: 'a) Mail' },
  { ...girl, 'Child Unique ID': '88' },
)
const today = { 'asAt-day': '16', 'asAt-month': '10', 'asAt-year': '2025' }

/** The page that looks again by itself, once it does so no longer. */
async function followed(page: Seen): Promise<Seen> {
  const found = /action="(\/imports\/[0-9a-f-]+)\/cancel/.exec(page.html)?.[1]
  if (found === undefined) return page
  address = found
  return isStill(page) ? page : untilPage(app.browser, address, isStill)
}
async function look(name: string, content: string | Buffer, asAt = today): Promise<Seen> {
  await app.browser.open('/imports/lists')
  return followed(await app.browser.upload('/imports/lists', [{ field: 'lists', name, content }], asAt))
}

describe('Loading lists of Annex A', () => {
  it('offers today as their day, and says what a list may change', async () => {
    const page = await app.browser.open('/imports/lists')
    expect(page.heading).toBe('Load lists of Annex A')
    expect(page.text).toContain('A list changes nothing that a return or a person said')
    expect(page.html).toMatch(/id="asAt-day"[^>]*value="16"/)
  })

  it('shows first what is wrong, by list, line and column, and what would come of it; no child is named', async () => {
    const page = await look('ten.csv', ten)
    expect(page.heading).toBe('Check before loading')
    expect(page.text).toContain('List 10, line 3, Gender: “a) Mail” is not among its codes.')
    expect(page.text).toContain('1 row is new')
    expect(page.text).toContain('2 rows are left out')
    expect(page.text).not.toMatch(/\b(77|88)\b/)
    expect((await app.browser.open('/imports')).text).toContain('Waiting for you')
  })

  it('loads them once somebody says yes, and gives back what was left out with the reason on each row', async () => {
    await app.browser.open(address)
    const done = await followed(await app.browser.send(`${address}/load`, {}))
    expect(done.heading).toBe('Import of lists of Annex A')
    expect(done.text).toMatch(/New events ?1/)
    expect(done.text).toMatch(/Rows rejected ?2/)
    const csv = (await app.browser.get(`${address}/rejects/0.csv`)).bytes.toString()
    expect(csv).toContain('Gender: “a) Mail” is not among its codes')
    expect(csv).toContain('No child with this number is on record.')
    expect((await app.browser.open('/imports')).text).toContain('Lists of Annex A, as at 16 Oct 2025 (ten.csv)')
  })

  it('adds nothing the second time', async () => {
    const page = await look('ten.csv', ten)
    expect(page.text).toContain('What will happen 1 says what is on record already and 2 rows are left out.')
  })

  it('shows on the child’s page what the list says and where it says so', async () => {
    await app.browser.open('/children')
    const child = (await app.browser.send('/children/search', { text: '100001' })).html
    const href = /href="(\/children\/[0-9a-f-]{36})"/.exec(child)?.[1] ?? ''
    const page = await app.browser.open(href)
    expect(page.text).toContain('Listed for adoption (Annex A, list 10)')
    expect(page.text).toContain('From list 10 of Annex A as at 16 Oct 2025')
    expect(page.text).toMatch(/Line of the list:? ?2/)
  })

  it.each([
    ['nothing.csv', '', 'The file is empty'],
    ['broken.xlsx', 'no workbook', 'broken.xlsx'],
    ['old.xls', 'no workbook', 'old.xls: this is a workbook of an older kind'],
  ])('refuses what cannot be read in a sentence beside the file: %s', async (name, content, says) => {
    const page = await look(name, content)
    expect(page.status).toBe(400)
    expect(page.text).toContain(says)
  })

  it('says that a file holds no list, and offers to choose another', async () => {
    const page = await look('cats.csv', 'NAME,COLOUR\r\nTibbles,grey\r\n')
    expect(page.heading).toBe('These files cannot be loaded')
    expect(page.text).toContain('No list of 8 to 11 with a row is in this file')
    expect(page.html).toContain('href="/imports/lists"')
  })

  it.each([
    [{ ...today, 'asAt-day': '' }, 'Enter the day as at which the lists speak'],
    [{ ...today, 'asAt-day': '17' }, 'must be today or earlier'],
  ])('asks for a day that can be theirs, and keeps what was typed', async (asAt, says) => {
    const page = await look('ten.csv', ten, asAt)
    expect(page.status).toBe(400)
    expect(page.text).toContain(says)
    expect(page.html).toMatch(/id="asAt-year"[^>]*value="2025"/)
  })

  it('asks for a file where none was chosen', async () => {
    await app.browser.open('/imports/lists')
    const page = await app.browser.upload('/imports/lists', [], today)
    expect(page.status).toBe(400)
    expect(page.html).toContain('<a href="#lists">Choose the file of lists to load</a>')
  })
})

describe('Adopters of list 11', () => {
  const ada = {
    ...{ 'Individual adopter identifier': 'A1', 'Family identifier': 'F1', Gender: 'b) Female' },
    ...{
      'Date enquiry received': '06/01/2025',
      'Date Stage 1 started': '03/02/2025',
      'Date Stage 2 started': '07/04/2025',
    },
  }
  const bea = { ...ada, 'Individual adopter identifier': 'A2', 'Date Stage 1 started': '04/02/2025' }

  it('are none at first, and the way to load a list is offered', async () => {
    const page = await app.browser.open('/adopters')
    expect(page.text).toContain('No household is under way')
    expect(page.html).toContain('href="/imports/lists"')
  })

  it('are a household with a stage, a next date and a page once the list is loaded', async () => {
    await look('eleven.csv', listOf(11, ada, bea))
    await app.browser.open(address)
    const done = await followed(await app.browser.send(`${address}/load`, {}))
    expect(done.text).toMatch(/Adopters in the files ?2/)
    const list = await app.browser.open('/adopters')
    expect(list.text).toMatch(/Family F1.*A1, A2.*Stage two.*7 Apr 2025.*by 7 Aug 2025/)
    const href = /href="(\/adopters\/[0-9a-f-]{36})"/.exec(list.html)?.[1] ?? ''
    const page = await app.browser.open(href)
    expect(page.heading).toBe('Family F1')
    expect(page.text).toContain('Stage two since 7 April 2025')
    expect(page.text).toContain('another adopter of the family: 4 February 2025')
    expect(page.text).toContain('eleven.csv, line 2, as at 16 Oct 2025')
    expect(page.text).toContain('No child whom you may see is given this family in list 10')
  })

  it('lead to the children whom list 10 gives their family', async () => {
    await look('ten.csv', listOf(10, { ...girl, 'Family identifier': 'F1' }))
    await app.browser.open(address)
    await followed(await app.browser.send(`${address}/load`, {}))
    const list = await app.browser.open('/adopters')
    const href = /href="(\/adopters\/[0-9a-f-]{36})"/.exec(list.html)?.[1] ?? ''
    expect((await app.browser.open(href)).text).toContain('100001')
    expect((await app.browser.get('/adopters/nobody')).status).toBe(404)
    expect((await app.browser.get(`/adopters/${crypto.randomUUID()}`)).status).toBe(404)
  })

  it('are read as they were on an earlier day', async () => {
    expect((await app.browser.open('/adopters?on=2025-02-10')).text).toMatch(/Family F1.*Stage one/)
    expect((await app.browser.open('/adopters?on=2024-02-10')).text).toContain('No household is under way')
  })
})
