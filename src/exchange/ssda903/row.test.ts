import { describe, expect, it } from 'vitest'
import { day } from '../../time/index.ts'
import { contentOf, factOf, nothingNoticed, rowReader } from './row.ts'
import { readDate } from './dates.ts'
import { tables, type Table } from './tables.ts'
import type { TableName } from './table-names.ts'

const named = (name: TableName): Table => {
  const table = tables.find((t) => t.name === name)
  if (!table) throw new Error(name)
  return table
}
const episode = (change: Record<string, string> = {}): string[] =>
  named('Episodes').columns.map(
    (column) =>
      ({ CHILD: '100234', DECOM: '01/05/2025', RNE: 'S', LS: 'C2', CIN: 'N1', PLACE: 'U6', ...change })[column.name] ??
      '',
  )

describe('a date in a cell', () => {
  it.each([
    ['01/05/2025', '2025-05-01', 'day, month, year'],
    ['1/5/2025', '2025-05-01', 'spreadsheets drop the noughts'],
    ['2025-05-01', '2025-05-01', 'ISO dates are understood'],
    ['01/05/2025 00:00:00', '2025-05-01', 'midnight adds nothing'],
    ['29/02/2024', '2024-02-29', '2024 is a leap year'],
  ])('%s is %s, because %s', (text, on) => {
    expect(readDate(text).day).toBe(on)
  })
  it.each([
    ['31/02/2025', 'is no day of the calendar'],
    ['29/02/2025', 'is no day of the calendar'],
    ['15/06/0205', 'has a year that cannot be right'],
    ['06/15/2025', 'has no such month'],
    ['01/05/25', 'year of two digits'],
    ['45778', 'spreadsheet’s day number'],
    ['soon', 'write it as DD/MM/YYYY'],
    ['2025-02-31', 'is no day of the calendar'],
  ])('%s cannot be read: it %s', (text, why) => {
    expect(readDate(text)).toMatchObject({ day: null })
    expect(readDate(text).why).toContain(why)
  })
})

describe('a row of a return', () => {
  it('is one fact, with empty cells left out', () => {
    expect(factOf(named('Episodes'), episode({ DEC: '04/09/2025', REC: 'x1' }), 2026)).toEqual({
      child: '100234',
      type: 'child.episode',
      happenedOn: '2025-05-01',
      body: {
        reasonStarted: 'S',
        legalStatus: 'C2',
        need: 'N1',
        placement: 'U6',
        endedOn: '2025-09-04',
        reasonEnded: 'X1',
      },
    })
  })
  it('is dated 1 April in a yearly table, when the return year begins', () => {
    expect(factOf(named('OC3'), ['1', '01/02/2004', 'YES', 'F2', 'U1'], 2026)).toMatchObject({
      happenedOn: '2025-04-01',
      body: { inTouch: 'YES', activity: 'F2', accommodation: 'U1' },
    })
  })
  it.each([
    [{ CHILD: ' ' }, 'CHILD is empty'],
    [{ DECOM: '' }, 'DECOM is empty'],
    [{ DECOM: '31/02/2025' }, 'DECOM is “31/02/2025”, which is no day of the calendar'],
    [{ DEC: '06/15/2025' }, 'DEC is “06/15/2025”, which has no such month'],
    [{ DECOM: '15/06/0205' }, 'has a year that cannot be right'],
  ])('with %o is rejected: %s', (change, reason) => {
    expect(factOf(named('Episodes'), episode(change), 2026)).toEqual({ rejected: expect.stringContaining(reason) })
  })
  it('keeps codes that nobody knows, and counts them', () => {
    const noticed = nothingNoticed()
    const read = rowReader(named('Episodes'), noticed)(episode({ PLACE: 'XX9' }))
    expect(read).toHaveProperty('row')
    expect([...noticed.codes.values()].some((counts) => counts.get('XX9') === 1)).toBe(true)
  })
  it('is read although a repeated birth date is not, which is counted', () => {
    const noticed = nothingNoticed()
    const read = rowReader(named('Reviews'), noticed)(['1', '31/02/2010', '01/05/2025', 'PN1'])
    expect(read).toEqual({ row: { child: '1', content: '2025-05-01\tPN1' } })
    expect([...noticed.leftOut.values()]).toEqual([1])
  })
  it('keeps a partly unknown date of an earlier order as it was written', () => {
    expect(factOf(named('PrevPerm'), ['1', '', 'P1', '999', 'zz/zz/ZZZZ'], 2026)).toMatchObject({
      body: { option: 'P1', authority: '999', orderDate: 'zz/zz/ZZZZ' },
    })
  })
  it('says the same sex in the codes before and after 2025', () => {
    const sexOf = (code: string) => factOf(named('Header'), ['1', code, '01/02/2010', 'WBRI', '', '', ''], 2025)
    expect(sexOf('2')).toEqual(sexOf('F'))
  })
  it('keeps a formula as text', () => {
    expect(factOf(named('Header'), ['1', 'F', '01/02/2010', 'WBRI', "=cmd|' /C calc'!A0", '', ''], 2026)).toMatchObject(
      {
        body: { upn: "=cmd|' /C calc'!A0" },
      },
    )
  })
  it('says as a fact what it says as a row, in every table', () => {
    for (const table of tables) {
      const cells = table.columns.map((column) => (column.kind.endsWith('date') ? '01/05/2025' : column.name))
      const read = rowReader(table, nothingNoticed())(cells)
      const fact = factOf(table, cells, 2026)
      if (!('row' in read) || 'rejected' in fact) throw new Error(table.name)
      expect(contentOf(table, fact.happenedOn, fact.body)).toBe(read.row.content)
    }
  })
  it('dates the whole statement by what happened, never by births', () => {
    const noticed = nothingNoticed()
    rowReader(named('Header'), noticed)(['1', 'F', '01/02/2010', 'WBRI', '', '', ''])
    rowReader(named('Episodes'), noticed)(episode({ DEC: '04/09/2025' }))
    expect([...noticed.days.keys()].sort()).toEqual([day('2025-05-01'), day('2025-09-04')])
  })
})
