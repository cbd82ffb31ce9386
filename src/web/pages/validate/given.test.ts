import { describe, expect, it } from 'vitest'
import { csv, episode, zipOf } from '../../../exchange/ssda903/fixtures.ts'
import { check } from './check.ts'
import { nothingGiven, readGiven, type Given } from './given.ts'

const bytes = (content: string | Buffer): Uint8Array => new Uint8Array(Buffer.from(content as string)) // either is copied

async function read(files: Readonly<Record<string, string | Buffer>>): Promise<Given> {
  const given = nothingGiven()
  for (const [name, content] of Object.entries(files))
    await readGiven(given, { kind: 'this-year', name, bytes: bytes(content) })
  return given
}
const found = (given: Given) =>
  check(given, { year: 2026, authority: null }).findings.map(({ rule, table, row, child }) => [rule, table, row, child])
const says = (given: Given) => given.files.flatMap(({ problem }) => problem ?? [])

const HEADER = csv('Header', [{ CHILD: '7', SEX: 'X', DOB: '01/02/2019', ETHNIC: 'WBRI', UPN: 'UN1' }])
const EPISODES = csv('Episodes', [episode({ CHILD: '7' })])
const XML = `<?xml version="1.0"?><EXPSSDA903><CHILD>
  <HEADER><CHILDID>7</CHILDID><SEX>X</SEX><DOB>2019-02-01</DOB><ETHNIC>wbri</ETHNIC><UPN>UN1</UPN><UASC>1</UASC></HEADER>
  <EPISODE><DECOM>01/05/2025</DECOM><RNE>S</RNE><LS>C2</LS><CIN>N1</CIN><PL>U6</PL><PLACE_PROVIDER>PR1</PLACE_PROVIDER></EPISODE>
</CHILD></EXPSSDA903>`

describe('Files of a return, given loose, as a zip, or as XML', () => {
  it('have the same findings in a zip, what else is in it being told and passed over', async () => {
    const given = await read({
      'r.zip': zipOf({
        'return/header.csv': HEADER,
        'return/episodes.csv': EPISODES,
        'return/note.docx': 'x',
        '__MACOSX/a.csv': 'x',
      }),
    })
    expect(given.files.map(({ name, is, rows }) => [name, is, rows])).toEqual([
      ['r.zip/return/header.csv', 'Header', 1],
      ['r.zip/return/episodes.csv', 'Episodes', 1],
      ['r.zip/return/note.docx', 'Passed over, as it is no CSV or XML', 0],
    ])
    expect(found(given)).toEqual(found(await read({ 'h.csv': HEADER, 'e.csv': EPISODES })))
  })

  it('are read as XML, every table of which is then there, with the status that CSV files cannot tell', async () => {
    const given = await read({ 'r.zip': zipOf({ 'r.xml': XML }) })
    expect(found(given)).toContainEqual(['101', 'Header', 0, '7'])
    expect(found(given).map(([rule]) => rule)).not.toContain('102')
    const { notRun } = check(given, { year: 2026, authority: null })
    expect(notRun.map(({ reason }) => reason).filter((reason) => /^the (UASC|Reviews) /.test(reason))).toEqual([])
    expect(given.tables.rows('Header').all.map((row) => row['UASC'])).toEqual(['1'])
  })

  const zipped = zipOf({ 'header.csv': HEADER })
  const locked = Buffer.from(zipped)
  locked.writeUInt16LE(1, zipped.indexOf('PK\u0001\u0002') + 8)
  const cut = Buffer.from(zipped)
  cut.fill(0xff, 40, 60)
  const bomb = zipOf({ 'header.csv': Buffer.alloc(40 * 1024 * 1024, 'a') })
  const lying = Buffer.from(bomb) // says that it holds ten bytes
  lying.writeUInt32LE(10, bomb.indexOf('PK\u0001\u0002') + 24)
  const refused: [string, Record<string, string | Buffer>, string][] = [
    ['a bomb', { 'r.zip': bomb }, 'would grow more than 250 times'],
    ['a bomb that lies of its size', { 'r.zip': lying }, 'would grow more than 250 times'],
    ['a locked zip', { 'r.zip': locked }, 'locked with a password'],
    ['a damaged zip', { 'r.zip': cut }, 'this zip is damaged'],
    ['a zip cut short', { 'r.zip': zipped.subarray(0, 60) }, 'this zip is damaged'],
    ['an empty zip', { 'r.zip': zipOf({}) }, 'no file in this zip'],
    ['a workbook', { 'r.xlsx': zipOf({ '[Content_Types].xml': '<a/>' }) }, 'this is a spreadsheet'],
    ['a zip within a zip', { 'r.zip': zipOf({ 'a.zip': zipped }) }, 'a zip within a zip'],
    ['two returns in one zip', { 'r.zip': zipOf({ 'a/h.csv': HEADER, 'b/h.csv': HEADER }) }, 'already'],
    ['XML and CSV together', { 'h.csv': HEADER, 'r.xml': XML }, 'as XML or as CSV, not both'],
    ['XML twice', { 'a.xml': XML, 'b.xml': XML }, 'already'],
    ['XML with an entity', { 'r.xml': '<EXPSSDA903>&x;</EXPSSDA903>' }, 'line 1: the file uses an entity of its own'],
    [
      'XML with a document type',
      { 'r.xml': '<!DOCTYPE a [<!ENTITY x "y">]><EXPSSDA903/>' },
      'declares a document type',
    ],
    ['XML cut short', { 'r.xml': '<EXPSSDA903><CHILD>' }, 'the XML is broken here'],
  ]
  it.each(refused)('are refused in a plain sentence: %s', async (_, files, sentence) => {
    expect(says(await read(files)).join(' ')).toContain(sentence)
  })
})
