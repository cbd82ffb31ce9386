import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import readExcel from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApp, type AFile, type AnApp } from '../../../../test/an-app.ts'

let app: AnApp
beforeAll(async () => {
  app = await anApp()
})
afterAll(() => app.close())

const given = (field: string, name: string, ...lines: readonly string[]): AFile => ({
  field,
  name,
  content: [...lines, ''].join('\r\n'),
})
const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB'
const header = given(
  'this-year',
  'header.csv',
  HEADER,
  '100234,X,01/02/2014,WBRI,UN2,,',
  '100235,F,31/02/2014,WBRI,UN2,,',
)

async function send(files: readonly AFile[], fields: Readonly<Record<string, string>> = {}) {
  await app.browser.open('/validate')
  return app.browser.upload('/validate', files, { year: '2026', ...fields })
}

describe('Check a return, the page', () => {
  it('has the one script of the service, which may connect to nobody', async () => {
    const page = await app.browser.open('/validate')
    expect(page.heading).toBe('Check a return')
    expect(page.html.match(/<script\b[^>]*>/g)).toEqual([
      expect.stringMatching(/^<script type="module" src="\/assets\/validate-in-page\.js\?\w+">$/),
    ])
    const policy = String(page.headers['content-security-policy']).split('; ')
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "worker-src 'self'", "connect-src 'none'"]),
    )
  })

  it.each(['/', '/imports', '/children', '/permanence', '/scorecard'])('leaves %s without script', async (address) => {
    const page = await app.browser.open(address)
    expect(page.html).not.toMatch(/<script\b/)
    expect(page.headers['content-security-policy']).not.toContain('script-src')
  })

  it('keeps the button that sends files out of reach where scripts run', async () => {
    const { html } = await app.browser.open('/validate')
    expect(html.replaceAll(/<noscript>[\s\S]*?<\/noscript>/g, '')).not.toMatch(
      /<form id="check"[\s\S]*<button type="submit"[\s\S]*<\/form>\s*<div id="check-results"/,
    )
  })

  it.each(['/', '/imports'])('is linked from %s', async (address) => {
    expect((await app.browser.open(address)).html).toContain('href="/validate"')
  })
})

describe('Check a return without scripts', () => {
  it('checks what was sent and says what was found, where, and how to mend it', async () => {
    const page = await send([header])
    expect(page.status).toBe(200)
    expect(page.text).toContain('Return year 2026')
    expect(page.text).toContain('1 cell could not be read.')
    expect(page.text).toContain('Rule 101')
    expect(page.text).toContain('Child 100234')
    expect(page.html).toMatch(/<mark class="tl-marked">X<span class="tl-marked__rules">Rule 101<\/span><\/mark>/)
    expect(page.text).toContain('The Episodes table was not given')
    expect(page.html).not.toMatch(/<script\b/)
  })

  it('takes the year from the dates where none was typed', async () => {
    const episodes = given(
      'this-year',
      'episodes.csv',
      'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN',
      '100234,04/05/2023,S,E1,N1,U1,PR1,,,,,,',
    )
    expect((await send([header, episodes], { year: '' })).text).toContain('Return year 2024')
  })

  it('gives back everything as CSV and as Excel', async () => {
    const csv = await send([header], { as: 'csv' })
    expect(csv.headers['content-disposition']).toBe('attachment; filename="ssda903-2026-findings.csv"')
    expect(csv.html).toMatch(/\r\n101,Header,2,100234,SEX X,/)
    const excel = await send([header], { as: 'xlsx' })
    expect(excel.headers['content-disposition']).toContain('.xlsx')
    const sheets = await readExcel(excel.bytes)
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Findings', 'By rule', 'Not checked'])
    expect(sheets[0]?.data).toContainEqual(expect.arrayContaining(['101', 'Header', 2, '100234', 'SEX X']))
  })

  it('says what is new, mended and still there since the findings that were saved', async () => {
    const earlier = await send(
      [given('this-year', 'h.csv', HEADER, '100234,X,01/02/2014,WBRI,UN2,,', '7,Q,01/02/2014,WBRI,UN2,,')],
      { as: 'csv' },
    )
    const page = await send([header, { field: 'earlier', name: 'saved.csv', content: earlier.html }])
    expect(page.text).toMatch(/Since last time: \d+ new, \d+ mended, \d+ still there\./)
    expect(page.text).toContain('SEX Q')
  })

  it('shows findings by team with a names file', async () => {
    const names = given('names', 'names.csv', 'CHILD,NAME,TEAM', '100234,Robin Example,North')
    const page = await send([header, names])
    expect(page.text).toContain('Child 100234, Robin Example')
    expect(page.text).toContain('North')
  })

  const refusals: [readonly AFile[], Readonly<Record<string, string>>, string, string][] = [
    [[], {}, 'Choose the files of the return to check', 'nothing was chosen'],
    [[header], { year: '1999' }, 'from 2023 to 2027', 'the rules of that year are not known'],
    [[header], { authority: 'Harbour' }, 'one letter and eight figures', 'this is no code'],
    [
      [header, { ...header, name: 'again.csv' }],
      {},
      'again.csv: there is a Header file already',
      'a table stands twice',
    ],
    [[given('this-year', 'cats.csv', 'NAME,COLOUR', 'Tibbles,grey')], {}, 'cats.csv: its headings', 'it is no table'],
    [[given('this-year', 'r.zip', 'PK\u0003\u0004')], {}, 'r.zip: this zip is damaged', 'its list is missing'],
    [[given('this-year', 'r.xml', '<CHILDREN/>')], {}, 'the XML begins with <CHILDREN', 'it is no return'],
    [[given('names', 'n.xml', '<A/>')], {}, 'a CSV file is needed here', 'names are no XML'],
    [[header, given('earlier', 'e.csv', 'A,B', '1,2')], {}, 'no list of findings', 'it was not saved from here'],
    [[header, given('names', 'n.csv', 'A,B', '1,2')], {}, 'needs the heading CHILD', 'it names nobody'],
    [[header, given('postcodes', 'p.csv', 'A,B', '1,2')], {}, 'no postcode directory', 'it has no postcodes'],
  ]
  it.each(refusals)('refuses %j with %j and says “%s”, because %s', async (files, fields, says) => {
    const page = await send(files, fields)
    expect(page.status).toBe(400)
    expect(page.title).toMatch(/^Error: /)
    expect(page.text).toContain(says)
  })

  it('finds what the command finds in a whole return', async () => {
    const path = join(import.meta.dirname, '../../../exchange/ssda903/validate/vectors/whole-return/s1.json')
    const whole = JSON.parse(readFileSync(path, 'utf8')) as { year: number; this: Record<string, string[]> } // our own test data
    const files = Object.entries(whole.this).map(([name, lines]) => given('this-year', `${name}.csv`, ...lines))
    const page = await send(files, { year: String(whole.year) })
    expect(page.text).toMatch(/rules of the \d+ that ran found [\d,]+ rows to look at/i)
  })
})
