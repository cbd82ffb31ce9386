import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import { csv, episode, zipOf } from './fixtures.ts'
import { read } from './reading.fixtures.ts'

const oneEpisode = 'Episodes 100234 2025-05-01\tS\tC2\tN1\tU6\tPR1\t\t\t\t\t\t'

describe('files of a return, whatever wrote them', () => {
  const text = csv('Episodes', [episode()])
  it.each<[string, string | Buffer]>([
    ['UTF-8', text],
    ['UTF-8 with a byte order mark', `\ufeff${text}`],
    ['UTF-16 little-endian with its mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 little-endian without', Buffer.from(text, 'utf16le')],
    ['UTF-16 big-endian with its mark', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['line feeds alone', text.replaceAll('\r\n', '\n')],
    ['no line end at the end', text.trimEnd()],
    ['blank lines around', `\r\n${text}\r\n\r\n`],
    ['semicolons', csv('Episodes', [episode()], ';')],
    ['tabs', csv('Episodes', [episode()], '\t')],
    ['quotation marks', text.replace(/[^,\r\n]+/g, '"$&"')],
    ['headings in small letters', text.replace(/^.*\r\n/, (line) => line.toLowerCase())],
    ['empty columns at the end', text.replaceAll('\r\n', ',,\r\n')],
  ])('are read: %s', async (_name, content) => {
    expect((await read({ 'any name.csv': content })).rows).toEqual([oneEpisode])
  })
  it('are read with columns in any order and with columns that systems derive', async () => {
    const content =
      'PL_LA,DECOM,CHILD,LS,RNE,PLACE,CIN,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n'
    expect((await read({ 'e.csv': `${content}E09000001,01/05/2025,100234,C2,S,U6,N1,PR1,,,,,,\n` })).rows).toEqual([
      oneEpisode,
    ])
  })
  it('are read as Windows-1252 where they are no UTF-8', async () => {
    const content = Buffer.from(csv('Episodes', [episode({ HOME_POST: 'caf\u00e9' })]), 'latin1')
    expect((await read({ 'e.csv': content })).rows[0]).toContain('caf\u00e9')
  })
  it('keep letters that two pieces of a file share', async () => {
    const long = Array.from({ length: 30_000 }, () => episode({ HOME_POST: 'caf\u00e9 \u2019\ud83d\ude42' }))
    const { rows } = await read({ 'e.csv': csv('Episodes', long) })
    expect(new Set(rows).size).toBe(1)
  })
  it('keep a formula as text', async () => {
    const { rows } = await read({ 'e.csv': csv('Episodes', [episode({ URN: "=cmd|' /C calc'!A0" })]) })
    expect(rows[0]).toContain("=cmd|' /C calc'!A0")
  })
  it('may name a child who is not in the Header', async () => {
    const { rows } = await read({
      'header.csv': csv('Header', [{ CHILD: '1', SEX: 'F', DOB: '01/02/2019' }]),
      'e.csv': csv('Episodes', [episode()]),
    })
    expect(rows).toContain(oneEpisode)
  })
})

describe('which return is this', () => {
  const on = (date: string): string => csv('Episodes', [episode({ DECOM: date })])
  it('is told by its latest dates, up to today', async () => {
    const { returns } = await read({
      'e.csv': csv('Episodes', [episode(), episode({ DECOM: '30/09/2025' }), episode({ DECOM: '01/12/2025' })]),
    })
    expect(returns[0]?.identity).toEqual({ year: 2026, asAt: '2025-09-30' })
  })
  it('is not told by one stray date in a thousand', async () => {
    const many = Array.from({ length: 2000 }, () => episode({ DECOM: '30/03/2025' }))
    const { returns } = await read({ 'e.csv': csv('Episodes', [...many, episode({ DECOM: '30/09/2025' })]) })
    expect(returns[0]?.identity).toEqual({ year: 2025, asAt: '2025-03-30' })
  })
  it('is one for the folder, one for each sub-folder, and one for each XML file', async () => {
    const { returns } = await read({
      'e.csv': on('30/09/2025'),
      '2024/e.csv': on('30/03/2024'),
      '2025/e.csv': on('30/03/2025'),
      'r.xml': '<EXPSSDA903/>',
    })
    expect(returns.map((one) => [one.label, one.identity?.year])).toEqual([
      ['.', 2026],
      ['2024', 2024],
      ['2025', 2025],
      ['r.xml', undefined],
    ])
  })
  it('is one for each folder in a zip', async () => {
    const { returns, rows } = await read({
      'all.zip': zipOf({ 'a/2024/e.csv': on('30/03/2024'), 'a/2025/e.csv': on('30/03/2025'), '__MACOSX/x.csv': '?' }),
    })
    expect(returns.map((one) => one.label)).toEqual(['all.zip/a/2024', 'all.zip/a/2025'])
    expect(rows).toHaveLength(2)
  })
})

describe('the XML return', () => {
  const xml = `<?xml version="1.0"?><EXPSSDA903><CHILD>
    <HEADER><CHILDID>7</CHILDID><SEX>F</SEX><DOB>2019-02-01</DOB><ETHNIC>WBRI</ETHNIC><UPN>UN1</UPN><UASC>0</UASC>
      <AREVIEW><REVIEW>2025-06-01</REVIEW><REVIEW_CODE>PN0</REVIEW_CODE></AREVIEW>
      <AD_PLACED><DATE_PLACED>2025-05-20</DATE_PLACED></AD_PLACED><OC2/><FOSTER_CARE>0</FOSTER_CARE>
    </HEADER>
    <EPISODE><DECOM>2025-05-01</DECOM><RNE>S</RNE><LS>C2</LS><CIN>N1</CIN><PL>U6</PL></EPISODE>
    <EPISODE><DECOM>soon</DECOM></EPISODE>
  </CHILD></EXPSSDA903>`
  it('tells the same rows as the CSV files', async () => {
    const { rows, rejects, says } = await read({ 'r.xml': xml })
    expect(rows.sort()).toEqual([
      'Episodes 7 2025-05-01\tS\tC2\tN1\tU6\t\t\t\t\t\t\t',
      'Header 7 2019-02-01\tF\tWBRI\tUN1\t\t',
      'PlacedAdoption 7 2025-05-20\t\t',
      'Reviews 7 2025-06-01\tPN0',
    ])
    expect(rejects).toEqual([expect.objectContaining({ line: 7, table: 'Episodes' })])
    expect(says).toContain('the XML return carries no SWEpisodes and DoLo')
  })
})
