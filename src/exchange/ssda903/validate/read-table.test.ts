import { describe, expect, test } from 'vitest'
import { cellsOf, eachLine } from './csv.ts'
import { collectionOf, isInForce, makeTables, readTable, rules, validate } from './index.ts'
import { decodeText } from './letters.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const linesOf = (text: string): string[][] => {
  const lines: string[][] = []
  eachLine(bytesOf(text), (line) => {
    lines.push(cellsOf(line))
    return true
  })
  return lines
}

describe('separated values', () => {
  test.each([
    [
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
      'line ends of Windows',
    ],
    [
      'a;b\n1;2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
      'semicolons, no last line end',
    ],
    [
      'a\tb\n\t2',
      [
        ['a', 'b'],
        ['', '2'],
      ],
      'tabs, a blank first cell',
    ],
    [
      'a,b\n"1,5","say ""so"""',
      [
        ['a', 'b'],
        ['1,5', 'say "so"'],
      ],
      'quotes',
    ],
    [
      'a,b\n\n , \n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
      'blank lines are passed over',
    ],
    [
      'a,b\n"two\nlines",2\n3,4',
      [
        ['a', 'b'],
        ['two\nlines', '2'],
        ['3', '4'],
      ],
      'a line end within quotes',
    ],
    [
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
      'line ends of old machines',
    ],
    [
      ' a , b \n 1 ,  ',
      [
        ['a', 'b'],
        ['1', ''],
      ],
      'spaces around a cell are no part of it',
    ],
  ])('%j: %s', (text, lines) => {
    expect(linesOf(text)).toEqual(lines)
  })

  test('a quotation mark that is never closed is told with its line', () => {
    expect(eachLine(bytesOf('a,b\n1,2\n3,"4\n5,6'), () => true)).toBe(3)
  })
})

test('the bytes that were given stay as they are, doubled quotation marks and all', () => {
  const given = bytesOf('a,b\n"say ""so""",2\n')
  const before = given.slice()
  expect(eachLine(given, () => true)).toBeNull()
  expect(given).toEqual(before)
})

test('text is read whatever wrote it', () => {
  const letters = (text: string, big: boolean): Uint8Array =>
    Uint8Array.from(Array.from(text).flatMap((letter) => (big ? [0, letter.charCodeAt(0)] : [letter.charCodeAt(0), 0])))
  expect(decodeText(new TextEncoder().encode('\uFEFFCHILD'))).toBe('CHILD')
  expect(decodeText(letters('CHILD,SEX', false))).toBe('CHILD,SEX')
  expect(decodeText(letters('CHILD,SEX', true))).toBe('CHILD,SEX')
  expect(decodeText(Uint8Array.from([0x4f, 0x27, 0x92, 0x42]))).toBe('O\u0027’B')
})

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const REVIEWS = 'CHILD,DOB,REVIEW,REVIEW_CODE\n'

describe('a file of a return', () => {
  test.each([
    ['', 'the file is empty', 'there is nothing to read'],
    ['NAME,AGE\nx,1', 'not those of any table', 'the headings are unknown'],
    ['CHILD,DOB,REVIEW,REVIEW\n', 'twice', 'a heading stands twice'],
    [`${REVIEWS}1,"01/01/2010,01/05/2025,PN1`, 'line 2', 'a quotation mark is not closed'],
  ])('%j is refused with “%s”, because %s', (text, says) => {
    expect(readTable(makeTables(), bytes(text), 'this year')).toEqual({ says: expect.stringContaining(says) })
  })

  test('the same table twice is refused, because nobody can tell which is meant', () => {
    const tables = makeTables()
    readTable(tables, bytes(REVIEWS), 'this year')
    expect(readTable(tables, bytes(REVIEWS), 'this year')).toEqual({ says: expect.stringContaining('already') })
    expect(readTable(tables, bytes(REVIEWS), 'last year')).toEqual({ table: 'Reviews_last', rows: 0 })
  })

  test('of a million rows is read whole and checked in bounded memory, the last row like the first', () => {
    const rows = 1_000_000
    const text = Buffer.alloc(rows * 40)
    let length = text.write(REVIEWS)
    for (let nth = 1; nth <= rows; nth += 1)
      length += text.write(`${String(nth)},01/01/2010,${nth === rows ? '31/02/2025' : '01/05/2025'},PN1\n`, length)
    const tables = makeTables()
    const before = process.memoryUsage()
    expect(readTable(tables, text.subarray(0, length), 'this year')).toEqual({ table: 'Reviews', rows })
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    // The numbers of a million children are kept as texts; the rows as numbers.
    expect((heapUsed - before.heapUsed + arrayBuffers - before.arrayBuffers) / rows).toBeLessThan(400)
    const about = rules.filter(({ code }) => ['166', '142'].includes(code))
    const { issues, unreadable, ran, notRun } = validate(about, tables, collectionOf(2026))
    expect([ran, notRun.map(({ rule }) => rule)]).toEqual([['166'], ['142']])
    expect(issues.map(({ row, child }) => [row, child])).toEqual([[rows - 1, String(rows)]])
    expect(unreadable).toMatchObject([{ row: rows - 1, value: '31/02/2025' }])
  })

  test('one cell that cannot be read is told and silences nothing else', () => {
    const tables = makeTables()
    readTable(tables, bytes(`${REVIEWS}1,01/01/2022,31/02/2025,pn0\n2,01/01/2010,01/05/2025,PN0`), 'this year')
    const inForce = rules.filter((rule) => isInForce(rule, 2026))
    const { unreadable, issues, notRun } = validate(inForce, tables, collectionOf(2026))
    expect(unreadable).toEqual([{ table: 'Reviews', row: 0, field: 'REVIEW', value: '31/02/2025' }])
    const found = issues.map(({ rule, row, child }) => [rule, row, child])
    expect(found).toEqual([
      ['166', 0, '1'],
      ['440', 1, '2'],
    ])
    expect(notRun).toContainEqual({ rule: '148', reason: 'the Episodes table was not given' })
    expect(notRun).toContainEqual({
      rule: '202',
      reason: 'the Header table was not given',
    })
  })
})
