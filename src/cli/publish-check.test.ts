import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inFolder, zipOf } from '../exchange/ssda903/fixtures.ts'
import { throughline } from './index.ts'

interface Found {
  readonly finding: string
  readonly where: string
  readonly why: string
}

async function check(files: Readonly<Record<string, string | Buffer>>, ...args: readonly string[]) {
  const said = { out: '', err: '' }
  const code = await inFolder({}, async (folder) => {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
    const paths = args.map((arg) => (arg.startsWith('-') ? arg : join(folder, arg)))
    return throughline(['publish-check', ...paths], {
      out: (text) => (said.out += text),
      err: (text) => (said.err += text),
      env: {},
      signal: new AbortController().signal,
    })
  })
  return { code, ...said }
}

const findings = async (name: string, content: string | Buffer): Promise<readonly Found[]> =>
  JSON.parse((await check({ [name]: content }, name, '--json')).out) as Found[]

const said = (found: readonly Found[]): readonly string[] => found.map(({ finding, where }) => `${finding} ${where}`)

const cell = (text: string, more = ''): string =>
  `<w:tc><w:tcPr>${more}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`
const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

function word(body: string, more: Readonly<Record<string, string>> = {}): Buffer {
  const xml = (root: string, inner: string): string => `<?xml version="1.0"?><${root} xmlns:w="w">${inner}</${root}>`
  return zipOf({
    'word/document.xml': xml('w:document', `<w:body>${body}</w:body>`),
    ...more,
  })
}

describe('throughline publish-check', () => {
  it('reads the table of a Word file, with where each finding stands', async () => {
    const table = row(cell('Ref'), cell('Action'), cell('Review Date'))
    const rows = [
      row(cell('1.1.2'), cell('Train'), cell('Oct 202017')),
      row(cell('1.1.1'), cell('Audit'), cell('Dec 2017')),
    ]
    const found = await findings(
      'plan.docx',
      word(`${paragraph('Please delete as appropriate')}<w:tbl>${table}${rows.join('')}</w:tbl>`),
    )
    expect(said(found)).toEqual([
      'leftover-template-words paragraph 1',
      'impossible-year table 1, row 2, column Review Date',
      'refs-out-of-order table 1, row 3, column Ref',
    ])
    for (const { why } of found) expect(why).toMatch(/\.$/)
  })

  it('joins the pieces that Word cuts a sentence into, and keeps merged cells in their columns', async () => {
    const cut = '<w:p><w:r><w:t>Oct 20</w:t></w:r><w:r><w:t>2017</w:t></w:r></w:p>'
    const merged = row(cell('Team', '<w:gridSpan w:val="2"/>'), cell('Children'))
    const body = row(cell('North', '<w:vMerge w:val="restart"/>'), cell('A'), cell('3'))
    const below = row(cell('ignored', '<w:vMerge/>'), cell('B'), cell('30'))
    const found = await findings('plan.docx', word(`${cut}<w:tbl>${merged}${body}${below}</w:tbl>`))
    expect(said(found)).toEqual(['impossible-year paragraph 1', 'small-group table 1, row 2, column Children'])
  })

  it('does not read what was deleted under tracked changes, and reads comments and who wrote the file', async () => {
    const deleted = '<w:p><w:del><w:r><w:delText>Oct 202017</w:delText></w:r></w:del></w:p>'
    const found = await findings(
      'plan.docx',
      word(deleted, {
        'word/comments.xml': `<w:comments xmlns:w="w">${paragraph('To be agreed in Oct 202017')}</w:comments>`,
        'docProps/core.xml': '<p xmlns:dc="dc"><dc:creator>Quillon Featherby</dc:creator></p>',
      }),
    )
    expect(said(found)).toEqual(['impossible-year comments, line 1', 'name properties of the file, author'])
  })

  it('reads a web page, whatever its faults, and neither its scripts nor its comments', async () => {
    const page =
      '<!doctype html><script>var a = "Oct 202017"</script><!-- Oct 202017 --><h1>Children &amp; families</h1>' +
      '<table><tr><th>Reason<th>Children<tr><td>Moved<td>2<tr><td>Other<td>40<tr><td>Total<td>41</table><p>Ends here'
    expect(said(await findings('report.html', page))).toEqual([
      'total-does-not-add table 1, row 4, column Children',
      'small-group table 1, row 2, column Children',
    ])
  })

  it('reads a CSV table with quoted cells and a byte order mark', async () => {
    const csv = '\uFEFFRef,Action,Lead\r\n1.1,"Train, and again",Head of Service\r\n1.2,Audit,Quillon Featherby\r\n'
    expect(said(await findings('plan.csv', csv))).toEqual(['name table 1, row 3, column Lead'])
  })

  it('prints an empty list for a paper in which nothing is found, and says without --json that this proves nothing', async () => {
    const csv = 'Year,Children\n2016,480\n2017,467\n'
    expect(await findings('figures.csv', csv)).toEqual([])
    const { code, out } = await check({ 'figures.csv': csv }, 'figures.csv')
    expect(code).toBe(0)
    expect(out).toContain('does not make it fit to publish')
  })

  it.each([
    ['a file that is not there', {}, 'none.docx', /there is no such file/],
    ['an empty file', { 'a.csv': '' }, 'a.csv', /the file is empty/],
    ['a PDF', { 'a.pdf': '%PDF-1.7 …' }, 'a.pdf', /it is no Word file/],
    ['a zip that is no Word file', { 'a.docx': zipOf({ 'b.txt': 'x' }) }, 'a.docx', /it has no text in it/],
    ['half a zip', { 'a.docx': word('').subarray(0, 80) }, 'a.docx', /not a zip|damaged/],
    [
      'a Word file whose text is no XML',
      { 'a.docx': zipOf({ 'word/document.xml': '<w:p><w:t>' }) },
      'a.docx',
      /it is damaged/,
    ],
    ['an old Word file', { 'a.doc': Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]) }, 'a.doc', /Save it as one of these/],
  ])('ends with 1 and one sentence on stderr for %s', async (_, files, name, says) => {
    const { code, out, err } = await check(files, name, '--json')
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(says)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  it.each([[[]], [['a.csv', 'b.csv']], [['a.csv', '--frobnicate']]])('refuses %j with 2', async (args) => {
    const { code, out, err } = await check({ 'a.csv': 'Year\n2016\n' }, ...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('Use: throughline publish-check FILE')
  })
})
