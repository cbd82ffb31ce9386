import { Document, Packer, Paragraph, Table, TableCell, TableRow, VerticalMergeType } from 'docx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import writeExcel, { type SheetData } from 'write-excel-file/node'
import { aBrowser, anApp, TODAY, type AnApp, type Seen } from '../../../test/an-app.ts'
import { project } from '../../../test/a-record-of.ts'
import { recordPlans } from '../../demo/index.ts'
import { verify } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import { eventDefinitions } from '../index.ts'

let app: AnApp
beforeAll(async () => {
  app = await anApp()
  await recordPlans(app.store, HARBOUR, project, { today: TODAY, progress: () => undefined })
})
afterAll(() => app.close())

const asAt = { 'asAt-day': '26', 'asAt-month': '9', 'asAt-year': '2017' }
const upload = async (name: string, content: string | Buffer, fields: Record<string, string> = {}): Promise<Seen> => {
  await app.browser.open('/improvement/load')
  const all = { title: 'Plan from a file', ...asAt, ...fields }
  return app.browser.upload('/improvement/load', [{ field: 'plan', name, content }], all)
}
const addressOf = (seen: Seen): string => /action="(\/improvement\/load\/[0-9a-f-]+)"/.exec(seen.html)?.[1] ?? ''

const text = (value: string) => ({ value, type: String })
/** A workbook as councils have it: a title row, merged cells, dates as days and as text, a row twice. */
const workbook = () => writeExcel(rowsOfWorkbook as unknown as SheetData).toBuffer() // the package's type of a cell is narrower than what it takes

const rowsOfWorkbook = [
  [text('Improvement plan v17')],
  ['Theme', 'Ref', 'Action', 'Lead officer', 'By when', 'RAG', 'Comments', 'Evidence'].map(text),
  [
    { value: 'Permanence', type: String, rowSpan: 2 },
    ...[text('1.1'), text('Hold a weekly tracking meeting'), text('Head of service')],
    ...[{ value: new Date('2017-10-31T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' }, text('Green')],
    ...[text('Runs since June'), text('Minutes')],
  ],
  [null, ...['1.1', 'Train all social workers', 'Vacant', 'Oct 202017', 'Blue', '', ''].map(text)],
  [null, ...['', 'Tell every birth parent', '', '', 'Red', 'Late', ''].map(text)],
]

describe('Loading a plan from a file', () => {
  it('asks for a title, a day and a file, and keeps what was typed', async () => {
    await app.browser.open('/improvement/load')
    const refused = await app.browser.upload('/improvement/load', [], { title: 'Ours', 'asAt-year': '2017' })
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('The day of the file must be a real date')
    expect(refused.text).toContain('Choose the file to load')
    expect(refused.html).toContain('value="Ours"')
  })

  it.each([
    ['a picture', 'plan.xlsx', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0])],
    ['a damaged workbook', 'plan.xlsx', Buffer.from('PK\u0003\u0004 and nothing more')],
  ])('says that %s cannot be read', async (_, name, content) => {
    const refused = await upload(name, content)
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('The file cannot be read')
  })

  it('shows a workbook row by row with a sentence for each fault, loads nothing yet, and then loads every row', async () => {
    const shown = await upload('plan v17.xlsx', await workbook())
    expect(shown.heading).toBe('What the file was read as')
    expect(shown.text).toContain('3actions to load 2of them with something to look at 1rows or tables left')
    expect(shown.text).toContain('It is a title.')
    expect(shown.text).toContain('Another row has the reference 1.1 already: it is loaded as “1.1, row 4”.')
    expect(shown.text).toContain('“Oct 202017” has a year that cannot be, 202017. Perhaps October 2017 is meant.')
    expect(shown.text).toContain('has left, or the post is empty')
    expect(shown.text).toContain('It has no reference: it is loaded as “row 5”.')
    expect(shown.text).toContain('Its part of the plan is taken from the row above: Permanence.')
    expect((await app.browser.open('/improvement')).text).not.toContain('Plan from a file')
    const other = aBrowser(app.server)
    await other.signIn('head-of-service')
    expect((await other.open(addressOf(shown))).status).toBe(404)
    await app.browser.open(addressOf(shown))
    const loaded = await app.browser.send(addressOf(shown))
    expect(loaded.heading).toBe('Plan from a file')
    expect(loaded.text).toContain('Loaded: 3 actions')
    expect(loaded.text).toMatch(/Permanence .*1\.1 Hold a weekly tracking meeting.*31 October 2017.*● On track/)
    const second = /href="(\/improvement\/actions\/[^"]+)"[^>]*>\s*1\.1, row 4/.exec(loaded.html)?.[1] ?? ''
    const action = await app.browser.open(second)
    expect(action.text).toContain('Lead: Vacant Date: Oct 202017 The lead’s own view: Blue')
    expect((await app.browser.open(addressOf(shown))).status).toBe(404)
  })

  it('reads a Word table whose cells are merged', async () => {
    const cell = (words: string, verticalMerge?: (typeof VerticalMergeType)[keyof typeof VerticalMergeType]) =>
      new TableCell({ children: [new Paragraph(words)], ...(verticalMerge ? { verticalMerge } : {}) })
    const rows = [
      ['Priority', 'Ref', 'Action', 'Lead', 'When'].map((words) => cell(words)),
      [
        cell('Oversight', VerticalMergeType.RESTART),
        ...['2.1', 'Audit ten files a month', 'quality assurance manager', '31 March 2018'].map((words) => cell(words)),
      ],
      [
        cell('', VerticalMergeType.CONTINUE),
        ...['2.2', 'Moderate every fifth audit', 'quality assurance manager', 'TBC'].map((words) => cell(words)),
      ],
    ]
    const document = new Document({
      sections: [{ children: [new Table({ rows: rows.map((children) => new TableRow({ children })) })] }],
    })
    const shown = await upload('plan.docx', await Packer.toBuffer(document))
    expect(shown.text).toContain('2actions to load')
    expect(shown.text).toMatch(/2\.1 Audit ten files a month.*31 March 2018 Nothing/)
    expect(shown.text).toContain('Its part of the plan is taken from the row above: Oversight.')
    expect(shown.text).toContain('“TBC” is no date: it is loaded without one.')
  })

  it('finds nothing to load in a file that is no plan', async () => {
    const shown = await upload('cats.csv', 'Name,Colour\r\nTibbles,grey\r\n')
    expect(shown.text).toContain('No action was found in this file')
    expect(shown.text).toContain('No column of it is headed “Action”')
  })

  it('leaves the record as its facts say', async () => {
    const rules = { project, definitions: eventDefinitions }
    expect((await verify(app.store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })).faults).toEqual([])
  })
})

