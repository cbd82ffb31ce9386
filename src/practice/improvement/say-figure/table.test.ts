import { describe, expect, test } from 'vitest'
import { comparatorsIn, type TableAsked } from './table.ts'

const headings = [
  'time_period',
  'time_identifier',
  'geographic_level',
  'country_name',
  'region_name',
  'la_name',
  'category',
  'days',
  'share',
]
const row = (level: string, region: string, council: string, days: string, category = 'Total', period = '201617') => [
  ...[period, 'Reporting year', level, 'England', region, council, category, days, '61.2%'],
]
const table = [
  headings,
  row('National', '', '', '1,520'),
  row('Regional', 'North West', '', '498'),
  row('Local authority', 'North West', 'Port Council', '471'),
  row('Local authority', 'North West', 'Mill Council', 'c'),
  row('National', '', '', '530', 'Total', '201516'),
]
const asked: TableAsked = { column: 'days', period: '201617', only: '' }
const areas = { region: 'North West', councils: ['Port Council', 'Mill Council', 'Hill Council'] }

describe('A table of the Department’s', () => {
  test('tells what England, the region and the neighbours came to, each with its row', () => {
    const read = comparatorsIn(table, asked, areas)
    expect(read).toMatchObject({
      found: [
        { with: 'england', council: null, value: 1520, row: 2 },
        { with: 'region', council: null, value: 498, row: 3 },
        { with: 'neighbour', council: 'Port Council', value: 471, row: 4 },
      ],
    })
  })

  test('leaves out whom it tells nothing of, and says why', () => {
    expect(comparatorsIn(table, asked, areas)).toMatchObject({
      left: ['Mill Council: “c” is no number', 'Hill Council: no row'],
    })
  })

  test('is read whatever the case of its headings and names, and a share without its sign', () => {
    const read = comparatorsIn(table, { ...asked, column: 'SHARE ' }, { region: '', councils: ['port council'] })
    expect(read).toMatchObject({
      found: [
        { with: 'england', value: 61.2 },
        { with: 'neighbour', value: 61.2 },
      ],
    })
  })

  test('that is divided is not guessed at: it says by which columns', () => {
    const divided = [...table, row('National', '', '', '600', 'Boys')]
    expect(comparatorsIn(divided, asked, areas)).toEqual([
      { field: 'only', says: 'There are 2 rows of England in 201617. Say which, by category' },
    ])
    const read = comparatorsIn(divided, { ...asked, only: 'category = boys' }, { region: '', councils: [] })
    expect(read).toMatchObject({ found: [{ with: 'england', value: 600, row: 7 }] })
  })

  test.each<readonly [string, Partial<TableAsked>, string, string]>([
    [
      'a column that it has not',
      { column: 'dyas' },
      'column',
      'The table has no column “dyas”. It has category, days and share',
    ],
    [
      'a time that it has not',
      { period: '201718' },
      'period',
      'No row is of “201718”. The table has 201516 and 201617',
    ],
    [
      'a condition that is none',
      { only: 'Total' },
      'only',
      'Write a column and its value with = between, such as category=Total',
    ],
    [
      'a condition on no column',
      { only: 'sex=F' },
      'only',
      'The table has no column “sex”. It has category, days and share',
    ],
    ['a condition that no row meets', { only: 'category=Girls' }, 'only', 'No row of 201617 is so'],
  ])('is asked for %s: the sentence stands beside its field', (_, change, field, says) => {
    expect(comparatorsIn(table, { ...asked, ...change }, areas)).toEqual([{ field, says }])
  })

  test('that is another kind of table is refused', () => {
    const read = comparatorsIn(
      [
        ['Council', 'Days'],
        ['Port Council', '471'],
      ],
      asked,
      areas,
    )
    expect(read).toMatchObject([{ field: 'table' }])
    expect(JSON.stringify(read)).toContain('It has Council and Days')
  })
})
