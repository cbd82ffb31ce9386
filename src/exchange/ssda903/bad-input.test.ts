import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import { csv, episode, zipOf } from './fixtures.ts'
import { tellProblem } from './problem.ts'
import { readReturn } from './read-return.ts'
import { read, refusal, today, type Files } from './reading.fixtures.ts'

describe('files that cannot be read say what is wrong, where, and how to mend it', () => {
  const good = csv('Episodes', [episode()])
  it.each<[string, Files, string]>([
    ['an empty file', { 'e.csv': '' }, 'e.csv: the file is empty. Export it again'],
    ['a file of blank lines', { 'e.csv': '\r\n\r\n' }, 'e.csv: the file is empty'],
    [
      'headings and no rows',
      { 'e.csv': csv('Episodes', []) },
      'e.csv, line 1: there is a line of headings and nothing under it',
    ],
    [
      'a heading that nobody knows',
      { 'e.csv': good.replace('PLACE,', 'PLACEMENT,') },
      'e.csv, line 1, column PLACEMENT: it looks like Episodes, but has a heading that Episodes does not have: PLACEMENT and lacks PLACE',
    ],
    [
      'a heading too few',
      { 'e.csv': good.replaceAll(/,[^,]*\r\n/g, '\r\n') },
      'column URN: it looks like Episodes, but lacks URN',
    ],
    [
      'a heading that stands twice',
      { 'e.csv': good.replace('RNE', 'DECOM') },
      'e.csv, line 1, column DECOM: this heading stands twice',
    ],
    [
      'another file altogether',
      { 'e.csv': 'Name,Colour\nA,B\n' },
      'its headings (NAME and COLOUR) are not those of any table of the return',
    ],
    [
      'American dates',
      { 'e.csv': csv('Episodes', [episode({ DECOM: '05/01/2025' }), episode({ DECOM: '05/13/2025' })]) },
      'e.csv: the dates of Episodes stand month first',
    ],
    ['two files of one table', { 'a.csv': good, 'b.csv': good }, 'b.csv: a.csv of the same return is Episodes already'],
    [
      'a quotation mark never closed',
      { 'e.csv': `${good}"100235,${'x'.repeat(300_000)}` },
      'e.csv, line 3: a quotation mark (") is opened and never closed',
    ],
    ['a folder without files', { 'notes.pdf': '%PDF' }, 'there are no CSV or XML files of a return here'],
    ['a file that is no text', { 'old.csv': Buffer.alloc(300_000) }, 'old.csv: not read: it is no text'],
    ['one endless line', { 'e.csv': 'x,'.repeat(400_000) }, 'e.csv, line 1: its first line is far too long'],
    ['XML of something else', { 'r.xml': '<Message/>' }, 'r.xml, line 1: the XML begins with <Message>'],
    [
      'XML with a document type',
      { 'r.xml': '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY x "y">]><EXPSSDA903/>' },
      'r.xml, line 2: the file declares a document type',
    ],
    [
      'XML with an entity',
      { 'r.xml': '<EXPSSDA903>&x;</EXPSSDA903>' },
      'r.xml, line 1: the file uses an entity of its own',
    ],
    ['broken XML', { 'r.xml': '<EXPSSDA903><CHILD></EXPSSDA903>' }, 'r.xml, line 1: the XML is broken here'],
    ['XML cut short', { 'r.xml': '<EXPSSDA903><CHILD>' }, 'the XML is broken here'],
    [
      'a zip bomb',
      { 'b.zip': zipOf({ 'e.csv': Buffer.alloc(50_000_000) }) },
      'b.zip: a file in this zip would grow more than 250 times',
    ],
    [
      'a zip that leads out',
      { 'b.zip': zipOf({ '../e.csv': good }) },
      'b.zip: a file in this zip has a path that leads out of it',
    ],
    [
      'a damaged zip',
      { 'b.zip': zipOf({ 'e.csv': good }).subarray(0, 60) },
      'b.zip: this is not a zip that can be opened',
    ],
    [
      'a spreadsheet',
      { 'b.xlsx': 'PK', 'b.zip': zipOf({ '[Content_Types].xml': '<a/>' }) },
      'b.zip: this is a spreadsheet or document. Save each sheet as CSV',
    ],
  ])('%s', async (_name, files, sentence) => {
    expect(await refusal(files)).toContain(sentence)
  })
  it('names every file that needs mending at once', async () => {
    const { says } = await read({ 'a.csv': 'x,y\n1,2\n', 'b.csv': good.replace('RNE', 'DECOM') })
    expect(says.split('\n')).toHaveLength(2)
  })
})

