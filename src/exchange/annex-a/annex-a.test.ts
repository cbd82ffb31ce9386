import { describe, expect, it } from 'vitest'
import { day } from '../../time/index.ts'
import { codeLists } from '../ssda903/index.ts'
import { annexLetters, placeOfRow, type AnnexLetters } from '../../practice/inspection/index.ts'
import { inAnnex } from './from-return.ts'
import { annexCode, annexCodes, annexLists, isBlankCell, type AnnexCodeList } from './lists.ts'
import { rowsOfLists } from './make-lists.ts'
import { factOfList, NOT_KEPT } from './say-row.ts'
import { readLists, type GivenSheet } from './read-lists.ts'
import type { GivenCell } from './read-row.ts'

const listNumbered = (n: number) => annexLists.find(({ list }) => list === n)
const headingsOf = (n: number): string[] => listNumbered(n)?.columns.map(({ name }) => name) ?? []

/** A sheet of a list: headings, then rows that say only what matters. */
const sheetOf = (n: number, rows: readonly Readonly<Record<string, GivenCell>>[], sheet = 'Sheet1'): GivenSheet => ({
  sheet,
  lines: [headingsOf(n), ...rows.map((row) => headingsOf(n).map((name) => row[name] ?? null))].map((cells, nth) => ({
    line: nth + 1,
    cells,
  })),
})

const asAt = day('2026-06-30')
const leaver = { 'Child Unique ID': 'C1', Gender: 'b) Female', Ethnicity: 'a) White', 'LA in Touch': 'a) In touch' }