describe('A plan that is exported', () => {
  const exported = async (plan: RegExp, file: string): Promise<Buffer> => {
    const list = await app.browser.open('/improvement')
    const address = new RegExp(`href="(/improvement/plans/[^"]+)"[^>]*>\\s*${plan.source}`).exec(list.html)?.[1] ?? ''
    const answer = await app.browser.get(`${address}/download/${file}`)
    expect(answer.status).toBe(200)
    return answer.bytes
  }

  it.each(['plan.xlsx', 'plan.docx', 'plan.csv'])('is a file: %s', async (file) => {
    expect((await exported(/Improvement action plan 2017-18/, file)).length).toBeGreaterThan(5000)
  })

  it.each(['plan.xlsx', 'plan.docx'])('is read again from %s with every action, lead and date', async (file) => {
    const content = await exported(/Improvement action plan 2017-18/, file)
    const shown = await upload(file, content, { title: `Again from ${file}` })
    expect(shown.text).toContain('48actions to load')
    expect(shown.text).toContain('0rows or tables left')
    await app.browser.open(addressOf(shown))
    const loaded = await app.browser.send(addressOf(shown), {})
    expect(loaded.text).toContain('Loaded: 48 actions')
    const on = await app.browser.open(`/improvement?on=2017-10-15`)
    const figures = new RegExp(
      `Again from ${file}.*?48 ?actions (\\d+) ?whose date has passed (\\d+) ?due this month`,
    ).exec(on.text)
    expect(figures?.slice(1)).toEqual(['1', '25'])
  })

  it('carries the words of the last update', async () => {
    const shown = await upload('plan.xlsx', await exported(/Harbour Council/, 'plan.xlsx'), {
      ...{ 'asAt-day': '16', 'asAt-month': '10', 'asAt-year': '2025' },
    })
    await app.browser.open(addressOf(shown))
    const loaded = await app.browser.send(addressOf(shown), {})
    const first = /href="(\/improvement\/actions\/[^"]+)"[^>]*>\s*2\.3/.exec(loaded.html)?.[1] ?? ''
    expect((await app.browser.open(first)).text).toContain('Alerts differ threefold between officers')
  })
})
