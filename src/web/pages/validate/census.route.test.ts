import readExcel from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApp, type AFile, type AnApp } from '../../../../test/an-app.ts'
import { SOUND } from '../../../exchange/cin/fixtures.ts'

let app: AnApp
beforeAll(async () => {
  app = await anApp()
})
afterAll(() => app.close())

const census = (content: string): AFile => ({ field: 'this-year', name: 'census.xml', content })
const wrong = census(SOUND.replace('2025-11-10', '2025-09-10'))

async function send(files: readonly AFile[], fields: Readonly<Record<string, string>> = {}) {
  await app.browser.open('/validate/census')
  return app.browser.upload('/validate/census', files, fields)
}

describe('Check a census, the page', () => {
  it('has the script of the check, with a worker of its own, and may connect to nobody', async () => {
    const page = await app.browser.open('/validate/census')
    expect(page.heading).toBe('Check a census')
    expect(page.html.match(/<script\b[^>]*>/g)).toEqual([expect.stringContaining('/assets/validate-in-page.js?')])
    expect(page.html).toContain('data-worker="census-in-page.js"')
    expect(String(page.headers['content-security-policy']).split('; ')).toContain("connect-src 'none'")
  })

  it.each(['/', '/imports', '/validate'])('is linked from %s', async (address) => {
    expect((await app.browser.open(address)).html).toContain('href="/validate/census"')
  })
})

describe('Check a census without scripts', () => {
  it('checks what was sent by the year of its header, and says what was found, where, and how to mend it', async () => {
    const page = await send([wrong])
    expect(page.status).toBe(200)
    expect(page.text).toContain('Census year 2026')
    expect(page.text).toContain('Child H1003')
    expect(page.html).toMatch(/<mark class="tl-marked">2025-09-10<span class="tl-marked__rules">Rule \d/)
    expect(page.text).not.toContain('Not built as the schema says')
    expect(page.html).not.toMatch(/<script\b/)
  })

  it('says how the file is not built as the schema of the year has it', async () => {
    const page = await send([census(SOUND.replace('<Ethnicity>NOBT</Ethnicity>', ''))])
    expect(page.text).toContain('Not built as the schema says')
    expect(page.text).toMatch(/ChildCharacteristics: Ethnicity is missing, on line \d+\./)
  })

  it('gives back everything as CSV and as Excel', async () => {
    const csv = await send([wrong], { as: 'csv' })
    expect(csv.headers['content-disposition']).toBe('attachment; filename="cin-2026-findings.csv"')
    expect(csv.html).toMatch(/,Census year\r\n/)
    expect(csv.html).toMatch(/\r\n\w+,CINdetails,3,H1003,/)
    const excel = await send([wrong], { as: 'xlsx' })
    expect((await readExcel(excel.bytes)).map(({ sheet }) => sheet)).toEqual(['Findings', 'By rule', 'Not checked'])
  })

  const refusals: readonly [string, readonly AFile[], Readonly<Record<string, string>>, string][] = [
    ['nothing', [], {}, 'Choose the census to check'],
    ['a year to come', [wrong], { year: '2027' }, 'from 2023 to 2026'],
    ['a table', [census('CHILD,SEX\n1,2\n')], { year: '2026' }, 'census.xml: this is no XML'],
    [
      'a broken XML',
      [census('<Message><Child></Message>')],
      { year: '2026' },
      'census.xml: line 1: the XML is broken here',
    ],
  ]
  it.each(refusals)('refuses %s', async (_, files, fields, says) => {
    const page = await send(files, fields)
    expect(page.status).toBe(400)
    expect(page.title).toMatch(/^Error: /)
    expect(page.text).toContain(says)
  })
})