describe('The lists of Annex A', () => {
  it('are eleven, each begins with whose row it is, and every code column has its codes', () => {
    expect(annexLists.map(({ list }) => list)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    for (const { columns } of annexLists) {
      expect(columns[0]?.name).toMatch(/identifier|Unique ID/)
      expect(columns[0]).toMatchObject({ kind: 'text', required: true })
      for (const { kind, codes } of columns) {
        expect(['text', 'number', 'date', 'code']).toContain(kind)
        expect((codes !== null && annexCodes[codes].length > 0) === (kind === 'code')).toBe(true)
      }
    }
  })

  it.each<[AnnexCodeList, string, string | null]>([
    ['ethnicity', 'a) White', 'a) White'],
    ['ethnicity', 'a) white', 'a) White'],
    ['gender', ' B)  FEMALE ', 'b) Female'],
    ['placement', "h) Children's Homes", 'h) Children’s Homes'],
    [
      'legalStatus',
      'f) Detained on child protection grounds in LA accomodation',
      'f) Detained on child protection grounds in LA accommodation',
    ],
    ['yesNo', 'true', 'Yes'],
    ['yesNo', 'Unknown', null],
    ['gender', 'a) Mail', null],
  ])('of the codes of %s take “%s” for %s', (codes, text, written) => {
    expect(annexCode(codes, text)).toBe(written)
  })

  it('take what other systems write for nothing as blank', () => {
    expect(['', ' - ', '<BLANK>', 'zzCodeError', 'No data'].map(isBlankCell)).toEqual([true, true, true, true, true])
    expect(isBlankCell('0')).toBe(false)
  })

  it('write each code of the return as the list has it, and none that the return does not know', () => {
    const inReturn = { gender: 'sex', ethnicity: 'ethnicity', need: 'need', legalStatus: 'legalStatus' } as const
    for (const [own, theirs] of Object.entries(inReturn) as [keyof typeof inReturn, keyof typeof codeLists][])
      expect([...annexLetters[own].keys()].filter((code) => !(code in codeLists[theirs]))).toEqual([])
    expect(Object.keys(codeLists.legalStatus).filter((code) => inAnnex('legalStatus', code) === null)).toEqual([])
    expect(Object.keys(codeLists.ethnicity).filter((code) => inAnnex('ethnicity', code) === null)).toEqual([])
    expect(Object.keys(codeLists.placement).filter((code) => inAnnex('placement', code) === null)).toEqual(['K3'])
    for (const [own, letters] of Object.entries(annexLetters) as [AnnexLetters, ReadonlyMap<string, string>][])
      for (const code of letters.keys()) expect([own, code, inAnnex(own, code)]).not.toContain(null)
    expect(inAnnex('reasonCeased', 'E48')).toBe('g) Special Guardianship Orders')
  })

  it('are each filled: the children’s from a child’s facts, the last from households of adopters', () => {
    const filled = [...Object.keys(rowsOfLists), '11'].map(Number)
    expect(filled.sort((a, b) => a - b)).toEqual(annexLists.map(({ list }) => list))
  })

  it.each([8, 9, 10, 11])('keep every column of list %i in a field of its fact, but the age', (n) => {
    const [first, ...rest] = headingsOf(n)
    const labels = Object.values(factOfList[n]?.fields ?? {}).map(({ label }) => label)
    expect(rest.filter((name) => !labels.includes(name))).toEqual(n === 11 ? [] : [...NOT_KEPT])
    const ours = new Set([first, ...rest, ...Object.values(placeOfRow).map(({ label }) => label)])
    expect(labels.filter((label) => !ours.has(label))).toEqual([])
  })
})

describe('Reading lists 8 to 11', () => {
  it.each([8, 9, 10, 11])('knows list %i by its headings, in any order and case, under a title', (n) => {
    const headings = headingsOf(n).toReversed()
    const cells = headings.map((name) => (/^(Child Unique ID|Individual adopter)/.test(name) ? 'C1' : null))
    const lines = [['Our council'], headings.map((name) => name.toUpperCase()), cells]
    const read = readLists([{ sheet: 'A', lines: lines.map((own, nth) => ({ line: nth + 1, cells: own })) }], asAt)
    expect(read.lists).toMatchObject([{ list: n, statements: [{ id: 'C1', says: {} }], rejects: [], missing: [] }])
  })

  it('says what each row says, with codes as they are written and days as days', () => {
    const born = new Date('2007-02-03')
    const rows = [
      { ...leaver, Ethnicity: 'a) white', 'Date of Birth': born, 'Latest Date of Contact': '04/05/2026' },
      { ...leaver, 'Child Unique ID': 77, 'Age of Child (Years)': 19 },
    ]
    const [list] = readLists([sheetOf(9, rows)], asAt).lists
    expect(list?.statements[0]?.says).toEqual({
      Gender: 'b) Female',
      Ethnicity: 'a) White',
      'LA in Touch': 'a) In touch',
      'Date of Birth': '2007-02-03',
      'Latest Date of Contact': '2026-05-04',
    })
    expect(list?.statements[1]).toMatchObject({ id: '77', says: { 'Age of Child (Years)': 19 } })
    expect(list?.blank).toMatchObject({ 'Eligibility Category': 2 })
  })

  it.each([
    [{ Gender: 'a) Mail' }, 'Gender', '“a) Mail” is not among its codes'],
    [{ 'Date of Birth': '31/02/2010' }, 'Date of Birth', 'is no day of the calendar'],
    [{ 'Date of Birth': 39115 }, 'Date of Birth', 'is a spreadsheet’s day number'],
    [{ 'Age of Child (Years)': 'nine' }, 'Age of Child (Years)', 'is not a whole number'],
    [{ 'Latest Date of Contact': '01/07/2026' }, 'Latest Date of Contact', 'is after the day as at which the list'],
    [{ 'Child Unique ID': ' ' }, 'Child Unique ID', 'is empty'],
  ])('rejects a row with %o, and reads the one after it', (change, column, reason) => {
    const [list] = readLists(
      [
        sheetOf(9, [
          { ...leaver, ...change },
          { ...leaver, 'Child Unique ID': 'C2' },
        ]),
      ],
      asAt,
    ).lists
    expect(list?.rejects).toMatchObject([
      { line: 2, wrong: [{ column, reason: expect.stringContaining(reason) as string }] },
    ])
    expect(list?.rejects[0]?.cells).toHaveLength(17)
    expect(list?.statements).toHaveLength(1)
  })

  it('gives back a child who stands in a list twice, since nobody can tell which row is so', () => {
    const [list] = readLists([sheetOf(9, [leaver, leaver])], asAt).lists
    expect(list?.statements).toHaveLength(1)
    expect(list?.rejects).toMatchObject([
      { line: 3, wrong: [{ column: 'Child Unique ID', reason: 'stands in line 2 already' }] },
    ])
  })

  it('reads a file of rejected rows again, its first columns left aside', () => {
    const given = sheetOf(9, [leaver])
    const lines = given.lines.map(({ line, cells }, nth) => ({
      line,
      cells: nth === 0 ? ['Line', 'Why it was rejected', ...cells] : ['7', 'Gender: is none', ...cells],
    }))
    expect(readLists([{ ...given, lines }], asAt).lists).toMatchObject([{ statements: [{ id: 'C1' }], unknown: [] }])
  })

  it('passes over what it does not read, and says why', () => {
    const read = readLists(
      [
        sheetOf(1, [], 'Contacts'),
        sheetOf(9, [leaver], 'Leavers'),
        sheetOf(9, [leaver], 'Again'),
        { sheet: 'Other', lines: [{ line: 1, cells: ['Name', 'Telephone'] }] },
      ],
      asAt,
    )
    expect(read.lists).toHaveLength(1)
    expect(read.passedOver).toEqual([
      { sheet: 'Contacts', reason: 'It is list 1: lists 8 to 11 are read.' },
      { sheet: 'Again', reason: 'List 9 stands in another sheet already. Keep one of the two.' },
      { sheet: 'Other', reason: 'Its headings are those of no list.' },
    ])
  })

  it('says which columns are missing and which it does not know', () => {
    const given = sheetOf(10, [])
    const [headings] = given.lines
    const cells = [...(headings?.cells ?? []).filter((name) => name !== 'Family identifier'), 'Shoe size']
    const [list] = readLists([{ ...given, lines: [{ line: 1, cells }] }], asAt).lists
    expect(list).toMatchObject({ list: 10, missing: ['Family identifier'], unknown: ['Shoe size'] })
  })
})