describe('rows that cannot be read come back with the reason, and all others are read', () => {
  it.each<[string, Record<string, string>, string]>([
    ['a day that no calendar has', { DECOM: '31/02/2025' }, 'no day of the calendar'],
    ['an end that no calendar has', { DEC: '31/02/2025' }, 'no day of the calendar'],
    ['the year 0205', { DECOM: '15/06/0205' }, 'a year that cannot be right'],
    ['no child', { CHILD: '' }, 'CHILD is empty'],
    ['no date', { DECOM: '' }, 'DECOM is empty'],
  ])('%s', async (_name, change, reason) => {
    const dayFirst = episode({ CHILD: '1', DECOM: '15/05/2025' })
    const { rows, rejects } = await read({ 'e.csv': csv('Episodes', [dayFirst, episode(change), episode()]) })
    expect(rows).toHaveLength(2)
    expect(rejects).toEqual([
      expect.objectContaining({ file: 'e.csv', table: 'Episodes', line: 3, reason: expect.stringContaining(reason) }),
    ])
  })
  it('counts lines past line ends inside quotation marks', async () => {
    const content = `${csv('Episodes', [episode({ URN: '"a\nb"' })])}100235,soon,,,,,,,,,,,\r\n100236,01/05/2025\r\n`
    const { rejects } = await read({ 'e.csv': content })
    expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [4, 'DECOM is “soon”, which is not a date: write it as DD/MM/YYYY.'],
      [5, 'The row has 2 cells where the headings have 13.'],
    ])
  })
  it('notes codes that the year does not know, and keeps their rows', async () => {
    const { returns, rows } = await read({
      'e.csv': csv('Episodes', [episode({ PLACE: 'Z1' }), episode({ PLACE: 'XX9' })]),
    })
    expect(rows).toHaveLength(2)
    expect(returns[0]?.codeNotes(2026).map(tellProblem)).toEqual([
      'e.csv, column PLACE: not among the codes of 2026: “Z1” (1 row), “XX9” (1 row). The rows were kept as they are.',
    ])
    expect(returns[0]?.codeNotes(2025)).toHaveLength(1)
  })
})

describe('a file of any size', () => {
  it('is read piece by piece: nothing is asked for before the last piece was dealt with', async () => {
    const rows = csv(
      'Episodes',
      Array.from({ length: 500 }, () => episode()),
    )
    const body = Buffer.from(rows.slice(rows.indexOf('\r\n') + 2))
    let given = 0
    let seen = 0
    const pieces = async function* () {
      yield Buffer.from(rows)
      for (given = 1; given < 200; given++) {
        // The last line of a piece may still be waiting for its end.
        expect(seen).toBeGreaterThanOrEqual(given * 500 - 1)
        yield body
      }
    }
    const file = { name: 'e.csv', size: 0, form: 'csv' as const, read: pieces }
    const sink = { row: () => void seen++, reject: () => undefined }
    const done = await readReturn({ label: '.', files: [file] }, { today }, sink)
    expect(done.tables[0]?.rows).toBe(100_000)
    expect(seen).toBe(100_000)
  })
  it('is refused where a line has no end', async () => {
    const pieces = async function* () {
      yield Buffer.from(csv('Episodes', [episode()]))
      for (;;) yield Buffer.alloc(64 * 1024, 'x')
    }
    const file = { name: 'e.csv', size: 0, form: 'csv' as const, read: pieces }
    const done = await readReturn(
      { label: '.', files: [file] },
      { today },
      { row: () => undefined, reject: () => undefined },
    )
    expect(done.problems.map(tellProblem).join()).toContain('the line is far too long')
  })
  it('is refused as XML where it goes on without a tag', async () => {
    const pieces = async function* () {
      yield Buffer.from('<EXPSSDA903><CHILD><HEADER><UPN>')
      for (;;) yield Buffer.alloc(64 * 1024, 'x')
    }
    const file = { name: 'r.xml', size: 0, form: 'xml' as const, read: pieces }
    const done = await readReturn(
      { label: '.', files: [file] },
      { today },
      { row: () => undefined, reject: () => undefined },
    )
    expect(done.problems.map(tellProblem).join()).toContain('goes on far too long without a tag')
  })
})
