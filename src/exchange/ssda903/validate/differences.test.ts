import { describe, expect, test } from 'vitest'
import { collectionOf, isInForce, makeTables, readTable, replayVector, rules, validate, type Vector } from './index.ts'

type Given = Vector['tables']

const ruleOf = (code: string) => {
  const found = rules.find((rule) => rule.code === code)
  if (!found) throw new Error(`There is no rule ${code}.`)
  return found
}
const marked = (code: string, year: number, tables: Given) =>
  replayVector(ruleOf(code), { id: code, tables, expected: {} }, year)
const order = { columns: ['CHILD', 'DOLO_START', 'DOLO_END'], rows: [['7', '01/06/2026', '01/09/2026']] }
const placed = (...places: readonly string[]): Given => ({
  DoLo: order,
  Episodes: {
    columns: ['CHILD', 'DECOM', 'DEC', 'PLACE'],
    rows: places.map((place) => ['7', '01/05/2026', null, place]),
  },
})
const authorities = (field: string, table: string, ...codes: readonly string[]): Given => ({
  [table]: { columns: ['CHILD', 'LS', field], rows: codes.map((code) => ['7', 'C2', code]) },
})

/** The rules in which the sector's other tool is known to err: what ours says instead, and why. */
const examples: readonly [
  code: string,
  year: number,
  tables: Given,
  marks: Readonly<Record<string, readonly number[]>>,
  because: string,
][] = [
  [
    '231',
    2026,
    {
      Header: {
        columns: ['CHILD', 'DOB', 'UASC'],
        rows: [
          ['7', '01/02/2018', '1'],
          ['8', '01/02/2010', '1'],
          ['9', '01/02/2018', '0'],
        ],
      },
    },
    { Header: [0] },
    'a child under 11 who came alone is asked about, an older one and one who did not are not',
  ],
  [
    '233',
    2026,
    {
      Episodes: {
        columns: ['CHILD', 'DECOM', 'DEC', 'REASON_PLACE_CHANGE'],
        rows: [
          ['7', '01/05/2025', null, 'CARPL'],
          ['8', '01/05/2025', '01/06/2025', 'CARPL'],
        ],
      },
    },
    { Episodes: [0] },
    'an open episode has no reason for a change',
  ],
  ['709', 2027, placed('U6', 'R1', 'K1'), { DoLo: [0], Episodes: [0] }, 'foster care is not expected with an order'],
  ['710', 2027, placed('U6', 'R1', 'K1'), { DoLo: [0], Episodes: [2] }, 'a secure home needs no such order'],
  [
    '165',
    2026,
    {
      Header: {
        columns: ['CHILD', 'SEX', 'MOTHER'],
        rows: [
          ['7', 'F', null],
          ['8', 'F', '0'],
          ['9', 'M', '1'],
        ],
      },
      Episodes: {
        columns: ['CHILD', 'DECOM', 'DEC', 'LS'],
        rows: ['7', '8', '9'].map((child) => [child, '01/05/2025', null, 'C2']),
      },
    },
    { Header: [0, 2] },
    'F and M are the codes of sex in force, not 2 and 1',
  ],
  [
    '146',
    2025,
    {
      Episodes: {
        columns: ['CHILD', 'PLACE'],
        rows: [
          ['7', 'K3'],
          ['7', 'K9'],
        ],
      },
    },
    { Episodes: [1] },
    'K3, supported accommodation, is a code of 2025',
  ],
  [
    '706',
    2027,
    { DoLo: order, DoLo_last: { columns: ['CHILD', 'DOLO_START', 'DOLO_END'], rows: [['7', '01/01/2026', null]] } },
    { DoLo: [0] },
    'the order that was open last year is gone',
  ],
  [
    '633',
    2026,
    authorities('LA_PERM', 'PrevPerm', '838', '839', '940', '941', '942', '943', '007'),
    { PrevPerm: [6] },
    'Dorset, Bournemouth, the two of Northamptonshire and the two of Cumbria exist',
  ],
  [
    '169',
    2026,
    authorities('PL_LA', 'Episodes', 'E06000066', 'E08000039', 'E06000063', 'nowhere', 'E06000067', 'E07000008', '816'),
    { Episodes: [3, 4, 5, 6] },
    'Somerset, Sheffield and Cumberland have the codes of today; a number that no authority has, a district’s and that of schools are none',
  ],
]

