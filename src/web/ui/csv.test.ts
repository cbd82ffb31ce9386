import { expect, it } from 'vitest'
import { csvOf } from './csv.ts'

it('writes a table that Excel opens as it is', () => {
  expect(
    csvOf(
      ['child', 'days'],
      [
        ['Child 100234', 314],
        [null, -4],
      ],
    ),
  ).toBe('\uFEFFchild,days\r\nChild 100234,314\r\n,-4\r\n')
})

it.each([
  ['a, b', '"a, b"'],
  ['said "no"', '"said ""no"""'],
  ['two\nlines', '"two\nlines"'],
  ['=cmd|x', "'=cmd|x"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-1+2', "'-1+2"],
])('never lets a cell break its row or run as a formula: %j', (value, written) => {
  expect(csvOf(['x'], [[value]])).toBe(`\uFEFFx\r\n${written}\r\n`)
})