describe('where the other tool errs, ours follows the Department’s rule', () => {
  for (const [code, year, tables, marks, because] of examples)
    test(`${code} of ${year}: ${because}`, () => {
      expect(isInForce(ruleOf(code), year)).toBe(true)
      expect(marked(code, year, tables)).toEqual(marks)
    })

  test('706 is not run without last year’s table, and stops no other rule', () => {
    const tables = makeTables()
    readTable(
      tables,
      new TextEncoder().encode('CHILD,DOB,DOLO_START,DOLO_END\n7,01/02/2012,01/06/2026,\n'),
      'this year',
    )
    const found = validate([ruleOf('706'), ruleOf('708')], tables, collectionOf(2027))
    expect(found.notRun).toEqual([{ rule: '706', reason: expect.stringContaining('DoLo') }])
    expect(found.ran).toEqual(['708'])
  })
})

test('tables of two authorities are told child by child: whose episodes have no header, and nothing of them is skipped', () => {
  const tables = makeTables()
  const read = (...lines: readonly string[]) =>
    readTable(tables, new TextEncoder().encode(lines.join('\n')), 'this year')
  read('CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB', 'A1,M,01/02/2014,WBRI,UN1,,', 'A2,M,01/02/2015,WBRI,UN1,,')
  read(
    'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN',
    'B1,01/06/2025,S,C1,N1,U6,PR1,,,,,,',
    'B2,01/07/2025,S,C1,N1,U6,PR1,,,,,,',
    'A2,01/07/2025,S,C1,N1,U6,PR1,,,,,,',
  )
  const { issues } = validate([ruleOf('INT03'), ruleOf('EPI')], tables, collectionOf(2026))
  expect(issues.map(({ rule, table, row, child }) => [rule, table, row, child])).toEqual([
    ['INT03', 'Episodes', 0, 'B1'],
    ['INT03', 'Episodes', 1, 'B2'],
    ['EPI', 'Header', 0, 'A1'],
  ])
})

describe('vectors of an odd kind', () => {
  const vector = (tables: Given, metadata?: Vector['metadata']): Vector => ({
    id: 'odd',
    tables,
    expected: {},
    ...(metadata ? { metadata } : {}),
  })

  test('without metadata are of the ruleset’s own year', () => {
    const given = vector({
      Episodes: { columns: ['CHILD', 'DECOM', 'DEC', 'LS'], rows: [['7', '01/05/2025', null, 'C2']] },
      Header: { columns: ['CHILD', 'SEX', 'MOTHER'], rows: [['7', 'F', null]] },
    })
    expect(replayVector(ruleOf('165'), given, 2026)).toEqual({ Header: [0] })
    expect(replayVector(ruleOf('165'), given, 2025)).toEqual({})
  })

  test('are answered in the numbers of their own index', () => {
    const given = vector({ Header: { columns: ['SEX'], rows: [['M'], ['Q'], [null]], index: [10, 20, 30] } })
    expect(replayVector(ruleOf('101'), given, 2026)).toEqual({ Header: [20, 30] })
  })

  test('of no tables, or of tables that nobody knows, mark nothing', () => {
    expect(replayVector(ruleOf('101'), vector({}), 2026)).toEqual({})
    expect(replayVector(ruleOf('101'), vector({ Cats: { columns: ['SEX'], rows: [['Q']] } }), 2026)).toEqual({})
  })

  test('of null cells alone stop no rule', () => {
    for (const rule of rules) {
      const tables = Object.fromEntries(
        [...rule.sees].map(([table, columns]) => {
          const names = [...columns]
          return [table, { columns: names, rows: [names.map(() => null), names.map(() => null)] }]
        }),
      )
      for (const rows of Object.values(replayVector(rule, vector(tables), rule.until)))
        for (const row of rows) expect([0, 1], rule.code).toContain(row)
    }
  })
})
